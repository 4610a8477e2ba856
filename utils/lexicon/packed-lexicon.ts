/**
 * Terms -> the parts of a container, and the lexicon opened over them. A term is read when something finds it: a review
 * never reads those that are only asked for, nor a query more than it says.
 */
import { openPack, ownBuffer, type Pack, type Part, writePack } from '../codes/pack.ts';
import { hashOf, openStringTable, stringTableParts } from '../codes/string-table.ts';
import { cut } from './cut.ts';
import { everydayParts, openEveryday } from './everyday.ts';
import { type FoundTerms, type Lexicon, TERM_KINDS, type Term } from './lexicon.ts';
import { openTitleNames } from './title-names.ts';
import { openWordings, wordingParts } from './wordings.ts';
import { capitalsInS, phraseKey, singular } from './words.ts';

/** The count of first words that one place of `longest` speaks for is one, or nearly. */
const LONGEST_SLOTS = 1 << 14;
const MOST_USES = 255;

/**
 * The parts of these terms, for `openLexicon`.
 * @param everyday what is asked for every day, the commonest first
 * @throws RangeError where there are more terms than places of 16 bits
 */
export function lexiconParts(terms: readonly Term[], everyday: readonly string[]): Record<string, Part> {
  const provable = terms.filter(({ kind }) => kind !== 'typed');
  const ordered = [...provable, ...terms.filter(({ kind }) => kind === 'typed')];
  const byKey = new Map<string, number[]>();
  ordered.forEach(({ key }, place) => {
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [place]);
    else known.push(place);
  });
  const keys = [...byKey.keys()].sort();
  const keyOf = new Map(keys.map((key, at) => [key, at]));
  const longest = new Uint8Array(LONGEST_SLOTS);
  const uses = new Map<string, number>();
  for (const key of keys) {
    const words = key.split(' ');
    const slot = hashOf(words[0] ?? '') % LONGEST_SLOTS;
    longest[slot] = Math.max(longest[slot] ?? 0, words.length);
  }
  for (const { key } of ordered) for (const word of key.split(' ')) uses.set(word, (uses.get(word) ?? 0) + 1);
  const words = [...uses.keys()].sort();
  const rows = ordered.map(packRow);
  const starts = new Uint32Array(keys.length + 1);
  keys.forEach((key, at) => {
    starts[at + 1] = (starts[at] ?? 0) + (byKey.get(key)?.length ?? 0);
  });
  return {
    ...stringTableParts('lexicon-keys', keys),
    'lexicon-key-terms': Uint16Array.from(keys.flatMap((key) => byKey.get(key) ?? [])),
    'lexicon-key-term-starts': starts,
    'lexicon-term-keys': Uint16Array.from(ordered, ({ key }) => keyOf.get(key) ?? 0),
    'lexicon-longest': longest,
    'lexicon-provable': rows.slice(0, provable.length).join('\n'),
    'lexicon-typed': rows.slice(provable.length).join('\n'),
    'lexicon-row-starts': Uint32Array.from([
      ...startsOf(rows.slice(0, provable.length)),
      ...startsOf(rows.slice(provable.length)),
    ]),
    'lexicon-counts': Uint32Array.of(provable.length, ordered.length),
    ...stringTableParts('lexicon-words', words),
    'lexicon-word-uses': Uint8Array.from(words, (word) => Math.min(MOST_USES, uses.get(word) ?? 0)),
    ...wordingParts(provable),
    ...everydayParts(everyday),
    'lexicon-capitals': [...capitalsInS(ordered.map(({ term }) => term))].join('\n'),
  };
}

/** A term without its key, nor its name where it is written as its key is. */
function packRow({ term, key, kind, wordings, codes, note }: Term): string {
  return [term === key ? '' : term, TERM_KINDS.indexOf(kind), wordings.join('|'), codes.join(','), note].join(
    '\t',
  );
}

function startsOf(rows: readonly string[]): number[] {
  let start = 0;
  return rows.map((row) => {
    const here = start;
    start += row.length + 1;
    return here;
  });
}

