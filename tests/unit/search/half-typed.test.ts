import { describe, expect, test } from 'vitest';
import { readBook } from '../../../utils/cli/read-book.ts';

const { search } = readBook();

function codes(text: string): string[] {
  return search.search({ text, date: '2026-11-10', limit: 5 }).hits.map(({ code }) => code);
}

describe('a coder stops in the middle of a word', () => {
  test.each([
    ['dermatof', 'D23.9'],
    ['melano', 'C43.9'],
    ['squam', 'C44.92'],
    ['psori', 'L40.9'],
    ['kerato', 'L57.0'],
  ])('“%s” is first of all %s', (typed, code) => expect(codes(typed)).toContain(code));

  test('what is asked for every day leads, what is rarer follows', () => {
    expect(codes('dermatof').slice(0, 2)).toEqual(['D23.9', 'C44.99']);
    expect(codes('melano').slice(0, 2)).toEqual(['C43.9', 'D22.9']);
  });
});

describe('a coder stops in the middle of every word', () => {
  test.each([
    ['pil cyst', 'L72.11'],
    ['act ker', 'L57.0'],
    ['seb ker', 'L82.1'],
    ['bas cell', 'C44.91'],
    ['bas cel carc', 'C44.91'],
    ['mel in situ', 'D03.9'],
    ['gran ann', 'L92.0'],
    ['bull pemph', 'L12.0'],
    ['necrob lipoid', 'L92.1'],
    ['pyoderma gang', 'L88'],
    ['prurigo nod', 'L28.1'],
    ['wound dehisc', 'T81.31XA'],
    ['extramammary paget dis', 'C44.99'],
  ])('“%s” is %s', (typed, code) => expect(codes(typed)[0]).toBe(code));

  test('a site beside it stays a site', () => {
    expect(codes('bas cel nose')[0]).toBe('C44.311');
    expect(codes('cherry ang trunk')[0]).toBe('D18.01');
    expect(codes('complex rep cheek 3 cm')[0]).toBe('13132');
  });

  test('words that are whole are not taken for the start of something longer', () => {
    expect(codes('squamous cell carcinoma of neck')[0]).toBe('C44.42');
    expect(codes('tinea').slice(0, 2)).toEqual(['B35.9', 'B35.1']);
  });
});

test('what is asked for every day is found from four letters on, where nothing as common begins so', () => {
  const asked = search.lexicon.everyday.phrases.flatMap((phrase) => {
    const own = codes(phrase)[0];
    const lengths = Array.from({ length: Math.max(0, phrase.length - 4) }, (_, at) => at + 4);
    const cuts = lengths.map((length) => phrase.slice(0, length).trim());
    const first = cuts.filter((cut) => search.lexicon.everyday.begunBy(cut.split(' '))[0] === phrase);
    return first.map((cut) => ({ cut, isFound: own !== undefined && codes(cut).includes(own) }));
  });
  expect(asked.length).toBeGreaterThan(1000);
  const lost = asked.filter(({ isFound }) => !isFound);
  // Four letters of "shingles" are a whole shin.
  expect(lost.length / asked.length).toBeLessThan(0.025);
}, 60_000);

test('every phrase of the list is found as it stands', () => {
  const { phrases } = search.lexicon.everyday;
  expect(phrases.length).toBeGreaterThan(300);
  expect(new Set(phrases).size).toBe(phrases.length);
  const lost = phrases.filter((phrase) => {
    const [first] = search.search({ text: phrase, date: '2026-11-10', limit: 1 }).hits;
    return (
      first === undefined || first.standing !== 'billable' || /no entry says|found without/.test(first.why)
    );
  });
  expect(lost).toEqual([]);
});
