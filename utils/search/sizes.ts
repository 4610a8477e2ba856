/** Sizes and counts: "excision 1.5 cm" and "cryo 20 aks" choose among the procedures whose labels give a range. */

import { ADD_ON, RIGHT_AMOUNT } from './weights.ts';

/** What a query says of size, in centimetres, of area, in square centimetres, and of number. */
export interface Amounts {
  readonly size: number | null;
  readonly area?: number;
  readonly count: number | null;
}

type Range = readonly [from: number, to: number];

/** A size chooses among what is found; no title is looked for by it. */
const SIZE = /(?<![\d.])(\d+(?:\.\d+)?)\s*(cm|mm)(?![\p{L}\d])/giu;
/** "12 sq cm", "300 cm2": the area of a flap, a graft or a field of light. */
const AREA = /(?<![\d.])(\d+(?:\.\d+)?)\s*(?:sq\.?\s*cm|cm\s*sq|cm\s*[2²])(?![\p{L}\d])/giu;
/** "x 5", "x5", "5x": how many were treated. */
const TIMES = /(?<![\p{L}\p{N}])(?:x\s*(\d{1,2})|(\d{1,2})\s*x)(?![\p{L}\p{N}.])/giu;
/** When the patient was told to come back: "6 mo fu". */
const INTERVAL =
  /(?<![\p{L}\p{N}.])\d{1,2}[\s-]*(?:days?|wks?|weeks?|mos?|mths?|months?|yrs?|years?)[\s-]+(?=(?:f\/?up?|follow|recheck|check|visit)(?!\p{L}))/giu;
/** "Mohs nose 3 stages": the first of them, and each further one. */
const STAGES =
  /(?<=mohs.*)(?<![\p{L}\p{N}.])(?:\d{1,2}|two|three|four|five)\s+stages?(?![\p{L}\p{N}])|(?<![\p{L}\p{N}.])(?:\d{1,2}|two|three|four|five)\s+stages?\s+(?=mohs)/giu;
/** Beside these a bare number is a size or a count. */
const PROCEDURE =
  /(?<![\p{L}\p{N}])(?:exc\p{L}*|shav\p{L}*|bx|biops\p{L}*|punch|destr\p{L}*|cryo\p{L}*|ln2|ed&?c|curett?\p{L}*|repair|closure|remov\p{L}*)(?![\p{L}\p{N}])/iu;
/** "Excise bcc cheek 1.5": centimetres, as labels give them. */
const BARE_SIZE = /(?<![\p{L}\p{N}.])(\d{1,2}\.\d|0?\.\d)(?![\p{L}\p{N}.%])/gu;
/** "Skin tag removal 10" */
const LAST_COUNT = /(?<!(?:stage|type|grade|level|class|degree|phase)\s+)(?<![\p{L}\p{N}./-])\d{1,2}\s*$/iu;
const COUNT = /(?<![\p{L}\d./-])(\d{1,2})(?![\d./%-]|\s*(?:mg|mcg|ml|units?|sq)\b|(?:st|nd|rd|th)\b)/u;

export function amountsOf(query: string): Amounts {
  if (!/\d/.test(query)) return { size: null, count: null };
  const [[, area] = []] = query.matchAll(AREA);
  const said = query.replace(INTERVAL, ' ').replace(AREA, ' ');
  const [[, number, unit] = []] = said.matchAll(SIZE);
  const [[, bare] = []] = PROCEDURE.test(said) ? said.matchAll(BARE_SIZE) : [];
  const rest = said.replace(SIZE, ' ');
  const [[, after, before] = []] = rest.matchAll(TIMES);
  const count = after ?? before ?? COUNT.exec(rest)?.[1];
  return {
    size: number === undefined ? (bare === undefined ? null : Number(bare)) : centimetres(number, unit),
    ...(area === undefined ? {} : { area: Number(area) }),
    count: count === undefined ? null : Number(count),
  };
}

function centimetres(number: string, unit: string | undefined): number {
  return Number(number) / (unit?.toLowerCase() === 'mm' ? 10 : 1);
}

