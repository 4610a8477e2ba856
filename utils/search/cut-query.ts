/** A query -> the pieces it is asked in: words, and phrases that are one term. */
import type { Lexicon, Term } from '../lexicon/lexicon.ts';
import { joinInitials, singular, splitWords } from '../lexicon/words.ts';
import type { LooseLexicon } from './loose-terms.ts';
import { writeOut } from './normalize.ts';
import type { Postings } from './postings.ts';
import { withoutAmounts } from './sizes.ts';
import { STOP_WORDS } from './weights.ts';

/**
 * How to cut: `phrases`, the longest terms first; `places-last`, the same with sites and sides moved behind the rest
 * ("scc scalp in situ" is "scc in situ" and "scalp"); `no-little`, without little words ("sarcoid of skin"); `begun`, with
 * terms that all words to the end begin ("seb derm inf"); `words`, word by word.
 */
export type Cut = 'phrases' | 'places-last' | 'no-little' | 'begun' | 'words';

/** What the words are cut by. */
export interface Cutter {
  readonly postings: Postings;
  readonly lexicon: Lexicon;
  readonly loose: LooseLexicon;
}

export interface Piece {
  /** Folded words. */
  readonly words: readonly string[];
  /** Stands at the end of the query: its last word may be half typed. */
  readonly isLast: boolean;
  /** The terms it says, where they are written otherwise. */
  readonly loose: readonly Term[] | null;
}

/** More words than this are not read: nobody types them, but a whole note may be pasted. */
const MAX_PIECES = 24;
const LONGEST_HALF_TYPED = 4;
/** Words of the longest of what is asked for every day. */
const LONGEST_EVERYDAY = 6;
const DOSE = /^(\d+(?:\.\d+)?)(mg|mcg|ml|cm|mm)$/;
/** Titles of burns and procedures write them out. */
const ORDINALS: ReadonlyMap<string, string> = new Map([
  ['1st', 'first'],
  ['2nd', 'second'],
  ['3rd', 'third'],
]);

/** The words of a query, folded, shorthand written out. */
export function wordsOf(query: string): string[] {
  const words = splitWords(writeOut(joinInitials(withoutAmounts(query)))).flatMap(
    ({ text }) => ORDINALS.get(text) ?? apart(text),
  );
  // "I have a rash": at the head it is who speaks, later the number of a type. Not in "I&D", "I and D".
  const isInitial = words[1]?.length === 1 || (words[1] === 'and' && words[2]?.length === 1);
  return words.length > 1 && words[0] === 'i' && !isInitial ? words.slice(1) : words;
}

/** "10mg" -> "10", "mg": titles write both ways, mostly apart. */
function apart(word: string): readonly string[] {
  const [, number, unit] = DOSE.exec(word) ?? [];
  return number === undefined || unit === undefined ? [word] : [number, unit];
}

/** Cut words into pieces. Little words are left out unless there is nothing else; nothing comes twice. */
export function cutQuery(cutter: Cutter, typed: readonly string[], cut: Cut): Piece[] {
  const onlyLittle = typed.every((word) => STOP_WORDS.has(word));
  const words = inOrder(cutter.lexicon, typed, onlyLittle && cut === 'no-little' ? 'phrases' : cut);
  const pieces = new Map<string, Piece>();
  for (let at = 0; at < words.length && pieces.size < MAX_PIECES; ) {
    const { length, loose } = cut === 'words' ? ONE_WORD : phraseAt(cutter, words, at, cut);
    const piece = words.slice(at, at + length);
    at += length;
    const phrase = piece.join(' ');
    if (length === 1 && !onlyLittle && STOP_WORDS.has(phrase)) continue;
    const isLast = at >= words.length && cut !== 'places-last';
    if (!pieces.has(phrase)) pieces.set(phrase, { words: piece, isLast, loose });
  }
  return [...pieces.values()];
}

function inOrder(lexicon: Lexicon, typed: readonly string[], cut: Cut): readonly string[] {
  if (cut === 'places-last') return placesLast(lexicon, typed);
  return cut === 'no-little' ? typed.filter((word) => !STOP_WORDS.has(word)) : typed;
}

interface Phrase {
  readonly length: number;
  readonly loose: Piece['loose'];
}

const ONE_WORD: Phrase = { length: 1, loose: null };

/**
 * How many words from here are one term of the lexicon, something asked for every day half typed, one word written apart ("sun burn"), or a term begun. A term
 * begun leads only where its last word is none by itself: "seb derm" is whole as it stands.
 */
function phraseAt(cutter: Cutter, words: readonly string[], at: number, cut: Cut): Phrase {
  const { postings, lexicon } = cutter;
  const found = lexicon.longestAt(words, at)?.length ?? 1;
  const loose = cutter.loose.longestAt(words, at);
  const rest = words.length - at;
  for (let length = Math.min(rest, LONGEST_EVERYDAY); length > Math.max(found, loose?.length ?? 1); length--)
    if (lexicon.everyday.begunBy(words.slice(at, at + length)).length > 0) return { length, loose: null };
  if (loose !== undefined && loose.length > found) return { length: loose.length, loose: loose.terms };
  if (found > 1) return { length: found, loose: null };
  const mayBeBegun = cut === 'begun' || !isWord(cutter, words.at(-1) ?? '');
  if (
    mayBeBegun &&
    rest >= 2 &&
    rest <= LONGEST_HALF_TYPED &&
    begunTerms(lexicon, words.slice(at), 1).length > 0
  )
    return { length: rest, loose: null };
  const joined = (words[at] ?? '') + (words[at + 1] ?? '');
  const isApart = rest >= 2 && joined.length >= 6 && postings.wordId(joined) !== undefined;
  return { length: isApart ? 2 : 1, loose: null };
}

function isWord({ postings, lexicon }: Cutter, word: string): boolean {
  return postings.wordId(word) !== undefined || lexicon.hasWord(word);
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
