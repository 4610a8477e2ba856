import { policyManual } from '../../procedures/sources.ts';
import { differenceRule, sayUnits } from '../procedures/say-difference.ts';
import { PROCEDURE_NOT_DOCUMENTED_EXAMPLES } from './procedure-not-documented.examples.ts';

export const procedureNotDocumented = differenceRule({
  id: 'procedure-not-documented',
  title: 'Billed, not documented as done',
  why: 'A billed procedure that the note puts off, denies, or does not tell at all.',
  source: policyManual('I.A'),
  examples: PROCEDURE_NOT_DOCUMENTED_EXAMPLES,
  kinds: ['put-off', 'not-documented'],
  say({ kind, billed }) {
    const code = billed === null ? '' : sayUnits(billed);
    return kind === 'put-off'
      ? `The note does not tell it as done today; the fee sheet has ${code}.`
      : `The note does not tell the procedure of ${code}. Was it done, and where is it documented?`;
  },
});
