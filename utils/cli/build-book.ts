/**
 * The tables of `assets` -> the compiled form that ships, `assets/public/book`.
 * Run: `node utils/cli/build-book.ts`. Needs neither the official files nor the network.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { compileBook } from '../codes/compile-book.ts';
import { parseTables, type TableTexts } from '../codes/parse-tables.ts';

const ROOT = join(import.meta.dirname, '../..');
const CODES = join(ROOT, 'assets/codes');
export const BOOK_FILE = join(ROOT, 'assets/public/book/book.bin');
/** Hash of what the compiled files were made from. It stays beside them on this machine and never ships. */
const STAMP_FILE = join(ROOT, '.cache/book.sha256');

/**
 * Compile the book unless it is there and nothing it is made from has changed.
 * @returns whether anything was written
 * @throws Error naming the table that cannot be read
 */
export function buildBook(): boolean {
  const stamp = hashInputs();
  if (existsSync(BOOK_FILE) && existsSync(STAMP_FILE) && readFileSync(STAMP_FILE, 'utf8') === stamp)
    return false;
  const book = compileBook(parseTables(readTables()));
  writeWhole(BOOK_FILE, book);
  writeWhole(STAMP_FILE, stamp);
  return true;
}

function readTables(): TableTexts {
  const names = filesBelow(CODES).map((path) => relative(CODES, path).replaceAll('\\', '/'));
  return new Map(names.map((name) => [name, readFileSync(join(CODES, name), 'utf8')]));
}

/** Over the tables and the code that compiles them: either may change what comes out. */
function hashInputs(): string {
  const hash = createHash('sha256');
  for (const path of [CODES, join(ROOT, 'utils/codes')].flatMap(filesBelow)) {
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
