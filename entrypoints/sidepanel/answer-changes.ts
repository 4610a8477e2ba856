import type { ChangesFound, ChangesQuestion, DeskJobs } from '../../components/book-client.ts';
import {
  type Changes,
  changedAmong,
  changesCsv,
  listChanges,
  type ReleasePair,
} from '../../utils/codes/changes.ts';
import { filterChanges } from '../../utils/codes/filter-changes.ts';
import type { CodeBook } from '../../utils/codes/types.ts';

/** The last list made of a book: the filters and pages that follow are all of the same two releases. */
const lists = new WeakMap<CodeBook, { readonly key: string; readonly changes: Changes }>();

/** What changed between two releases. `null` where the book does not hold one of them. */
export function answerChanges(book: CodeBook, job: DeskJobs['changes']): ChangesFound | null {
  const pair = findPair(book, job);
  if (pair === null) return null;
  const changes = listOnce(book, pair);
  const { rows, counts } = filterChanges(changes, job);
  const mine = job.mine.filter(({ system }) => system === pair.system).map(({ code }) => code);
  return {
    from: changes.from,
    to: changes.to,
    rows: rows.slice(0, job.limit),
    total: rows.length,
    counts,
    mine: changedAmong(book, mine, pair).rows,
    notKnown: changes.notKnown,
  };
}

/** The same as a table for a spreadsheet, whole. `null` where the book does not hold one of the releases. */
export function answerChangesCsv(book: CodeBook, job: ChangesQuestion): string | null {
  const pair = findPair(book, job);
  return pair === null ? null : changesCsv(filterChanges(listOnce(book, pair), job).rows);
}

function findPair(book: CodeBook, { system, from, to }: ChangesQuestion): ReleasePair | null {
  const find = (name: string) =>
    book.releases.find((release) => release.system === system && release.name === name);
  const [older, newer] = [find(from), find(to)];
  return older === undefined || newer === undefined ? null : { system, from: older, to: newer };
}

function listOnce(book: CodeBook, pair: ReleasePair): Changes {
  const key = `${pair.system} ${pair.from.name} ${pair.to.name}`;
  const known = lists.get(book);
  if (known?.key === key) return known.changes;
  const changes = listChanges(book, pair);
  lists.set(book, { key, changes });
  return changes;
}
