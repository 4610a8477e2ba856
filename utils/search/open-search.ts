/** The search engine: words or a code in, entries out. Opened once, asked on every keystroke. */
import { DamagedTable, openPack } from '../codes/pack.ts';
import { openTitles } from '../codes/title-heap.ts';
import type { CodeBook } from '../codes/types.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { openLexicon } from '../lexicon/packed-lexicon.ts';
import { searchCodes } from './by-code.ts';
import { searchWords } from './by-words.ts';
import { makeCollector } from './collect.ts';
import { searchBesideModifiers } from './cpt-modifiers.ts';
import type { IndexParts } from './index-parts.ts';
import { openLooseTerms } from './loose-terms.ts';
import { openPostings } from './postings.ts';
import { makeBests } from './rank.ts';
import { openRepairer } from './repair.ts';
import type { ChosenMeaning, Query, SearchEngine, SearchResult } from './types.ts';
import { limitOf, MOST_KEPT, type Walk } from './walk.ts';

/** A search engine with the lexicon it understands words by. */
export interface OpenedSearch extends SearchEngine {
  readonly lexicon: Lexicon;
}

/** A word's meaning comes before a modifier that is written the same: "AK". This many of its hits do. */
const WORDS_BEFORE_CODES = 2;

/**
 * Open a compiled index over the book it was compiled from.
 * @throws DamagedTable where the bytes are no whole index, or one of another book
 */
export function openSearch(bytes: ArrayBuffer, book: CodeBook): OpenedSearch {
  const pack = openPack('search', bytes);
  if (pack.u32('size')[0] !== book.size)
    throw new DamagedTable('the search index belongs to another code book');
  const vocabulary = pack.text('vocabulary');
  const parts: IndexParts = {
    vocabulary: vocabulary === '' ? [] : vocabulary.split('\n'),
    postingStarts: pack.u32('posting-starts'),
    postings: pack.u8('postings'),
    frequencies: pack.u32('frequencies'),
    costs: pack.u8('costs'),
    favours: pack.u8('favours'),
    facts: pack.u16('facts'),
    heads: pack.u16('heads'),
    runs: pack.u32('runs'),
    size: book.size,
    nameEntries: pack.u32('name-entries'),
  };
  const lexicon = openLexicon(pack);
  const postings = openPostings(parts, book);
  const nameTexts = pack.u32('name-texts');
  const nameText = openTitles(pack);
  const walk: Walk = {
    book,
    postings,
    lexicon,
    loose: openLooseTerms(pack, lexicon),
    repairer: openRepairer(pack, parts, lexicon),
    collector: makeCollector(postings),
    bests: makeBests(book.size),
    unions: new Uint32Array(book.size),
    nameOf: (text) => (text < book.size ? '' : nameText(nameTexts[text - book.size] ?? 0)),
  };
  const startsCode = (query: Query): boolean => searchCodes(walk, query) !== undefined;
  return {
    lexicon,
    search: (query) => searchBesideModifiers(query, (rest) => search(walk, rest), startsCode),
  };
}

function search(walk: Walk, query: Query): SearchResult {
  const isNarrowed = query.within !== undefined && query.within.length > 0;
  const codes = isNarrowed ? undefined : searchCodes(walk, query);
  if (codes !== undefined && walk.lexicon.find(query.text).length === 0) return codes;
  const words = searchWords(walk, query);
  // A meaning chosen, the modifier that is written the same is not meant.
  if (codes === undefined || words.meanings.some((meaning) => isChosen(meaning, query))) return words;
  const known = new Set(words.hits.map((hit) => hit.id));
  const others = codes.hits.filter((hit) => !known.has(hit.id));
  const terms = walk.lexicon.find(query.text);
  // "LT" by itself is the modifier: a side is no answer without its site.
  const ahead = terms.every(({ kind }) => kind === 'side' || kind === 'site') ? 0 : WORDS_BEFORE_CODES;
  const found = words.hits.filter((hit) => ahead > 0 || !others.includes(hit));
  const hits = [...found.slice(0, ahead), ...others, ...found.slice(ahead)];
  const kept = [...words.kept, ...codes.kept.filter(({ id }) => !words.kept.some((hit) => hit.id === id))];
  return {
    ...words,
    hits: hits.slice(0, limitOf(query)),
    total: words.total + others.length,
    kept: kept.slice(0, MOST_KEPT),
  };
}

function isChosen({ typed, meant }: ChosenMeaning, query: Query): boolean {
  return query.meant?.some((choice) => choice.typed === typed && choice.meant === meant) ?? false;
}
