import type { OrderRow } from './parse-order-file.ts';

/** An edition of ICD-10-CM to be merged: its key ("fy2027") and its rows. */
export interface Edition {
  readonly key: string;
  readonly rows: readonly OrderRow[];
}

/** Editions over which one code keeps its flag and its title. */
export interface CodeSpan {
  /** Without the dot. */
  readonly code: string;
  readonly billable: boolean;
  /** Key of the first edition that says so. */
  readonly first: string;
  /** Key of the last edition that says so; empty where the newest one still does. */
  readonly last: string;
  readonly title: string;
}

/**
 * Merge the editions of ICD-10-CM, oldest first, into spans ordered by code and then by time.
 * A code that is left out and comes back later has two spans.
 */
export function mergeEditions(editions: readonly Edition[]): CodeSpan[] {
  const spans = new Map<string, CodeSpan[]>();
  const newest = editions.length - 1;
  for (const [at, edition] of editions.entries()) {
    const previousKey = editions[at - 1]?.key;
    for (const row of edition.rows) {
      const history = spans.get(row.code) ?? [];
      const open = history.at(-1);
      const goesOn =
        open !== undefined &&
        open.last === previousKey &&
        open.billable === row.billable &&
        open.title === row.title;
      if (goesOn) history[history.length - 1] = { ...open, last: edition.key };
      else history.push({ ...row, first: edition.key, last: edition.key });
      spans.set(row.code, history);
    }
  }
  const newestKey = editions[newest]?.key;
  return [...spans.keys()]
    .sort()
    .flatMap((code) => spans.get(code) ?? [])
    .map((span) => (span.last === newestKey ? { ...span, last: '' } : span));
}
