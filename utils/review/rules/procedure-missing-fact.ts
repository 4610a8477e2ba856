import { differenceRule, sayUnits } from '../procedures/say-difference.ts';
import { PROCEDURE_MISSING_EXAMPLES } from './procedure-missing-fact.examples.ts';

export const procedureMissingFact = differenceRule({
  id: 'procedure-missing-fact',
  title: 'Fact that the code rests on',
  why: 'The code rests on a size, a count or a stage that the note does not give.',
  examples: PROCEDURE_MISSING_EXAMPLES,
  kinds: ['open'],
  say({ billed, questions }) {
    const asks = questions.map(({ question }) => question).join(' ');
    return `The note does not give what ${billed === null ? 'it' : sayUnits(billed)} rests on. ${asks}`;
  },
});
