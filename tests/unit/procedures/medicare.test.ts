import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileMedicareTables } from '../../../utils/cli/official/medicare-tables.ts';
import { readMedicareTables } from '../../../utils/cli/read-medicare.ts';
import { checkLines } from '../../../utils/procedures/medicare/check-lines.ts';
import type {
  ClaimLine,
  EarlierProcedure,
  LineCheck,
} from '../../../utils/procedures/medicare/check-types.ts';
import { explainModifier } from '../../../utils/procedures/medicare/modifiers.ts';
import { findOfficialFiles } from '../codes/official-files.ts';

const ROOT = join(import.meta.dirname, '../../..');
const DATE = '2026-11-10';
const medicare = readMedicareTables();

/** "17000-59, 17003 x3" as lines. */
function claim(text: string): ClaimLine[] {
  return text.split(', ').map((line) => {
    const [name = '', units = '1'] = line.split(' x');
    const [code = '', ...modifiers] = name.split('-');
    return { code, units: Number(units), modifiers };
  });
}

function checksOf(
  text: string,
  earlier: readonly EarlierProcedure[] = [],
  date = DATE,
): readonly LineCheck[] {
  return checkLines(medicare, claim(text), { date, earlier }).checks;
}

describe('the tables', () => {
  const official = findOfficialFiles();
  it('are what the official files come to', () => {
    if (official === undefined) {
      console.info('The official files are not beside the project: the tables were not compiled anew.');
      return;
    }
    const codes = readFileSync(join(ROOT, 'assets/codes/cpt.tsv'), 'utf8');
    for (const [name, text] of compileMedicareTables(official, codes)) {
      expect(readFileSync(join(ROOT, 'assets/medicare', name), 'utf8') === text, name).toBe(true);
    }
  });

  it('say of a pair who is paid, by which table, and how old it is', () => {
    expect(medicare.pairOf('11102', '17004', DATE)).toMatchObject({
      ...{ found: true, column1: '17004', column2: '11102', indicator: 1, to: null, age: 'two years old' },
      source: 'Medicare’s NCCI procedure-to-procedure pairs, practitioner, 2024 Q3, two years old',
    });
    expect(medicare.pairOf('11102', '17000', DATE)).toMatchObject({ column1: '11102' });
    expect(medicare.pairOf('11102', '17110', DATE)).toMatchObject({ column1: '17110' });
    expect(medicare.pairOf('11102', '11104', '2024-08-01')).toMatchObject({ indicator: 0, age: null });
  });

  it('never call a pair free that they do not hold', () => {
    const answer = medicare.pairOf('11102', '96372', DATE);
    expect(answer).toMatchObject({
      found: false,
      message: '11102 with 96372 is not in our table of 2024 Q3.',
    });
    expect(checkLines(medicare, claim('11102, 96372'), { date: DATE }).unknownPairs).toEqual([
      ['11102', '96372'],
    ]);
  });

  it('hold a pair up to its last day and not beyond', () => {
    expect(
      medicare.pairOf('11100', '11719', '2018-12-31').found ||
        medicare.pairOf('17000', '11100', '2018-12-31').found,
    ).toBe(true);
    expect(medicare.pairOf('17000', '11100', '2019-01-01').found).toBe(false);
  });

  it('give units with their kind, add-ons, global days, sides and pay status', () => {
    expect(medicare.unitsOf('17003', DATE)).toMatchObject({
      units: 13,
      kind: 'absolute',
      age: 'one quarter old',
    });
    expect(medicare.unitsOf('11105', DATE)).toMatchObject({ units: 3, kind: 'day' });
    expect(medicare.unitsOf('J3471', DATE)).toMatchObject({ kind: 'line' });
    expect(medicare.unitsOf('11105', '2024-05-01').age).toBe('newer than that day');
    expect(medicare.addOnOf('11105', DATE)).toMatchObject({ type: 1, primaries: ['11104', '11106'] });
    expect(medicare.addOnOf('11105', '2018-05-01').found).toBe(false);
    expect(medicare.globalOf('11602', DATE)).toMatchObject({ days: 10 });
    expect(medicare.globalOf('96567', DATE)).toMatchObject({ days: null, indicator: 'XXX' });
    expect(medicare.bilateralOf('67810', DATE)).toMatchObject({ indicator: 1 });
    expect(medicare.payStatusOf('11102', DATE)).toMatchObject({ status: 'A' });
    expect(medicare.unitsOf('99999', DATE).found).toBe(false);
  });
});

