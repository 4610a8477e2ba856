/**
 * Misspelt words -> words the book and the lexicon know. Fuse.js looks over words only, never over entries,
 * and only over those that share enough letter pairs with the typed word to be worth a look.
 */
import Fuse from 'fuse.js';
import type { Pack, Part } from '../codes/pack.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { lowerBound } from '../lexicon/lexicon.ts';
import type { IndexParts } from './index-parts.ts';

export interface Repairer {
  /**
   * The known words (or two words, written together by mistake) that may be meant, the likeliest first. Empty where
   * none is near.
   * @param isLast the word may be half typed: compare with the start of longer words too
   */
  repair(word: string, isLast: boolean): readonly string[];
}

const SHORTEST = 4;
const LONGEST = 30;
const LOOKED_AT = 80;
const REMEMBERED = 500;
/** Words that may be meant are nearly as near as the nearest: what stands beside them decides. */
const NEARLY = 0.7;
const MOST_MEANT = 5;
/** A word of dermatology's own language counts as so many titles with it, and in no more terms than these. */
const OWN_WORD = 50;
const MOST_TERMS = 6;
const A = 97;
const LETTERS = 26;
/** A letter after each letter, and each first letter after the start. */
const PAIRS = (LETTERS + 1) * LETTERS;
const REPAIRABLE = /^[a-z]{3,}$/;
const OPPOSITES = [
  ['hypo', 'hyper'],
  ['intra', 'extra'],
  ['inter', 'intra'],
] as const;

/** Words with the pairs they hold: those of the titles by their ids, and after them those of terms. */
interface PairIndex {
  wordAt(at: number): string;
  /** How many titles and terms use each word; 0 where it is none to repair with. */
  readonly uses: Uint16Array;
  readonly lengths: Uint8Array;
  /** Where the words of pair N (`pairAt`) start in `words`; one more than there are pairs. */
  readonly starts: Uint32Array;
  readonly words: Uint16Array;
  /** Pairs that each word shares with the typed one; all zero between two looks. */
  readonly shared: Uint8Array;
  /** How many titles and terms use a word. */
  usesOf(word: string): number;
}

type Vocabulary = Pick<IndexParts, 'vocabulary' | 'frequencies'>;

/** The parts that `openRepairer` opens. @throws RangeError where the words outgrow ids of 16 bits */
export function repairParts(titles: Vocabulary, lexicon: Lexicon): Record<string, Part> {
  const { wordAt, placeOf, count } = numberWords(titles.vocabulary, lexicon);
  if (count > 0xffff) throw new RangeError('The words to repair with outgrew their 16-bit ids.');
  const uses = new Uint16Array(count);
  const add = (at: number, more: number): void => {
    uses[at] = Math.min(0xffff, (uses[at] ?? 0) + more);
  };
  titles.vocabulary.forEach((word, at) => {
    if (REPAIRABLE.test(word)) add(at, titles.frequencies[at] ?? 0);
  });
  for (let own = 0; own < lexicon.words.size; own++) {
    const word = lexicon.words.at(own);
    if (REPAIRABLE.test(word)) add(placeOf(word), OWN_WORD * Math.min(lexicon.usesOf(own), MOST_TERMS));
  }
  const byPair: number[][] = Array.from({ length: PAIRS }, () => []);
  uses.forEach((often, at) => {
    const word = wordAt(at);
    for (let letter = 0; often > 0 && letter < word.length; letter++) byPair[pairAt(word, letter)]?.push(at);
  });
  const starts = new Uint32Array(PAIRS + 1);
  byPair.forEach((words, pair) => {
    starts[pair + 1] = (starts[pair] ?? 0) + words.length;
  });
  const lengths = Uint8Array.from(uses, (_, at) => Math.min(255, wordAt(at).length));
  return {
    'repair-uses': uses,
    'repair-lengths': lengths,
    'repair-starts': starts,
    'repair-words': Uint16Array.from(byPair.flat()),
  };
}

