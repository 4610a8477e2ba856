import { neverBeside, PAIRS_SOURCE, primariesOf } from '../../procedures/day-limits.ts';
import { COMPARING } from '../procedures/say-difference.ts';
import { readSheet } from '../procedures/sheet.ts';
import { sheetFinding } from '../procedures/sheet-finding.ts';
import type { Rule } from '../types.ts';
import { NEVER_BESIDE_EXAMPLES } from './procedure-never-beside.examples.ts';

export const procedureNeverBeside: Rule = {
  id: 'procedure-never-beside',
  title: 'Two codes that never go together',
  why: 'Two codes of which Medicare pays one and never the other beside it: two first biopsies, 17000 beside 17004.',
  source: PAIRS_SOURCE,
  examples: NEVER_BESIDE_EXAMPLES,
  supersedes: [...COMPARING, 'procedure-add-on', 'procedure-unit-limit'],
  check(context) {
    const sheet = readSheet(context);
    return sheet.flatMap((billed) => {
      const paid = sheet.find(({ code }) => neverBeside(code, billed.code));
      if (paid === undefined) return [];
      const isAddOn = primariesOf(billed.code) !== undefined;
      const further = isAddOn
        ? ''
        : ' Further work of its kind has a code for each further one, or is in the sum.';
      const message = `${paid.code} and ${billed.code} are never paid together, and no modifier opens the pair.${further}`;
      const said = { rule: 'procedure-never-beside', grade: 'block', message, source: PAIRS_SOURCE } as const;
      return [sheetFinding(said, billed, 'all', context)];
    });
  },
};
