/** Code book and lexicon -> the search index that ships. Runs at build time only. */

import { writePack } from '../codes/pack.ts';
import type { CodeBook, Entry } from '../codes/types.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { packLexicon } from '../lexicon/lexicon.ts';
import { splitWords } from '../lexicon/words.ts';
import { newestDay } from './filter.ts';
import type { IndexParts } from './index-parts.ts';
import { ENTRY_BILLABLE, ENTRY_CPT, ENTRY_HCPCS, FAVOUR_ZERO, NO_HEAD } from './index-parts.ts';
import { factsOf, headWord, standingFavour, titleCost } from './weights.ts';

const SYSTEM_BIT = { icd10cm: 0, hcpcs: ENTRY_HCPCS, cpt: ENTRY_CPT } as const;

/**
 * Compile the search index of a book.
 * @returns the container that `openSearch` opens, lexicon included
 */
export function compileIndex(book: CodeBook, lexicon: Lexicon): Uint8Array {
  const parts = indexParts(book);
  return writePack('search', {
    size: Uint32Array.of(book.size),
    vocabulary: parts.vocabulary.join('\n'),
    'posting-starts': parts.postingStarts,
    postings: parts.postings,
    frequencies: parts.frequencies,
    costs: parts.costs,
    favours: parts.favours,
    facts: parts.facts,
    heads: parts.heads,
    runs: parts.runs,
    lexicon: packLexicon(lexicon),
  });
}

/** The inverted index over the newest title of every entry. @throws RangeError where a vocabulary outgrows its ids */
function indexParts(book: CodeBook): IndexParts {
  const newest = newestDay(book);
  const titles: string[][] = [];
  const costs = new Uint8Array(book.size);
  const favours = new Uint8Array(book.size);
  const facts = new Uint16Array(book.size);
  const entriesOf = new Map<string, number[]>();
  for (let id = 0; id < book.size; id++) {
    const entry = book.entry(id);
    const words = splitWords(entry.title).map((word) => word.text);
    titles.push(words);
    costs[id] = titleCost(words);
    favours[id] = FAVOUR_ZERO + standingFavour(entry);
    facts[id] = factsOf(words) | SYSTEM_BIT[entry.system];
    if (book.stand(id, newest).standing === 'billable') facts[id] = (facts[id] ?? 0) | ENTRY_BILLABLE;
    for (const word of new Set(words)) {
      const known = entriesOf.get(word);
      if (known === undefined) entriesOf.set(word, [id]);
      else known.push(id);
    }
  }
  const vocabulary = [...entriesOf.keys()].sort();
  if (vocabulary.length >= NO_HEAD) throw new RangeError('The vocabulary outgrew its 16-bit word ids.');
  return {
    vocabulary,
    ...packPostings(vocabulary, entriesOf),
    costs,
    favours,
    facts,
    heads: findHeads(vocabulary, titles),
    runs: findRuns(book),
  };
}

function packPostings(
  vocabulary: readonly string[],
  entriesOf: ReadonlyMap<string, readonly number[]>,
): Pick<IndexParts, 'postings' | 'postingStarts' | 'frequencies'> {
  const bytes: number[] = [];
  const postingStarts = new Uint32Array(vocabulary.length + 1);
  const frequencies = new Uint32Array(vocabulary.length);
  vocabulary.forEach((word, at) => {
    const entries = entriesOf.get(word) ?? [];
    frequencies[at] = entries.length;
    let before = -1;
    for (const id of entries) {
      let step = id - before;
      before = id;
      for (; step > 127; step >>= 7) bytes.push((step & 127) | 128);
      bytes.push(step);
    }
    postingStarts[at + 1] = bytes.length;
  });
  return { postings: Uint8Array.from(bytes), postingStarts, frequencies };
}

function findHeads(vocabulary: readonly string[], titles: readonly (readonly string[])[]): Uint16Array {
  const ids = new Map(vocabulary.map((word, at) => [word, at]));
  return Uint16Array.from(titles, (words) => ids.get(headWord(words) ?? '') ?? NO_HEAD);
}

/** Entry ids in runs of ascending codes, so that a prefix is a range of ids. */
function findRuns(book: CodeBook): Uint32Array {
  const runs: number[] = [];
  let before: Entry | undefined;
  for (let id = 0; id < book.size; id++) {
    const entry = book.entry(id);
    const goesOn =
      before !== undefined &&
      before.system === entry.system &&
      before.isModifier === entry.isModifier &&
      before.code.replace('.', '') < entry.code.replace('.', '');
    if (!goesOn) {
      if (id > 0) runs.push(id - 1);
      runs.push(id);
    }
    before = entry;
  }
  if (book.size > 0) runs.push(book.size - 1);
  return Uint32Array.from(runs);
}
