/**
 * The lexicon by itself, as it ships beside the search index. A review understands words by it and needs no index, so
 * the panel's first answer does not wait for that larger file.
 */
import { DamagedTable, openPack, type Part, writePack } from '../codes/pack.ts';
import type { CodeBook } from '../codes/types.ts';
import type { Lexicon } from './lexicon.ts';
import { lexiconParts, openLexicon } from './packed-lexicon.ts';
import { readTitleNames, titleNameParts } from './title-names.ts';

const KIND = 'lexicon';
const INDEX_STAMP = 'index-stamp';

/**
 * @param book the one that it is used with
 * @param indexStamp `packStamp` of the search index that goes with it
 */
export function packLexicon({ terms, everyday }: Lexicon, book: CodeBook, indexStamp: string): Uint8Array {
  const parts: Record<string, Part> = {
    ...lexiconParts(terms, everyday.phrases),
    ...titleNameParts(readTitleNames(book)),
    [INDEX_STAMP]: indexStamp,
  };
  return writePack(KIND, parts);
}

/** @throws DamagedTable where the bytes are no whole lexicon */
export function openLexiconFile(bytes: ArrayBuffer): Lexicon {
  return openLexicon(openPack(KIND, bytes));
}

/** Stamp of the search index that goes with a lexicon. @returns `null` where the bytes are no whole lexicon */
export function indexStampIn(bytes: ArrayBuffer): string | null {
  try {
    return openPack(KIND, bytes).text(INDEX_STAMP);
  } catch (trouble) {
    if (trouble instanceof DamagedTable) return null;
    throw trouble;
  }
}
