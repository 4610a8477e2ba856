/**
 * Misspelt words -> words the book and the lexicon know. Fuse.js looks over words only, never over entries,
 * and only over those that share enough letter pairs with the typed word to be worth a look.
 */
import Fuse from 'fuse.js';
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
const OPPOSITES = [
  ['hypo', 'hyper'],
  ['intra', 'extra'],
  ['inter', 'intra'],
] as const;

/** Words with the pairs they hold, opened at the first repair. */
interface PairIndex {
  readonly words: readonly string[];
  /** How many titles and terms use each word. */
  readonly uses: readonly number[];
  /** By the pair's number (`pairsOf`). */
  readonly byPair: readonly (readonly number[])[];
  /** Pairs that each word shares with the typed one; all zero between two looks. */
  readonly shared: Uint8Array;
}

export function openRepairer(parts: IndexParts, lexicon: Lexicon): Repairer {
  let index: PairIndex | undefined;
  const known = new Map<string, readonly string[]>();

  function repair(word: string, isLast: boolean): readonly string[] {
    if (word.length < SHORTEST || word.length > LONGEST || !/^[a-z]+$/.test(word)) return [];
    const key = isLast ? `${word}…` : word;
    const before = known.get(key);
    if (before !== undefined) return before;
    index ??= makePairIndex(parts, lexicon);
    const apart = splitInTwo(index, word);
    const found = apart === undefined ? closest(index, word, isLast) : [apart];
    if (known.size >= REMEMBERED) known.clear();
    known.set(key, found);
    return found;
  }

  return { repair };
}

function makePairIndex(parts: IndexParts, lexicon: Lexicon): PairIndex {
  const uses = new Map<string, number>();
  parts.vocabulary.forEach((word, at) => {
    if (word.length >= 3 && /^[a-z]+$/.test(word)) uses.set(word, parts.frequencies[at] ?? 0);
  });
  for (let at = 0; at < lexicon.words.size; at++) {
    const word = lexicon.words.at(at);
    if (word.length < 3 || !/^[a-z]+$/.test(word)) continue;
    uses.set(word, (uses.get(word) ?? 0) + OWN_WORD * Math.min(lexicon.usesOf(at), MOST_TERMS));
  }
  const words = [...uses.keys()].sort();
  const byPair: number[][] = Array.from({ length: 27 * LETTERS }, () => []);
  words.forEach((word, at) => {
    for (const pair of pairsOf(word)) byPair[pair]?.push(at);
  });
  return {
    words,
    uses: words.map((word) => uses.get(word) ?? 0),
    byPair,
    shared: new Uint8Array(words.length),
  };
}

/** Numbers of the letter pairs of a word of a-z, its start with its first letter among them. A pair may come twice. */
function pairsOf(word: string): number[] {
  const pairs: number[] = [];
  let before = LETTERS;
  for (let at = 0; at < word.length; at++) {
    const letter = word.charCodeAt(at) - A;
    pairs.push(before * LETTERS + letter);
    before = letter;
  }
  return pairs;
}

/** "skintag" -> "skin tag": both halves are words in use. */
function splitInTwo(index: PairIndex, word: string): string | undefined {
  for (let at = 3; at <= word.length - 3; at++) {
    const [left, right] = [word.slice(0, at), word.slice(at)];
    if (usesOf(index, left) >= 20 && usesOf(index, right) >= 20) return `${left} ${right}`;
  }
  return undefined;
}

function usesOf(index: PairIndex, word: string): number {
  const at = lowerBound(index.words, word);
  return index.words[at] === word ? (index.uses[at] ?? 0) : 0;
}

function closest(index: PairIndex, word: string, isLast: boolean): string[] {
  const allowed = word.length < 7 ? 1 : word.length < 12 ? 2 : 3;
  const near: { at: number; word: string; steps: number }[] = [];
  for (const at of sharingPairs(index, word)) {
    const known = index.words[at] ?? '';
    if (isOpposite(word, known)) continue;
    const steps = editSteps(word, known, isLast);
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
function sharingPairs({ words, byPair, shared }: PairIndex, word: string): number[] {
  const touched: number[] = [];
  for (const pair of new Set(pairsOf(word))) {
    for (const at of byPair[pair] ?? []) {
      if (shared[at] === 0) touched.push(at);
      shared[at] = (shared[at] ?? 0) + 1;
    }
  }
  const enough = Math.max(2, Math.floor(word.length / 3));
  const scored: { at: number; likeness: number }[] = [];
  for (const at of touched) {
    const count = shared[at] ?? 0;
    shared[at] = 0;
    if (count >= enough) scored.push({ at, likeness: count / (word.length + (words[at]?.length ?? 0)) });
  }
  scored.sort((a, b) => b.likeness - a.likeness);
  return scored.slice(0, LOOKED_AT).map(({ at }) => at);
}

/**
 * Letters to add, drop, change or swap with their neighbour to turn one word into the other.
 * @param openEnd compare with the best start of `known` instead of all of it
 */
export function editSteps(typed: string, known: string, openEnd: boolean): number {
  const width = known.length + 1;
  let twoAgo = new Array<number>(width).fill(0);
  let before = Array.from({ length: width }, (_, at) => at);
  for (let row = 1; row <= typed.length; row++) {
    const now = [row];
    for (let at = 1; at < width; at++) {
      const same = typed[row - 1] === known[at - 1];
      let steps = Math.min(
        (before[at - 1] ?? 0) + (same ? 0 : 1),
        (before[at] ?? 0) + 1,
        (now[at - 1] ?? 0) + 1,
      );
      const swapped =
        row > 1 && at > 1 && typed[row - 1] === known[at - 2] && typed[row - 2] === known[at - 1];
      if (swapped) steps = Math.min(steps, (twoAgo[at - 2] ?? 0) + 1);
      now.push(steps);
    }
    twoAgo = before;
    before = now;
  }
  const whole = before[known.length] ?? 0;
  if (!openEnd || typed.length < 5) return whole;
  // A half-typed word: a finished word of the same distance is the better reading.
  const start = Math.min(...before.slice(typed.length - 1));
  return Math.min(whole, start + 0.5);
}
