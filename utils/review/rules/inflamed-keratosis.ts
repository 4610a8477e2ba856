import type { NamedMention, Problem } from '../../reading/types.ts';
import { billable } from '../codes-for.ts';
import { sentenceOf } from '../documented.ts';
import { onBillable } from '../finding.ts';
import { quoteWords, toEvidence } from '../more-exact.ts';
import type { Rule, RuleContext } from '../types.ts';
import { INFLAMED_EXAMPLES } from './inflamed-keratosis.examples.ts';

const SOURCE = 'ICD-10-CM tabular list, L82.0 and L82.1; Guidelines FY2026, I.B.2';
const OTHER = 'L82.1';
const INFLAMED = 'L82.0';
const SIGN = /^(?:inflamed|irritated)$/i;

export const inflamedKeratosis: Rule = {
  id: 'inflamed-keratosis',
  title: 'Inflamed seborrheic keratosis',
  why: 'A seborrheic keratosis that the note calls inflamed or irritated has a code of its own, wherever in its problem the word stands.',
  source: SOURCE,
  examples: INFLAMED_EXAMPLES,
  yieldsTo: ['wrong-kind'],
  check: onBillable('inflamed-keratosis', (code, context) => {
    if (code.code !== OTHER || context.codes.some((one) => one.code === INFLAMED)) return null;
    const spoken = context.conditionsFor(code).filter(({ mention }) => mention.assertion === 'present');
    const [problem, ...more] = new Set(spoken.map((one) => one.problem));
    if (!problem || more.length > 0) return null;
    const signs = signsIn(problem, context);
    const suggestions = billable(INFLAMED, 'the note says so of the keratosis', context);
    if (signs.length === 0 || suggestions.length === 0) return null;
    const evidence = toEvidence(signs, context.note.text).slice(0, 2);
    const message = `The note says ${quoteWords(evidence)}; ${OTHER} is a keratosis that is not.`;
    return { grade: 'warn', evidence, message, suggestions, source: SOURCE };
  }),
};

/** Words for inflammation in a problem, in sentences that name no other disease. */
function signsIn({ spans, conditions }: Problem, context: RuleContext): NamedMention[] {
  return context.mentions.filter((one): one is NamedMention => {
    if (one.kind !== 'sign' || one.assertion !== 'present' || !SIGN.test(one.quote)) return false;
    if (!spans.some(({ start, end }) => start <= one.start && one.end <= end)) return false;
    const sentence = sentenceOf(one, context);
    return conditions.every(
      (other) =>
        other.codes?.some((each) => each.startsWith('L82')) || sentenceOf(other, context) !== sentence,
    );
  });
}
