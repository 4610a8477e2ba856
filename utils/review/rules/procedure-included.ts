import { policyManual } from '../../procedures/sources.ts';
import { differenceRule, sayUnits } from '../procedures/say-difference.ts';
import { PROCEDURE_INCLUDED_EXAMPLES } from './procedure-included.examples.ts';

export const procedureIncluded = differenceRule({
  id: 'procedure-included',
  title: 'Part of another procedure',
  why: 'Work that is part of what was done with it has no code of its own: the simple closure of an excision.',
  source: policyManual('III.E.6', 'III.L.9'),
  examples: PROCEDURE_INCLUDED_EXAMPLES,
  kinds: ['included'],
  say: ({ billed, because }) =>
    `${billed === null ? '' : sayUnits(billed)} has no line in this note. ${because ?? ''}`,
});
