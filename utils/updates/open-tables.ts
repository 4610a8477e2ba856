/** Opens the tables that answer: for the panel's worker, and for the background where no panel is open. */
import { openBook } from '../codes/open-book.ts';
import type { CodeBook } from '../codes/types.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { openSearch } from '../search/open-search.ts';
import type { SearchEngine } from '../search/types.ts';
import { fetchPackagedTables, type HeldTables } from './fetch-tables.ts';
import { reportDamaged } from './read-tables.ts';
import { openTableStore } from './table-store.ts';

export interface OpenedTables {
  /** Id of the update they come from; left out where they came with the extension. */
  readonly set?: string;
  readonly book: CodeBook;
  readonly search: SearchEngine & { readonly lexicon: Lexicon };
}

/**
 * Tables of an update that would not open give way to the packaged ones; the next look brings the update again.
 * @throws Error where the packaged ones will not open either
 */
export async function openSound(bytes: HeldTables): Promise<OpenedTables> {
  try {
    return openBytes(bytes);
  } catch (trouble) {
    if (bytes.set === undefined) throw trouble;
    await reportDamaged(openTableStore(), bytes.set);
    return openBytes(await fetchPackagedTables());
  }
}

function openBytes({ set, ...bytes }: HeldTables): OpenedTables {
  const book = openBook(bytes.book);
  const search = openSearch(bytes.search, book);
  return set === undefined ? { book, search } : { set, book, search };
}
