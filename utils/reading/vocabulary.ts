/** Dermatology's words as a note may say them: the lexicon's terms, what they mean, and the classification's titles. */
import type { CodeBook } from '../codes/types.ts';
import type { Lexicon, PhraseFinder, Term } from '../lexicon/lexicon.ts';
import { readTitleNames } from '../lexicon/title-names.ts';
import { phraseKey, singular } from '../lexicon/words.ts';
import { latinSingular, makeRepair } from './misspelled.ts';
import { isSignWord } from './signs.ts';
import { findTitleNames } from './title-terms.ts';

export const CONDITION_KINDS = new Set<Term['kind']>([
  'abbreviation',
  'synonym',
  'lay',
  'eponym',
  'spelling',
]);

/** The lexicon and, beside it, its own wordings as terms: "basal cell carcinoma" is as good as "BCC". */
export interface Vocabulary {
  readonly terms: PhraseFinder;
  readonly wordings: PhraseFinder;
  /** Names of diseases that titles begin with. */
  readonly titles: PhraseFinder;
  /** The word that a misspelled one was meant to be, or `null`. */
  repair(word: string): string | null;
  /** The singular of "verrucae", or `null`. */
  latin(word: string): string | null;
  /** How many words from here on name what people ask a search for: a complaint, a disease of another organ. */
  asked(folded: readonly string[], from: number): number;
}

const VOCABULARIES = new WeakMap<Lexicon, Vocabulary>();

/** The vocabulary of a lexicon; made once. */
export function vocabularyOf(lexicon: Lexicon, book: CodeBook): Vocabulary {
  const known = VOCABULARIES.get(lexicon);
  if (known) return known;
  const titles = findTitleNames(lexicon.titleNames ?? readTitleNames(book));
  const vocabulary: Vocabulary = {
    terms: lexicon.provable,
    wordings: openWordings(lexicon, book),
    titles,
    repair: makeRepair(lexicon, (word) => titles.hasWord(word) || isSignWord(word)),
    latin: (word) => latinSingular(word, lexicon),
    asked: (folded, from) => askedLength(lexicon, folded, from),
  };
  VOCABULARIES.set(lexicon, vocabulary);
  return vocabulary;
}

/** Diseases and complaints; visits, injuries by cause and supplies are no signs. */
const ASKED_CODE = /^[A-R]/;

function askedLength(lexicon: Lexicon, folded: readonly string[], from: number): number {
  const found = lexicon.longestAt(folded, from);
  // Letters alone are an abbreviation of many things: "PE", "ED".
  const typed = found?.terms.find(({ kind, term }) => kind === 'typed' && !/^[A-Z]{1,4}$/.test(term));
  const [code] = typed?.codes ?? [];
  return found && code !== undefined && ASKED_CODE.test(code) && /^[A-Z]\d[0-9A-Z](?:\.|$)/.test(code)
    ? found.length
    : 0;
}

/** Finds wordings of sites and diseases. Which terms mean a disease is asked when a note says their words. */
function openWordings({ wordings }: Lexicon, book: CodeBook): PhraseFinder {
  const known = new Map<string, readonly Term[]>();
  const termsAt = (key: string): readonly Term[] => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = joinAlike(wordings.termsMeaning(key).flatMap((term) => wordingTerms(term, key, book)));
    if (found.length > 0) known.set(key, found);
    return found;
  };
  function longestAt(folded: readonly string[], from: number): ReturnType<PhraseFinder['longestAt']> {
    let key = singular(folded[from] ?? '');
    const most = Math.min(wordings.most(key), folded.length - from);
    let longest: ReturnType<PhraseFinder['longestAt']>;
    for (let length = 1; length <= most; length++) {
      if (length > 1) key += ` ${singular(folded[from + length - 1] ?? '')}`;
      const terms = termsAt(key);
      if (terms.length > 0) longest = { terms, length };
    }
    return longest;
  }
  return { longestAt };
}

/** One term for each kind and wording, with the codes of all that mean it alone. */
function joinAlike(terms: readonly Term[]): Term[] {
  const joined: Term[] = [];
  for (const term of terms) {
    const at = joined.findIndex((other) => other.kind === term.kind && other.term === term.term);
    const known = joined[at];
    if (known) joined[at] = { ...known, codes: [...new Set([...known.codes, ...term.codes])] };
    else joined.push(term);
  }
  return joined;
}

/** The wordings of a site or a disease that have this key, each as a term of its own. */
function wordingTerms(term: Term, key: string, book: CodeBook): Term[] {
  const isSite = term.kind === 'site';
  if (!isSite && !(CONDITION_KINDS.has(term.kind) && namesDisease(term, book))) return [];
  return term.wordings
    .filter((wording) => phraseKey(wording) === key)
    .map((wording) => ({
      ...{ term: wording, key: phraseKey(wording), kind: isSite ? ('site' as const) : ('synonym' as const) },
      ...{ wordings: [wording], codes: term.wordings.length === 1 ? term.codes : [], note: '' },
    }));
}

/** A term whose codes are supplies or procedures names no disease. */
function namesDisease(term: Term, book: CodeBook): boolean {
  return term.codes.length === 0 || term.codes.some((code) => book.find(code, 'icd10cm') !== undefined);
}

const ARTICLES = new Set(['the', 'a', 'an', 'his', 'her']);
const LONGEST_TERM = 8;

/** The longest term at a word; "ringworm of the scalp" is read as "ringworm of scalp". */
export function longestOver(
  phrases: PhraseFinder,
  folded: readonly string[],
  at: number,
): ReturnType<PhraseFinder['longestAt']> {
  const whole = phrases.longestAt(folded, at);
  const ahead = folded.slice(at, at + LONGEST_TERM);
  if (ARTICLES.has(ahead[0] ?? '') || !ahead.some((word) => ARTICLES.has(word))) return whole;
  const kept = ahead.flatMap((word, offset) => (ARTICLES.has(word) ? [] : [offset]));
  const found = phrases.longestAt(
    kept.map((offset) => ahead[offset] ?? ''),
    0,
  );
  const length = found ? (kept[found.length - 1] ?? 0) + 1 : 0;
  return found && length > (whole?.length ?? 0) ? { terms: found.terms, length } : whole;
}
