import { readFileSync } from 'node:fs';
import type { CodeNotes } from '../codes/notes-types.ts';
import { openBook } from '../codes/open-book.ts';
import { openNotes } from '../codes/open-notes.ts';
import { ownBuffer } from '../codes/pack.ts';
import type { CodeBook } from '../codes/types.ts';
import { type OpenedSearch, openSearch } from '../search/open-search.ts';
import { BOOK_FILE, buildBook, NOTES_FILE, SEARCH_FILE } from './build-book.ts';

/**
 * The code book and its search for the command line and for tests, built first where they are missing or stale.
 * @throws Error naming the table that cannot be read
 */
export function readBook(): { readonly book: CodeBook; readonly search: OpenedSearch } {
  buildBook();
  const book = openBook(ownBuffer(readFileSync(BOOK_FILE)));
  return { book, search: openSearch(ownBuffer(readFileSync(SEARCH_FILE)), book) };
}

/**
 * The notes that go with the book, built first where they are missing or stale.
 * @throws Error naming the table that cannot be read
 */
export function readNotes(): CodeNotes {
  buildBook();
  return openNotes(ownBuffer(readFileSync(NOTES_FILE)));
}
