import type { CodeLine, CodeLines } from './describe-code-types.ts';
import type { CodeBook, EntryId, IsoDate } from './types.ts';

/** Longer lists than this are cut; their totals stay. No category has more steps right below it. */
const LONGEST_LIST = 100;

/** What a line about a code needs. */
export function readLine(book: CodeBook, id: EntryId, date: IsoDate): CodeLine {
  const { system, code, title } = book.entry(id, date);
  return { system, code, title, standing: book.stand(id, date).standing };
}

/** The first lines of a list of codes, and its length. */
export function listLines(book: CodeBook, ids: readonly EntryId[], date: IsoDate): CodeLines {
  const codes = ids.slice(0, LONGEST_LIST).map((id) => readLine(book, id, date));
  return { codes, total: ids.length };
}
