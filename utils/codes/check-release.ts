/**
 * What is looked at before a new release is believed. A release is held against the one before: the publishers change a
 * hundredth of a list from one to the next, so a list that differs in half of its codes is a wrong or damaged file.
 */
import { bareCode } from './code-text.ts';
import type { HcpcsRecord } from './parse-hcpcs-file.ts';
import type { OrderRow } from './parse-order-file.ts';
import type { BookTables, HcpcsRow, SpanRow } from './tables.ts';

/** `shape`: it contradicts itself. `counts`: too far from the release before. `sanity`: well-known codes are not right. */
export interface ReleaseProblem {
  readonly what: 'shape' | 'counts' | 'sanity';
  /** For the user. */
  readonly sentence: string;
}

/**
 * Bounds that every step FY2016 -> ... -> FY2027 passes with room to spare; the widest real step is in brackets. Shares
 * of the codes of the release before.
 */
const ICD_BOUNDS = {
  /** Rows gained or lost (0.023). */
  growth: 0.06,
  /** Codes that are left out (0.003). */
  gone: 0.015,
  /** Titles that differ (0.006). */
  retitled: 0.03,
  /** Codes that turn from billable to header or back (0.0014). */
  flagged: 0.01,
  /** Share of billable codes gained or lost (0.0008). */
  billable: 0.01,
  /** Rows that come before their neighbour in code order: C4A stands before C44 (0.0006 of the rows). */
  disorder: 0.005,
};

/** As the codes stood in every release since FY2016. */
const ICD_BILLABLE: readonly (readonly [string, RegExp])[] = [
  ['C44.311', /basal cell carcinoma.*nose/i],
  ['C43.59', /melanoma.*trunk/i],
  ['L40.0', /psoriasis vulgaris/i],
  ['L57.0', /actinic keratosis/i],
  ['L70.0', /acne vulgaris/i],
  ['L82.1', /seborrheic keratosis/i],
  ['B07.9', /wart/i],
  ['D22.5', /melanocytic nevi.*trunk/i],
  ['I10', /hypertension/i],
  ['Z00.00', /general adult medical exam/i],
];
const ICD_HEADERS = ['L40', 'C44', 'C44.3', 'L20', 'Z00'];

/**
 * Problems of a new ICD-10-CM release; none where it can be believed.
 * @param tables those in use, without it
 * @param rows as they stand in the order file
 */
export function checkIcdRelease(tables: BookTables, rows: readonly OrderRow[]): ReleaseProblem[] {
  const found = new Map(rows.map((row) => [row.code, row]));
  const before = tables.icd10cm.filter((span) => span.last === '');
  return [...checkIcdShape(rows, found), ...checkIcdCounts(before, found), ...checkIcdSanity(found)];
}

function checkIcdShape(rows: readonly OrderRow[], found: ReadonlyMap<string, OrderRow>): ReleaseProblem[] {
  const problems: ReleaseProblem[] = [];
  const twice = rows.length - found.size;
  if (twice > 0) problems.push(shape(`${count(twice, 'code stands', 'codes stand')} in the file twice.`));
  const disorder = rows.filter((row, at) => row.code < (rows[at - 1]?.code ?? '')).length;
  if (disorder > rows.length * ICD_BOUNDS.disorder) problems.push(shape('The codes are out of order.'));
  const withCodesBelow = new Set<string>();
  let [orphans, misplaced] = [0, 0];
  for (const { code } of rows) {
    const above = code.length > 3 ? aboveOf(code, found) : undefined;
    if (!above) orphans += code.length > 3 ? 1 : 0;
    else if (above.billable) misplaced += 1;
    else withCodesBelow.add(above.code);
  }
  const empty = rows.filter((row) => !row.billable && !withCodesBelow.has(row.code)).length;
  if (orphans > 0) problems.push(shape(`${count(orphans, 'code has', 'codes have')} no header above.`));
  if (misplaced > 0)
    problems.push(shape(`${count(misplaced, 'code stands', 'codes stand')} below a billable code.`));
  if (empty > 0) problems.push(shape(`${count(empty, 'header has', 'headers have')} no codes below.`));
  return problems;
}

function aboveOf(code: string, found: ReadonlyMap<string, OrderRow>): OrderRow | undefined {
  for (let length = code.length - 1; length >= 3; length -= 1) {
    const above = found.get(code.slice(0, length));
    if (above) return above;
  }
  return undefined;
}

function checkIcdCounts(before: readonly SpanRow[], found: ReadonlyMap<string, OrderRow>): ReleaseProblem[] {
  if (before.length === 0) return [];
  let [gone, retitled, flagged] = [0, 0, 0];
  for (const span of before) {
    const row = found.get(bareCode(span.code, 'icd10cm') ?? '');
    if (!row) gone += 1;
    else {
      if (row.title !== span.title) retitled += 1;
      if (row.billable !== span.billable) flagged += 1;
    }
  }
  const all = before.length;
  const shareNow = [...found.values()].filter((row) => row.billable).length / Math.max(found.size, 1);
  const shareBefore = before.filter((span) => span.billable).length / all;
  const problems: ReleaseProblem[] = [];
  if (Math.abs(found.size - all) > all * ICD_BOUNDS.growth)
    problems.push(counts(`The file holds ${say(found.size)} codes; the release before held ${say(all)}.`));
  if (gone > all * ICD_BOUNDS.gone)
    problems.push(counts(`${say(gone)} codes of the release before are missing.`));
  if (retitled > all * ICD_BOUNDS.retitled)
    problems.push(counts(`${say(retitled)} codes have another title.`));
  if (flagged > all * ICD_BOUNDS.flagged || Math.abs(shareNow - shareBefore) > ICD_BOUNDS.billable)
    problems.push(counts('Too many codes changed between billable and header.'));
  return problems;
}

