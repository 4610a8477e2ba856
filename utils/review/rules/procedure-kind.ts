import { policyManual } from '../../procedures/sources.ts';
import { differenceRule, sayLines, sayUnits } from '../procedures/say-difference.ts';
import { PROCEDURE_KIND_EXAMPLES } from './procedure-kind.examples.ts';

export const procedureKind = differenceRule({
  id: 'procedure-kind',
  title: 'Benign, premalignant or malignant',
  why: 'Benign, premalignant or malignant decides the code, and the note names another disease than the code is for.',
  source: policyManual('III.E.6'),
  examples: PROCEDURE_KIND_EXAMPLES,
  kinds: ['kind'],
  supersedes: ['procedure-diagnosis'],
  say: ({ billed, lines }) =>
    `By the disease that the note names it is ${sayLines(lines)}; the fee sheet has ${billed === null ? '' : sayUnits(billed)}.`,
});
