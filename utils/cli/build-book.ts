/**
 * The tables of `assets` -> the compiled form that ships, `assets/public/book`.
 * Run: `node utils/cli/build-book.ts`. Needs neither the official files nor the network.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { compileBook } from '../codes/compile-book.ts';
import { compileNotes } from '../codes/compile-notes.ts';
import { withBookTitles } from '../codes/lay-notes.ts';
import { parseNotesTables } from '../codes/notes-texts.ts';
import { openBook } from '../codes/open-book.ts';
import { ownBuffer, packStamp } from '../codes/pack.ts';
import { parseTables, type TableTexts } from '../codes/parse-tables.ts';
import { packLexicon } from '../lexicon/lexicon-file.ts';
import { type LexiconTable, parseLexicon } from '../lexicon/parse-lexicon.ts';
import { compileIndex } from '../search/compile-index.ts';

const ROOT = join(import.meta.dirname, '../..');
const CODES = join(ROOT, 'assets/codes');
const LEXICON = join(ROOT, 'assets/lexicon');
export const BOOK_FILE = join(ROOT, 'assets/public/book/book.bin');
export const SEARCH_FILE = join(ROOT, 'assets/public/book/search.bin');
export const LEXICON_FILE = join(ROOT, 'assets/public/book/lexicon.bin');
export const NOTES_FILE = join(ROOT, 'assets/public/book/notes.bin');
/** Hash of what the compiled files were made from. It stays beside them on this machine and never ships. */
const STAMP_FILE = join(ROOT, '.cache/book.sha256');

/**
 * Compile the book, its search index and its notes unless all are there and nothing they are made from has changed.
 * @returns whether anything was written
 * @throws Error naming the table and the line that cannot be read
 */
export function buildBook(): boolean {
  const stamp = hashInputs();
  const isThere = [BOOK_FILE, SEARCH_FILE, LEXICON_FILE, NOTES_FILE, STAMP_FILE].every((path) =>
    existsSync(path),
  );
  if (isThere && readFileSync(STAMP_FILE, 'utf8') === stamp) return false;
  const { lexicon, problems } = parseLexicon(readLexicon());
  if (problems.length > 0) throw new Error(`The lexicon has mistakes:\n${problems.join('\n')}`);
  const texts = readTables();
  const tables = parseTables(texts);
  // Spans stand oldest first, so the newest title of a code is the one that stays.
  const titles = new Map(tables.icd10cm.map((span) => [span.code, span.title]));
  const bytes = compileBook(tables);
  writeWhole(BOOK_FILE, bytes);
  const notes = withBookTitles(parseNotesTables(texts), titles);
  writeWhole(NOTES_FILE, compileNotes(notes));
  const book = openBook(ownBuffer(bytes));
  const index = compileIndex(book, lexicon, notes);
  writeWhole(SEARCH_FILE, index);
  writeWhole(LEXICON_FILE, packLexicon(lexicon, book, packStamp(ownBuffer(index)) ?? ''));
  writeWhole(STAMP_FILE, stamp);
  return true;
}

/** The tables below `assets/codes` as text. */
export function readTables(): TableTexts {
  const names = filesBelow(CODES).map((path) => relative(CODES, path).replaceAll('\\', '/'));
  return new Map(names.map((name) => [name, readFileSync(join(CODES, name), 'utf8')]));
}

function readLexicon(): LexiconTable[] {
  return filesBelow(LEXICON)
    .filter((path) => /\.(?:tsv|txt)$/.test(path))
    .map((path) => ({ name: relative(LEXICON, path), text: readFileSync(path, 'utf8') }));
}

/** Over the tables and the code that compiles them: either may change what comes out. */
function hashInputs(): string {
  const hash = createHash('sha256');
  const makers = ['codes', 'lexicon', 'search'].map((room) => join(ROOT, 'utils', room));
  for (const path of [CODES, LEXICON, ...makers].flatMap(filesBelow)) {
    hash.update(relative(ROOT, path)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Whoever reads at the same time sees the old file or the new one, never a half. */
function writeWhole(path: string, content: Uint8Array | string): void {
  mkdirSync(join(path, '..'), { recursive: true });
  const half = `${path}.${process.pid}.tmp`;
  writeFileSync(half, content);
  renameSync(half, path);
}

if (process.argv[1] === import.meta.filename) {
  console.log(buildBook() ? 'The code book was built.' : 'The code book is up to date.');
}
