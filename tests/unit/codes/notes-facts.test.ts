import { beforeAll, describe, expect, test } from 'vitest';
import { readBook, readNotes } from '../../../utils/cli/read-book.ts';
import type { CodeNotes, NeoplasmRow, NoteKind } from '../../../utils/codes/notes-types.ts';
import type { CodeBook } from '../../../utils/codes/types.ts';

const DATE = '2026-11-10';

let notes: CodeNotes;
let book: CodeBook;
beforeAll(() => {
  notes = readNotes();
  book = readBook().book;
}, 120_000);

/** What a code says of a kind, its own lines or those it inherits. */
function lines(code: string, kind: NoteKind): string[] {
  return notes
    .notes(code)
    .filter((note) => note.kind === kind)
    .map((note) => `${note.holder.key}: ${note.text}`);
}

describe('the notes of a code', () => {
  test('of allergic contact dermatitis send irritant contact dermatitis elsewhere, but may stand with it', () => {
    expect(lines('L23', 'excludes2')).toContain('L23: irritant contact dermatitis (L24.-)');
    expect(lines('L23', 'excludes1')).toEqual([
      'L23: allergy NOS (T78.40)',
      'L23: contact dermatitis NOS (L25.9)',
      'L23: dermatitis NOS (L30.9)',
    ]);
  });

  test('come nearest first: the code, its category, the block, the chapter', () => {
    const holders = [...new Set(notes.notes('L23.0').map((note) => note.holder.key))];
    expect(holders).toEqual(['L23.0', 'L23', 'L20-L30', '12']);
    const own = notes.notes('L23.0').filter((note) => !note.holder.isInherited);
    expect(own.map((note) => note.text)).toEqual([
      'Allergic contact dermatitis due to chromium',
      'Allergic contact dermatitis due to nickel',
    ]);
    expect(lines('L23.0', 'excludes2')).toContain('12: viral warts (B07.-)');
    expect(lines('L23.0', 'note')).toEqual([
      'L20-L30: In this block the terms dermatitis and eczema are used synonymously and interchangeably.',
    ]);
  });

  test('name the block and chapter they come from', () => {
    const found = notes.notes('L23.0').find((note) => note.holder.key === 'L20-L30');
    expect(found?.holder).toEqual({
      kind: 'block',
      key: 'L20-L30',
      title: 'Dermatitis and eczema',
      isInherited: true,
    });
  });

  test('come through both blocks of a burn and for a code with its 7th character', () => {
    const holders = new Set(notes.notes('T23.161A').map((note) => note.holder.key));
    expect([...holders]).toEqual(['T23.1', 'T20-T25', 'T20-T32', '19']);
    expect(notes.notes('T23.161A').every((note) => note.holder.isInherited)).toBe(true);
  });

  test('say that a code has none of a kind by not holding any', () => {
    const kinds = new Set(notes.notes('L40.52').map((note) => note.kind));
    expect([...kinds]).toEqual(['excludes2']);
    expect(lines('L40.52', 'excludes1')).toEqual([]);
    expect(notes.notes('not a code')).toEqual([]);
    expect(notes.notes('')).toEqual([]);
  });

  test('find a code however it is written', () => {
    expect(notes.notes('l230')).toEqual(notes.notes('L23.0'));
  });

  test('carry the codes that they name', () => {
    const [first] = notes.notes('L57').filter((note) => note.kind === 'use-additional');
    expect(first?.targets.map((target) => target.first)).toEqual(['W89', 'W90']);
    for (const target of first?.targets ?? [])
      expect(first?.text.slice(target.start, target.end)).toBe(target.first);
  });

  test('say for methotrexate, scars, warts and Sjögren what a coder looks up', () => {
    expect(lines('Z79.631', 'inclusion')).toContain('Z79.631: Long term (current) use of methotrexate');
    expect(lines('L90.5', 'excludes2')).toContain('L90.5: keloid scar (L91.0)');
    expect(lines('B07.8', 'excludes2')).toContain('B07: anogenital (venereal) warts (A63.0)');
    expect(lines('M35.01', 'excludes1')).toContain('M35.0: dry mouth, unspecified (R68.2)');
    expect(lines('L97.411', 'code-first')[0]).toBe('L97: any associated underlying condition, such as:');
    expect(lines('C44.311', 'excludes1')).toContain('C44: malignant melanoma of skin (C43.-)');
    expect(lines('L14', 'code-first')).toEqual(['L14: underlying disease']);
  });
});

describe('the release of a note', () => {
  const releaseOf = (code: string, text: string): string | undefined =>
    notes.notes(code).find((note) => note.text === text)?.release;

  test('is FY2027 where it was held against that list', () => {
    expect(releaseOf('L23', 'irritant contact dermatitis (L24.-)')).toBe('FY2027');
    expect(releaseOf('D18', 'vascular nevus (Q82.5)')).toBe('FY2027');
    expect(releaseOf('B07', 'verruca vulgaris')).toBe('FY2027');
  });

  test('is the older one where only part of a code was read, or nothing', () => {
    // Inclusion terms of L57 were not compared, its excludes were.
    expect(releaseOf('L57.0', 'Solar keratosis')).toBe('April 2026');
    expect(releaseOf('E11', 'diabetes NOS')).toBe('April 2026');
    // In the file of FY2027, but said to be as of 2021 there.
    expect(notes.notes('B97.4').filter((note) => !note.holder.isInherited)).not.toEqual([]);
    for (const note of notes.notes('B97.4'))
      if (note.holder.key === 'B97.4') expect(note.release).toBe('April 2026');
  });

  test('changes with what became of an Excludes1', () => {
    expect(lines('A49.9', 'excludes2')).toContain('A49: chlamydial infection NOS (A74.9)');
    expect(lines('A49.9', 'excludes1')).not.toContain('A49: chlamydial infection NOS (A74.9)');
  });

  test('is stated for every part', () => {
    expect(notes.releases).toEqual([
      { part: 'tabular', release: 'April 2026', from: '2026-04-01' },
      { part: 'tabular-skin', release: 'FY2027', from: '2026-10-01' },
      { part: 'neoplasm', release: 'April 2026', from: '2026-04-01' },
      { part: 'index', release: 'FY2027', from: '2026-10-01' },
      { part: 'claim-marks', release: 'MCE July 2026', from: '2026-07-01' },
    ]);
  });
});

