import { describe, expect, test } from 'vitest';
import { readBook } from '../../../utils/cli/read-book.ts';
import type { Hit } from '../../../utils/search/types.ts';

const { search } = readBook();
const DATE = '2026-11-10';

/** A seeded generator (mulberry32): the same "random" queries in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function checkHits(hits: readonly Hit[]): void {
  const ids = new Set(hits.map((hit) => hit.id));
  expect(ids.size).toBe(hits.length);
  for (const { title, marks } of hits) {
    let before = 0;
    for (const [start, end] of marks) {
      expect(start).toBeGreaterThanOrEqual(before);
      expect(end).toBeGreaterThan(start);
      expect(end).toBeLessThanOrEqual(title.length);
      before = end;
    }
  }
}

describe('whatever is typed, search answers', () => {
  test.each([
    ['nothing', ''],
    ['blanks', ' \t\n\u00a0 '],
    ['a dot', '.'],
    ['regex signs', '.*+?^$ {}()|[]\\'],
    ['an open bracket', 'acne ('],
    ['half a surrogate pair', '\ud83d'],
    ['the other half, between words', 'bcc \udc00 nose'],
    ['emoji', '🩺 acne 👩🏽‍⚕️'],
    ['Cyrillic', 'базалиома носа'],
    ['Arabic', 'حب الشباب'],
    ['Chinese', '痤疮'],
    ['Greek', 'μελάνωμα'],
    ['a null character', 'bcc\u0000nose'],
    ['right-to-left marks', '\u202ebcc\u202c nose'],
    ['accents set apart', 'cafe\u0301 au lait'],
    ['names of object members', 'constructor __proto__ toString hasOwnProperty'],
    ['300 letters', 'a'.repeat(300)],
    ['300 blanks and letters', 'a '.repeat(150)],
    ['a long number', '1234567890'.repeat(30)],
    [
      'a pasted note',
      'Patient seen for a pearly papule on the left nasal ala, biopsy-proven BCC. '.repeat(40),
    ],
    ['a hundred different words', Array.from({ length: 100 }, (_, at) => `word${at} skin left`).join(' ')],
    ['only little words', 'of the and in'],
    ['a code and words', 'C44.311 nose left'],
    ['a code with blanks inside', 'C44. 311'],
  ])('%s', (_, text) => {
    const { hits, total } = search.search({ text, date: DATE });
    expect(total).toBeGreaterThanOrEqual(hits.length);
    checkHits(hits);
  });

  test('noise around the words costs no answer', () => {
    for (const text of ['🩺 acne', 'acne (', '\ud83d acne', '*acne*', '«acne»', 'ACNE!!!']) {
      expect(search.search({ text, date: DATE }).hits[0]?.code).toBe('L70.9');
    }
    expect(search.search({ text: 'bcc \udc00 nose', date: DATE }).hits[0]?.code).toBe('C44.311');
  });

  test('a thousand seeded queries of real words cut, swapped and garbled', { timeout: 60_000 }, () => {
    const next = seeded(20261110);
    const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(next() * from.length)];
    const words =
      'bcc nose left leg melanoma in situ psoriasis h/o ak wart cellulitis l20.9 c44 rash burn 3 stage'.split(
        ' ',
      );
    const noise = [
      '',
      ' ',
      '-',
      '/',
      '.',
      '(',
      ']',
      '\\',
      '\ud800',
      '😀',
      'é',
      '\u0301',
      '0',
      'x',
      'ß',
      '%',
      '"',
      '\u2028',
    ];
    for (let round = 0; round < 1000; round++) {
      const length = 1 + Math.floor(next() * 5);
      const text = Array.from({ length }, () => {
        const word = pick(words) ?? '';
        const at = Math.floor(next() * (word.length + 1));
        return word.slice(0, at) + (pick(noise) ?? '') + word.slice(at + (next() < 0.3 ? 1 : 0));
      }).join(pick([' ', ' ', ', ', '']));
      const literal = next() < 0.2;
      const { hits, repairs } = search.search({ text, date: DATE, limit: 5, literal });
      expect(hits.length).toBeLessThanOrEqual(5);
      if (literal) expect(repairs).toEqual([]);
      checkHits(hits);
    }
  });

  test('the same query gives the same answer, whatever was asked in between', () => {
    const ask = () => search.search({ text: 'melanoma in situ left arm', date: DATE });
    const before = ask();
    for (const text of ['s', 'left', 'roseacea', 'l20', '', 'sk arm']) search.search({ text, date: DATE });
    expect(ask()).toEqual(before);
  });
});