/** Ids of all words of titles and terms. */
function numberWords(vocabulary: readonly string[], lexicon: Lexicon) {
  const titles = vocabulary.length;
  return {
    count: titles + lexicon.words.size,
    wordAt: (at: number): string => (at < titles ? (vocabulary[at] ?? '') : lexicon.words.at(at - titles)),
    placeOf: (word: string): number => {
      const at = lowerBound(vocabulary, word);
      if (vocabulary[at] === word) return at;
      const own = lexicon.words.placeOf(word);
      return own < 0 ? -1 : titles + own;
    },
  };
}

function openPairs(pack: Pack, { vocabulary }: Vocabulary, lexicon: Lexicon): PairIndex {
  const { wordAt, placeOf, count } = numberWords(vocabulary, lexicon);
  const uses = pack.u16('repair-uses');
  return {
    wordAt,
    uses,
    lengths: pack.u8('repair-lengths'),
    starts: pack.u32('repair-starts'),
    words: pack.u16('repair-words'),
    shared: new Uint8Array(count),
    usesOf: (word) => uses[placeOf(word)] ?? 0,
  };
}

export function openRepairer(pack: Pack, titles: Vocabulary, lexicon: Lexicon): Repairer {
  const index = openPairs(pack, titles, lexicon);
  const known = new Map<string, readonly string[]>();

  function repair(word: string, isLast: boolean): readonly string[] {
    if (word.length < SHORTEST || word.length > LONGEST || !/^[a-z]+$/.test(word)) return [];
    const key = isLast ? `${word}…` : word;
    const before = known.get(key);
    if (before !== undefined) return before;
    const apart = splitInTwo(index, word);
    const found = apart === undefined ? closest(index, word, isLast) : [apart];
    if (known.size >= REMEMBERED) known.clear();
    known.set(key, found);
    return found;
  }

  return { repair };
}

/** Number of the pair of letters that ends here in a word of a-z; its start and its first letter are one too. */
function pairAt(word: string, at: number): number {
  const before = at === 0 ? LETTERS : word.charCodeAt(at - 1) - A;
  return before * LETTERS + word.charCodeAt(at) - A;
}

/** "skintag" -> "skin tag": both halves are words in use. */
function splitInTwo(index: PairIndex, word: string): string | undefined {
  for (let at = 3; at <= word.length - 3; at++) {
    const [left, right] = [word.slice(0, at), word.slice(at)];
    if (index.usesOf(left) >= 20 && index.usesOf(right) >= 20) return `${left} ${right}`;
  }
  return undefined;
}

function closest(index: PairIndex, word: string, isLast: boolean): string[] {
  const allowed = word.length < 7 ? 1 : word.length < 12 ? 2 : 3;
  const near: { at: number; word: string; steps: number }[] = [];
  // Every letter that a word has more than the other is a step; the end of a half-typed one is not.
  const most = isLast ? Number.POSITIVE_INFINITY : word.length + allowed;
  for (const at of sharingPairs(index, word, word.length - allowed, most)) {
    const known = index.wordAt(at);
    if (isOpposite(word, known)) continue;
    const steps = editSteps(word, known, isLast, allowed);
    const isFar = known[0] !== word[0] && (steps > 1 || word.length < 6);
    if (steps <= allowed && !isFar) near.push({ at, word: known, steps });
  }
  // Fuse looks at each letter by itself: it is asked last, about the few words that are left.
  const fuse = new Fuse(near, { keys: ['word'], threshold: 0.5, distance: 20, includeScore: true });
  const costs = fuse.search(word).map(({ item }) => {
    const often = Math.min(0.9, Math.log10(1 + (index.uses[item.at] ?? 0)) * 0.22);
    return { word: item.word, cost: item.steps + (item.word[0] === word[0] ? 0 : 0.6) - often };
  });
  costs.sort((a, b) => a.cost - b.cost);
  const best = costs[0]?.cost ?? 0;
  return costs
    .filter(({ cost }) => cost <= best + NEARLY)
    .slice(0, MOST_MEANT)
    .map((one) => one.word);
}

