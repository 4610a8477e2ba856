/** Dermatology's language as data: what a term means in the classification's words, and the codes it points to. */
import { phraseKey, singular } from './words.ts';

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

const TERM_KINDS: readonly TermKind[] = [
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
interface FoundTerms {
  readonly terms: readonly Term[];
  readonly length: number;
}

export interface Lexicon {
  /** In the order of the tables. */
  readonly terms: readonly Term[];
  /** All terms written like this, in any case, singular or plural. */
  find(phrase: string): readonly Term[];
  /**
   * The longest term that starts at `words[from]`, or `undefined`.
   * @param words folded words (`splitWords`), plural or not
   */
  longestAt(words: readonly string[], from: number): FoundTerms | undefined;
  /** Terms whose key starts with this key, shortest first, at most `limit`: for half-typed words. */
  startingWith(keyPrefix: string, limit: number): readonly Term[];
  /** True where the word, in singular or plural, stands in any term. */
  hasWord(word: string): boolean;
  /** Site words by key: "nasal ala" -> the terms that say which site of the classification it is. */
  readonly sites: ReadonlyMap<string, readonly Term[]>;
  /** Side words by key: "lt" -> "left". */
  readonly sides: ReadonlyMap<string, Side>;
}

/** A table of the lexicon: its file name, for messages, and its text. */
export interface LexiconTable {
  readonly name: string;
  readonly text: string;
}

/** The lexicon, and every line that could not be taken, as "sites.tsv line 12: …". */
export interface ParsedLexicon {
  readonly lexicon: Lexicon;
  readonly problems: readonly string[];
}

const HEADER = 'term\tkind\twords\tcodes\tnote';
const CODE = /^[A-Z0-9][0-9A-Z]{1,4}(?:\.[0-9A-Z]{1,4})?$/;

/** Parse lexicon tables. A broken line is named and left out; the other lines stand. */
export function parseLexicon(tables: readonly LexiconTable[]): ParsedLexicon {
  const problems: string[] = [];
  const terms: Term[] = [];
  for (const table of tables) {
    const lines = table.text.replace(/^\uFEFF/, '').split(/\r?\n/);
    if (lines[0] !== HEADER)
      problems.push(`${table.name} line 1: the header must read ${HEADER.replaceAll('\t', ' | ')}.`);
    lines.forEach((line, index) => {
      if (index === 0 || line.trim() === '' || line.startsWith('#')) return;
      const parsed = parseLine(line);
      if (typeof parsed === 'string') problems.push(`${table.name} line ${index + 1}: ${parsed}`);
      else terms.push(parsed);
    });
  }
  return { lexicon: makeLexicon(terms), problems };
}

function parseLine(line: string): Term | string {
  const cells = line.split('\t');
  if (cells.length !== 5) return `has ${cells.length} columns instead of 5.`;
  const [term = '', kindText = '', words = '', codesText = '', note = ''] = cells.map((cell) => cell.trim());
  const kind = TERM_KINDS.find((known) => known === kindText);
  if (kind === undefined) return `“${kindText}” is not a kind of term.`;
  const key = phraseKey(term);
  if (key === '') return 'the term is empty.';
  const wordings = words
    .split('|')
    .map((wording) => wording.trim())
    .filter((wording) => wording !== '');
  const codes = codesText
    .split(',')
    .map((code) => code.trim().replace(/-$/, ''))
    .filter((code) => code !== '');
  const strange = codes.find((code) => !CODE.test(code));
  if (strange !== undefined) return `“${strange}” does not look like a code.`;
  if (wordings.length === 0 && codes.length === 0) return `“${term}” points to neither words nor codes.`;
  if (kind === 'side' && asSide(wordings[0]) === undefined) return `“${wordings[0] ?? ''}” is not a side.`;
  return { term, key, kind, wordings, codes, note };
}

function asSide(word: string | undefined): Side | undefined {
  return word === 'left' || word === 'right' || word === 'bilateral' ? word : undefined;
}

/** The lexicon as one text that `unpackLexicon` opens without folding a word again. */
export function packLexicon(lexicon: Lexicon): string {
  return lexicon.terms
    .map((term) =>
      [term.key, term.term, term.kind, term.wordings.join('|'), term.codes.join(','), term.note].join('\t'),
    )
    .join('\n');
}

/** The lexicon that `packLexicon` packed. @throws Error where the text is not one: it was made by our own build */
export function unpackLexicon(text: string): Lexicon {
  const terms: Term[] = [];
  for (const line of text === '' ? [] : text.split('\n')) {
    const [key = '', term = '', kindText = '', wordings = '', codes = '', note = ''] = line.split('\t');
    const kind = TERM_KINDS.find((known) => known === kindText);
    if (kind === undefined) throw new Error('The packed lexicon is damaged.');
    terms.push({ term, key, kind, wordings: cut(wordings, '|'), codes: cut(codes, ','), note });
  }
  return makeLexicon(terms);
}

function cut(text: string, separator: string): string[] {
  return text === '' ? [] : text.split(separator);
}

/** A lexicon of these terms, in this order. Each way to look is made ready when it is first taken. */
export function makeLexicon(terms: readonly Term[]): Lexicon {
  const phrases = once(() => groupPhrases(terms));
  const sorted = once(() => [...phrases().byKey.keys()].sort());
  const words = once(() => new Set(terms.flatMap(({ key }) => key.split(' '))));
  const sites = once(() => groupPhrases(terms.filter(({ kind }) => kind === 'site')).byKey);
  const sides = once(() => sidesOf(terms));

  function startingWith(keyPrefix: string, limit: number): readonly Term[] {
    const found: string[] = [];
    const keys = sorted();
    for (let at = lowerBound(keys, keyPrefix); at < keys.length && keys[at]?.startsWith(keyPrefix); at++) {
      found.push(keys[at] ?? '');
    }
    found.sort((a, b) => a.length - b.length);
    return found.slice(0, limit).flatMap((key) => phrases().byKey.get(key) ?? []);
  }

  return {
    terms,
    find: (phrase) => phrases().byKey.get(phraseKey(phrase)) ?? [],
    longestAt: (folded, from) => findLongest(phrases(), folded, from),
    startingWith,
    hasWord: (word) => words().has(singular(word)),
    get sites() {
      return sites();
    },
    get sides() {
      return sides();
    },
  };
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

function sidesOf(terms: readonly Term[]): Map<string, Side> {
  const sides = new Map<string, Side>();
  for (const { kind, key, wordings } of terms) {
    const side = kind === 'side' ? asSide(wordings[0]) : undefined;
    if (side !== undefined) sides.set(key, side);
  }
  return sides;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
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