/** The lexicon in a container that holds `lexiconParts`. @throws DamagedTable where a part is missing */
export function openLexicon(pack: Pack): Lexicon {
  const keys = openStringTable(pack, 'lexicon-keys');
  const words = openStringTable(pack, 'lexicon-words');
  const uses = pack.u8('lexicon-word-uses');
  const keyTerms = pack.u16('lexicon-key-terms');
  const keyTermStarts = pack.u32('lexicon-key-term-starts');
  const termKeys = pack.u16('lexicon-term-keys');
  const longest = pack.u8('lexicon-longest');
  const rowStarts = pack.u32('lexicon-row-starts');
  const [provableCount = 0, count = 0] = pack.u32('lexicon-counts');
  const capitals = new Set(pack.text('lexicon-capitals').split('\n'));
  const provableRows = once(() => pack.text('lexicon-provable'));
  const typedRows = once(() => pack.text('lexicon-typed'));
  const met: (Term | undefined)[] = new Array(count);
  const groups: (readonly Term[] | undefined)[] = new Array(keys.size);
  const provableGroups: (readonly Term[] | undefined)[] = new Array(keys.size);

  const keyAt = (place: number): string => keys.at(termKeys[place] ?? keys.size);
  const fold = (word: string): string => (capitals.has(word) ? word : singular(word));

  function termAt(place: number): Term {
    const known = met[place];
    if (known !== undefined) return known;
    const rows = place < provableCount ? provableRows() : typedRows();
    const start = rowStarts[place] ?? rows.length;
    const end = rows.indexOf('\n', start);
    const term = readRow(rows.slice(start, end < 0 ? rows.length : end), keyAt(place));
    met[place] = term;
    return term;
  }

  function termsOf(key: number): readonly Term[] {
    const known = groups[key];
    if (known !== undefined) return known;
    const places = keyTerms.subarray(keyTermStarts[key], keyTermStarts[key + 1]);
    const terms = Array.from(places, termAt);
    groups[key] = terms;
    return terms;
  }

  function provableOf(key: number): readonly Term[] {
    const known = provableGroups[key];
    if (known !== undefined) return known;
    const places = keyTerms.subarray(keyTermStarts[key], keyTermStarts[key + 1]);
    const terms = Array.from(
      places.filter((place) => place < provableCount),
      termAt,
    );
    provableGroups[key] = terms;
    return terms;
  }

  function findLongest(
    typed: readonly string[],
    from: number,
    termsAt: (key: number) => readonly Term[],
  ): FoundTerms | undefined {
    const first = typed[from];
    if (first === undefined) return undefined;
    let phrase = fold(first);
    const most = Math.min(longest[hashOf(phrase) % LONGEST_SLOTS] ?? 0, typed.length - from);
    let found: FoundTerms | undefined;
    for (let length = 1; length <= most; length++) {
      if (length > 1) phrase += ` ${fold(typed[from + length - 1] ?? '')}`;
      const key = keys.placeOf(phrase);
      const terms = key < 0 ? [] : termsAt(key);
      if (terms.length > 0) found = { terms, length };
    }
    return found;
  }

  function startingWith(keyPrefix: string, limit: number): readonly Term[] {
    const found: { readonly key: number; readonly length: number }[] = [];
    for (let at = firstFrom(keys.at, keys.size, keyPrefix); at < keys.size; at++) {
      const key = keys.at(at);
      if (!key.startsWith(keyPrefix)) break;
      found.push({ key: at, length: key.length });
    }
    found.sort((a, b) => a.length - b.length);
    return found.slice(0, limit).flatMap(({ key }) => termsOf(key));
  }

  function find(phrase: string): readonly Term[] {
    const key = keys.placeOf(phraseKey(phrase, capitals));
    return key < 0 ? [] : termsOf(key);
  }

  const all = once(() => Array.from({ length: count }, (_, place) => termAt(place)));
  const titleNames = once(() => openTitleNames(pack));
  const provable = once(() => Array.from({ length: provableCount }, (_, place) => termAt(place)));
  return {
    get terms() {
      return all();
    },
    provable: {
      get terms() {
        return provable();
      },
      longestAt: (typed, from) => findLongest(typed, from, provableOf),
    },
    get titleNames() {
      return titleNames();
    },
    wordings: openWordings(pack, termAt),
    everyday: openEveryday(pack),
    find,
    longestAt: (typed, from) => findLongest(typed, from, termsOf),
    startingWith,
    hasWord: (word) => words.placeOf(fold(word)) >= 0,
    words,
    usesOf: (word) => uses[word] ?? 0,
    keyAt,
    termAt,
  };
}

/** A lexicon of these terms, opened as it would be from the files that ship. */
export function makeLexicon(terms: readonly Term[], everyday: readonly string[] = []): Lexicon {
  return openLexicon(openPack('lexicon', ownBuffer(writePack('lexicon', lexiconParts(terms, everyday)))));
}

function readRow(row: string, key: string): Term {
  const [term = '', kind = '', wordings = '', codes = '', note = ''] = row.split('\t');
  return {
    term: term === '' ? key : term,
    key,
    kind: TERM_KINDS[Number(kind)] ?? 'typed',
    wordings: cut(wordings, '|'),
    codes: cut(codes, ','),
    note,
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The first of so many sorted strings that does not come before this one. */
function firstFrom(at: (place: number) => string, count: number, text: string): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(middle) < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
