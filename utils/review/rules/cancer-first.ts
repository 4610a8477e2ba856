import { documentedAs, evidenceOf, presentProblems, suggestAll } from '../claim-codes.ts';
import { placesInNote } from '../more-exact.ts';
import { findingAt } from '../said-words.ts';
import type { Rule } from '../types.ts';
import { CANCER_FIRST_EXAMPLES } from './cancer-first.examples.ts';

const SOURCE = 'ICD-10-CM Guidelines FY2026, I.C.2.g';
/** Signs of the skin and of a growth under it: lumps, changes, pain, bleeding, nodes. */
const SIGN = /^R(?:20|22|23|52|58|59)/;
const CANCER = /^(?:C4[34A]|C44|C46|C79\.2|C7B\.1|C84|D0[34])/;

export const cancerFirst: Rule = {
  id: 'cancer-first',
  title: 'Cancer before its sign',
  why: 'A sign that belongs to a known cancer never takes its place as the first diagnosis.',
  source: SOURCE,
  examples: CANCER_FIRST_EXAMPLES,
  supersedes: ['redundant-sign'],
  check(context) {
    const { diagnoses, isOrdered } = context.claim;
    const [first, ...others] = diagnoses;
    if (!isOrdered || !first || !SIGN.test(first.code)) return [];
    const cancer = others.find((one) => CANCER.test(one.code) && documentedAs(one, context) === 'present');
    if (!cancer) return [];
    // A sign of another problem may well be why the patient came.
    const own = presentProblems(cancer, context);
    const sign = [...presentProblems(first, context)];
    if (sign.length > 0 && !sign.some((problem) => own.has(problem))) return [];
    const suggestions = suggestAll([cancer.code], 'on the claim; put it first', context);
    const said = evidenceOf(cancer, context);
    const evidence = said.length > 0 ? said : placesInNote(cancer, context.note.text);
    const message = `${first.code} is a sign, and ${cancer.code} the known cancer: put the cancer first.`;
    return [
      findingAt('cancer-first', first.code, {
        grade: 'warn',
        evidence,
        message,
        suggestions,
        source: SOURCE,
      }),
    ];
  },
};
