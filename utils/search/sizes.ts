/** Sizes and counts: "excision 1.5 cm" and "cryo 20 aks" choose among the procedures whose labels give a range. */
import { SIZE } from './cut-query.ts';

/** What a query says of size, in centimetres, and of number. `null` where it says nothing. */
export interface Amounts {
  readonly size: number | null;
  readonly count: number | null;
}

type Range = readonly [from: number, to: number];

const COUNT = /(?<![\d./-])(\d{1,2})(?![\d./%-]|\s*(?:mg|mcg|ml|units?|sq)\b|(?:st|nd|rd|th)\b)/;

export function amountsOf(query: string): Amounts {
  const [[, number, unit] = []] = query.matchAll(SIZE);
  const count = COUNT.exec(query.replace(SIZE, ' '))?.[1];
  const size = number === undefined ? null : Number(number) / (unit?.toLowerCase() === 'mm' ? 10 : 1);
  return { size, count: count === undefined ? null : Number(count) };
}

/**
 * Whether the label of a procedure holds what was asked.
 * @returns `null` where label or query give no amount of the kind
 */
export function holdsAmounts(label: string, { size, count }: Amounts): boolean | null {
  const sizes = size === null ? null : sizesIn(label);
  if (size !== null && sizes !== null) return size > sizes[0] - 0.1 && size <= sizes[1];
  const counts = count === null ? null : countsIn(label);
  if (count !== null && counts !== null) return count >= counts[0] && count <= counts[1];
  return null;
}

function sizesIn(label: string): Range | null {
  const [, from, to] = /(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?) cm/.exec(label) ?? [];
  if (from !== undefined && to !== undefined) return [Number(from), Number(to)];
  const over = /over (\d+(?:\.\d+)?) cm/.exec(label)?.[1];
  if (over !== undefined) return [Number(over) + 0.1, Number.POSITIVE_INFINITY];
  const most = /(\d+(?:\.\d+)?) cm or (?:less|smaller|under)|up to (\d+(?:\.\d+)?) cm/.exec(label);
  const least = most?.[1] ?? most?.[2];
  return least === undefined ? null : [0, Number(least)];
}

function countsIn(label: string): Range | null {
  const [, from, to] = /(\d+)(?:st|nd|rd|th)? to (\d+)(?:th)?/.exec(label) ?? [];
  if (from !== undefined && to !== undefined) return [Number(from), Number(to)];
  const least = /(\d+) or more/.exec(label)?.[1];
  if (least !== undefined) return [Number(least), Number.POSITIVE_INFINITY];
  return /, first$/.test(label) ? [1, 1] : null;
}
