/** Counts and areas of one kind added up, and units of so much each. */
import { type Area, sayArea } from './measures.ts';

export interface Added {
  /** `null` where one of them is not known. */
  readonly total: number | null;
  /** "8 + 9 = 17", or "4". */
  readonly said: string;
}

/** The counts of several sheets; the words do not hang on their order. */
export function addCounts(each: readonly { readonly count: number | null }[]): Added {
  return add(
    each.map(({ count }) => count),
    String,
  );
}

/** The areas of several sheets. */
export function addAreas(areas: readonly (Area | null)[]): Added {
  return add(areas, sayArea);
}

/** Values that are not `null`, with the sum in words. */
export function add(values: readonly (number | null)[], say: (value: number) => string): Added {
  let total = 0;
  const known: number[] = [];
  for (const value of values) {
    if (value === null) return { total: null, said: '' };
    total += value;
    known.push(value);
  }
  const parts = known.sort((a, b) => a - b).map(say);
  return { total, said: parts.length > 1 ? `${parts.join(' + ')} = ${say(total)}` : parts.join('') };
}

/** How many whole or begun steps of `step` lie above `first`. */
export function countSteps(total: number, first: number, step: number): number {
  return total <= first ? 0 : Math.ceil((total - first) / step);
}
