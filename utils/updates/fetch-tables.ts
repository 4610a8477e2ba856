/** The tables that answer: those of an update where one is in use, else those packed with the extension. */
import { fetchPackaged } from './packaged-file.ts';
import { readStoredNotes, readTablesInUse, stampBeside } from './read-tables.ts';
import { openTableStore } from './table-store.ts';

/** The tables of an update. Its search index holds the lexicon as well. */
interface UpdatedTables {
  /** Id of the update. */
  readonly set: string;
  readonly book: ArrayBuffer;
  readonly search: ArrayBuffer;
}

/** What a review needs of the packaged tables. The search index is fetched when something is searched for. */
interface PackagedTables {
  readonly set?: never;
  readonly book: ArrayBuffer;
  readonly lexicon: ArrayBuffer;
}

export type HeldTables = UpdatedTables | PackagedTables;

/**
 * Fetch the packaged tables, and ask at the same time whether an update stands in their place: none waits for the
 * other. The page names the packaged ones for preloading in its head, so that they are on their way before any script
 * runs; the worker fetches them itself where that failed.
 * @throws Error where the browser does not hand a file out
 */
export async function fetchTables(): Promise<HeldTables> {
  const packaged = fetchPackagedTables();
  const stored = await readTablesInUse(openTableStore(), () => packaged.then(stampBeside, () => null));
  if (stored === null) return packaged;
  const { id, book, search } = stored;
  return { set: id, book, search };
}

/** Fetch both at once: that is the slow part of opening the panel. @throws Error as above */
export async function fetchPackagedTables(): Promise<PackagedTables> {
  const [book, lexicon] = await Promise.all([fetchPackaged('book'), fetchPackaged('lexicon')]);
  return { book, lexicon };
}

/**
 * The notes that go with the tables in use: those of the update where it has brought some, else the packaged ones.
 * @param set id of the update; left out where the tables came with the extension
 * @throws Error where the browser does not hand the file out
 */
export async function fetchNotes(set?: string): Promise<ArrayBuffer> {
  const stored = set === undefined ? null : await readStoredNotes(openTableStore(), set);
  return stored ?? fetchPackaged('notes');
}
