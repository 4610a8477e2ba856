import { suggestAll } from '../claim-codes.ts';
import { quoteWords, toEvidence } from '../more-exact.ts';
import { findingAt, saidNow } from '../said-words.ts';
import type { Rule } from '../types.ts';
import { TRANSPLANT_EXAMPLES } from './transplant-status.examples.ts';

const SOURCE = 'ICD-10-CM Guidelines FY2026, I.C.2.r and I.C.21.c.3; tabular list, Z94';
const SKIN_CANCER = /^(?:C4[34A]|C44|D0[34])/;
/** A complication of the organ, and a tumor that sits in it. */
const OF_ORGAN = /^(?:T86|C80\.2)/;
const STATUS = /^Z94/;
const OF_KIN =
  /\b(?:brother|sister|mother|father|son|daughter|husband|wife|partner|aunt|uncle|cousin|donor)\b[^.;\n]*$/i;
const TROUBLE =
  /\b(?:reject\w*|graft failure|failing|failed|infect\w* graft|gvhd|graft[- ]versus[- ]host)\b/i;
/** Organs by the note's words. */
const ORGANS: readonly (readonly [words: string, code: string])[] = [
  ['heart[- ](?:and[- ])?lungs?', 'Z94.3'],
  ['(?:kidney|renal)', 'Z94.0'],
  ['(?:heart|cardiac)', 'Z94.1'],
  ['lungs?', 'Z94.2'],
  ['(?:liver|hepatic)', 'Z94.4'],
  ['pancrea(?:s|tic)', 'Z94.83'],
  ['(?:stem cell|bone marrow)', 'Z94.84'],
];
const TRANSPLANT = new RegExp(
  String.raw`\b(${ORGANS.map(([words]) => words).join('|')})[- ](?:transplants?|transplanted|transplantation|tx)(?: (?:recipient|patient|status))?\b`,
  'gi',
);

export const transplantStatus: Rule = {
  id: 'transplant-status',
  title: 'Skin cancer after a transplant',
  why: 'A skin cancer in a person with a transplanted organ is coded as the cancer, with the transplant as status. T86 and C80.2 are for a tumor that sits in the organ itself.',
  source: SOURCE,
  examples: TRANSPLANT_EXAMPLES,
  supersedes: ['coded-not-documented'],
  check(context) {
    const { diagnoses } = context.claim;
    const wrong = diagnoses.find(({ code }) => OF_ORGAN.test(code));
    const isCoded = diagnoses.some(({ code }) => STATUS.test(code));
    if (!diagnoses.some(({ code }) => SKIN_CANCER.test(code)) || TROUBLE.test(context.note.text)) return [];
    // What was done years ago is the status of today.
    const said = saidNow(TRANSPLANT, context, ['present', 'history']).filter(
      ({ start }) => !OF_KIN.test(context.note.text.slice(Math.max(0, start - 40), start)),
    );
    const evidence = toEvidence(said, context.note.text);
    if (evidence.length === 0 || (isCoded && wrong === undefined)) return [];
    const codes = evidence.map(({ quote }) => organOf(quote));
    const why = 'the transplant as status';
    const suggestions = isCoded ? [] : suggestAll(codes, why, context);
    if (wrong === undefined) {
      const message = `The note says ${quoteWords(evidence)}, and no code on the claim tells of it. Did it bear on the visit?`;
      return [
        findingAt('transplant-status', '', {
          grade: 'inform',
          evidence,
          message,
          suggestions,
          source: SOURCE,
        }),
      ];
    }
    if (suggestions.length === 0) return [];
    const message = `The note says ${quoteWords(evidence)} and tells of no trouble with the organ; ${wrong.code} says that the tumor sits in it, or that it fails.`;
    return [
      findingAt('transplant-status', wrong.code, {
        grade: 'warn',
        evidence,
        message,
        suggestions,
        source: SOURCE,
      }),
    ];
  },
};

function organOf(quote: string): string {
  return ORGANS.find(([words]) => new RegExp(`^${words}`, 'i').test(quote))?.[1] ?? '';
}
