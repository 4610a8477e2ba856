/** The tables that answer: those of an update where one is in use, else those packed with the extension. */
import { fetchPackaged } from './packaged-file.ts';
import { readStoredNotes, readTablesInUse, stampOf } from './read-tables.ts';
import { openTableStore } from './table-store.ts';

export interface HeldTables {
  /** Id of the update they come from; left out where they came with the extension. */
  readonly set?: string;
  readonly book: ArrayBuffer;
  readonly search: ArrayBuffer;
}

/**
 * Fetch the packaged tables, and ask at the same time whether an update stands in their place: none waits for the
 * other. The page names the packaged ones for preloading in its head, so that they are on their way before any script
 * runs; the worker fetches them itself where that failed.
 * @throws Error where the browser does not hand a file out
 */
export async function fetchTables(): Promise<HeldTables> {
  const packaged = fetchPackagedTables();
  const stored = await readTablesInUse(
    openTableStore(),
    packaged.then(stampOf, () => null),
  );
  if (stored === null) return packaged;
  const { id, book, search } = stored;
  return { set: id, book, search };
}

/** Fetch both at once: that is the slow part of opening the panel. @throws Error as above */
export async function fetchPackagedTables(): Promise<HeldTables> {
  const [book, search] = await Promise.all([fetchPackaged('book'), fetchPackaged('search')]);
  return { book, search };
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
