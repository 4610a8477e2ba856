import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { Diary, Job, KnownAddress, Pointer, SetFacts, UpdateInput } from './store-types.ts';

export const DATABASE = 'clear-margin-tables';

/**
 * Number of the shape of everything stored. Whoever changes a record's shape raises it: what lies there in the older
 * shape is then emptied, the packaged tables answer, and the next look brings the update again.
 */
const SHAPE = 1;

/** Place of a piece in `parts`: job, package (`COMPILED` for the compiled tables), number of the piece. */
export type PartKey = [job: number, at: number, number: number];
export const COMPILED = -1;

/** The stores and what they hold. */
export interface Shelves extends DBSchema {
  /** "<set>/book", "<set>/search", "<set>/notes". */
  sets: { key: string; value: ArrayBuffer };
  /** "pointer", "diary", "set/<set>". */
  facts: { key: string; value: Pointer | Diary | SetFacts };
  job: { key: number; value: Omit<Job, 'id'> };
  parts: { key: PartKey; value: ArrayBuffer };
  inputs: { key: string; value: UpdateInput };
  net: { key: string; value: KnownAddress };
}

export type Database = IDBPDatabase<Shelves>;

export const SHELVES = ['sets', 'facts', 'job', 'parts', 'inputs', 'net'] as const;
export type Shelf = (typeof SHELVES)[number];

/**
 * Open the database, made where it is missing.
 * @param onLost told when the browser closes it: open again before the next use
 */
export async function openDatabase(name: string, onLost: () => void): Promise<Database> {
  const database = await openDB<Shelves>(name, SHAPE, {
    upgrade(fresh) {
      for (const shelf of fresh.objectStoreNames) fresh.deleteObjectStore(shelf);
      fresh.createObjectStore('sets');
      fresh.createObjectStore('facts');
      fresh.createObjectStore('job', { autoIncrement: true });
      fresh.createObjectStore('parts');
      fresh.createObjectStore('inputs', { keyPath: 'id' });
      fresh.createObjectStore('net', { keyPath: 'url' });
    },
    // A newer version of the extension, or somebody who deletes everything, waits for us to let go.
    blocking: (_old, _new, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
      onLost();
    },
    terminated: onLost,
  });
  return database;
}

/** Throw the whole database away: the last resort where it will not open. */
export function deleteDatabase(name: string): Promise<void> {
  return deleteDB(name);
}
