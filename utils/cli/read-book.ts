import { readFileSync } from 'node:fs';
import { openBook } from '../codes/open-book.ts';
import type { CodeBook } from '../codes/types.ts';
import { BOOK_FILE, buildBook } from './build-book.ts';

/** The code book for the command line and for tests, built first where it is missing or stale. */
export function readBook(): { readonly book: CodeBook } {
  buildBook();
  return { book: openBook(readBytes(BOOK_FILE)) };
}

/** A file in a buffer of its own: Node may hand out a slice of a shared one. */
function readBytes(path: string): ArrayBuffer {
  const bytes = readFileSync(path);
  const own = new ArrayBuffer(bytes.length);
  new Uint8Array(own).set(bytes);
  return own;
}
