import { beforeAll, describe, expect, test } from 'vitest';
import { readBook, readNotes } from '../../../utils/cli/read-book.ts';
import type { CodeNotes, NoteKind } from '../../../utils/codes/notes-types.ts';
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
