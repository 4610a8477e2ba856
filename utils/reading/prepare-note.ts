/** A note cut up once for everyone who reads it: words, sentences, problems, and how each word is meant. */
import type { IsoDate } from '../codes/types.ts';
import { splitWords, type Word } from '../lexicon/words.ts';
import type { NoteText } from '../note/types.ts';
import { assertWords } from './assertion.ts';
import { type Layout, readLayout } from './layout.ts';
import type { Assertion } from './types.ts';
import { countBefore } from './word-tables.ts';

export interface PreparedNote extends Layout {
  readonly words: readonly Word[];
  /** One for each word. */
  readonly assertions: readonly Assertion[];
  /** For each sentence the index of its first word; one more at the end. */
  readonly firstWords: readonly number[];
}

/** Lives as long as the note it was made from: rules ask for the same note many times. */
const PREPARED = new WeakMap<NoteText, { readonly note: PreparedNote; readonly year: number | null }>();

/** @param date of the visit; who asks without one gets the note as it was prepared last */
export function prepareNote(note: NoteText, date?: IsoDate): PreparedNote {
  const known = PREPARED.get(note);
  const stated = date ?? note.dateOfService?.date;
  const year = stated === undefined ? (known?.year ?? null) : Number(stated.slice(0, 4));
  if (known && (date === undefined || known.year === year)) return known.note;
  const prepared = prepare(note, year);
  PREPARED.set(note, { note: prepared, year });
  return prepared;
}

function prepare(note: NoteText, year: number | null): PreparedNote {
  const layout = readLayout(note);
  const words = splitWords(note.text);
  const assertions: Assertion[] = [];
  const firstWords: number[] = [];
  let at = 0;
  for (const sentence of layout.sentences) {
    while (at < words.length && (words[at]?.end ?? 0) <= sentence.start) {
      assertions.push('present');
      at++;
    }
    firstWords.push(at);
    const from = at;
    while (at < words.length && (words[at]?.start ?? 0) < sentence.end) at++;
    for (const one of assertWords(note.text, words.slice(from, at), sentence.section, year))
      assertions.push(one);
  }
  while (assertions.length < words.length) assertions.push('present');
  firstWords.push(at);
  return { ...layout, words, assertions, firstWords };
}

/** Index of the sentence that holds an offset, or of the last one before it; -1 where there is none. */
export function sentenceAt(note: PreparedNote, offset: number): number {
  return countBefore(note.sentences, ({ start }) => start <= offset) - 1;
}
