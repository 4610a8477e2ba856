/** Dermatology's language as data: what a term means in the classification's words, and the codes it points to. */
import type { StringTable } from '../codes/string-table.ts';
import { singular } from './words.ts';

/** `typed`: asked of a search, never proof of anything in a note. */
type TermKind =
  | 'abbreviation'
  | 'synonym'
  | 'lay'
  | 'eponym'
  | 'spelling'
  | 'site'
  | 'side'
  | 'drug'
  | 'procedure'
  | 'typed';

export const TERM_KINDS: readonly TermKind[] = [
  'abbreviation',
  'synonym',
  'lay',
  'eponym',
  'spelling',
  'site',
  'side',
  'drug',
  'procedure',
  'typed',
];

/** One line of a lexicon table. */
export interface Term {
  /** As the table has it, case kept: an abbreviation in capitals can be told from a word of the language. */
  readonly term: string;
  /** What it is looked up by: see `phraseKey`. */
  readonly key: string;
  readonly kind: TermKind;
  /** What it means, in the classification's words: several wordings or meanings, dermatology's first. May be empty. */
  readonly wordings: readonly string[];
  /** Codes or categories it points to, as written on a claim: "L57.0", "C44". May be empty. */
  readonly codes: readonly string[];
  /** Our remark; may be empty. */
  readonly note: string;
}

export type Side = 'left' | 'right' | 'bilateral';

/** A term found in a run of words: `length` words from the place asked for. */
export interface FoundTerms {
  readonly terms: readonly Term[];
  readonly length: number;
}

export interface Lexicon {
  /** Those that a note may prove, in the order of the tables, and after them those that are only asked for. */
  readonly terms: readonly Term[];
  /** Terms that a note may prove: all but `typed`. */
  readonly provable: PhraseFinder & { readonly terms: readonly Term[] };
  /** All terms written like this, in any case, singular or plural. */
  find(phrase: string): readonly Term[];
  /**
   * The longest term that starts at `words[from]`, or `undefined`.
   * @param words folded words (`splitWords`), plural or not
   */
  longestAt(words: readonly string[], from: number): FoundTerms | undefined;
  /** Terms whose key starts with this key, shortest first, of at most `limit` keys: for half-typed words. */
  startingWith(keyPrefix: string, limit: number): readonly Term[];
  /** True where the word, in singular or plural, stands in any term. */
  hasWord(word: string): boolean;
  /** The words of all terms, in singular, sorted. */
  readonly words: StringTable;
  /** In how many terms the word at this place stands; no more than 255 are counted. */
  usesOf(word: number): number;
  /** The key of the term at this place of `terms`, and the term itself, without reading the others. */
  keyAt(place: number): string;
  termAt(place: number): Term;
}

/** The one way of a lexicon that reading a note takes. */
export type PhraseFinder = Pick<Lexicon, 'longestAt'>;

/** These terms, to be found in a run of words. */
export function makePhraseFinder(terms: readonly Term[]): PhraseFinder {
  const phrases = groupPhrases(terms);
  return { longestAt: (folded, from) => findLongest(phrases, folded, from) };
}

interface Phrases {
  readonly byKey: ReadonlyMap<string, readonly Term[]>;
  /** By the first word of a key: how many words the longest has. */
  readonly longest: ReadonlyMap<string, number>;
}

function groupPhrases(terms: readonly Term[]): Phrases {
  const byKey = new Map<string, Term[]>();
  const longest = new Map<string, number>();
  for (const term of terms) {
    const { key } = term;
    const known = byKey.get(key);
    if (known !== undefined) {
      known.push(term);
      continue;
    }
    byKey.set(key, [term]);
    const blank = key.indexOf(' ');
    const first = blank < 0 ? key : key.slice(0, blank);
    const length = countWords(key);
    if (length > (longest.get(first) ?? 0)) longest.set(first, length);
  }
  return { byKey, longest };
}

function countWords(key: string): number {
  let count = 1;
  for (let at = key.indexOf(' '); at >= 0; at = key.indexOf(' ', at + 1)) count += 1;
  return count;
}

function findLongest(
  { byKey, longest }: Phrases,
  words: readonly string[],
  from: number,
): FoundTerms | undefined {
  const first = singular(words[from] ?? '');
  const most = Math.min(longest.get(first) ?? 0, words.length - from);
  for (let length = most; length > 0; length--) {
    const key = words
      .slice(from, from + length)
      .map(singular)
      .join(' ');
    const found = byKey.get(key);
    if (found !== undefined) return { terms: found, length };
  }
  return undefined;
}

/** The first place in sorted words at which `word` could stand. */
export function lowerBound(sorted: readonly string[], word: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
