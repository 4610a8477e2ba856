import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { takeMember } from '../../../utils/cli/official/unzip.ts';
import { tablesUpTo } from '../../../utils/codes/add-release.ts';
import { checkHcpcsFile, checkIcdRelease, type ReleaseProblem } from '../../../utils/codes/check-release.ts';
import { type HcpcsRecord, parseHcpcsFile } from '../../../utils/codes/parse-hcpcs-file.ts';
import type { OrderRow } from '../../../utils/codes/parse-order-file.ts';
import type { HcpcsRow } from '../../../utils/codes/tables.ts';
import { findOfficialFiles } from './official-files.ts';
import { editionsOf, orderRowsOf, readShippedBook } from './shipped-book.ts';

const { tables } = readShippedBook();

function kindsOf(problems: readonly ReleaseProblem[]): string[] {
  for (const { sentence } of problems) expect(sentence).toMatch(/^[A-Z\d].*[^.!]\.$/);
  return [...new Set(problems.map((problem) => problem.what))];
}

/** A small repeatable generator: the same file is damaged in the same way in every run. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffle<T>(items: readonly T[]): T[] {
  const random = makeRandom(7);
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

describe('a new ICD-10-CM release', () => {
  const base = tablesUpTo(tables, 'fy2026');
  const rows = orderRowsOf(tables, 'fy2027');
  const check = (given: readonly OrderRow[]): string[] => kindsOf(checkIcdRelease(base, given));

  test('every step that there has been is believed', () => {
    const editions = editionsOf(tables);
    for (const [at, release] of editions.entries()) {
      const before = editions[at - 1];
      if (!before) continue;
      const problems = checkIcdRelease(tablesUpTo(tables, before.key), orderRowsOf(tables, release.key));
      expect([release.name, problems]).toEqual([release.name, []]);
    }
  });

  test('half of a file, a file twice over, and a year in another order are not', () => {
    expect(check(rows.slice(0, rows.length / 2))).toContain('counts');
    expect(check(rows.slice(rows.length / 2))).toContain('sanity');
    expect(check(rows.filter((_, at) => at % 2 === 0))).toEqual(['shape', 'counts', 'sanity']);
    expect(check([...rows, ...rows])).toContain('shape');
    expect(check([...rows.slice(0, 9_000), ...rows])).toContain('shape');
    expect(check(shuffle(rows))).toContain('shape');
    expect(check([])).toEqual(['counts', 'sanity']);
  });

  test('nor are titles that slipped by a line, lost their first letter, or all say the same', () => {
    const slipped = rows.map((row, at) => ({ ...row, title: rows[at + 1]?.title ?? row.title }));
    expect(check(slipped)).toEqual(['counts', 'sanity']);
    expect(check(rows.map((row) => ({ ...row, title: row.title.slice(1) })))).toContain('counts');
    expect(check(rows.map((row) => ({ ...row, title: 'Cholera' })))).toEqual(['counts', 'sanity']);
  });

  test('nor are flags that are turned round, all set, or set by chance', () => {
    expect(check(rows.map((row) => ({ ...row, billable: !row.billable })))).toEqual([
      'shape',
      'counts',
      'sanity',
    ]);
    expect(check(rows.map((row) => ({ ...row, billable: true })))).toContain('shape');
    const random = makeRandom(3);
    expect(check(rows.map((row) => ({ ...row, billable: random() < 0.76 })))).toContain('counts');
  });

  test('one row that is wrong in itself is found', () => {
    expect(checkIcdRelease(base, [...rows, { code: 'L4001', billable: true, title: 'New' }])).toEqual([
      { what: 'shape', sentence: '1 code stands below a billable code.' },
    ]);
    expect(checkIcdRelease(base, [...rows, { code: 'Z999X', billable: true, title: 'New' }])).toEqual([]);
    expect(checkIcdRelease(base, [...rows, { code: 'ZZZ12', billable: true, title: 'New' }])).toEqual([
      { what: 'shape', sentence: '1 code has no header above.' },
    ]);
    expect(checkIcdRelease(base, [...rows, { code: 'ZZZ', billable: false, title: 'New' }])).toEqual([
      { what: 'shape', sentence: '1 header has no codes below.' },
    ]);
    const noPsoriasis = rows.filter((row) => !row.code.startsWith('L40'));
    expect(checkIcdRelease(base, noPsoriasis)).toEqual([
      { what: 'sanity', sentence: 'Well-known codes are missing or changed: L40.0, L40.' },
    ]);
  });
});

describe('a new HCPCS file', () => {
  const recordOf = (row: HcpcsRow): HcpcsRecord => ({
    code: row.code,
    isModifier: row.isModifier,
    long: row.title,
    short: '',
    added: row.added || '2026-01-01',
    changed: '',
    terminated: row.terminated,
  });
  const records = tables.hcpcs.filter((row) => row.title !== '').map(recordOf);
  const check = (given: readonly HcpcsRecord[]): string[] => kindsOf(checkHcpcsFile(tables, given));

  test('one that grew by what later lists show is believed', () => {
    expect(checkHcpcsFile(tables, records)).toEqual([]);
    expect(checkHcpcsFile(tables, shuffle(records))).toEqual([]);
  });

  test('dental codes in it do no harm', () => {
    const first = records[0];
    if (!first) throw new Error('There are no records.');
    const dental = Array.from({ length: 700 }, (_, at) => ({ ...first, code: `D${1_000 + at}` }));
    expect(checkHcpcsFile(tables, [...records, ...dental])).toEqual([]);
  });

  test('half of one, one twice over, and one with slipped texts or days are not', () => {
    expect(check(records.slice(0, records.length / 2))).toEqual(['counts', 'sanity']);
    expect(check([...records, ...records])).toContain('shape');
    const slipped = records.map((record, at) => ({ ...record, long: records[at + 1]?.long ?? '' }));
    expect(check(slipped)).toContain('counts');
    expect(check(records.map((record) => ({ ...record, long: '' })))).toContain('shape');
    expect(check(records.map((record) => ({ ...record, added: '2026-02-30' })))).toContain('shape');
    expect(check(records.map((record) => ({ ...record, added: '0202-01-01' })))).toContain('shape');
    expect(
      check(records.map((record) => ({ ...record, added: '2020-01-01', terminated: '2019-12-31' }))),
    ).toEqual(['shape', 'counts']);
    expect(check([])).toEqual(['counts', 'sanity']);
  });

  test('the official one of January 2025 passes over its own tables', () => {
    const official = findOfficialFiles();
    if (official === undefined) return;
    const path = join(official, 'hcpcs/2025-january.zip');
    const text = new TextDecoder().decode(takeMember(path, '2025-january', /ANWEB.*\.txt$/i).bytes);
    expect(checkHcpcsFile(tables, parseHcpcsFile(text))).toEqual([]);
  });
});
