import { describe, expect, it } from 'vitest';
import { readBook } from '../../../utils/cli/read-book.ts';
import { noteFromText } from '../../../utils/note/note-text.ts';
import { reviewNote } from '../../../utils/review/review-note.ts';
import type { Grade, Rule } from '../../../utils/review/types.ts';

const { book, search } = readBook();
const date = '2026-11-10';

/** A rule that offers one code whatever the note says: what is heard of it is what the gate lets through. */
function offering(code: string, grade: Grade): Rule {
  const id = book.find(code, 'icd10cm');
  if (id === undefined) throw new Error(`The book does not know ${code}.`);
  const { title } = book.entry(id, date);
  const suggestions = [{ system: 'icd10cm', code, title, why: 'always' }] as const;
  const finding = { rule: 'offers', grade, system: 'icd10cm', code: 'L98.9', evidence: [] } as const;
  return {
    id: 'offers',
    title: 'Offers',
    why: '',
    source: '',
    examples: [],
    check: () => [{ ...finding, message: 'Another code says more.', suggestions, source: '' }],
  };
}

function heard(text: string, code: string, grade: Grade = 'warn'): string[] {
  const note = noteFromText(text, 'L98.9');
  const { findings } = reviewNote({
    note,
    book,
    lexicon: search.lexicon,
    date,
    rules: [offering(code, grade)],
  });
  return findings.map(({ suggestions }) => suggestions.map((one) => one.code).join());
}

describe('a suggestion, whichever rule makes it', () => {
  it.each([
    ['Assessment: lesion of the back. No evidence of melanoma.', 'C43.59'],
    ['Assessment: pigmented lesion of the back, rule out melanoma.', 'C43.59'],
    ['Family history: melanoma in father. Assessment: nevus of the back.', 'C43.59'],
    ['Assessment: tinea corporis. No psoriasis.', 'L40.0'],
    ['Assessment: dermatitis. No personal history of melanoma.', 'Z85.820'],
    ['Assessment: dermatitis. No family history of melanoma.', 'Z80.8'],
  ])('is not made of what the note only rules out: %s', (text, code) => {
    expect(heard(text, code)).toEqual([]);
  });

  it.each([
    ['Assessment: melanoma of the back. No evidence of melanoma in the nodes.', 'C43.59'],
    ['Assessment: plaque psoriasis of both elbows.', 'L40.0'],
    ['History of melanoma in 2019. No melanoma today.', 'Z85.820'],
    ['Family history: melanoma in father. No cancer of her own.', 'Z80.8'],
    ['Assessment: seborrheic keratosis. No melanoma.', 'L82.1'],
  ])('is heard where the note states it: %s', (text, code) => {
    expect(heard(text, code)).toEqual([code]);
  });

  it('leaves a code that cannot go out blocked, and a question asked, without the better code', () => {
    const note = 'Assessment: lesion of the back, rule out melanoma.';
    expect(heard(note, 'C43.59', 'block')).toEqual(['']);
    expect(heard(note, 'C43.59', 'inform')).toEqual(['']);
  });
});
