/** Opens the tables that answer: for the panel's worker, and for the background where no panel is open. */
import { openBook } from '../codes/open-book.ts';
import type { CodeBook } from '../codes/types.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { openLexiconFile } from '../lexicon/lexicon-file.ts';
import { openSearch } from '../search/open-search.ts';
import type { SearchEngine } from '../search/types.ts';
import { fetchPackagedTables, fetchTables, type HeldTables } from './fetch-tables.ts';
import { fetchPackaged } from './packaged-file.ts';
import { reportDamaged } from './read-tables.ts';
import { openTableStore } from './table-store.ts';

export interface OpenedTables {
  /** Id of the update they come from; left out where they came with the extension. */
  readonly set?: string;
  readonly book: CodeBook;
  readonly lexicon: Lexicon;
  /**
   * The search over the book: a large file that a review does not need, so it is brought when it is first asked for.
   * @throws Error where it will not open; the next call tries again
   */
  readonly openSearch: () => Promise<SearchEngine>;
}

/** Fetch and open what is in use. @throws Error as `openSound` */
export async function openTablesInUse(): Promise<OpenedTables> {
  return openSound(await fetchTables());
}

/**
 * Tables of an update that would not open give way to the packaged ones; the next look brings the update again.
 * @throws Error where the packaged ones will not open either
 */
export async function openSound(held: HeldTables): Promise<OpenedTables> {
  try {
    return openBytes(held);
  } catch (trouble) {
    if (held.set === undefined) throw trouble;
    await reportDamaged(openTableStore(), held.set);
    return openBytes(await fetchPackagedTables());
  }
}

function openBytes(held: HeldTables): OpenedTables {
  const book = openBook(held.book);
  if (held.set === undefined) {
    const bring = async (): Promise<SearchEngine> => openSearch(await fetchPackaged('search'), book);
    return { book, lexicon: openLexiconFile(held.lexicon), openSearch: keep(bring) };
  }
  const engine = openSearch(held.search, book);
  return { set: held.set, book, lexicon: engine.lexicon, openSearch: () => Promise.resolve(engine) };
}

/** Bring it once, and once more after it failed. */
function keep<T>(bring: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | null = null;
  return () => {
    kept ??= bring().catch((trouble: unknown) => {
      kept = null;
      throw trouble;
    });
    return kept;
  };
}
