import type { IsoDate } from '../../codes/types.ts';
import { policyManual } from '../sources.ts';
import type { ClaimLine, LineCheck, LinesCheck } from './check-types.ts';
import { isVisit, OF_APART, OF_VISITS } from './modifiers.ts';
import type { Medicare } from './types.ts';

const WHY_NOT_50 = {
  0: 'the fee schedule pays no second side for it',
  2: 'its number already stands for both sides',
  9: 'sides do not apply to it',
} as const;

/** Modifiers that stand at the wrong kind of line, and modifier 50 where the fee schedule knows no sides. */
export const checkModifiers: LinesCheck = (medicare, lines, date) => {
  return lines.flatMap((line) => [...checkSides(medicare, line, date), ...checkPlace(line)]);
};

function checkSides(medicare: Medicare, { code, units, modifiers }: ClaimLine, date: IsoDate): LineCheck[] {
  if (!modifiers.includes('50')) return [];
  const answer = medicare.bilateralOf(code, date);
  if (!answer.found) return [];
  const { indicator, source } = answer;
  const about = { kind: 'bilateral', grade: 'warn', codes: [code], source } as const;
  if (indicator === 1 || indicator === 3) {
    if (units === 1) return [];
    return [{ ...about, message: `${code}-50 x${units}: modifier 50 means both sides, so it is one unit.` }];
  }
  return [{ ...about, message: `${code}-50: modifier 50 does not go here, as ${WHY_NOT_50[indicator]}.` }];
}

function checkPlace({ code, modifiers }: ClaimLine): LineCheck[] {
  const wrong = modifiers.filter((one) => (isVisit(code) ? OF_APART.has(one) : OF_VISITS.has(one)));
  // Visits beyond the office's codes take 25 as well: only lines with a procedure's number are judged.
  const isJudged = isVisit(code) || /^[1-6]\d{4}$/.test(code);
  if (wrong.length === 0 || !isJudged) return [];
  const message = isVisit(code)
    ? `${code}-${wrong.join('-')}: this modifier never stands on a visit. A visit of its own takes 25.`
    : `${code}-${wrong.join('-')}: this modifier belongs to the visit, not to the procedure.`;
  return [{ kind: 'modifier', grade: 'warn', codes: [code], message, source: policyManual('I.D', 'I.E.d') }];
}
