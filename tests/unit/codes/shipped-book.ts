import { readFileSync } from 'node:fs';
import { BOOK_FILE, buildBook } from '../../../utils/cli/build-book.ts';
import { tablesOfBook } from '../../../utils/codes/book-tables.ts';
import { ownBuffer } from '../../../utils/codes/pack.ts';
import type { OrderRow } from '../../../utils/codes/parse-order-file.ts';
import type { BookTables, ReleaseRow } from '../../../utils/codes/tables.ts';

/** The book that ships: its bytes, and the tables it was made from. */
export function readShippedBook(): { readonly bytes: ArrayBuffer; readonly tables: BookTables } {
  buildBook();
  const bytes = ownBuffer(readFileSync(BOOK_FILE));
  return { bytes, tables: tablesOfBook(bytes) };
}

/** ICD-10-CM releases, oldest first. */
export function editionsOf(tables: BookTables): ReleaseRow[] {
  return tables.releases.filter((release) => release.system === 'icd10cm');
}

/** An edition as its order file would state it. */
export function orderRowsOf(tables: BookTables, key: string): OrderRow[] {
  const keys = editionsOf(tables).map((release) => release.key);
  const places = new Map(keys.map((each, at) => [each, at]));
  const placeOf = (name: string): number => places.get(name) ?? keys.length;
  const at = placeOf(key);
  return tables.icd10cm
    .filter((span) => placeOf(span.first) <= at && placeOf(span.last) >= at)
    .map((span) => ({ code: span.code.replace('.', ''), billable: span.billable, title: span.title }));
}

/** A release of the tables by its key. */
export function releaseOf(tables: BookTables, key: string): ReleaseRow {
  const release = tables.releases.find((each) => each.key === key);
  if (!release) throw new Error(`There is no release ${key}.`);
  return release;
}
