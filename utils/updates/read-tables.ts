/** What the panel's worker asks of the store: the tables of an update, where one is in use. Never throws. */
import { packStamp } from '../codes/pack.ts';
import { indexStampIn } from '../lexicon/lexicon-file.ts';
import type { TableStore } from './store-types.ts';
import type { TableBytes } from './types.ts';

/** Book and search of the update in use. */
export interface StoredTables extends Pick<TableBytes, 'book' | 'search'> {
  /** Id of the set, for `readStoredNotes` and `reportDamaged`. */
  readonly id: string;
}

/**
 * The stamp of the packaged tables: an update stands on them, and on no others.
 * @returns `null` where they are damaged
 */
export function stampOf({ book, search }: Pick<TableBytes, 'book' | 'search'>): string | null {
  const stamps = [packStamp(book), packStamp(search)];
  return stamps.includes(null) ? null : stamps.join('-');
}

/** The same, read from the lexicon that ships beside the search index, where the index itself is not at hand. */
export function stampBeside({ book, lexicon }: { book: ArrayBuffer; lexicon: ArrayBuffer }): string | null {
  const stamps = [packStamp(book), indexStampIn(lexicon)];
  return stamps.includes(null) ? null : stamps.join('-');
}

/**
 * The tables of the update in use. One small read where there is none; start it beside the fetch of the packaged
 * tables, not after it.
 * @param base stamp of the packaged tables, or what finds it: asked only where an update is in use
 * @returns `null` where the packaged tables are to answer, whatever the reason; tables that are half gone are reported
 */
export async function readTablesInUse(
  store: TableStore,
  base: string | null | (() => Promise<string | null>),
): Promise<StoredTables | null> {
  try {
    const pointer = await store.pointer();
    if (!pointer?.inUse || pointer.base !== (typeof base === 'function' ? await base() : base)) return null;
    const id = pointer.inUse;
    const [book, search] = await Promise.all([store.table(id, 'book'), store.table(id, 'search')]);
    if (book && search && stampOf({ book, search }) !== null) return { id, book, search };
    // What is half gone would be taken for the newest there is, and never be brought again.
    await reportDamaged(store, id);
    return null;
  } catch {
    return null;
  }
}

/** The notes of a stored set; `null` where the packaged ones are to answer. Notes that are gone are reported. */
export async function readStoredNotes(store: TableStore, id: string): Promise<ArrayBuffer | null> {
  try {
    const notes = await store.table(id, 'notes');
    if (notes && packStamp(notes) !== null) return notes;
    await reportDamaged(store, id);
    return null;
  } catch {
    return null;
  }
}

/**
 * Say that a stored set would not open (`DamagedTable`): the packaged tables are put back in use, and the next look
 * brings the update again.
 */
export async function reportDamaged(store: TableStore, id: string): Promise<void> {
  try {
    const pointer = await store.pointer();
    if (pointer?.inUse === id) await store.point({ ...pointer, inUse: null, previous: undefined });
  } catch {
    // A database that cannot even be written to is not read from either: the packaged tables answer.
  }
}
