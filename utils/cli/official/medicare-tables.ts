import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, strFromU8 } from 'fflate';
import { readRows, writeRows } from '../../codes/tables.ts';
import { DRUG_ROWS } from '../../procedures/drug-rows.ts';
import { parseCsv } from './csv.ts';
import { sha256 } from './unzip.ts';

/** No claim with ICD-10-CM is older, so a pair that ended before is of no use. */
const FIRST_DAY = '2015-10-01';
const NEVER_ENDS = '9999-12-31';
/** Allergy tests that a calculator gives and the biopsies of before 2019: the list of procedure numbers lacks them. */
const MORE_CODES = ['95004', '95024', '95028', '11100', '11101'];

type CsvRow = Record<string, string>;

interface Source {
  readonly table: string;
  readonly name: string;
  readonly release: string;
  /** First and last day for which it was published. */
  readonly days: string;
  readonly file: string;
}

const SOURCES = {
  pairs: {
    table: 'pairs',
    name: 'NCCI procedure-to-procedure pairs, practitioner',
    release: '2024 Q3',
    days: '2024-07-01 2024-09-30',
    file: 'ncci_ptp_practitioner_2024q3_derm.csv.gz',
  },
  units: {
    table: 'units',
    name: 'NCCI medically unlikely edits (MUE), practitioner',
    release: '2026 Q3',
    days: '2026-07-01 2026-09-30',
    file: 'mue_practitioner_2026q3.csv',
  },
  addOns: {
    table: 'add-ons',
    name: 'NCCI add-on codes',
    release: '2026 Q3',
    days: '2026-07-01 2026-09-30',
    file: 'ncci_addon_codes_2026q3.csv',
  },
  surgery: {
    table: 'surgery',
    name: 'physician fee schedule, global days and bilateral surgery',
    release: 'April 2026',
    days: '2026-04-01 2026-06-30',
    file: 'pfs-global-days-2026-april.csv',
  },
  payment: {
    table: 'payment',
    name: 'physician fee schedule, pay status and multiple procedures',
    release: '2025',
    days: '2025-01-01 2025-12-31',
    file: 'pfs-indicators-2025.csv.gz',
  },
} as const satisfies Record<string, Source>;

/**
 * CMS's files -> the dermatology part of them, numbers and indicators only: file name below `assets/medicare` to text.
 * @param source folder of the official files
 * @param procedures `assets/codes/cpt.tsv`: which procedure numbers are ours
 * @throws Error where a file is missing or of another shape
 */
export function compileMedicareTables(source: string, procedures: string): ReadonlyMap<string, string> {
  const provenance: string[][] = [];
  const ours = readRows(procedures, 'cpt.tsv').map((row) => row('code'));
  const indicators = readRows(readFileSync(join(source, 'medicare/derm-procedures.tsv'), 'utf8'), 'derm');
  const drugs = DRUG_ROWS.map(({ code }) => code);
  const known = new Set([...ours, ...indicators.map((row) => row('code')), ...MORE_CODES, ...drugs]);

  const take = (from: Source, make: (rows: readonly CsvRow[]) => readonly [kept: number, text: string]) => {
    const bytes = readFileSync(join(source, 'medicare', from.file));
    const rows = parseCsv(strFromU8(from.file.endsWith('.gz') ? gunzipSync(bytes) : bytes));
    const [kept, text] = make(rows);
    if (kept === 0) throw new Error(`${from.file} holds none of our procedure numbers.`);
    provenance.push([
      from.table,
      ...['CMS', from.name, from.release, ...from.days.split(' ')],
      ...[`medicare/${from.file}`, sha256(bytes), String(rows.length), String(kept)],
    ]);
    return text;
  };
  const texts = new Map([
    ['pairs.tsv', take(SOURCES.pairs, (rows) => pairsTable(rows, known))],
    ['units.tsv', take(SOURCES.units, (rows) => unitsTable(rows, known))],
    ['add-ons.tsv', take(SOURCES.addOns, (rows) => addOnsTable(rows, known))],
    ['surgery.tsv', take(SOURCES.surgery, (rows) => surgeryTable(rows, known))],
    ['payment.tsv', take(SOURCES.payment, (rows) => paymentTable(rows, known))],
  ]);
  const columns = 'table publisher name release from to source sha256 rows kept'.split(' ');
  const remarks = [
    'Where each table comes from: rows of the official file, and rows that concern our numbers.',
  ];
  return new Map([['sources.tsv', writeRows(remarks, columns, provenance)], ...texts]);
}