describe('a claim', () => {
  it.each<[what: string, lines: string, kind: string, grade: string, words: RegExp]>([
    ['a biopsy beside 17004', '11102, 17004', 'pair', 'warn', /11102 takes 59 or XS/],
    ['a biopsy beside 17000', '11102, 17000', 'pair', 'warn', /17000 takes 59 or XS/],
    [
      'the modifier on the wrong one',
      '11102-59, 17000',
      'pair',
      'warn',
      /stands on 11102, the column that is paid/,
    ],
    ['the modifier on the right one', '11102, 17000-XS', 'pair', 'inform', /modifier on 17000 opens/],
    ['22 and 76 open nothing', '11102, 17000-76-22', 'pair', 'warn', /17000 takes 59/],
    ['one of two lines without it', '11102, 17000-59, 17000', 'pair', 'warn', /17000 takes 59/],
    [
      'two primaries',
      '11102, 11104-59',
      'primaries',
      'block',
      /11104 stays. Bill the further ones with 11103/,
    ],
    ['17000 beside 17004', '17000-59, 17004', 'pair', 'block', /Take 17000 off/],
    ['too many, absolute', '17000, 17003 x14', 'units', 'block', /no appeal helps/],
    [
      'split over lines',
      '11104, 11105 x2, 11105-59 x2',
      'units',
      'warn',
      /11105 x4: Medicare takes 3 at most a day/,
    ],
    ['a primary twice', '11104 x2', 'units', 'block', /Each further one goes with 11105/],
    ['an add-on alone', '17003 x3', 'add-on', 'block', /paid only with 17000/],
    ['sutures out without a visit', '15853', 'add-on', 'block', /paid only with one of \d+ codes/],
    ['50 on skin', '11102-50', 'bilateral', 'warn', /pays no second side/],
    ['50 with two units', '67810-50 x2', 'bilateral', 'warn', /one unit/],
    ['59 on a visit', '99213-59', 'modifier', 'warn', /never stands on a visit/],
    ['25 on a procedure', '17110-25', 'modifier', 'warn', /belongs to the visit/],
    ['a new patient and a wart', '99203, 17110', 'visit', 'warn', /for a new patient too/],
    ['a visit of its own', '99213-25, 17110', 'visit', 'inform', /99213 takes 25 only/],
    ['a flap decided today', '99213, 14040', 'visit', 'warn', /takes 57/],
    ['57 beside a wart', '99213-57, 17110', 'visit', 'warn', /here it is 25/],
    ['58 and nothing before', '11602-58', 'global', 'inform', /on which day/],
  ])('%s: %s', (_, lines, kind, grade, words) => {
    const found = checksOf(lines).filter((check) => check.kind === kind);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ grade, message: expect.stringMatching(words) });
    expect(found[0]?.source.length).toBeGreaterThan(10);
  });

  it.each(['17000, 17003 x13', '11104, 11105 x3', '67810-50', '15853, 99213', '99213', 'J3301 x16', '11602'])(
    'is left alone: %s',
    (lines) => {
      expect(checksOf(lines)).toEqual([]);
    },
  );

  it('counts the global days from the day after the procedure, and asks for a day that is not known', () => {
    const sinceThen = (date: string, lines: string, code = '11602'): readonly LineCheck[] =>
      checksOf(lines, [{ code, date }]).filter(({ kind }) => kind === 'global');
    expect(sinceThen('2026-10-31', '99213')).toMatchObject([
      { grade: 'warn', message: expect.stringContaining('through 10 November 2026') },
    ]);
    expect(sinceThen('2026-10-30', '99213')).toEqual([]);
    expect(sinceThen('2026-10-31', '99213-24')).toMatchObject([{ grade: 'inform' }]);
    expect(sinceThen('2026-10-31', '11402')).toMatchObject([
      { message: expect.stringMatching(/58 .* 78 .* 79 /) },
    ]);
    expect(sinceThen('2026-10-31', '11402-79')).toMatchObject([{ grade: 'inform' }]);
    expect(sinceThen('2026-08-12', '99213', '14040')).toMatchObject([{ grade: 'warn' }]);
    expect(sinceThen('2026-08-11', '99213', '14040')).toEqual([]);
    expect(sinceThen('2026-11-09', '99213', '11102')).toEqual([]);
    expect(checksOf('99213', [{ code: '11602', date: null }])).toMatchObject([
      { message: '11602 has 10 global days. On which day was it done?' },
    ]);
  });

  it('says so where the table knows nothing of the earlier procedure, and never lets it pass for free', () => {
    expect(checksOf('99213', [{ code: '99499', date: '2026-11-01' }])).toMatchObject([
      { kind: 'global', grade: 'inform', message: expect.stringContaining('99499 is not in our table') },
    ]);
  });

  it('names the fee schedule once as Medicare’s', () => {
    expect(medicare.globalOf('11602', DATE).source).toMatch(
      /^Medicare’s physician fee schedule, global days/,
    );
  });

  it('explains each modifier that has a part in it', () => {
    for (const modifier of '24 25 57 58 59 XE XP XS XU 76 78 79'.split(' ')) {
      expect(explainModifier(modifier)?.message.startsWith(`${modifier} on a `), modifier).toBe(true);
    }
    expect(explainModifier('JW')).toBeNull();
  });
});
