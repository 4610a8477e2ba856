/** How the note means what stands at an offset. */
import type { PreparedNote } from './prepare-note.ts';
import type { Assertion } from './types.ts';

/** Index of the word that holds an offset, or of the first one after it; the number of words where there is none. */
export function wordIndexAt(note: PreparedNote, offset: number): number {
  let low = 0;
  let high = note.words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((note.words[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The assertion of the word at an offset; `present` behind the last word. */
export function assertionAt(note: PreparedNote, offset: number): Assertion {
  return note.assertions[wordIndexAt(note, offset)] ?? 'present';
}
