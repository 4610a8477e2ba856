import { describe, expect, test } from 'vitest';
import { readTables } from '../../../utils/cli/build-book.ts';
import { readBook } from '../../../utils/cli/read-book.ts';
import { parseNotesTables } from '../../../utils/codes/notes-texts.ts';
import { followSees } from '../../../utils/search/follow-see.ts';

const { book, search } = readBook();
const notes = parseNotesTables(readTables());
const seen = followSees(notes);

/** The codes that a line of the index comes to by the line it sends to. */
function codesOf(path: string): string[] {
  return seen.filter((line) => line.path.join(' > ') === path).map(({ code }) => code);
}

describe('a line of the index that sends elsewhere', () => {
  test.each([
    ['Abscess > ankle', ['L02.41-']],
    ['Wen', ['L72.3']],
    ['Sauriasis', ['Q80.9']],
    ["Bowen's > disease", ['D04.9']],
    ['Sclerema > adultorum', ['M34.9']],
    ['Ulcer, ulcerated, ulcerating, ulceration, ulcerative > heel', ['L97.409']],
  ])('“%s” comes to %s', (path, codes) => expect(codesOf(path)).toEqual(codes));

  test('to the condition, a drug, a site left open, comes to nothing', () => {
    expect(codesOf('Actinic')).toEqual([]);
    expect(seen.filter(({ see }) => /condition$|Table of Drugs/.test(see))).toEqual([]);
  });

  test('half of all lines come to a code, and every such code is in the book', () => {
    expect(seen.length).toBeGreaterThan(notes.see.length / 2);
    const lost = seen.filter(({ code }) => book.find(code.replace(/\.?-$/, ''), 'icd10cm') === undefined);
    expect(lost.length).toBeLessThan(seen.length / 50);
  });

  test('is found by its words, and says where the index sends', () => {
    const [hit] = search.search({ text: 'sauriasis', date: '2026-11-10' }).hits;
    expect(hit).toMatchObject({ code: 'Q80.9', why: 'index: Sauriasis, see Ichthyosis' });
  });
});
