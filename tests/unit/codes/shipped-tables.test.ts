import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { compileTables } from '../../../utils/cli/compile-releases.ts';
import { parseTables } from '../../../utils/codes/parse-tables.ts';
import type { BookTables, SpanRow } from '../../../utils/codes/tables.ts';
import { findOfficialFiles } from './official-files.ts';

const CODES = join(import.meta.dirname, '../../../assets/codes');

function readTexts(): Map<string, string> {
  const names = readdirSync(CODES, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.tsv'),
  );
  return new Map(names.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(CODES, name), 'utf8')]));
}

/** Spans in force in a release. */
function rowsOf(tables: BookTables, key: string): SpanRow[] {
  const order = tables.releases
    .filter((release) => release.system === 'icd10cm')
    .map((release) => release.key);
  const at = order.indexOf(key);
  return tables.icd10cm.filter(
    (span) => order.indexOf(span.first) <= at && (span.last === '' || at <= order.indexOf(span.last)),
  );
}

describe('the tables that ship', () => {
  const texts = readTexts();
  let tables: BookTables;
  beforeAll(() => {
    tables = parseTables(texts);
  });

  test.each([
    ['fy2023', 96_745, 73_639],
    ['fy2024', 97_296, 74_044],
    ['fy2025', 97_584, 74_260],
    ['fy2026', 98_186, 74_719],
    ['fy2027', 98_403, 74_879],
  ])('hold all of %s: %i rows, %i billable', (key, rows, billable) => {
    const found = rowsOf(tables, key);
    expect(found.length).toBe(rows);
    expect(found.filter((row) => row.billable).length).toBe(billable);
  });

  test('hold every code there ever was', () => {
    const now = new Map(rowsOf(tables, 'fy2027').map((row) => [row.code, row.billable]));
    const onceBillable = new Set(tables.icd10cm.filter((span) => span.billable).map((span) => span.code));
    expect(new Set(tables.icd10cm.map((span) => span.code)).size).toBe(99_085);
    expect(onceBillable.size).toBe(75_909);
    expect([...onceBillable].filter((code) => !now.has(code)).length).toBe(619);
    expect([...onceBillable].filter((code) => now.get(code) === false).length).toBe(411);
  });

  test('hold HCPCS whole, and the newer codes with the text they have', () => {
    const dated = tables.hcpcs.filter((row) => row.added !== '');
    const newer = tables.hcpcs.filter((row) => row.added === '');
    expect(dated.filter((row) => !row.isModifier).length).toBe(8_259);
    expect(dated.filter((row) => row.isModifier).length).toBe(383);
    expect(newer.length).toBe(466);
    expect(newer.filter((row) => row.title === '').length).toBe(52);
    // J0171 ended after the dated file was published.
    expect(dated.filter((row) => !row.isModifier && row.terminated !== '').length).toBe(1_145 + 1);
  });

  test('write titles with plain blanks only: a spreadsheet shows others as letters', () => {
    const titles = [...tables.hcpcs, ...tables.icd10cm].map((row) => row.title);
    expect(titles.filter((title) => /[^\S ]| {2}|^ | $/.test(title))).toEqual([]);
  });

  test('hold no dental code and no CPT text but our own labels', () => {
    expect(tables.hcpcs.filter((row) => /^D\d{4}$/.test(row.code))).toEqual([]);
    expect(tables.hcpcs.filter((row) => /^\d{5}$/.test(row.code))).toEqual([]);
    expect(tables.cpt.length).toBe(362 + 2);
    expect(tables.cpt.filter((row) => row.label === '')).toEqual([]);
    const rows = (texts.get('cpt.tsv') ?? '').split('\n').filter((line) => /^\d/.test(line));
    expect(rows.length).toBe(362);
    expect(rows.filter((row) => /[a-z]{3}/i.test(row.replace(/\tXXX|\tYYY|\tZZZ/, '')))).toEqual([]);
  });

  test('say where every release came from', () => {
    const lines = (texts.get('releases.tsv') ?? '')
      .split('\n')
      .filter((line) => /\t(icd10cm|hcpcs|cpt)\t/.test(line));
    expect(lines.length).toBe(17);
    for (const line of lines) expect(line).toMatch(/\t(CMS|CDC\/NCHS and CMS)\t[^\t]+\t[0-9a-f]{64}\t\d+\t/);
    expect(texts.get('releases.tsv')).toContain(
      '38981fb2c1226e2b92393cef7d921d2293494dd184b5ad039dde08e4b364265f',
    );
  });

  test('are what the official files come to, byte for byte', { timeout: 120_000 }, () => {
    const official = findOfficialFiles();
    const names = [...texts.keys()]
      .filter((name) => /^(icd10cm\/|releases|hcpcs\.tsv|cpt\.tsv)/.test(name))
      .sort();
    expect(names.length).toBe(29);
    if (official === undefined) return;
    const fresh = compileTables(official);
    expect([...fresh.keys()].sort()).toEqual(names);
    expect(names.filter((name) => texts.get(name) !== fresh.get(name))).toEqual([]);
  });
});
