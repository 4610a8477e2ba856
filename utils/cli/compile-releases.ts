/**
 * Official release files -> our own plain-text tables in `assets/codes` and `assets/medicare`.
 * Run: `node utils/cli/compile-releases.ts ../shared/releases [--tabular FILE]`
 * Proves the published counts before it writes anything.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { withDot } from '../codes/code-text.ts';
import { type CodeSpan, mergeEditions } from '../codes/merge-editions.ts';
import { parseNotesTables, writeNotesTables } from '../codes/notes-texts.ts';
import { writeRows } from '../codes/tables.ts';
import { readTables } from './build-book.ts';
import { cptTable, hcpcsTable } from './official/hcpcs-table.ts';
import { type IcdFile, proveUnion, readIcdFiles } from './official/icd-files.ts';
import { compileMedicareTables } from './official/medicare-tables.ts';
import { readNotesFiles } from './official/notes-files.ts';
import { readProcedureFiles } from './official/procedure-files.ts';

const RELEASE_COLUMNS = [
  'key',
  'system',
  'name',
  'from',
  'to',
  'publisher',
  'source',
  'sha256',
  'rows',
  'billable',
];

/**
 * The tables that the official files come to: file name below `assets/codes` to text.
 * @param source folder of the official files
 * @throws Error where a file is missing, of another shape, or does not come to the published counts
 */
export function compileTables(source: string): ReadonlyMap<string, string> {
  const icdFiles = readIcdFiles(source);
  proveUnion(icdFiles);
  const procedures = readProcedureFiles(source);
  return new Map([
    ['releases.tsv', releasesTable(icdFiles, procedures.releases)],
    ['hcpcs.tsv', hcpcsTable(procedures)],
    ['cpt.tsv', cptTable(procedures)],
    ...icdTables(mergeEditions(icdFiles)),
  ]);
}

/**
 * The tables of the notes, as `compileTables` has them for codes.
 * @param tabular path of a tabular list newer than the one among the official files
 * @throws Error where a file is missing, of another shape, or older than what the tables hold
 */
export function compileNotesTables(source: string, tabular?: string): ReadonlyMap<string, string> {
  const texts = readTables();
  const committed = texts.has('notes/notes-sources.tsv') ? parseNotesTables(texts) : undefined;
  return writeNotesTables(readNotesFiles(source, tabular, committed));
}

/** Write all tables, or none where one of them cannot be made. */
function writeTables(source: string, target: string, tabular: string | undefined): void {
  const codes = compileTables(source);
  const medicare = compileMedicareTables(source, codes.get('cpt.tsv') ?? '');
  const texts = new Map([
    ...[...codes, ...compileNotesTables(source, tabular)].map(
      ([name, text]) => [`codes/${name}`, text] as const,
    ),
    ...[...medicare].map(([name, text]) => [`medicare/${name}`, text] as const),
  ]);
  for (const [name, text] of texts) {
    const path = join(target, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
  }
  console.log(`Wrote ${texts.size} tables to ${target}.`);
}

function releasesTable(icdFiles: readonly IcdFile[], others: readonly (readonly string[])[]): string {
  const rows = icdFiles.map((file) => [
    file.key,
    'icd10cm',
    file.name,
    file.from,
    file.to,
    'CDC/NCHS and CMS',
    file.source,
    file.sha256,
    String(file.rows.length),
    String(file.rows.filter((row) => row.billable).length),
  ]);
  const remarks = [
    'Releases of the code systems, in order. Days are the first and the last in force.',
    'Codes of updates on 1 April 2020, 2022 and 2023 appear first in the next October; see april-updates.tsv.',
  ];
  return writeRows(remarks, RELEASE_COLUMNS, [...rows, ...others]);
}

/** One table per first letter, so that a new release can be read as a difference. */
function icdTables(spans: readonly CodeSpan[]): [string, string][] {
  const byLetter = new Map<string, string[][]>();
  for (const span of spans) {
    const letter = span.code.charAt(0).toLowerCase();
    const rows = byLetter.get(letter) ?? [];
    rows.push([withDot(span.code), span.billable ? 'b' : 'h', span.first, span.last, span.title]);
    byLetter.set(letter, rows);
  }
  const columns = ['code', 'flag', 'first', 'last', 'title'];
  return [...byLetter].map(([letter, rows]) => [`icd10cm/${letter}.tsv`, writeRows([], columns, rows)]);
}

function main(words: readonly string[]): void {
  const { values, positionals } = parseArgs({
    args: [...words],
    options: { tabular: { type: 'string' } },
    allowPositionals: true,
  });
  const [source] = positionals;
  const missing = [source, values.tabular].find((path) => path !== undefined && !existsSync(path));
  if (source === undefined || missing !== undefined) {
    console.error(
      'Say where the official files lie: node utils/cli/compile-releases.ts ../shared/releases [--tabular FILE]',
    );
    process.exitCode = 2;
    return;
  }
  try {
    writeTables(source, join(import.meta.dirname, '../../assets'), values.tabular);
  } catch (problem) {
    console.error(`Nothing was written. ${problem instanceof Error ? problem.message : String(problem)}`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === import.meta.filename) main(process.argv.slice(2));
