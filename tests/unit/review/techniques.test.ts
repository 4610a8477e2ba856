import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTechniques, TECHNIQUE_WORDS } from '../../../utils/review/procedures/techniques.ts';

/** Any text that the words match, as far as letters go: where a word ends is left to the note. */
function anyMatch({ source }: RegExp): fc.Arbitrary<string> {
  return fc.stringMatching(new RegExp(`^(?:${source.replaceAll('\\b', '')})$`));
}

describe('the words by which a note says what was done', () => {
  it.each(TECHNIQUE_WORDS.map(({ cues, words }) => [words.source.slice(0, 40), cues, words] as const))(
    'hold one of their cues, whatever stands around: %s',
    (_, cues, words) => {
      fc.assert(
        fc.property(anyMatch(words), (said) => cues.some((cue) => said.toLowerCase().includes(cue))),
        { numRuns: 400 },
      );
    },
  );

  it('are found in capitals as well', () => {
    const text = 'CRYOTHERAPY to 3 AKs. SHAVE BIOPSY of the nose.';
    const found = findTechniques(text, { start: 0, end: text.length }, []);
    expect(found.map(({ technique }) => technique)).toEqual(['destruction', 'biopsy']);
  });
});
