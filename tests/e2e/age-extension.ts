/** The extension as it was a year ago, and what CDC has published since. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBook } from '../../utils/cli/read-book.ts';
import { openBook } from '../../utils/codes/open-book.ts';
import { packStamp } from '../../utils/codes/pack.ts';
import type { BookTables } from '../../utils/codes/tables.ts';
import { packLexicon } from '../../utils/lexicon/lexicon-file.ts';
import { orderRowsOf } from '../fixtures/official/order-file.ts';
import { orderZip, tablesZip } from '../fixtures/official/packages.ts';
import { packagedUpTo, smallTables, wholeTables } from '../fixtures/official/small-book.ts';
import { wholeNotes, wholeTabular } from '../fixtures/official/whole-tabular.ts';
import { findOfficialFiles } from '../unit/codes/official-files.ts';
import { ROOT } from './open-extension.ts';

const CACHE = join(ROOT, '.cache');
const TABLES = ['book', 'search', 'notes'] as const;
/** The lexicon tells which search index it goes with. */
const FILES = [...TABLES, 'lexicon'] as const;

/** Where CDC publishes the codes of FY2027. */
export const NEW_ZIP = '2027/icd10cm-code-descriptions-2027.zip';

/** Where CDC publishes the notes of FY2027. */
export const NEW_TABLES_ZIP = '2027/icd10cm-table-and-index-2027.zip';

/** `whole`: every code; `small`: what a dermatologist uses most, which compiles in no time. */
export type Amount = 'whole' | 'small';

export interface Aged {
  /** Absolute path of the extension. */
  readonly folder: string;
  /** What CDC's server lists and holds, by path. */
  readonly cdc: Map<string, Uint8Array>;
  remove(): void;
}

/** The built extension with the tables of FY2026 in its package, and CDC's folders with those of FY2027. */
export function ageExtension(amount: Amount, build = 'chrome-mv3-e2e'): Aged {
  const built = join(ROOT, '.output', build);
  if (!existsSync(built)) throw new Error(`Build the extension first: ${build} is missing.`);
  const folder = mkdtempSync(join(tmpdir(), 'aged-'));
  cpSync(built, folder, { recursive: true });
  const kept = agedTables(amount);
  for (const name of FILES) cpSync(join(kept, `${name}.bin`), join(folder, 'book', `${name}.bin`));
  return {
    folder,
    cdc: cdcFolders(readFileSync(join(kept, 'newer.zip'))),
    remove: () => remove(folder),
  };
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** What CDC's folders hold: a folder of long ago, the year before, and FY2027. */
function cdcFolders(zip: Uint8Array): Map<string, Uint8Array> {
  const old = new TextEncoder().encode('Nobody fetches this.');
  return new Map([
    ['2007/ReadMe.txt', old],
    ['2026/icd10cm-Code Descriptions-2026.zip', old],
    [NEW_ZIP, zip],
  ]);
}

/** Compiling them takes seconds, so they are kept for as long as the book they are made from stays the same. */
function agedTables(amount: Amount): string {
  const whole = wholeTables();
  const mark = readFileSync(join(ROOT, '.cache/book.sha256'), 'utf8').slice(0, 16);
  const kept = join(CACHE, `fy2026-${amount}-${mark}`);
  if (existsSync(kept)) return kept;
  const tables = amount === 'whole' ? whole : smallTables(whole);
  const aged = packagedUpTo(tables, 'fy2026', amount === 'whole' ? wholeNotes() : undefined);
  const half = `${kept}.${process.pid}.tmp`;
  mkdirSync(half, { recursive: true });
  for (const name of TABLES) writeFileSync(join(half, `${name}.bin`), new Uint8Array(aged[name]));
  const { lexicon } = readBook().search;
  writeFileSync(
    join(half, 'lexicon.bin'),
    packLexicon(lexicon, openBook(aged.book), packStamp(aged.search) ?? ''),
  );
  writeFileSync(join(half, 'newer.zip'), newerZip(tables, amount));
  for (const older of readdirSync(CACHE)) {
    if (older.startsWith(`fy2026-${amount}-`) && !older.endsWith('.tmp')) remove(join(CACHE, older));
  }
  renameSync(half, kept);
  return kept;
}

/** The whole tabular list of FY2027 as CDC packs it, with the words of our own tables. */
export function newerTablesZip(): Uint8Array {
  const tabular = wholeTabular('2027', wholeNotes(), orderRowsOf(wholeTables(), 'fy2027'));
  return tablesZip(2027, { tabular });
}

/** The codes of FY2027 as published, where the official files are at hand; else written from our own tables. */
function newerZip(tables: BookTables, amount: Amount): Uint8Array {
  const official = amount === 'whole' ? findOfficialFiles() : undefined;
  if (official !== undefined) return readFileSync(join(official, 'icd10cm/order/fy2027.zip'));
  return orderZip(2027, orderRowsOf(tables, 'fy2027'));
}
