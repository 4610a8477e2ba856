import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BOOK_FILE, buildBook, LEXICON_FILE, SEARCH_FILE } from '../../../utils/cli/build-book.ts';
import { readBook } from '../../../utils/cli/read-book.ts';
import { ownBuffer } from '../../../utils/codes/pack.ts';
import { openLexiconFile } from '../../../utils/lexicon/lexicon-file.ts';
import { stampBeside, stampOf } from '../../../utils/updates/read-tables.ts';

buildBook();
const bytesOf = (file: string): ArrayBuffer => ownBuffer(readFileSync(file));
const book = bytesOf(BOOK_FILE);
const lexicon = bytesOf(LEXICON_FILE);
const search = bytesOf(SEARCH_FILE);

describe('the lexicon that ships beside the search index', () => {
  it('tells which index it goes with, so that an update is known by the small files alone', () => {
    expect(stampBeside({ book, lexicon })).toBe(stampOf({ book, search }));
  });

  it('is no lexicon once a byte of it has changed on disk', () => {
    const changed = new Uint8Array(lexicon.slice(0));
    changed.set([(changed.at(-9) ?? 0) ^ 1], changed.length - 9);
    expect(stampBeside({ book, lexicon: changed.buffer })).toBeNull();
    expect(() => openLexiconFile(changed.buffer)).toThrow('Install Clear Margin again');
  });

  it('understands every term as the index does', () => {
    const beside = openLexiconFile(lexicon);
    const within = readBook().search.lexicon;
    expect(beside.terms).toEqual(within.terms);
    expect(beside.everyday.phrases).toEqual(within.everyday.phrases);
  });
});