/** "Hypo" is never a slip for "hyper": the repaired word would say the opposite. */
function isOpposite(typed: string, known: string): boolean {
  return OPPOSITES.some(
    ([one, other]) =>
      (typed.startsWith(one) && known.startsWith(other)) ||
      (typed.startsWith(other) && known.startsWith(one)),
  );
}

/** Places of the words that share the most letter pairs with this one, for their length. */
function sharingPairs(
  { lengths, starts, words, shared }: PairIndex,
  word: string,
  shortest: number,
  longest: number,
): number[] {
  const touched: number[] = [];
  const pairs = new Set(Array.from(word, (_, letter) => pairAt(word, letter)));
  for (const pair of pairs) {
    const end = starts[pair + 1] ?? 0;
    for (let place = starts[pair] ?? end; place < end; place++) {
      const at = words[place] ?? 0;
      if (shared[at] === 0) touched.push(at);
      shared[at] = (shared[at] ?? 0) + 1;
    }
  }
  const enough = Math.max(2, Math.floor(word.length / 3));
  const likeness = (at: number): number => (shared[at] ?? 0) / (word.length + (lengths[at] ?? 0));
  const near = touched.filter((at) => {
    const length = lengths[at] ?? 0;
    return (shared[at] ?? 0) >= enough && length >= shortest && length <= longest;
  });
  const nearest = near.sort((a, b) => likeness(b) - likeness(a)).slice(0, LOOKED_AT);
  for (let place = 0; place < touched.length; place++) shared[touched[place] ?? 0] = 0;
  return nearest;
}

/** Longer than any word that is compared. */
const WIDEST = 256;
/** Three rows of the table of steps, used by turns. */
const ROWS = [new Uint16Array(WIDEST), new Uint16Array(WIDEST), new Uint16Array(WIDEST)] as const;

/**
 * Letters to add, drop, change or swap with their neighbour to turn one word into the other.
 * @param openEnd compare with the best start of `known` instead of all of it
 * @param most above this many the steps are not counted out: some number above it comes back
 */
export function editSteps(
  typed: string,
  known: string,
  openEnd: boolean,
  most: number = Number.POSITIVE_INFINITY,
): number {
  const isOpen = openEnd && typed.length >= 5;
  const width = Math.min(known.length + 1, WIDEST);
  let [twoAgo, before, now]: [Uint16Array, Uint16Array, Uint16Array] = [...ROWS];
  for (let at = 0; at < width; at++) before[at] = at;
  for (let row = 1; row <= typed.length; row++) {
    const letter = typed.charCodeAt(row - 1);
    const letterBefore = typed.charCodeAt(row - 2);
    now[0] = row;
    let least = row;
    for (let at = 1; at < width; at++) {
      const other = known.charCodeAt(at - 1);
      let steps = (before[at - 1] ?? 0) + (letter === other ? 0 : 1);
      steps = Math.min(steps, (before[at] ?? 0) + 1, (now[at - 1] ?? 0) + 1);
      const isSwapped = row > 1 && at > 1 && letter === known.charCodeAt(at - 2) && letterBefore === other;
      if (isSwapped) steps = Math.min(steps, (twoAgo[at - 2] ?? 0) + 1);
      now[at] = steps;
      if (steps < least) least = steps;
    }
    // No later row holds less, not by a swap either: the row before this one was at most one step lower.
    if (least > most) return least;
    [twoAgo, before, now] = [before, now, twoAgo];
  }
  const whole = before[width - 1] ?? 0;
  if (!isOpen) return whole;
  // A half-typed word: a finished word of the same distance is the better reading.
  let start = Number.POSITIVE_INFINITY;
  for (let at = typed.length - 1; at < width; at++) start = Math.min(start, before[at] ?? start);
  return Math.min(whole, start + 0.5);
}
