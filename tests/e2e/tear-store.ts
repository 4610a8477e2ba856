/** Ways to damage what the extension has stored, as a bad disk or a browser that died would. */
import type { Page } from 'playwright';

/** Runs in a page of ours: `act` is given the database, and is waited for until its transaction has ended. */
async function change(page: Page, act: string): Promise<void> {
  await page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('clear-margin-tables');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction([...database.objectStoreNames], 'readwrite');
      const store = (name) => transaction.objectStore(name);
      transaction.oncomplete = () => { database.close(); resolve(); };
      transaction.onabort = () => reject(transaction.error);
      const each = (name, act) => {
        store(name).openCursor().onsuccess = ({ target }) => {
          if (target.result === null) return;
          act(target.result);
          target.result.continue();
        };
      };
      ${act}
    };
  })`);
}

/** As on the first day. */
export function emptyStore(page: Page): Promise<void> {
  return change(page, 'for (const name of database.objectStoreNames) store(name).clear();');
}

/** The ceiling of requests a day would end a test of many bad days. */
export function beginNewDay(page: Page): Promise<void> {
  return change(
    page,
    `store('facts').get('diary').onsuccess = ({ target }) => {
      if (target.result) store('facts').put({ ...target.result, requests: 0 }, 'diary');
    };`,
  );
}

/** What can be torn while an update is in use, and which release answers then. */
export const TEARS = [
  {
    tear: 'a table is missing',
    act: `each('sets', (cursor) => { if (cursor.key.endsWith('/search')) cursor.delete(); });`,
    answers: 'FY2026',
  },
  {
    tear: 'the tables stop in the middle',
    act: `each('sets', (cursor) => cursor.update(cursor.value.slice(0, cursor.value.byteLength / 2)));`,
    answers: 'FY2026',
  },
  {
    tear: 'one byte of each table has turned',
    act: `each('sets', (cursor) => {
      const { value } = cursor;
      new Uint8Array(value)[value.byteLength >> 1] ^= 1;
      cursor.update(value);
    });`,
    answers: 'FY2026',
  },
  {
    tear: 'nothing says any more what is in use',
    act: `each('facts', (cursor) => cursor.update('?'));`,
    answers: 'FY2026',
  },
  {
    tear: 'a job lies there that is none',
    act: `store('job').add({ step: 'swap' });`,
    answers: 'FY2027',
  },
] as const;

export function tearStore(page: Page, act: (typeof TEARS)[number]['act']): Promise<void> {
  return change(page, act);
}
