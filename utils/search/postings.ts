/** Opened index parts -> lists of entries by word, word ranges by prefix, id ranges by code. */
import type { CodeBook, EntryId } from '../codes/types.ts';
import { lowerBound } from '../lexicon/lexicon.ts';
import { remembered } from '../lexicon/remembered.ts';
import { splitWords } from '../lexicon/words.ts';
import type { IndexParts, TextId } from './index-parts.ts';
import { variantsOf } from './normalize.ts';

/** Entry ids from `first` to `last`, both inside. */
export interface IdRange {
  readonly first: EntryId;
  readonly last: EntryId;
}

export interface Postings {
  readonly parts: IndexParts;
  /** Id of a word of the vocabulary. */
  wordId(word: string): number | undefined;
  /** Ids of the other spellings of a word that titles use. */
  variantIds(word: string): readonly number[];
  /** Ids of the words that start like this: [from, to). */
  prefixRange(prefix: string): readonly [number, number];
  /** Texts that hold the word, ascending. */
  textsWith(wordId: number): Uint32Array;
  /** The entry that a text names. */
  entryOf(text: TextId): EntryId;
  /** Names of the entries of a range: [from, to). */
  namesOf(range: IdRange): readonly [TextId, TextId];
  /** Words of an entry's newest title. */
  titleWords(id: EntryId): readonly string[];
  /** Entries whose code, without dot, starts like this, one range per run: ICD-10-CM first. */
  codeRanges(bareCode: string): readonly IdRange[];
}

const REMEMBERED = 2000;

export function openPostings(parts: IndexParts, book: CodeBook): Postings {
  const { vocabulary } = parts;
  const decoded: (Uint32Array | undefined)[] = new Array(vocabulary.length);

  function placeOf(word: string): number | undefined {
    const at = lowerBound(vocabulary, word);
    return vocabulary[at] === word ? at : undefined;
  }

  const wordId = remembered(REMEMBERED, placeOf);
  const variantIds = remembered(REMEMBERED, (word) =>
    variantsOf(word).flatMap((variant) => placeOf(variant) ?? []),
  );

  function prefixRange(prefix: string): [number, number] {
    return [lowerBound(vocabulary, prefix), lowerBound(vocabulary, `${prefix}\uffff`)];
  }

  function textsWith(id: number): Uint32Array {
    const known = decoded[id];
    if (known !== undefined) return known;
    const texts = decode(parts, id);
    decoded[id] = texts;
    return texts;
  }

  let runs: readonly Run[] | undefined;

  function codeRanges(bareCode: string): IdRange[] {
    const wanted = bareCode.toUpperCase();
    const ranges: IdRange[] = [];
    runs ??= readRuns(book, parts);
    for (const { from, to, firstBare, lastBare } of runs) {
      // Nearly all of the hundred runs end before the code or start after it.
      if (lastBare < wanted || (firstBare > wanted && !firstBare.startsWith(wanted))) continue;
      const first = firstCode(book, from, to, (bare) => bare < wanted);
      const end = firstCode(book, first, to, (bare) => bare.startsWith(wanted));
      if (end > first) ranges.push({ first, last: end - 1 });
    }
    return ranges;
  }

  function entryOf(text: TextId): EntryId {
    return text < parts.size ? text : (parts.nameEntries[text - parts.size] ?? 0);
  }

  function namesOf({ first, last }: IdRange): [TextId, TextId] {
    return [parts.size + firstName(parts, first), parts.size + firstName(parts, last + 1)];
  }

  function titleWords(id: EntryId): string[] {
    return splitWords(book.entry(id).title).map((word) => word.text);
  }

  return { parts, wordId, variantIds, prefixRange, textsWith, entryOf, namesOf, titleWords, codeRanges };
}

function decode(parts: IndexParts, wordId: number): Uint32Array {
  const texts = new Uint32Array(parts.frequencies[wordId] ?? 0);
  const { postings } = parts;
  let at = parts.postingStarts[wordId] ?? 0;
  let id = -1;
  for (let n = 0; n < texts.length; n++) {
    let step = 0;
    let shift = 0;
    let byte = postings[at++] ?? 0;
    for (; byte > 127; byte = postings[at++] ?? 0) {
      step |= (byte & 127) << shift;
      shift += 7;
    }
    id += step | (byte << shift);
    texts[n] = id;
  }
  return texts;
}

/** Place of the first name of this entry or of one after it. */
function firstName({ nameEntries }: IndexParts, entry: EntryId): number {
  let low = 0;
  let high = nameEntries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nameEntries[middle] ?? 0) < entry) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Entries [from, to) whose codes ascend. */
interface Run {
  readonly from: EntryId;
  readonly to: EntryId;
  readonly firstBare: string;
  readonly lastBare: string;
}

function readRuns(book: CodeBook, { runs }: IndexParts): Run[] {
  const bareOf = (id: EntryId): string => book.codeOf(id).replace('.', '');
  return Array.from({ length: runs.length / 2 }, (_, at) => {
    const [from, last] = [runs[2 * at] ?? 0, runs[2 * at + 1] ?? 0];
    return { from, to: last + 1, firstBare: bareOf(from), lastBare: bareOf(last) };
  });
}

/** First id in [from, to) whose undotted code is not `before`. */
function firstCode(book: CodeBook, from: number, to: number, before: (bare: string) => boolean): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before(book.codeOf(middle).replace('.', ''))) low = middle + 1;
    else high = middle;
  }
  return low;
}
