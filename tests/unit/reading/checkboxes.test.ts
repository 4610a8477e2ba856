import { describe, expect, it } from 'vitest';
import { splitWords } from '../../../utils/lexicon/words.ts';
import { unticked } from '../../../utils/reading/checkboxes.ts';

/** The words that a row of boxes leaves unsaid. */
function unsaid(row: string): string[] {
  const words = splitWords(row);
  return unticked(row, words).map(({ from, to }) =>
    words
      .slice(from, to)
      .map((word) => word.text)
      .join(' '),
  );
}

describe('boxes of a template', () => {
  it('takes what stands behind an empty box as not said', () => {
    expect(unsaid('Type: [ ] plaque [x] guttate [ ] pustular')).toEqual(['plaque', 'pustular']);
    expect(unsaid('( ) Left (x) Right')).toEqual(['left']);
    expect(unsaid('☐ scalp ☑ left ear ☐ nose')).toEqual(['scalp', 'nose']);
  });

  it('reads boxes that stand behind their words', () => {
    expect(unsaid('Left [ ] Right [x]')).toEqual(['left']);
  });

  it('ends the last option at a wide gap, so that the line goes on', () => {
    expect(unsaid('[x] Left [ ] Right   Cellulitis of the leg')).toEqual(['right']);
  });

  it('leaves ordinary brackets alone', () => {
    expect(unsaid('BCC (C44.91) of the nose [see map]')).toEqual([]);
    expect(unsaid('')).toEqual([]);
  });
});
