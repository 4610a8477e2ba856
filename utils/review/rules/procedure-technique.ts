import { policyManual } from '../../procedures/sources.ts';
import { differenceRule, sayLines, sayUnits } from '../procedures/say-difference.ts';
import { PROCEDURE_TECHNIQUE_EXAMPLES } from './procedure-technique.examples.ts';

export const procedureTechnique = differenceRule({
  id: 'procedure-technique',
  title: 'Technique of a procedure',
  why: 'The note tells another technique than the code is for: a biopsy for a shave removal, a punch for a shave.',
  source: policyManual('I.A', 'III.E.1'),
  examples: PROCEDURE_TECHNIQUE_EXAMPLES,
  kinds: ['technique'],
  say: ({ billed, lines }) =>
    `By the technique that the note tells it is ${sayLines(lines)}; the fee sheet has ${billed === null ? '' : sayUnits(billed)}.`,
});
