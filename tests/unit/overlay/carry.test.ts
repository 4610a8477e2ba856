/** Places in a text follow an edit elsewhere, and are given up where the edit touches them. */
import { describe, expect, test } from 'vitest';
import { carry, findEdit } from '../../../utils/overlay/carry.ts';

const NOTE = 'Plaque psoriasis of the left elbow.';

/** The words that stand where these stood, after the edit; `null` where they were given up. */
function after(words: string, text: string): string | null {
  const start = NOTE.indexOf(words);
  const run = carry(findEdit(NOTE, text), { start, end: start + words.length });
  return run === null ? null : text.slice(run.start, run.end);
}

describe('an edit elsewhere', () => {
  test.each([
    ['nothing', NOTE],
    ['words before', `Old ${NOTE}`],
    ['words after', `${NOTE} Return in May.`],
    ['words taken out before', 'psoriasis of the left elbow.'],
    ['words taken out after', 'Plaque psoriasis of'],
    ['another word right before, parted by a blank', 'Plaque old psoriasis of the left elbow.'],
    ['a comma right after', 'Plaque psoriasis, of the left elbow.'],
    ['an emoji and a lone half of one', `\u{1F600}\uD83D ${NOTE}`],
  ])('%s: the mark stays under its words', (_, text) => {
    expect(after('psoriasis', text)).toBe('psoriasis');
  });
});

describe('an edit that touches the words', () => {
  test.each([
    ['a letter in them', 'Plaque psorriasis of the left elbow.'],
    ['a letter joined on behind', 'Plaque psoriasisx of the left elbow.'],
    ['a letter joined on before', 'Plaque xpsoriasis of the left elbow.'],
    ['the blank behind gone', 'Plaque psoriasisof the left elbow.'],
    ['half of them gone', 'Plaque psor'],
    ['all of them replaced', 'Plaque eczema of the left elbow.'],
    ['everything gone', ''],
  ])('%s: no mark rather than a wrong one', (_, text) => {
    expect(after('psoriasis', text)).toBeNull();
  });
});

test('whatever is replaced by whatever, a mark that is kept stands under the very same words', () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let round = 0; round < 5000; round++) {
    const before = Array.from({ length: random(20) }, () => 'ab '.charAt(random(3))).join('');
    const from = random(before.length + 1);
    const put = Array.from({ length: random(5) }, () => 'ab '.charAt(random(3))).join('');
    const text = before.slice(0, from) + put + before.slice(from + random(before.length - from + 1));
    const start = random(before.length + 1);
    const end = start + random(before.length - start + 1);
    const run = carry(findEdit(before, text), { start, end });
    if (run !== null) expect(text.slice(run.start, run.end)).toBe(before.slice(start, end));
  }
});
