import { readFileSync } from 'node:fs';
import type { CodeNotes } from '../codes/notes-types.ts';
import { openBook } from '../codes/open-book.ts';
import { openNotes } from '../codes/open-notes.ts';
import { ownBuffer } from '../codes/pack.ts';
import type { CodeBook } from '../codes/types.ts';
import { openLexiconFile } from '../lexicon/lexicon-file.ts';
import { type OpenedSearch, openSearch } from '../search/open-search.ts';
import type { OpenedTables } from '../updates/open-tables.ts';
import { BOOK_FILE, buildBook, LEXICON_FILE, NOTES_FILE, SEARCH_FILE } from './build-book.ts';

/**
 * The code book and its search for the command line and for tests, built first where they are missing or stale.
 * @throws Error naming the table that cannot be read
 */
export function readBook(): { readonly book: CodeBook; readonly search: OpenedSearch } {
  buildBook();
  const book = openBook(ownBuffer(readFileSync(BOOK_FILE)));
  return { book, search: openSearch(ownBuffer(readFileSync(SEARCH_FILE)), book) };
}

/** The same tables as the panel opens them: the lexicon from its own file, the search when it is asked for. */
export function readTablesAsOpened(): OpenedTables {
  const { book, search } = readBook();
  const lexicon = openLexiconFile(ownBuffer(readFileSync(LEXICON_FILE)));
  return { book, lexicon, openSearch: () => Promise.resolve(search) };
}

/**
 * The notes that go with the book, built first where they are missing or stale.
 * @throws Error naming the table that cannot be read
 */
export function readNotes(): CodeNotes {
  buildBook();
  return openNotes(ownBuffer(readFileSync(NOTES_FILE)));
}
