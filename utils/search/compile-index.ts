/** Code book, its notes and the lexicon -> the search index. Runs at build time and after an update. */

import type { NotesTables } from '../codes/notes-tables.ts';
import { writePack } from '../codes/pack.ts';
import { TitleHeapWriter } from '../codes/title-heap.ts';
import type { CodeBook, Entry } from '../codes/types.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { lexiconParts } from '../lexicon/packed-lexicon.ts';
import { readTitleNames, titleNameParts } from '../lexicon/title-names.ts';
import { splitWords } from '../lexicon/words.ts';
import { newestDay } from './filter.ts';
import type { IndexParts } from './index-parts.ts';
import { ENTRY_BILLABLE, ENTRY_BITS, ENTRY_CPT, ENTRY_HCPCS, FAVOUR_ZERO, NO_HEAD } from './index-parts.ts';
import { looseParts } from './loose-terms.ts';
import { type Name, namesOf } from './names.ts';
import { repairParts } from './repair.ts';
import { factsOf, headWord, standingFavour, titleCost } from './weights.ts';

const SYSTEM_BIT = { icd10cm: 0, hcpcs: ENTRY_HCPCS, cpt: ENTRY_CPT } as const;

/**
 * Compile the search index of a book.
 * @param notes the notes that go with the book: their inclusion terms and index lines are further names of its codes
 * @returns the container that `openSearch` opens, lexicon included
 * @throws RangeError where a vocabulary outgrows its ids
 */
export function compileIndex(book: CodeBook, lexicon: Lexicon, notes: NotesTables): Uint8Array {
  const names = namesOf(notes, book);
  const parts = indexParts(book, names);
  const texts = new TitleHeapWriter();
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
    'name-entries': parts.nameEntries,
    'name-texts': Uint32Array.from(names, ({ text }) => texts.add(text)),
    ...texts.parts(),
    ...lexiconParts(lexicon.terms, lexicon.everyday.phrases),
    ...titleNameParts(readTitleNames(book)),
    ...looseParts(lexicon),
    ...repairParts(parts, lexicon),
  });
}

/** The inverted index over the newest title of every entry and over all names. */
function indexParts(book: CodeBook, names: readonly Name[]): IndexParts {
  const newest = newestDay(book);
  const count = book.size + names.length;
  const texts: (readonly string[])[] = [];
  const costs = new Uint8Array(count);
  const favours = new Uint8Array(count);
  const facts = new Uint16Array(count);
  for (let id = 0; id < book.size; id++) {
    const entry = book.entry(id);
    const cut = splitWords(entry.title);
    const words = cut.map((word) => word.text);
    const except = /(?<=\[[^\]]*)\bexcept\b[^\]]*/.exec(entry.title);
    // "Back [any part, except buttock]" is no answer to a buttock.
    texts.push(
      except === null ? words : splitWords(entry.title.replace(except[0], '')).map(({ text }) => text),
    );
    const isParted = (at: number) => /[,;]/.test(entry.title.slice(cut[at - 1]?.end ?? 0, cut[at]?.start));
    const aside = /\[[^\]]*\]/.exec(entry.title);
    const [from, to] = aside === null ? [0, 0] : [aside.index, aside.index + aside[0].length];
    const isAside = (at: number) => (cut[at]?.start ?? 0) > from && (cut[at]?.end ?? 0) < to;
    costs[id] = titleCost(words, isParted, isAside);
    favours[id] = FAVOUR_ZERO + standingFavour(entry);
    facts[id] = factsOf(words) | SYSTEM_BIT[entry.system];
    if (book.stand(id, newest).standing === 'billable') facts[id] = (facts[id] ?? 0) | ENTRY_BILLABLE;
  }
  names.forEach(({ entry, words, cost }, at) => {
    const id = book.size + at;
    texts.push(words);
    costs[id] = cost;
    favours[id] = favours[entry] ?? FAVOUR_ZERO;
    facts[id] = factsOf(words) | ((facts[entry] ?? 0) & ENTRY_BITS);
  });
  const textsOf = textsByWord(texts);
  const vocabulary = [...textsOf.keys()].sort();
  if (vocabulary.length >= NO_HEAD) throw new RangeError('The vocabulary outgrew its 16-bit word ids.');
  return {
    vocabulary,
    ...packPostings(vocabulary, textsOf),
    costs,
    favours,
    facts,
    heads: findHeads(vocabulary, texts),
    runs: findRuns(book),
    size: book.size,
    nameEntries: Uint32Array.from(names, ({ entry }) => entry),
  };
}

function textsByWord(texts: readonly (readonly string[])[]): Map<string, number[]> {
  const textsOf = new Map<string, number[]>();
  texts.forEach((words, id) => {
    for (const word of new Set(words)) {
      const known = textsOf.get(word);
      if (known === undefined) textsOf.set(word, [id]);
      else known.push(id);
    }
  });
  return textsOf;
}

function packPostings(
  vocabulary: readonly string[],
  textsOf: ReadonlyMap<string, readonly number[]>,
): Pick<IndexParts, 'postings' | 'postingStarts' | 'frequencies'> {
  const bytes: number[] = [];
  const postingStarts = new Uint32Array(vocabulary.length + 1);
  const frequencies = new Uint32Array(vocabulary.length);
  vocabulary.forEach((word, at) => {
    const texts = textsOf.get(word) ?? [];
    frequencies[at] = texts.length;
    let before = -1;
    for (const id of texts) {
      let step = id - before;
      before = id;
      for (; step > 127; step >>= 7) bytes.push((step & 127) | 128);
      bytes.push(step);
    }
    postingStarts[at + 1] = bytes.length;
  });
  return { postings: Uint8Array.from(bytes), postingStarts, frequencies };
}

function findHeads(vocabulary: readonly string[], texts: readonly (readonly string[])[]): Uint16Array {
  const ids = new Map(vocabulary.map((word, at) => [word, at]));
  return Uint16Array.from(texts, (words) => ids.get(headWord(words) ?? '') ?? NO_HEAD);
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
