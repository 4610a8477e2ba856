/** Dermatology's language as data: what a term means in the classification's words, and the codes it points to. */
import type { StringTable } from '../codes/string-table.ts';
import type { Everyday } from './everyday.ts';

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

/** The terms that a note may prove, by what they mean. */
export interface Wordings {
  /** How many words the longest wording has that starts with this word, in singular; at times of another word's. */
  most(first: string): number;
  /** The terms that have a wording with this key (`phraseKey`), in their order. */
  termsMeaning(key: string): readonly Term[];
}

export interface Lexicon {
  /** Those that a note may prove, in the order of the tables, and after them those that are only asked for. */
  readonly terms: readonly Term[];
  /** Terms that a note may prove: all but `typed`. */
  readonly provable: PhraseFinder & { readonly terms: readonly Term[] };
  readonly wordings: Wordings;
  /** Names of diseases that the titles of its book begin with; `null` where it was compiled without a book. */
  readonly titleNames: readonly Term[] | null;
  readonly everyday: Everyday;
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