describe('the outline', () => {
  test('leads from psoriatic arthritis up to its chapter', () => {
    expect(notes.outline('L40.5')).toEqual([
      { kind: 'chapter', key: '12', title: 'Diseases of the skin and subcutaneous tissue (L00-L99)' },
      { kind: 'block', key: 'L40-L45', title: 'Papulosquamous disorders' },
    ]);
  });

  test('shows blocks within blocks', () => {
    expect(notes.outline('C44.311').map((step) => step.key)).toEqual(['2', 'C00-C96', 'C00-C75', 'C43-C44']);
    expect(notes.outline('C4A.0').map((step) => step.key)).toEqual(['2', 'C00-C96', 'C00-C75', 'C43-C44']);
  });

  test('leads down from the chapters to categories', () => {
    expect(notes.below(null).map((step) => step.key)).toEqual(
      Array.from({ length: 22 }, (_, at) => String(at + 1)),
    );
    expect(notes.below('12').map((step) => step.key)).toContain('L20-L30');
    expect(notes.below('C43-C44').map((step) => `${step.kind} ${step.key}`)).toEqual([
      'code C43',
      'code C4A',
      'code C44',
    ]);
    expect(notes.below('T07-T07')).toEqual([
      { kind: 'code', key: 'T07', title: 'Unspecified multiple injuries' },
    ]);
    expect(notes.below('L23')).toEqual([]);
  });

  test('keeps a block and the category of the same name apart', () => {
    expect(notes.step('T07-T07')?.kind).toBe('block');
    expect(notes.step('T07')).toBeUndefined();
    expect(notes.step('nowhere')).toBeUndefined();
    expect(notes.notesOfStep('nowhere')).toEqual([]);
    expect(notes.notesOfStep('12').length).toBe(10);
  });

  test('holds every code of the book, whatever its release', () => {
    const lost: string[] = [];
    for (let id = 0; id < book.size; id += 1) {
      const { system, code } = book.entry(id);
      if (system === 'icd10cm' && notes.outline(code).length === 0) lost.push(code);
    }
    expect(lost).toEqual([]);
  });

  test('puts a category newer than the list below its chapter, and in no block', () => {
    // Pulmonary mycetoma is new in FY2027.
    expect(notes.outline('J4B').map((step) => step.key)).toEqual(['10']);
    expect(notes.below('10').map((step) => step.key)).toContain('J4B');
  });

  test('gives every category to one step, and shows its title of today', () => {
    const seen: string[] = [];
    const walk = (key: string | null): void => {
      for (const step of notes.below(key)) {
        if (step.kind === 'code') seen.push(step.key);
        else walk(step.key);
      }
    };
    walk(null);
    expect(new Set(seen).size).toBe(seen.length);
    for (const code of seen) expect(book.entry(book.find(code, 'icd10cm') ?? -1).code).toBe(code);
    expect(seen.length).toBe(1918 + 3);
  });
});

describe('7th characters', () => {
  test('of a burn are three, stated at its category', () => {
    expect(notes.seventh('T23.161')).toEqual({
      holder: {
        kind: 'code',
        key: 'T23',
        title: 'Burn and corrosion of wrist and hand',
        isInherited: true,
      },
      release: 'FY2027',
      note: 'The appropriate 7th character is to be added to each code from category T23',
      choices: [
        { character: 'A', meaning: 'initial encounter' },
        { character: 'D', meaning: 'subsequent encounter' },
        { character: 'S', meaning: 'sequela' },
      ],
    });
  });

  test('are not there where a code takes none', () => {
    for (const code of ['L40.50', 'C44.311', 'D22.5', 'nonsense', 'T23A'])
      expect([code, notes.seventh(code)?.holder.key ?? null]).toEqual([code, code === 'T23A' ? 'T23' : null]);
  });

  test('fit every code of FY2027: those below a definition carry one of its choices, and no other code has any', () => {
    const wrong: string[] = [];
    let right = 0;
    for (let id = 0; id < book.size; id += 1) {
      const { system, code } = book.entry(id, DATE);
      if (system !== 'icd10cm' || book.stand(id, DATE).standing !== 'billable') continue;
      const choices = notes.seventh(code)?.choices;
      if (choices?.some((choice) => choice.character === code.charAt(7))) right += 1;
      else if (choices) wrong.push(code);
    }
    expect(wrong).toEqual([]);
    expect(right).toBeGreaterThan(51_000);
  });
});

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

  test('points elsewhere in the words of the table', () => {
    expect(notes.neoplasms.filter((row) => row.see !== '').length).toBe(67 + 120);
    for (const row of notes.neoplasms) expect(row.see).toMatch(/^$|^see (also )?\S/);
  });
});