type Made = readonly [kept: number, text: string];

/** Pairs gathered by their first column; what ended before ICD-10-CM began is left out. */
function pairsTable(rows: readonly CsvRow[], known: ReadonlySet<string>): Made {
  const kept = rows.filter(
    ({ column1 = '', column2 = '', deleted = '' }) =>
      known.has(column1) && known.has(column2) && deleted >= FIRST_DAY,
  );
  const bundles = new Map<string, string[]>();
  for (const { column1 = '', column2 = '', modifier_indicator = '', deleted = '' } of kept) {
    const key = [column1, modifier_indicator, deleted === NEVER_ENDS ? '' : deleted].join('\t');
    const bundle = bundles.get(key);
    if (bundle === undefined) bundles.set(key, [column2]);
    else bundle.push(column2);
  }
  const cells = [...bundles].map(([key, columns]) => [...key.split('\t'), columns.sort().join(' ')]);
  const remarks = [
    'Medicare pays column 1 and bundles column 2. indicator: 0 never both, 1 both with a modifier, 9 no longer an edit.',
    `to: last day, empty while in force. First days are not in the file at hand; pairs that ended before ${FIRST_DAY} are left out.`,
    'The file at hand holds pairs of 10000-19999, 88300-88399, 96900-96999, 99202-99215, G0127, G0168 and G2211 only.',
  ];
  return [kept.length, writeRows(remarks, ['column1', 'indicator', 'to', 'column2'], cells.sort(byCells))];
}

/** Unit limits of our numbers and of every drug that begins with J, which a calculator may be asked for. */
function unitsTable(rows: readonly CsvRow[], known: ReadonlySet<string>): Made {
  const cells = rows
    .filter(({ code = '' }) => known.has(code) || code.startsWith('J'))
    .map(({ code = '', mue = '', mai = '', effective = '', end = '' }) => [
      ...[code, mue, mai, effective],
      end === NEVER_ENDS ? '' : end,
    ]);
  const remarks = ['Units that Medicare takes at most. mai: 1 each line, 2 the day, absolute, 3 the day.'];
  return [cells.length, writeRows(remarks, ['code', 'units', 'mai', 'from', 'to'], cells.sort(byCells))];
}

function addOnsTable(rows: readonly CsvRow[], known: ReadonlySet<string>): Made {
  const kept = rows.filter(({ addon_code = '' }) => known.has(addon_code));
  const bundles = new Map<string, string[]>();
  for (const { addon_code = '', primary_code = '', aoc_type = '', effective = '', end = '' } of kept) {
    const key = [addon_code, aoc_type, effective, end].join('\t');
    bundles.set(key, [...(bundles.get(key) ?? []), primary_code === 'CCCCC' ? 'contractor' : primary_code]);
  }
  const cells = [...bundles].map(([key, primaries]) => [...key.split('\t'), primaries.sort().join(' ')]);
  const remarks = [
    'Codes that need another one. type: 1 only the listed primaries, 2 the contractor decides, 3 the listed and others.',
  ];
  return [kept.length, writeRows(remarks, ['code', 'type', 'from', 'to', 'primaries'], cells.sort(byCells))];
}

function surgeryTable(rows: readonly CsvRow[], known: ReadonlySet<string>): Made {
  const cells = rows
    .filter(({ code = '' }) => known.has(code))
    .map(({ code = '', global_days = '', bilat_surg = '' }) => [code, global_days, bilat_surg]);
  const remarks = [
    'Global days (000 010 090, XXX none, YYY contractor, ZZZ with another code); bilateral indicator.',
  ];
  return [cells.length, writeRows(remarks, ['code', 'global_days', 'bilateral'], cells.sort(byCells))];
}

function paymentTable(rows: readonly CsvRow[], known: ReadonlySet<string>): Made {
  const cells = rows
    .filter((row) => known.has(row.HCPCS ?? '') && !row.MOD)
    .map((row) => [row.HCPCS ?? '', row['STATUS CODE'] ?? '', row['MULT PROC'] ?? '']);
  const remarks = ['Pay status and multiple-procedure indicator.'];
  return [cells.length, writeRows(remarks, ['code', 'status', 'multiple'], cells.sort(byCells))];
}

function byCells(a: readonly string[], b: readonly string[]): number {
  return a.join('\t') < b.join('\t') ? -1 : 1;
}
