import type { NamedMention } from '../../reading/types.ts';
import { isAmong, suggestAll } from '../claim-codes.ts';
import { codesFor, onlyNew } from '../codes-for.ts';
import { documentedIn, isDiagnosisOf } from '../documented.ts';
import { quoteWords, toEvidence } from '../more-exact.ts';
import { findingAt } from '../said-words.ts';
import type { Finding, Rule, RuleContext } from '../types.ts';
import { SKIN_HISTORY_EXAMPLES } from './skin-history.examples.ts';

const SOURCE = 'ICD-10-CM tabular list, Z09 use additional code and Z87.2; Guidelines FY2026, I.C.21.c.4';
const FOLLOW_UP = 'Z09';
const SKIN_PAST = 'Z87.2';
const PAST = ['Z85', 'Z86', 'Z87'];
const INFECTION = /^B[0-8]/;
const SKIN = /^L\d/;

export const skinHistory: Rule = {
  id: 'skin-history',
  title: 'History of a skin disease',
  why: 'A look at a skin disease that is over is coded Z09 with the history that it looks at. A disease that is treated today is none of history.',
  source: SOURCE,
  examples: SKIN_HISTORY_EXAMPLES,
  check: (context) => [...checkFollowUp(context), ...checkPast(context)],
};

/** Z09 without the disease that was. */
function checkFollowUp(context: RuleContext): Finding[] {
  const { diagnoses } = context.claim;
  const isCoded = diagnoses.some(
    ({ code }) => isAmong(code, PAST) || SKIN.test(code) || INFECTION.test(code),
  );
  if (isCoded || !diagnoses.some(({ code }) => code === FOLLOW_UP)) return [];
  const past = context.mentions.filter(
    (one): one is NamedMention =>
      one.kind === 'condition' && one.assertion === 'history' && historyOf(one) !== undefined,
  );
  const codes = past.flatMap((one) => historyOf(one) ?? []);
  const suggestions = suggestAll(codes, 'code it as well', context);
  if (suggestions.length === 0 || new Set(codes).size > 1) return [];
  const evidence = toEvidence(past, context.note.text).slice(0, 2);
  const message = `The note tells of ${quoteWords(evidence)} as past; ${FOLLOW_UP} asks for that history too.`;
  return [
    findingAt('skin-history', FOLLOW_UP, { grade: 'warn', evidence, message, suggestions, source: SOURCE }),
  ];
}

/** History on the claim, and the disease itself in the assessment. */
function checkPast(context: RuleContext): Finding[] {
  const { diagnoses } = context.claim;
  if (!diagnoses.some(({ code }) => code === SKIN_PAST)) return [];
  if (diagnoses.some(({ code }) => SKIN.test(code))) return [];
  if (context.mentions.some((one) => one.kind === 'condition' && one.assertion === 'history')) return [];
  const [first, ...more] = documentedIn(context).filter(
    ({ mention }) => mention.codes?.some((code) => SKIN.test(code)) && isDiagnosisOf(mention, context),
  );
  if (!first || more.length > 0) return [];
  const suggestions = onlyNew(codesFor(first.mention, context), context);
  if (suggestions.length === 0) return [];
  const evidence = toEvidence([first.mention], context.note.text);
  const message = `The note says ${quoteWords(evidence)} of today; ${SKIN_PAST} says that it is over.`;
  return [
    findingAt('skin-history', SKIN_PAST, { grade: 'warn', evidence, message, suggestions, source: SOURCE }),
  ];
}

/** The code for a history of what a condition is: of skin, or of an infection. */
function historyOf({ codes = [] }: NamedMention): string | undefined {
  const named = codes.find((code) => code === SKIN_PAST);
  if (named !== undefined) return named;
  const [first = ''] = codes;
  if (SKIN.test(first)) return SKIN_PAST;
  return INFECTION.test(first) ? 'Z86.19' : undefined;
}
