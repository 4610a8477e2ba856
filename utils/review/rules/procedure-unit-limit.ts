import { type DayLimit, dayLimitOf, LIMITS_SOURCE } from '../../procedures/day-limits.ts';
import { COMPARING } from '../procedures/say-difference.ts';
import { type Billed, readSheet } from '../procedures/sheet.ts';
import { sheetFinding } from '../procedures/sheet-finding.ts';
import type { Rule } from '../types.ts';
import { UNIT_LIMIT_EXAMPLES } from './procedure-unit-limit.examples.ts';

export const procedureUnitLimit: Rule = {
  id: 'procedure-unit-limit',
  title: 'More units than a day takes',
  why: 'More units of a code than Medicare takes on one day. A limit of the day that no appeal opens blocks the claim; one that records may open is a warning.',
  source: LIMITS_SOURCE,
  examples: UNIT_LIMIT_EXAMPLES,
  supersedes: COMPARING,
  check(context) {
    const sheet = readSheet(context);
    return sheet.flatMap((billed) => {
      const limit = dayLimitOf(billed.code);
      if (limit === undefined || billed.units <= limit.units) return [];
      const grade = limit.kind === 'absolute' ? 'block' : 'warn';
      const message = sayLimit(billed, limit);
      const said = { rule: 'procedure-unit-limit', grade, message, source: LIMITS_SOURCE } as const;
      return [sheetFinding(said, billed, 'new', context)];
    });
  },
};

function sayLimit({ code, units }: Billed, limit: DayLimit): string {
  const start = `${code} x${units}: Medicare takes ${limit.units} at most a day, all lines together.`;
  return limit.kind === 'absolute'
    ? `${start} All units are denied, and no appeal helps.`
    : `${start} All units are denied; an appeal needs the records.`;
}
