import { suggestAll } from '../claim-codes.ts';
import { quoteWords, toEvidence } from '../more-exact.ts';
import { findingAt, saidNow } from '../said-words.ts';
import type { Rule } from '../types.ts';
import { METASTASIS_EXAMPLES } from './skin-metastasis.examples.ts';

const SOURCE = 'ICD-10-CM Guidelines FY2026, I.C.2.b and I.C.2.l.2; neoplasm table, skin, secondary';
const PRIMARY = /^C(?:4[34A]|44)/;
const MERKEL = /^C4A/;
const SECONDARY = /^C7(?:[789B])/;
const TO_SKIN =
  /\b(?:(?:cutaneous|skin|subcutaneous|in[- ]transit|satellite) metasta(?:sis|ses|tic \w+)|metasta(?:sis|ses|tic)(?: \w+){0,3} (?:to|in|of) the skin|in[- ]transit (?:melanoma|disease|lesions?))\b/gi;

export const skinMetastasis: Rule = {
  id: 'skin-metastasis',
  title: 'Metastasis in the skin',
  why: 'A metastasis in the skin has a code of its own, whatever it came from. It stands first where it alone is treated, and the tumor it came from, or its history, behind it.',
  source: SOURCE,
  examples: METASTASIS_EXAMPLES,
  check(context) {
    const { diagnoses } = context.claim;
    const primary = diagnoses.find(({ code }) => PRIMARY.test(code));
    if (!primary || diagnoses.some(({ code }) => SECONDARY.test(code))) return [];
    const said = saidNow(TO_SKIN, context);
    if (said.length === 0) return [];
    const better = MERKEL.test(primary.code) ? 'C7B.1' : 'C79.2';
    const suggestions = suggestAll([better], 'the metastasis itself', context);
    if (suggestions.length === 0) return [];
    const evidence = toEvidence(said, context.note.text).slice(0, 2);
    const message = `The note says ${quoteWords(evidence)}; ${primary.code} is the tumor that it came from. The metastasis has a code of its own, first where it alone is treated.`;
    return [
      findingAt('skin-metastasis', primary.code, {
        grade: 'warn',
        evidence,
        message,
        suggestions,
        source: SOURCE,
      }),
    ];
  },
};
