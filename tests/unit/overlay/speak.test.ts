import { expect, it } from 'vitest';
import type { Mark } from '../../../utils/note/wire.ts';
import { sentencesOf } from '../../../utils/overlay/speak.ts';

const MARK: Mark = {
  fieldId: 'a',
  start: 0,
  end: 7,
  grade: 'inform',
  code: 'L71.9',
  message: 'Which type?',
  suggestions: [],
};

it('names the code that a finding is about', () => {
  expect(sentencesOf([MARK])).toBe('Ask. L71.9. Which type?');
});

it('says that there is none, where the note names a disease that is not on the claim', () => {
  const suggestions = [{ code: 'L71.9', title: 'Rosacea, unspecified', why: 'the note says “rosacea”' }];
  expect(sentencesOf([{ ...MARK, code: '', suggestions }])).toBe(
    'Ask. No code on the claim. Which type? L71.9, Rosacea, unspecified: the note says “rosacea”.',
  );
});
