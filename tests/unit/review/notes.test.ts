import { describe, expect, it } from 'vitest';
import { readBook, readNotes } from '../../../utils/cli/read-book.ts';
import { noteFromText } from '../../../utils/note/note-text.ts';
import { reviewNote } from '../../../utils/review/review-note.ts';
import { readNoteFixtures } from '../../fixtures/read-notes.ts';

const { book, search } = readBook();
const notes = readNotes();

describe('whole visit notes, each reviewed as a careful coder would', () => {
  for (const fixture of readNoteFixtures()) {
    it(`${fixture.name} (${fixture.style})`, () => {
      const note = noteFromText(fixture.note, fixture.claim);
      const review = reviewNote({ note, book, notes, lexicon: search.lexicon, date: fixture.date });
      expect(review.codes.map((one) => one.code)).toEqual(fixture.codes);
      const said = review.findings.map(({ grade, code }) => `${grade} ${code}`).sort();
      expect(said).toEqual(fixture.findings.map(({ grade, code }) => `${grade} ${code}`).sort());
      for (const { code, grade, suggests } of fixture.findings) {
        const offered = review.findings
          .filter((one) => one.code === code && one.grade === grade)
          .map((one) => one.suggestions.map((suggestion) => suggestion.code));
        if (grade === 'warn') expect(offered, code).toContainEqual(suggests);
        else expect(offered, code).toContainEqual(expect.arrayContaining(suggests));
      }
    });
  }
});
