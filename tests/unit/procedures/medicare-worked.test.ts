/** What the calculators work out, held against Medicare's tables as they stand in the files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMedicareTables } from '../../../utils/cli/read-medicare.ts';
import { FAMILIES } from '../../../utils/procedures/families.ts';
import { checkLines } from '../../../utils/procedures/medicare/check-lines.ts';
import type { Line } from '../../../utils/procedures/types.ts';
import { sayLine, workGiven } from './work-given.ts';

const DATE = '2026-11-10';
const FOLDER = join(import.meta.dirname, '../../../assets/medicare');
const medicare = readMedicareTables();

/** The files read anew, without the code that is tested: "17004 11102" to indicator, and code to units. */
function cellsOf(name: string): string[][] {
  const lines = readFileSync(join(FOLDER, name), 'utf8').split('\n');
  return lines.filter((line) => /^[0-9A-Z]{5}\t/.test(line)).map((line) => line.split('\t'));
}
const INDICATORS = new Map(
  cellsOf('pairs.tsv')
    .filter(([, , to]) => to === '')
    .flatMap(([column1 = '', indicator = '', , column2 = '']) =>
      column2.split(' ').map((code) => [`${column1} ${code}`, indicator] as const),
    ),
);
const LIMITS = new Map(cellsOf('units.tsv').map(([code = '', units = '']) => [code, Number(units)]));

/** What the lines break, said shortly: "11104 > 11102 (0)", "11105 x4". */
function breaksOf(lines: readonly Line[]): string[] {
  const found: string[] = [];
  const codes = [...new Set(lines.map(({ code }) => code))];
  for (const a of codes) {
    const units = lines.filter(({ code }) => code === a).reduce((sum, line) => sum + line.units, 0);
    if (units > (LIMITS.get(a) ?? Infinity)) found.push(`${a} x${units}`);
    for (const b of codes) {
      const indicator = INDICATORS.get(`${a} ${b}`);
      if (indicator === '0' || indicator === '1') found.push(`${a} > ${b} (${indicator})`);
    }
  }
  return found.sort();
}

/** The same, read off the checks. */
function checkedOf(lines: readonly Line[]): string[] {
  const { checks } = checkLines(medicare, lines, { date: DATE });
  return checks
    .flatMap(({ kind, grade, codes, message }) => {
      if (kind === 'units') return [message.split(':')[0] ?? ''];
      if (kind === 'pair' || kind === 'primaries')
        return [`${codes.join(' > ')} (${grade === 'block' ? 0 : 1})`];
      return [];
    })
    .sort();
}

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);
const TECHNIQUES = ['tangential', 'punch', 'incisional'];

/** Every case of the small families, and each family's examples two by two. */
const CASES: readonly (readonly [family: string, given: string])[] = [
  ...FAMILIES.flatMap(({ id, examples }) => examples.map(({ given }) => [id, given] as const)),
  ...FAMILIES.flatMap(({ id, examples, each }) =>
    Object.keys(each).length === 0
      ? []
      : examples.flatMap((a) => examples.map((b) => [id, `${a.given} ${b.given}`.trim()] as const)),
  ),
  ...numbers(1, 60).map((count) => ['destruction-premalignant', `count=${count}`] as const),
  ...numbers(1, 40).map((count) => ['skin-tags', `count=${count}`] as const),
  ...numbers(1, 20).map((count) => ['intralesional', `count=${count}`] as const),
  ...TECHNIQUES.flatMap((a) =>
    TECHNIQUES.flatMap((b) =>
      numbers(1, 7).flatMap((count) =>
        numbers(1, 7).map(
          (more) => ['biopsy', `technique=${a} count=${count} technique=${b} count=${more}`] as const,
        ),
      ),
    ),
  ),
];

const WORKED = CASES.map(([family, given]) => ({ family, given, lines: tryGiven(family, given) }));

/** Two examples joined may contradict each other in what is asked once: such a case gives no lines. */
function tryGiven(family: string, given: string): readonly Line[] {
  try {
    return workGiven(family, given).lines;
  } catch {
    return [];
  }
}

describe('a worked line', () => {
  it('never breaks a pair or a limit of the files unsaid', () => {
    const breaking = WORKED.filter(({ lines }) => breaksOf(lines).length > 0);
    expect(WORKED.filter(({ lines }) => lines.length > 0).length).toBeGreaterThan(600);
    expect(breaking.length).toBeGreaterThan(50);
    for (const { family, given, lines } of WORKED) {
      expect(checkedOf(lines), `${family} ${given}: ${lines.map(sayLine).join(', ')}`).toEqual(
        breaksOf(lines),
      );
    }
  });

  it('never stands beside one that no modifier lets it stand beside', () => {
    const closed = WORKED.filter(({ lines }) => breaksOf(lines).some((one) => one.endsWith('(0)')));
    expect(
      closed.map(({ family, given, lines }) => `${family} ${given}: ${breaksOf(lines).join(', ')}`),
    ).toEqual([]);
  });

  it('never is an add-on whose primary the family itself should have given', () => {
    const alone = WORKED.flatMap(({ family, lines }) =>
      checkLines(medicare, lines, { date: DATE })
        .checks.filter(({ kind, grade }) => kind === 'add-on' && grade === 'block')
        .map(({ codes }) => `${family} ${codes.join()}`),
    );
    // Stitches are taken out beside a visit, which is another line of the claim.
    expect([...new Set(alone)].sort()).toEqual(['suture-removal 15853', 'suture-removal 15854']);
  });
});
