import { beforeAll, describe, expect, test } from 'vitest';
import { readBook, readNotes } from '../../../utils/cli/read-book.ts';
import type { CodeNotes, NeoplasmRow } from '../../../utils/codes/notes-types.ts';
import type { CodeBook } from '../../../utils/codes/types.ts';

let notes: CodeNotes;
let book: CodeBook;
beforeAll(() => {
  notes = readNotes();
  book = readBook().book;
}, 120_000);

describe("Medicare's marks", () => {
  const marksOf = (code: string): string[] => notes.marks(code).map((mark) => mark.mark);

  test('say what may never be first, and what is refused for an inpatient stay', () => {
    expect(marksOf('L14')).toEqual(['manifestation']);
    expect(marksOf('Z79.631')).toEqual(['unacceptable-principal']);
    expect(marksOf('Z51.89')).toContain('unacceptable-principal-unless-secondary');
    expect(marksOf('L40.50')).toEqual([]);
    expect(marksOf('L1')).toEqual([]);
    expect(notes.marks('L14')[0]?.release).toBe('MCE July 2026');
  });
});

describe('the index', () => {
  const pathsTo = (code: string): string[] => notes.indexTerms(code).map((term) => term.path.join(' > '));

  test('leads from words to the code', () => {
    expect(pathsTo('L23.0')).toContain('Dermatitis > contact > allergic > due to > nickel');
    expect(pathsTo('L57.0')).toContain('Keratosis > actinic');
    expect(pathsTo('B07.0')).toEqual(['Verruca > plantaris', 'Wart > plantar']);
    expect(notes.indexTerms('B07.0').every((term) => term.release === 'FY2027')).toBe(true);
  });

  test('leads to a head where it writes a dash, and so to the codes below', () => {
    const term = notes.indexTerms('L02.411').find((each) => each.path.join(' > ') === 'Abscess > axilla');
    expect(term?.isOpen).toBe(true);
    expect(pathsTo('L02.41')).toContain('Abscess > axilla');
  });

  test('names the manifestation that goes with it', () => {
    const term = notes.indexTerms('L52').find((each) => each.path[0] === 'Arthropathy');
    expect(term?.manifestation).toBe('M14.8-');
    expect(notes.indexTerms('L40.0').every((each) => each.manifestation === null)).toBe(true);
  });

  test('leads nowhere without a code', () => {
    for (const code of ['', 'L', 'ZZZ', 'L99.99']) expect(notes.indexTerms(code)).toEqual([]);
  });
});

describe('the neoplasm table', () => {
  const rowOf = (...path: string[]): NeoplasmRow | undefined =>
    notes.neoplasms.find((row) => row.path.join(' > ') === path.join(' > '));

  test('has the basal cell carcinoma of the nose, and the nose itself in all six columns', () => {
    expect(rowOf('nose, nasal', 'skin', 'basal cell carcinoma')?.cells.primary).toEqual({
      code: 'C44.311',
      isOpen: false,
    });
    const nose = rowOf('skin NOS', 'nose (external)');
    expect(Object.values(nose?.cells ?? {}).map((cell) => cell?.code)).toEqual([
      'C44.301',
      'C79.2',
      'D04.39',
      'D23.39',
      'D48.5',
      'D49.2',
    ]);
    expect(rowOf('acoustic nerve')?.cells).toMatchObject({
      primary: { code: 'C72.4', isOpen: true },
      'in-situ': null,
    });
  });

  test('comes skin first: the site skin, then the skin of other sites, then the rest', () => {
    const places = notes.neoplasms.map((row) => (/^skin\b/.test(row.path[0] ?? '') ? 0 : row.isSkin ? 1 : 2));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places.filter((place) => place === 0).length).toBe(167);
    expect(rowOf('nose, nasal', 'skin')?.isSkin).toBe(true);
    expect(rowOf('nose, nasal')?.isSkin).toBe(false);
    expect(rowOf()?.isSkin).toBe(false);
    expect(notes.neoplasms.length).toBe(1940);
  });

  test('leads to codes that the book holds', () => {
    const lost = new Set<string>();
    for (const row of notes.neoplasms)
      for (const cell of Object.values(row.cells))
        if (cell && book.find(cell.code, 'icd10cm') === undefined) lost.add(cell.code);
    expect([...lost]).toEqual([]);
  });

  test('says of a code where it stands, as the whole table has it', () => {
    expect(notes.neoplasmCells('C44.311')).toEqual([
      { path: ['nose, nasal', 'skin', 'basal cell carcinoma'], column: 'primary' },
    ]);
    for (const code of ['D04.39', 'C79.8', 'D49.2', 'C80.1']) {
      const say = (path: readonly string[], column: string): string => `${path.join(' > ')}: ${column}`;
      const stated = notes.neoplasms.flatMap(({ path, cells }) =>
        Object.entries(cells).flatMap(([column, cell]) => (cell?.code === code ? [say(path, column)] : [])),
      );
      const found = notes.neoplasmCells(code).map(({ path, column }) => say(path, column));
      expect(found).toEqual(stated);
      expect(found).not.toEqual([]);
    }
    for (const code of ['', 'L40.50', 'nonsense']) expect(notes.neoplasmCells(code)).toEqual([]);
  });

  test('points elsewhere in the words of the table', () => {
    expect(notes.neoplasms.filter((row) => row.see !== '').length).toBe(67 + 120);
    for (const row of notes.neoplasms) expect(row.see).toMatch(/^$|^see (also )?\S/);
  });
});
