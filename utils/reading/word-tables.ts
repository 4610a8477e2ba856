/** Small helpers that reading's tables of words and runs of spans share. */
import type { Span } from './types.ts';

/** Words that mean the same, as entries of a map: "tumor nevus" and what they are. */
export function allMeaning<const Meaning>(list: string, meaning: Meaning): [string, Meaning][] {
  return list.split(' ').map((word) => [word, meaning]);
}

/** How many spans of a run stand before something, in log time. @param isBefore true for a first part of the run only */
export function countBefore(spans: readonly Span[], isBefore: (span: Span) => boolean): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const span = spans[middle];
    if (span && isBefore(span)) low = middle + 1;
    else high = middle;
  }
  return low;
}
