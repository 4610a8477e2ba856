/** Counts and areas of one kind added up, and units of so much each. */
import { askMissing, makeLine, nothing } from './answers.ts';
import { type Area, sayArea } from './measures.ts';
import type { Line, Worked } from './types.ts';

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

/**
 * Work that is billed by how many there were, all of the visit counted together.
 * @param ask the question where one of them is not counted: then there is no line
 * @param linesOf the lines of the total; `said` is the sum in words
 */
export function workCounted(
  each: readonly { readonly count: number | null }[],
  ask: string,
  linesOf: (total: number, said: string) => readonly Line[],
): Worked {
  const { total, said } = addCounts(each);
  if (total === null) return nothing([askMissing('count', ask)]);
  return { lines: total === 0 ? [] : linesOf(total, said), questions: [], warnings: [] };
}

/** Two codes of which one stands for all: the second takes the place of the first from so many on. */
export interface FewOrMany {
  readonly few: string;
  readonly many: string;
  /** The least that the second is for. */
  readonly from: number;
  /** How the first band is written: "up to 14" or "1 to 5". */
  readonly start: 'up to' | '1 to';
}

/** The one line of so many things. @param words what was done to them: "injected" */
export function fewOrManyLine(
  { few, many, from, start }: FewOrMany,
  total: number,
  said: string,
  words: string,
  source: string,
): Line {
  const [code, band] = total >= from ? [many, `${from} or more`] : [few, `${start} ${from - 1}`];
  return makeLine(code, source, [`${said} ${words}, ${band}: ${code} once`], { covers: total });
}

/** An add-on line with its units, or none where there is nothing further. */
export function furtherLine(
  code: string,
  units: number,
  source: string,
  step: string,
  more: Partial<Line> = {},
): readonly Line[] {
  return units > 0
    ? [makeLine(code, source, [`${step}: ${code} x${units}`], { units, covers: units, ...more })]
    : [];
}

/** How many things sheets of some alike speak of: one each where no number is said. */
export function countAlike(each: readonly { readonly count: number | null }[]): number {
  return each.reduce((sum, { count }) => sum + (count ?? 1), 0);
}