/** A query without its sizes and counts, by which no title is looked for; the query itself where there is nothing else. */
export function withoutAmounts(query: string): string {
  if (!/\d|stage/i.test(query)) return query;
  const said = [INTERVAL, AREA, SIZE, TIMES, STAGES].reduce(
    (text, amount) => text.replace(amount, ' '),
    query,
  );
  const left = PROCEDURE.test(said) ? said.replace(BARE_SIZE, ' ').replace(LAST_COUNT, ' ') : said;
  return /\p{L}/u.test(left) ? left : query;
}

/**
 * Whether the label of a procedure holds what was asked.
 * @returns `null` where label or query give no amount of the kind
 */
export function holdsAmounts(label: string, { size, area, count }: Amounts): boolean | null {
  const areas = area === undefined ? null : areasIn(label);
  if (area !== undefined && areas !== null) return area > areas[0] && area <= areas[1];
  const sizes = size === null ? null : sizesIn(label);
  if (size !== null && sizes !== null) return size > sizes[0] - 0.1 && size <= sizes[1];
  const counts = count === null ? null : countsIn(label);
  if (count === null || counts === null) return null;
  // "Up to 15" is billed first for more than that too.
  if (counts[0] === 1 && count > counts[1]) return null;
  return count >= counts[0] && count <= counts[1];
}

/** True for the label of a code that is billed only beside its primary one. */
export function isAddOn(label: string): boolean {
  return /\beach (?:further|block)\b|, each$/.test(label);
}

/** True for the label of a code that is billed from a second lesion on: "15 or more". */
export function isForMany(label: string): boolean {
  return (countsIn(label)?.[0] ?? 1) > 1;
}

/** True where a query asks for what is billed beside a primary code. A number alone does not: the first one is billed too. */
export function asksForMore(query: string): boolean {
  return /(?<![\p{L}\p{N}])(?:add\p{L}*|add['’]?t?l|each|ea|further|extra|another|2nd|second|next|more|multiple|subsequent)(?![\p{L}\p{N}])/iu.test(
    query,
  );
}

/** True where a query names what is billed beside a primary code: "many" and "more" may be billed by that one. */
export function namesAddOn(query: string): boolean {
  return /(?<![\p{L}\p{N}])(?:add[- ]?ons?|additional|add['’]?t?l|each|ea|further|extra|another|2nd|second|next)(?![\p{L}\p{N}])/iu.test(
    query,
  );
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

/** Borders as CPT draws them: "over 30 sq cm" begins where "10.1-30 sq cm" ends. */
function areasIn(label: string): Range | null {
  const [, from, to] = /(\d+(?:\.\d+)?)-(\d+) sq cm/.exec(label) ?? [];
  if (from !== undefined && to !== undefined) return [Number(from) - 0.1, Number(to)];
  const over = /over (\d+) sq cm/.exec(label)?.[1];
  if (over !== undefined) return [Number(over), Number.POSITIVE_INFINITY];
  const most = /(\d+) sq cm or less|under (\d+) sq cm/.exec(label);
  const least = most?.[1] ?? most?.[2];
  return least === undefined ? null : [0, Number(least)];
}

function countsIn(label: string): Range | null {
  const [, from, to] = /(\d+)(?:st|nd|rd|th)? to (\d+)(?:th)?/.exec(label) ?? [];
  if (from !== undefined && to !== undefined) return [Number(from), Number(to)];
  const least = /(\d+) or more/.exec(label)?.[1];
  if (least !== undefined) return [Number(least), Number.POSITIVE_INFINITY];
  const most = /up to (\d+)(?! ?cm)/.exec(label)?.[1];
  return most === undefined ? null : [1, Number(most)];
}

/** What the amounts of a query say for a procedure: its sizes, its number, and whether it is billed by itself. */
export function amountPoints(label: string, query: string, amounts: Amounts): number {
  const isMore = isAddOn(label) || (amounts.count === null && isForMany(label));
  const unasked = isMore && !asksForMore(query) ? -ADD_ON : 0;
  const points = isAddOn(label) && namesAddOn(query) ? RIGHT_AMOUNT : unasked;
  const holds = holdsAmounts(label, amounts);
  if (holds === null) return points;
  return points + (holds ? RIGHT_AMOUNT : -RIGHT_AMOUNT);
}
