/** Small helpers that reading's tables of words and runs of spans share. */
import type { Span } from './types.ts';

/** What each word means, from lists of the words of one meaning, in the order of the lists: "nail toenail fingernail". */
export function meaningOfWords<Meaning extends string>(
  lists: Readonly<Partial<Record<Meaning, string>>>,
): ReadonlyMap<string, Meaning> {
  const meanings = new Map<string, Meaning>();
  for (const meaning in lists)
    for (const word of lists[meaning]?.split(/\s+/) ?? []) meanings.set(word, meaning);
  return meanings;
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