function checkIcdSanity(found: ReadonlyMap<string, OrderRow>): ReleaseProblem[] {
  const rowOf = (code: string): OrderRow | undefined => found.get(bareCode(code, 'icd10cm') ?? '');
  const billable = ICD_BILLABLE.filter(([code, title]) => {
    const row = rowOf(code);
    return !row?.billable || !title.test(row.title);
  }).map(([code]) => code);
  const headers = ICD_HEADERS.filter((code) => rowOf(code)?.billable !== false);
  const wrong = [...billable, ...headers];
  return wrong.length === 0 ? [] : [sanity(`Well-known codes are missing or changed: ${wrong.join(', ')}.`)];
}

/** Shares of the codes of the dated file before. Two files may lie years apart. */
const HCPCS_BOUNDS = {
  /** Rows gained or lost. */
  growth: 0.25,
  /** Codes that are left out. */
  gone: 0.1,
  /** Long descriptions that differ. */
  retitled: 0.2,
  /** Share of codes that ended, which is 0.14 in January 2025. */
  ended: 0.35,
};

const HCPCS_KNOWN: readonly (readonly [string, RegExp])[] = [
  ['J3301', /triamcinolone/i],
  ['J7308', /aminolevulinic/i],
  ['E0691', /ultraviolet/i],
  ['A4649', /surgical supply/i],
  ['LT', /left/i],
  ['RT', /right/i],
];

/**
 * Problems of a new HCPCS file; none where it can be believed. Dental codes do not count: they are not taken in.
 * @param tables those in use, without it
 */
export function checkHcpcsFile(tables: BookTables, records: readonly HcpcsRecord[]): ReleaseProblem[] {
  const own = records.filter((record) => record.isModifier || !record.code.startsWith('D'));
  const found = new Map(own.map((record) => [record.code, record]));
  const newest = tables.releases.findLast((release) =>
    tables.grounds.some((row) => row.release === release.key && row.grounds === 'dated'),
  );
  const before = tables.hcpcs.filter((row) => row.datesFrom === newest?.key);
  return [...checkHcpcsShape(own, found), ...checkHcpcsCounts(before, found), ...checkHcpcsSanity(found)];
}

function checkHcpcsShape(
  own: readonly HcpcsRecord[],
  found: ReadonlyMap<string, HcpcsRecord>,
): ReleaseProblem[] {
  const problems: ReleaseProblem[] = [];
  const twice = own.length - found.size;
  const backwards = own.filter((row) => row.terminated !== '' && row.terminated < row.added).length;
  const nameless = own.filter((row) => row.long === '' && row.short === '').length;
  const days = own.flatMap((row) => [row.added, row.changed, row.terminated]);
  const odd = days.filter((day) => day !== '' && !isPlausible(day)).length;
  if (twice > 0) problems.push(shape(`${count(twice, 'code stands', 'codes stand')} in the file twice.`));
  if (backwards > 0)
    problems.push(shape(`${count(backwards, 'code ends', 'codes end')} before the first day.`));
  if (nameless > 0) problems.push(shape(`${count(nameless, 'code has', 'codes have')} no description.`));
  if (odd > 0) problems.push(shape(`${count(odd, 'day is', 'days are')} not on the calendar.`));
  return problems;
}

/** A day of the calendar, in the years in which there has been HCPCS and the hundred after. */
function isPlausible(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(day)) return false;
  return day >= '1970' && day < '2100';
}

function checkHcpcsCounts(
  before: readonly HcpcsRow[],
  found: ReadonlyMap<string, HcpcsRecord>,
): ReleaseProblem[] {
  const all = before.length;
  if (all === 0) return [];
  const kept = before.flatMap((row) => {
    const record = found.get(row.code);
    return record ? [{ row, record }] : [];
  });
  const gone = all - kept.length;
  const retitled = kept.filter(({ row, record }) => (record.long || record.short) !== row.title).length;
  const ended = [...found.values()].filter((record) => record.terminated !== '').length;
  const problems: ReleaseProblem[] = [];
  if (Math.abs(found.size - all) > all * HCPCS_BOUNDS.growth)
    problems.push(counts(`The file holds ${say(found.size)} codes; the file before held ${say(all)}.`));
  if (gone > all * HCPCS_BOUNDS.gone)
    problems.push(counts(`${say(gone)} codes of the file before are missing.`));
  if (retitled > all * HCPCS_BOUNDS.retitled)
    problems.push(counts(`${say(retitled)} codes have another description.`));
  if (ended > found.size * HCPCS_BOUNDS.ended)
    problems.push(counts(`${say(ended)} codes have ended, which is too many.`));
  return problems;
}

function checkHcpcsSanity(found: ReadonlyMap<string, HcpcsRecord>): ReleaseProblem[] {
  const wrong = HCPCS_KNOWN.filter(([code, title]) => !title.test(found.get(code)?.long ?? ''));
  if (wrong.length === 0) return [];
  return [sanity(`Well-known codes are missing or changed: ${wrong.map(([code]) => code).join(', ')}.`)];
}

function shape(sentence: string): ReleaseProblem {
  return { what: 'shape', sentence };
}

function counts(sentence: string): ReleaseProblem {
  return { what: 'counts', sentence };
}

function sanity(sentence: string): ReleaseProblem {
  return { what: 'sanity', sentence };
}

function count(number: number, one: string, many: string): string {
  return `${say(number)} ${number === 1 ? one : many}`;
}

function say(number: number): string {
  return number.toLocaleString('en-US');
}
