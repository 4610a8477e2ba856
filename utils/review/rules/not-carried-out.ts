import { suggestAll } from '../claim-codes.ts';
import { quoteWords, toEvidence } from '../more-exact.ts';
import { findingAt } from '../said-words.ts';
import type { Finding, Rule, RuleContext } from '../types.ts';
import { NOT_CARRIED_OUT_EXAMPLES } from './not-carried-out.examples.ts';

const SOURCE = 'ICD-10-CM Guidelines FY2026, IV.A.1; tabular list, Z53';
const CODED = /^Z53/;
const DEED = `(?:biops(?:y|ies)|excision|mohs(?: surgery)?|surgery|procedure|cryotherapy|treatment|ed&c|removal|injections?)`;
/** What was to be done today and was not, by who or what stopped it. */
const STOPPED: readonly (readonly [words: RegExp, codes: readonly string[]])[] = [
  [
    new RegExp(
      String.raw`\b${DEED} (?:was |is )?(?:cancell?ed|aborted|postponed|not (?:done|performed|carried out)|stopped|deferred)[^.;\n]{0,40}\b(?:blood pressure|hypertensi\w+|infect\w+|anticoagula\w+|inr|allerg\w+|fever|pregnan\w+|illness|contraindicat\w+)\b`,
      'gi',
    ),
    ['Z53.09'],
  ],
  [
    new RegExp(
      String.raw`\b(?:patient|pt|he|she|they|parent|mother|father|guardian) (?:declin|refus)\w+ (?:the |a |an |any |further )?(?:shave |punch |skin )?${DEED}\b`,
      'gi',
    ),
    ['Z53.20', 'Z53.29'],
  ],
  [
    new RegExp(
      String.raw`\b(?:today'?s |the |planned |scheduled )+${DEED} (?:was |is )?(?:cancell?ed|aborted|postponed)\b`,
      'gi',
    ),
    ['Z53.8', 'Z53.9'],
  ],
];

export const notCarriedOut: Rule = {
  id: 'not-carried-out',
  title: 'Procedure that was not carried out',
  why: 'Where a procedure was planned for the visit and not done, the reason for it is still coded first, and a code from Z53 says why it was not done.',
  source: SOURCE,
  examples: NOT_CARRIED_OUT_EXAMPLES,
  check(context) {
    const { diagnoses } = context.claim;
    if (diagnoses.length === 0) return [];
    return diagnoses.some(({ code }) => CODED.test(code)) ? checkOrder(context) : checkStopped(context);
  },
};

/** Z53 in the place of what the procedure was for. */
function checkOrder(context: RuleContext): Finding[] {
  const [first, reason] = context.claim.diagnoses;
  if (!context.claim.isOrdered || !first || !reason || !CODED.test(first.code)) return [];
  const suggestions = suggestAll([reason.code], 'on the claim; put it first', context);
  if (suggestions.length === 0) return [];
  const message = `${first.code} says that nothing was done; ${reason.code}, what it was to be done for, stands first.`;
  return [said(first.code, 'warn', [], message, suggestions)];
}

function checkStopped(context: RuleContext): Finding[] {
  const { text } = context.note;
  for (const [words, codes] of STOPPED) {
    const hits = [...text.matchAll(words)].map(({ index, 0: hit }) => ({
      start: index,
      end: index + hit.length,
    }));
    const suggestions = suggestAll(codes, 'by why it was not done', context);
    if (hits.length === 0 || suggestions.length === 0) continue;
    const evidence = toEvidence(hits.slice(0, 1), text);
    const message = `The note says ${quoteWords(evidence)}. Where it was planned for this visit, a code says why it was not done. Was it?`;
    return [said('', 'inform', evidence, message, suggestions)];
  }
  return [];
}

function said(
  code: string,
  grade: Finding['grade'],
  evidence: Finding['evidence'],
  message: string,
  suggestions: Finding['suggestions'],
): Finding {
  return findingAt('not-carried-out', code, { grade, evidence, message, suggestions, source: SOURCE });
}
