import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { NOTES_FILE } from '../../../utils/cli/build-book.ts';
import { readBook } from '../../../utils/cli/read-book.ts';
import { findTargets } from '../../../utils/codes/note-targets.ts';
import type { NoteRow } from '../../../utils/codes/notes-tables.ts';
import { notesTablesOf } from '../../../utils/codes/notes-tables-of.ts';
import { ownBuffer } from '../../../utils/codes/pack.ts';
import type { CodeBook } from '../../../utils/codes/types.ts';

/** Codes that the list names and no release since 2015 has held, with the note that names them. */
const SLIPS: Readonly<Record<string, string>> = {
  // K00-K93 is WHO's chapter; the American one ends with K95.
  K93: 'Conditions classifiable to K00-K93',
  I64: 'Conditions classifiable to I60-I64',
  Y89: 'A00-Y89',
  'G31.90': 'other frontotemporal neurocognitive disorder (G31.90)',
  // R10.4 has gone; R10.84 and R10.85 came in its place.
  'R10.4': 'localized abdominal pain (R10.1-R10.4-)',
};

/** What looks like a code in the notes of the whole list and is none. */
const NO_CODES = /\b(?:vitamin B12|LGMD R\d\d|CD30|O157|G6PD|TUBB4A|KMT2D|KDM6A|SCN8A|H1N1|H5N1)\b/gi;

function say(text: string): string[] {
  return findTargets(text).map(({ first, last }) => (first === last ? first : `${first} to ${last}`));
}

describe('the codes that a note names', () => {
  test.each([
    ['irritant contact dermatitis (L24.-)', ['L24']],
    ['local infections (P04-P96)', ['P04 to P96']],
    ['organism (B95-B96)', ['B95 to B96']],
    ['abscess of ear, external (H60.0)', ['H60.0']],
    ['abscess of genital organs (N48.2, N49.-)', ['N48.2', 'N49']],
    ['granulomatous disease (D71-)', ['D71']],
    ['herpes gestationis (O26.4-)', ['O26.4']],
    ['Merkel cell carcinoma (C4A.-)', ['C4A']],
    ['pregnancy (O00-O9A)', ['O00 to O9A']],
    ['cardiac arrhythmia (I47-I49.-)', ['I47 to I49']],
    ['drug abuse (F11.-F17.-)', ['F11 to F17']],
    ['use (F98.2.-F98.3)', ['F98.2 to F98.3']],
    ['drug (T36-T50 with fifth or sixth character 5)', ['T36 to T50']],
    ['skin, unspecified [L98.9]', ['L98.9']],
    ['a gene (QA0.0-)', ['QA0.0']],
    ['conditions classified to A74.-', ['A74']],
    ['Conditions classifiable to C44', ['C44']],
    ['tinea, any type except those in B36.-', ['B36']],
    ['code from category T31 or T32 to identify extent', ['T31', 'T32']],
    ['as classified in F01-F02', ['F01 to F02']],
    ['hyperammonemia syndrome E72.4', ['E72.4']],
    ['any condition in I50.- or I51.4-I51.7, I51.89, I51.9', ['I50', 'I51.4 to I51.7', 'I51.89', 'I51.9']],
    ['vitamin B12 deficiency (E53.8)', ['E53.8']],
    ['deficiency (G6PD) with anemia (D55.0)', ['D55.0']],
    ['CD30-positive T-cell proliferations (C86.60)', ['C86.60']],
    ['Non-O157 Escherichia coli', []],
    ['sites other than skin-code to malignant neoplasm of the site', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(say(text)).toEqual(expected);
  });

  test('stand at their place in the text', () => {
    const text = 'genital organs (N48.2, N49.-)';
    expect(findTargets(text).map(({ start, end }) => text.slice(start, end))).toEqual(['N48.2', 'N49.-']);
  });
});

describe('over every note of the list', () => {
  let notes: readonly NoteRow[];
  let book: CodeBook;
  beforeAll(() => {
    book = readBook().book;
    notes = notesTablesOf(ownBuffer(readFileSync(NOTES_FILE))).notes;
  }, 120_000);

  test('every code named is in the book, but for the slips of the list', () => {
    const lost = new Map<string, string>();
    let found = 0;
    for (const { text } of notes)
      for (const { first, last } of findTargets(text)) {
        found += 1;
        for (const code of [first, last]) if (book.find(code, 'icd10cm') === undefined) lost.set(code, text);
      }
    expect([...lost.keys()].sort()).toEqual(Object.keys(SLIPS).sort());
    for (const [code, text] of lost) expect(text).toContain(SLIPS[code]);
    expect(found).toBeGreaterThan(11_500);
  });

  test('nothing that could be a code is missed', () => {
    const missed: string[] = [];
    for (const { holder, text } of notes) {
      const spans = findTargets(text);
      const rest = text
        .split('')
        .map((letter, at) => (spans.some(({ start, end }) => start <= at && at < end) ? ' ' : letter))
        .join('')
        .replaceAll(NO_CODES, ' ');
      if (/[A-Z]\d[A-Z\d]/.test(rest)) missed.push(`${holder}: ${text}`);
    }
    expect(missed).toEqual([]);
  });

  test('ranges run upwards', () => {
    for (const { text } of notes)
      for (const { first, last } of findTargets(text)) expect(first <= last, text).toBe(true);
  });
});
