/** A query -> the pieces it is asked in: words, and phrases that are one term. */
import type { Lexicon } from '../lexicon/lexicon.ts';
import { joinInitials, singular, splitWords } from '../lexicon/words.ts';
import { writeOut } from './normalize.ts';
import type { Postings } from './postings.ts';
import { STOP_WORDS } from './weights.ts';

/**
 * How to cut: `phrases`, the longest terms first; `places-last`, the same with sites and sides moved behind the rest
 * ("scc scalp in situ" is "scc in situ" and "scalp"); `no-little`, without little words ("sarcoid of skin"); `words`,
 * word by word.
 */
export type Cut = 'phrases' | 'places-last' | 'no-little' | 'words';

export interface Piece {
  /** Folded words. */
  readonly words: readonly string[];
  /** Stands at the end of the query: its last word may be half typed. */
  readonly isLast: boolean;
}

/** More words than this are not read: nobody types them, but a whole note may be pasted. */
const MAX_PIECES = 24;
const LONGEST_HALF_TYPED = 4;

/** The words of a query, folded, shorthand written out. */
export function wordsOf(query: string): string[] {
  return splitWords(writeOut(joinInitials(query))).map((word) => word.text);
}

/** Cut words into pieces. Little words are left out unless there is nothing else; nothing comes twice. */
export function cutQuery(postings: Postings, lexicon: Lexicon, typed: readonly string[], cut: Cut): Piece[] {
  const onlyLittle = typed.every((word) => STOP_WORDS.has(word));
  const words = inOrder(lexicon, typed, onlyLittle && cut === 'no-little' ? 'phrases' : cut);
  const pieces = new Map<string, Piece>();
  for (let at = 0; at < words.length && pieces.size < MAX_PIECES; ) {
    const length = cut === 'words' ? 1 : phraseLength(postings, lexicon, words, at);
    const piece = words.slice(at, at + length);
    at += length;
    const phrase = piece.join(' ');
    if (length === 1 && !onlyLittle && STOP_WORDS.has(phrase)) continue;
    const isLast = at >= words.length && cut !== 'places-last';
    if (!pieces.has(phrase)) pieces.set(phrase, { words: piece, isLast });
  }
  return [...pieces.values()];
}

function inOrder(lexicon: Lexicon, typed: readonly string[], cut: Cut): readonly string[] {
  if (cut === 'places-last') return placesLast(lexicon, typed);
  return cut === 'no-little' ? typed.filter((word) => !STOP_WORDS.has(word)) : typed;
}

/** How many words from here are one term of the lexicon, one word written apart ("sun burn"), or a term begun. */
function phraseLength(postings: Postings, lexicon: Lexicon, words: readonly string[], at: number): number {
  const found = lexicon.longestAt(words, at)?.length ?? 1;
  if (found > 1) return found;
  const rest = words.length - at;
  if (rest >= 2 && rest <= LONGEST_HALF_TYPED && begunTerms(lexicon, words.slice(at), 1).length > 0)
    return rest;
  const joined = (words[at] ?? '') + (words[at + 1] ?? '');
  return rest >= 2 && joined.length >= 6 && postings.wordId(joined) !== undefined ? 2 : 1;
}

/** Terms of the lexicon that start with these words, the last of them half typed. */
export function begunTerms(
  lexicon: Lexicon,
  words: readonly string[],
  limit: number,
): ReturnType<Lexicon['find']> {
  const start = [...words.slice(0, -1).map(singular), words.at(-1) ?? ''].join(' ');
  return lexicon.startingWith(start, limit);
}

function placesLast(lexicon: Lexicon, words: readonly string[]): string[] {
  const things: string[] = [];
  const places: string[] = [];
  for (let at = 0; at < words.length; ) {
    const found = lexicon.longestAt(words, at);
    const length = found?.length ?? 1;
    const isPlace = found?.terms.every(({ kind }) => kind === 'site' || kind === 'side') ?? false;
    (isPlace ? places : things).push(...words.slice(at, at + length));
    at += length;
  }
  return [...things, ...places];
}
