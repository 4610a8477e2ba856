import { differenceRule, sayLines, sayUnits } from '../procedures/say-difference.ts';
import { PROCEDURE_SITE_EXAMPLES } from './procedure-site.examples.ts';

export const procedureSite = differenceRule({
  id: 'procedure-site',
  title: 'Site of a procedure',
  why: 'The code is for another part of the body, or the modifier for another finger or toe, than the note names.',
  examples: PROCEDURE_SITE_EXAMPLES,
  kinds: ['site', 'digit'],
  say: ({ billed, lines }) =>
    `By the site that the note names it is ${sayLines(lines)}; the fee sheet has ${billed === null ? '' : sayUnits(billed)}.`,
});
