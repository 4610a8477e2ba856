import { openBook } from '../codes/open-book.ts';
import { DamagedTable } from '../codes/pack.ts';
import type { CodeBook } from '../codes/types.ts';
import { openSearch } from '../search/open-search.ts';
import { describeTables } from './describe-tables.ts';
import type { Trouble } from './trouble.ts';
import type { TableBytes } from './types.ts';

/** Billable in every release since FY2016, and found by these words. */
const WELL_KNOWN: readonly (readonly [code: string, words: string])[] = [
  ['L40.0', 'psoriasis vulgaris'],
  ['L57.0', 'actinic keratosis'],
  ['C44.311', 'basal cell carcinoma nose'],
];

/**
 * Look at finished tables as the panel will: open them, look well-known codes up, search for them.
 * @param before the tables they follow
 * @returns `null` where nothing is wrong
 */
export function checkTables(tables: TableBytes, before: TableBytes): Trouble | null {
  try {
    const book = openBook(tables.book);
    const search = openSearch(tables.search, book);
    describeTables(tables);
    if (book.size < openBook(before.book).size) {
      return { trouble: 'wrong-counts', detail: 'Codes that were there before are gone.' };
    }
    const day = newestDay(book);
    for (const [code, words] of WELL_KNOWN) {
      const stand = book.standOf(code, 'icd10cm', day);
      const { hits } = search.search({ text: words, date: day, limit: 5 });
      const isFound = hits.some((hit) => book.entry(hit.id).code === code);
      if (stand.standing !== 'billable' || !isFound) {
        return { trouble: 'wrong-counts', detail: `The well-known code ${code} is not right.` };
      }
    }
    return null;
  } catch (problem) {
    if (problem instanceof DamagedTable) return { trouble: 'storage-broken' };
    throw problem;
  }
}

/** True where every byte is as it was compiled. */
export function isWhole(tables: TableBytes): boolean {
  try {
    openSearch(tables.search, openBook(tables.book));
    describeTables(tables);
    return true;
  } catch (problem) {
    if (problem instanceof DamagedTable) return false;
    throw problem;
  }
}

function newestDay(book: CodeBook): string {
  return book.releases.findLast((release) => release.system === 'icd10cm')?.from ?? '';
}
