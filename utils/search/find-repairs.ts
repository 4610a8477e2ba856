/** Which words of a query are misspelt, and what they are taken for beside the others. */
import type { Cutter } from './cut-query.ts';
import { bareCode } from './normalize.ts';
import type { Repairer } from './repair.ts';
import { STOP_WORDS } from './weights.ts';

/** What words are known by, and mended. */
export interface WordMender extends Cutter {
  readonly repairer: Repairer;
}

/** Which words may be repaired: none, those that nothing knows, or those as well that only begin a known word. */
export type Repairing = 'none' | 'unknown' | 'begun';

const MOST_REPAIRS = 5;
/** A word that is not the last one begins another with so many letters or more. */
export const SHORTEST_INNER_PREFIX = 3;
/** Words beside a misspelt one that are looked at for a term. */
const MOST_BEFORE = 2;
const MOST_AFTER = 4;

/** Words that nothing knows, with the words they are taken for. */
export function findRepairs(
  maker: WordMender,
  words: readonly string[],
  repairing: Repairing,
): Map<string, string> {
  const repairs = new Map<string, string>();
  if (repairing === 'none') return repairs;
  let tried = 0;
  words.forEach((word, at) => {
    const isLast = at === words.length - 1;
    if (STOP_WORDS.has(word)) return;
    if (isKnown(maker, word)) {
      const slip = isGuessed(maker, word) ? termWith(maker, words, at, isLast) : undefined;
      if (slip !== undefined) repairs.set(word, slip);
      return;
    }
    if (repairing === 'unknown' && isBegun(maker, word, isLast)) return;
    if (tried++ >= MOST_REPAIRS) return;
    const meant = maker.repairer.repair(word, isLast);
    const repaired = meant.find((known) => makesTerm(maker, words, at, known)) ?? meant[0];
    if (repaired !== undefined) repairs.set(word, repaired);
  });
  return repairs;
}

/** Known as another form of a word alone: "planis" as "planes". */
function isGuessed({ postings, lexicon }: WordMender, word: string): boolean {
  return postings.wordId(word) === undefined && !lexicon.hasWord(word) && bareCode(word) === undefined;
}

/** The near word that makes a term with those beside it: "lichen planis" is lichen planus. */
function termWith(
  maker: WordMender,
  words: readonly string[],
  at: number,
  isLast: boolean,
): string | undefined {
  return maker.repairer.repair(words[at] ?? '', isLast).find((known) => makesTerm(maker, words, at, known));
}

/** Whether the word makes a term of several words with those beside it: "basal" before "cell carcinoma", not "base". */
function makesTerm({ lexicon }: WordMender, words: readonly string[], at: number, known: string): boolean {
  const start = Math.max(0, at - MOST_BEFORE);
  const near = [...words.slice(start, at), ...known.split(' '), ...words.slice(at + 1, at + MOST_AFTER)];
  for (let from = 0; from <= at - start; from++) {
    const length = lexicon.longestAt(near, from)?.length ?? 1;
    if (length > 1 && from + length > at - start) return true;
  }
  return false;
}

/** In a title, in a term, or a code. */
function isKnown({ postings, lexicon }: WordMender, word: string): boolean {
  if (postings.wordId(word) !== undefined || postings.variantIds(word).length > 0) return true;
  return lexicon.hasWord(word) || bareCode(word) !== undefined;
}

/** The start of a word of a title or of a term. */
function isBegun({ postings, lexicon }: WordMender, word: string, isLast: boolean): boolean {
  if (!isLast && word.length < SHORTEST_INNER_PREFIX) return false;
  const [from, to] = postings.prefixRange(word);
  return to > from || lexicon.startingWith(word, 1).length > 0;
}
