import { differenceRule, sayLines } from '../procedures/say-difference.ts';
import { PROCEDURE_NOT_BILLED_EXAMPLES } from './procedure-not-billed.examples.ts';

export const procedureNotBilled = differenceRule({
  id: 'procedure-not-billed',
  title: 'Done, not on the fee sheet',
  why: 'A procedure that the note tells as done, on a fee sheet that has others. It may be left off on purpose: a question.',
  examples: PROCEDURE_NOT_BILLED_EXAMPLES,
  kinds: ['not-billed'],
  say: ({ lines }) =>
    `The note tells work that is not on the fee sheet: ${sayLines(lines)}. Was it left off on purpose?`,
});
