import type { ReleaseRow } from './tables.ts';
import type { CodeEvent } from './types.ts';

/** Editions over which a code keeps flag and title, by their place in the list of releases. */
export interface Span {
  readonly first: number;
  readonly last: number;
  readonly billable: boolean;
  /** In force some months before its first release; since when is not in the files. */
  readonly beganEarlier: boolean;
  readonly title: number;
}

/**
 * What happened to an ICD-10-CM code, oldest first.
 * @param spans oldest first
 * @param releases all editions, oldest first
 */
export function eventsOfSpans(
  spans: readonly Span[],
  releases: readonly ReleaseRow[],
  titleOf: (title: number) => string,
): CodeEvent[] {
  const events: CodeEvent[] = [];
  const tell = (what: CodeEvent['what'], edition: number, span: Span | null, before: Span | null): void => {
    const title = span ? titleOf(span.title) : '';
    const oldTitle = before ? titleOf(before.title) : null;
    events.push({
      what,
      release: releases[edition]?.name ?? '',
      date: releases[edition]?.from ?? null,
      isBy: span?.beganEarlier ?? false,
      title,
      oldTitle: oldTitle === title ? null : oldTitle,
    });
  };
  for (const [at, span] of spans.entries()) {
    const before = spans[at - 1] ?? null;
    if (before && before.last + 1 < span.first) tell('retired', before.last + 1, null, before);
    tell(whatBegan(span, before), span.first, span, before);
  }
  const newest = spans.at(-1);
  if (newest && newest.last + 1 < releases.length) tell('retired', newest.last + 1, null, newest);
  return events;
}

function whatBegan(span: Span, before: Span | null): CodeEvent['what'] {
  if (!before) return 'new';
  if (before.last + 1 < span.first) return 'returned';
  if (before.billable === span.billable) return 'retitled';
  return span.billable ? 'became-billable' : 'became-header';
}
