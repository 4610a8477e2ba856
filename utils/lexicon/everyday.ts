/** What is asked for every day, the commonest first: what half-typed words most likely become. */
import type { Pack, Part } from '../codes/pack.ts';
import { singular, splitWords } from './words.ts';

export interface Everyday {
  /** All of them, the commonest first. */
  readonly phrases: readonly string[];
  /**
   * Those that these words begin, each word one of theirs, at least one of them half typed, in their order: "bas cell" ->
   * "basal cell carcinoma".
   * @param words folded
   */
  begunBy(words: readonly string[]): readonly string[];
}

/** A shorter scrap begins too much, unless it is the word itself. */
const SHORTEST = 3;

/** The part that `openEveryday` opens. */
export function everydayParts(phrases: readonly string[]): Record<string, Part> {
  return { everyday: phrases.join('\n') };
}

/** @throws DamagedTable where the part is missing */
export function openEveryday(pack: Pack): Everyday {
  const phrases = pack.text('everyday').split('\n').filter(Boolean);
  let byLetter: Map<string, { readonly phrase: string; readonly words: readonly string[] }[]> | undefined;

  function index(): NonNullable<typeof byLetter> {
    const made: NonNullable<typeof byLetter> = new Map();
    for (const phrase of phrases) {
      const words = splitWords(phrase).map(({ text }) => text);
      const letter = words[0]?.[0] ?? '';
      const known = made.get(letter);
      if (known === undefined) made.set(letter, [{ phrase, words }]);
      else known.push({ phrase, words });
    }
    return made;
  }

  function begunBy(typed: readonly string[]): readonly string[] {
    byLetter ??= index();
    const found = byLetter.get(typed[0]?.[0] ?? '') ?? [];
    return found.flatMap(({ phrase, words }) => (isBegun(words, typed) ? phrase : []));
  }

  return { phrases, begunBy };
}

function isBegun(words: readonly string[], typed: readonly string[]): boolean {
  if (typed.length > words.length) return false;
  let isHalf = false;
  for (const [at, word] of typed.entries()) {
    const full = words[at] ?? '';
    if (word === full || singular(word) === singular(full)) continue;
    if (word.length < SHORTEST || !full.startsWith(word)) return false;
    isHalf = true;
  }
  return isHalf;
}
