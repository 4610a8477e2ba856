import type { IsoDate } from '../../codes/types.ts';
import { checkAddOns } from './check-add-ons.ts';
import { checkGlobal, checkVisit } from './check-global.ts';
import { checkModifiers } from './check-modifiers.ts';
import { checkPairs } from './check-pairs.ts';
import type { ClaimCheck, ClaimLine, EarlierProcedure } from './check-types.ts';
import { checkUnits } from './check-units.ts';
import type { Medicare } from './types.ts';

/**
 * What Medicare's tables say of the lines of one day together: pairs, unit limits, add-ons, sides, visits and global days.
 * @param on the date of service, and procedures of earlier days as far as they are known
 */
export function checkLines(
  medicare: Medicare,
  lines: readonly ClaimLine[],
  on: { readonly date: IsoDate; readonly earlier?: readonly EarlierProcedure[] },
): ClaimCheck {
  const { date, earlier = [] } = on;
  const { checks, unknownPairs } = checkPairs(medicare, lines, date);
  return {
    checks: [
      ...checks,
      ...checkUnits(medicare, lines, date),
      ...checkAddOns(medicare, lines, date),
      ...checkModifiers(medicare, lines, date),
      ...checkVisit(medicare, lines, date),
      ...checkGlobal(medicare, lines, date, earlier),
    ],
    unknownPairs,
  };
}
