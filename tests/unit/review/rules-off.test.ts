import { describe, expect, it } from 'vitest';
import { readBook, readNotes } from '../../../utils/cli/read-book.ts';
import { noteFromText } from '../../../utils/note/note-text.ts';
import { reviewNote } from '../../../utils/review/review-note.ts';

const { book, search } = readBook();
const notes = readNotes();

/** A rash beside the scabies that brings it: unspecified, and a sign. The sign is the better word for it. */
const note = noteFromText('Scabies, mite seen on scraping. Itch all over.', 'L29.9, B86');

function review(rulesOff: readonly string[], without?: 'notes') {
  return reviewNote({
    note,
    book,
    notes: without === 'notes' ? null : notes,
    lexicon: search.lexicon,
    date: '2026-11-10',
    rulesOff,
  });
}

function rulesOn(code: string, rulesOff: readonly string[]): readonly string[] {
  return review(rulesOff).findings.flatMap((one) => (one.code === code ? [one.rule] : []));
}

describe('a review with rules switched off', () => {
  it('says which are off, and does not count them among those that looked', () => {
    expect(review([]).switchedOff).toBeUndefined();
    const { checked, switchedOff } = review(['redundant-sign', 'no-longer-a-rule']);
    expect(switchedOff).toEqual(['redundant-sign']);
    expect(checked).not.toContain('redundant-sign');
    expect(checked).toContain('unspecified-code');
  });

  it('hears the lesser rule again, where the one that says more is off', () => {
    expect(rulesOn('L29.9', [])).toEqual(['redundant-sign']);
    expect(rulesOn('L29.9', ['redundant-sign'])).toEqual(['unspecified-code']);
    expect(rulesOn('L29.9', ['redundant-sign', 'unspecified-code'])).toEqual([]);
  });

  it('tells a rule that is off from one that cannot look', () => {
    const { unchecked = [], switchedOff } = review(['excludes1'], 'notes');
    expect(switchedOff).toEqual(['excludes1']);
    expect(unchecked).toContain('first-listed');
    expect(unchecked).not.toContain('excludes1');
  });
});
