import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { NOTES_FILE, SEARCH_FILE } from '../../../utils/cli/build-book.ts';
import { readBook } from '../../../utils/cli/read-book.ts';
import { notesTablesOf } from '../../../utils/codes/notes-tables-of.ts';
import { DamagedTable, ownBuffer } from '../../../utils/codes/pack.ts';
import { splitWords } from '../../../utils/lexicon/words.ts';
import { compileIndex } from '../../../utils/search/compile-index.ts';
import { openSearch } from '../../../utils/search/open-search.ts';
import { editSteps } from '../../../utils/search/repair.ts';

const { book, search } = readBook();
const bytes = readFileSync(SEARCH_FILE);

describe('the shipped index', () => {
  test('a file cut off or changed is refused with a sentence for the user', () => {
    const cut = ownBuffer(bytes.subarray(0, bytes.length - 400));
    expect(() => openSearch(cut, book)).toThrow(DamagedTable);
    const changed = Uint8Array.from(bytes);
    changed[changed.length - 100] = (changed[changed.length - 100] ?? 0) ^ 255;
    expect(() => openSearch(ownBuffer(changed), book)).toThrow(DamagedTable);
    expect(() => openSearch(new ArrayBuffer(0), book)).toThrow(DamagedTable);
  });

  test('an index of another book is refused', () => {
    const other = { ...book, size: book.size - 1 };
    expect(() => openSearch(ownBuffer(bytes), other)).toThrow('belongs to another code book');
  });

  test('every code of every system is found by typing it', () => {
    const lost: string[] = [];
    for (let id = 0; id < book.size; id += 7) {
      const { code, system } = book.entry(id);
      const { hits } = search.search({ text: code, date: '2026-11-10', systems: [system], limit: 3 });
      if (!hits.some((hit) => hit.id === id)) lost.push(code);
    }
    expect(lost).toEqual([]);
  });

  test('every entry valid on the date is found by the words of its own title', () => {
    const lost: string[] = [];
    for (let id = 0; id < book.size; id += 211) {
      const { title, system } = book.entry(id, '2026-11-10');
      const { standing } = book.stand(id, '2026-11-10');
      if (title === '' || (standing !== 'billable' && standing !== 'header')) continue;
      const { hits } = search.search({
        text: title,
        date: '2026-11-10',
        systems: [system],
        limit: 50,
        literal: true,
      });
      const isFound = hits.some((hit) => hit.id === id || hit.title === title);
      if (!isFound && splitWords(title).length <= 20) lost.push(title);
    }
    expect(lost).toEqual([]);
  });
});

describe('after an update', () => {
  test('notes taken apart give the index that the build made of them, to the byte', () => {
    const notes = notesTablesOf(ownBuffer(readFileSync(NOTES_FILE)));
    expect(Buffer.from(compileIndex(book, search.lexicon, notes)).equals(bytes)).toBe(true);
  });

  test('a new inclusion term is found, and one that is gone is not', () => {
    const notes = notesTablesOf(ownBuffer(readFileSync(NOTES_FILE)));
    const gone = notes.notes.filter(({ text }) => text !== 'Tokelau');
    const term = { holder: 'L40.0', kind: 'inclusion', part: 'tabular', text: 'Zebra scale' } as const;
    const made = compileIndex(book, search.lexicon, { ...notes, notes: [...gone, term] });
    const updated = openSearch(ownBuffer(made), book);
    const [hit] = updated.search({ text: 'zebra scale', date: '2027-11-10' }).hits;
    expect(hit).toMatchObject({ code: 'L40.0', why: 'inclusion term: Zebra scale' });
    expect(search.search({ text: 'tokelau', date: '2026-11-10' }).hits[0]?.why).toContain('inclusion term');
    const [tokelau] = updated.search({ text: 'tokelau', date: '2026-11-10' }).hits;
    expect(tokelau?.why ?? '').not.toContain('inclusion term: Tokelau');
  });
});

describe('the lexicon in the book', () => {
  const { lexicon } = search;
  const titleWords = new Set<string>();
  for (let id = 0; id < book.size; id++) {
    for (const word of splitWords(book.entry(id).title)) titleWords.add(word.text);
  }

  test('travels with the index', () => {
    expect(lexicon.find('bcc')[0]?.wordings).toContain('basal cell carcinoma');
    expect(lexicon.terms.length).toBeGreaterThan(500);
  });

  test('every code a term points to is in the book', () => {
    const missing = lexicon.terms.flatMap(({ term, codes }) =>
      codes.filter((code) => book.find(code) === undefined).map((code) => `${term} -> ${code}`),
    );
    expect(missing).toEqual([]);
  });

  test('every word a term stands for is in some title', () => {
    const missing = lexicon.terms.flatMap(({ term, wordings }) =>
      wordings
        .flatMap((wording) => splitWords(wording))
        .filter(({ text }) => !titleWords.has(text))
        .map(({ text }) => `${term} -> ${text}`),
    );
    expect(missing).toEqual([]);
  });

  test('every term finds something', () => {
    const silent = lexicon.terms
      .filter(({ kind }) => kind !== 'side')
      .filter(({ term }) => search.search({ text: term, date: '2026-11-10', limit: 1 }).hits.length === 0);
    expect(silent.map(({ term }) => term)).toEqual([]);
  });
});

describe('how far two words are apart', () => {
  test.each([
    ['rosacea', 'rosacea', 0],
    ['roseacea', 'rosacea', 1],
    ['eczmea', 'eczema', 1],
    ['psorasis', 'psoriasis', 1],
    ['abc', '', 3],
  ])('%s, %s: %i', (typed, known, steps) => expect(editSteps(typed, known, false)).toBe(steps));

  test('a half-typed word is compared with the start of a longer one', () => {
    expect(editSteps('seborheic', 'seborrheica', true)).toBeLessThan(
      editSteps('seborheic', 'seborrheica', false),
    );
  });
});
