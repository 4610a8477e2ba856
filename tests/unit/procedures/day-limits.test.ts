import { describe, expect, it } from 'vitest';
import { readMedicareTables } from '../../../utils/cli/read-medicare.ts';
import { DAY_TABLES, dayLimitOf, neverBeside, primariesOf } from '../../../utils/procedures/day-limits.ts';

const medicare = readMedicareTables();
const DATE = '2026-11-10';

describe('what a day never takes', () => {
  it('has the units of Medicare’s table, and its kind', () => {
    for (const [code, limit] of DAY_TABLES.limits) {
      expect(medicare.unitsOf(code, DATE), code).toMatchObject({ found: true, ...limit });
    }
  });

  it('has only pairs that no modifier opens, the paid code first', () => {
    for (const row of DAY_TABLES.ladders) {
      for (const [at, paid] of row.entries()) {
        for (const other of row.slice(at + 1)) {
          const pair = medicare.pairOf(paid, other, DATE);
          expect(pair, `${paid} ${other}`).toMatchObject({ found: true, indicator: 0, column1: paid });
        }
      }
    }
  });

  it('has the first codes of each add-on', () => {
    for (const [addOn, primaries] of DAY_TABLES.addOns) {
      const answer = medicare.addOnOf(addOn, DATE);
      expect(answer, addOn).toMatchObject({ found: true, type: 1 });
      if (answer.found) expect(answer.primaries.toSorted(), addOn).toEqual(primaries.toSorted());
    }
  });

  it('answers for a code, and knows nothing of others', () => {
    expect(dayLimitOf('17110')).toEqual({ units: 1, kind: 'absolute' });
    expect(primariesOf('17003')).toEqual(['17000']);
    expect(neverBeside('11104', '11102')).toBe(true);
    expect(neverBeside('11102', '11104')).toBe(false);
    expect(neverBeside('12031', '12051')).toBe(false);
    expect(dayLimitOf('99213')).toBeUndefined();
    expect(primariesOf('11102')).toBeUndefined();
  });
});
