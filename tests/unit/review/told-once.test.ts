import { describe, expect, it } from 'vitest';
import { readBook, readNotes } from '../../../utils/cli/read-book.ts';
import { noteFromText } from '../../../utils/note/note-text.ts';
import { reviewNote } from '../../../utils/review/review-note.ts';

const { book, search } = readBook();
const notes = readNotes();

const PATCH_TEST = `RESULTS: Nickel sulfate ++. All others negative.
EXAM: lichenified plaque below the navel.
DX: Allergic contact dermatitis. Not felt to be irritant.`;

describe('one mistake', () => {
  it('is told once where two rules offer the same code in place of the same one', () => {
    const note = noteFromText(PATCH_TEST, 'L25.9');
    const { findings } = reviewNote({ note, book, notes, lexicon: search.lexicon, date: '2026-11-10' });
    const offers = findings.map(({ code, grade, suggestions }) =>
      [code, grade, suggestions[0]?.code].join(' '),
    );
    expect(offers).toContain('L25.9 warn L23.9');
    expect(new Set(offers).size).toBe(offers.length);
  });
});
