import { ADD_ONS_SOURCE, primariesOf } from '../../procedures/day-limits.ts';
import { COMPARING } from '../procedures/say-difference.ts';
import { readSheet } from '../procedures/sheet.ts';
import { sheetFinding } from '../procedures/sheet-finding.ts';
import type { Rule } from '../types.ts';
import { ADD_ON_EXAMPLES } from './procedure-add-on.examples.ts';

export const procedureAddOn: Rule = {
  id: 'procedure-add-on',
  title: 'Additional code without its first code',
  why: 'A code for further lesions, stages or areas is paid only beside the code of the first.',
  source: ADD_ONS_SOURCE,
  examples: ADD_ON_EXAMPLES,
  supersedes: [...COMPARING, 'procedure-unit-limit'],
  check(context) {
    const sheet = readSheet(context);
    return sheet.flatMap((billed) => {
      const primaries = primariesOf(billed.code);
      if (primaries === undefined || sheet.some(({ code }) => primaries.includes(code))) return [];
      const which =
        primaries.length === 1 ? `${primaries.join()}, which is not` : `${primaries.join(' or ')}: none is`;
      const message = `${billed.code} is for further ones and is paid only beside ${which} on the fee sheet.`;
      const said = { rule: 'procedure-add-on', grade: 'block', message, source: ADD_ONS_SOURCE } as const;
      return [sheetFinding(said, billed, 'new', context)];
    });
  },
};
