import { differenceRule, sayLines, sayUnits } from '../procedures/say-difference.ts';
import { PROCEDURE_SIZE_EXAMPLES } from './procedure-size.examples.ts';

export const procedureSize = differenceRule({
  id: 'procedure-size',
  title: 'Size band of a procedure',
  why: 'The size that the note gives, with its margins, lies in another band than the code.',
  examples: PROCEDURE_SIZE_EXAMPLES,
  kinds: ['size'],
  say({ billed, lines, questions }) {
    const sums = lines.map(({ steps }) => steps.join('; ')).join('; ');
    const [open] = questions;
    const code = billed === null ? '' : sayUnits(billed);
    const ask = open === undefined ? '' : ` ${open.question}`;
    return `The note’s sizes come to ${sayLines(lines)} (${sums}); the fee sheet has ${code}.${ask}`;
  },
});
