import { differenceRule, sayLines, sayUnits } from '../procedures/say-difference.ts';
import { PROCEDURE_UNITS_EXAMPLES } from './procedure-units.examples.ts';

export const procedureUnits = differenceRule({
  id: 'procedure-units',
  title: 'Number of lesions, stages or units',
  why: 'How many were treated decides code and units; the fee sheet counts otherwise than the note.',
  examples: PROCEDURE_UNITS_EXAMPLES,
  kinds: ['units'],
  say: ({ billed, lines }) =>
    `By its count the note comes to ${sayLines(lines)}; the fee sheet has ${billed === null ? '' : sayUnits(billed)}.`,
});
