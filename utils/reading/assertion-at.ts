/** How the note means what stands at an offset. */
import type { PreparedNote } from './prepare-note.ts';
import type { Assertion } from './types.ts';
import { countBefore } from './word-tables.ts';

/** Index of the word that holds an offset, or of the first one after it; the number of words where there is none. */
export function wordIndexAt(note: PreparedNote, offset: number): number {
  return countBefore(note.words, ({ end }) => end <= offset);
}

/** The assertion of the word at an offset; `present` behind the last word. */
export function assertionAt(note: PreparedNote, offset: number): Assertion {
  return note.assertions[wordIndexAt(note, offset)] ?? 'present';
}
