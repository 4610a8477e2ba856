import type { IDBPObjectStore } from 'idb';
import { type Database, SHELVES, type Shelf, type Shelves } from './database.ts';
import { NotHolder } from './store-types.ts';

/** The stores of one transaction, by name. */
export type Writing = <Name extends Shelf>(
  name: Name,
) => IDBPObjectStore<Shelves, (typeof SHELVES)[number][], Name, 'readwrite'>;

/**
 * Make the one way to write: all or nothing, on disk before it resolves.
 * @throws (rejects with) what `act` threw, or why the browser broke the transaction off, as `QuotaExceededError`
 */
export function makeWriter(
  open: () => Promise<Database>,
): <Result>(act: (shelves: Writing) => Promise<Result>) => Promise<Result> {
  return async (act) => {
    const database = await open();
    const transaction = database.transaction([...SHELVES], 'readwrite', { durability: 'strict' });
    try {
      const result = await act((name) => transaction.objectStore(name));
      await transaction.done;
      return result;
    } catch (problem) {
      const cause = problem instanceof NotHolder ? null : transaction.error;
      abort(transaction);
      await transaction.done.catch(() => undefined);
      throw cause ?? problem;
    }
  };
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It had ended already, which is what is wanted.
  }
}
