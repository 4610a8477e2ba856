/** Slips of the pen in long words: "psoraisis", "melonoma", "seborrheic keratosus". */
import type { Lexicon } from '../lexicon/lexicon.ts';
import { singular } from '../lexicon/words.ts';

/** Short words are too often other words with a letter changed. */
const SHORTEST = 7;
/** What is written may be a letter shorter. */
const SHORTEST_WRITTEN = 6;
/** So long a word may have two slips. */
const LONG = 10;
const MOST_KNOWN = 5000;

/** Latin and Greek plurals and their singulars. */
const PLURALS: readonly (readonly [RegExp, string])[] = [
  [/ata$/, 'a'],
  [/ae$/, 'a'],
  [/([oxy])ses$/, '$1sis'],
  [/i$/, 'us'],
];

/** The singular that the lexicon has for a plural of the old languages, "verrucae"; `null` for any other word. */
export function latinSingular(word: string, lexicon: Lexicon): string | null {
  if (!/(?:ata|ae|ses|[^aeiou]i)$/.test(word)) return null;
  for (const [ending, singularEnding] of PLURALS) {
    const one = word.replace(ending, singularEnding);
    if (one !== word && lexicon.hasWord(one)) return one;
  }
  return null;
}

/**
 * Tells which word of the lexicon a word that it does not know was meant to be; `null` where none or several.
 * @param isKnown words that are right though the lexicon lacks them
 */
export function makeRepair(
  lexicon: Lexicon,
  isKnown: (word: string) => boolean,
): (word: string) => string | null {
  const known = new Map<string, string | null>();
  return (word) => {
    if (word.length < SHORTEST_WRITTEN || !/^[a-z]+$/.test(word)) return null;
    const before = known.get(word);
    if (before !== undefined) return before;
    const isRight = lexicon.hasWord(word) || isKnown(singular(word));
    const found = isRight ? null : (latinSingular(word, lexicon) ?? nearest(singular(word), lexicon));
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(word, found);
    return found;
  };
}

function nearest(word: string, { words }: Lexicon): string | null {
  const beginning = word.slice(0, 2);
  let found: string | null = null;
  let least = word.length >= LONG ? 3 : 2;
  for (let at = firstFrom(words, beginning); at < words.size; at++) {
    const other = words.at(at);
    if (!other.startsWith(beginning)) break;
    if (other.length < SHORTEST || Math.abs(other.length - word.length) >= least) continue;
    const slips = countSlips(word, other, least - 1) ?? least;
    if (slips < least) [found, least] = [other, slips];
  }
  return found;
}

/** The first place in sorted words at which this could stand. */
function firstFrom(words: Lexicon['words'], word: string): number {
  let low = 0;
  let high = words.size;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words.at(middle) < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Letters to add, drop, change or swap to make one word of the other; `null` where it takes more than `most`. */
function countSlips(a: string, b: string, most: number): number | null {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  if (start === a.length && start === b.length) return 0;
  if (most <= 0 || Math.abs(a.length - b.length) > most) return null;
  const first = a.slice(start);
  const second = b.slice(start);
  const ways: (readonly [string, string])[] = [
    [first.slice(1), second.slice(1)],
    [first.slice(1), second],
    [first, second.slice(1)],
  ];
  if (first[0] === second[1] && first[1] === second[0]) ways.push([first.slice(2), second.slice(2)]);
  let least: number | null = null;
  for (const [one, other] of ways) {
    const slips = countSlips(one, other, (least === null ? most : least - 1) - 1);
    if (slips !== null && (least === null || slips + 1 < least)) least = slips + 1;
  }
  return least;
}
