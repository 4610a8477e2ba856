import { withDot } from './code-text.ts';
import { addDays, sayDay } from './days.ts';
import type { HcpcsRecord } from './parse-hcpcs-file.ts';
import type { OrderRow } from './parse-order-file.ts';
import type { BookTables, HcpcsRow, ReleaseRow, SpanRow } from './tables.ts';

/** Why a release is not taken in: `sentence` is made for the user. */
export interface Refusal {
  readonly refused: 'older' | 'already-there' | 'gap' | 'wrong-days' | 'empty';
  readonly sentence: string;
}

export type Added = { readonly tables: BookTables } | Refusal;

/**
 * Add the newest ICD-10-CM release to the tables; the release before ends the day before it begins. Nothing is checked
 * of what the rows say: that is `checkIcdRelease`.
 * @param rows in any order, each code once, without dots
 */
export function addIcdEdition(
  tables: BookTables,
  { release, rows }: { readonly release: ReleaseRow; readonly rows: readonly OrderRow[] },
): Added {
  const before = newestOf(tables, 'icd10cm');
  const refusal = refuse(tables, release, rows.length, before);
  if (refusal) return refusal;
  if (before && release.from > addDays(before.to, 1)) {
    const sentence = `${release.name} begins on ${sayDay(release.from)}, but ${before.name} ends on ${sayDay(before.to)}. Add the release in between first.`;
    return { refused: 'gap', sentence };
  }
  const releases = tables.releases.map((each) =>
    each === before ? { ...each, to: addDays(release.from, -1) } : each,
  );
  return {
    tables: {
      ...tables,
      releases: insertRelease(releases, release),
      icd10cm: mergeRows(tables.icd10cm, rows, before?.key ?? '', release.key),
    },
  };
}

/**
 * Lay a newer dated HCPCS file over the tables: days and texts of the codes it holds are replaced, codes it lacks stay
 * with the release they come from. A list without days that has the same key gives way to the file. Dental codes are
 * never taken in.
 */
export function addHcpcsFile(
  tables: BookTables,
  { release, records }: { readonly release: ReleaseRow; readonly records: readonly HcpcsRecord[] },
): Added {
  const isDated = (key: string): boolean =>
    tables.grounds.some((row) => row.release === key && row.grounds === 'dated');
  const lists = tables.releases.filter((each) => each.system === 'hcpcs' && !isDated(each.key));
  const others: BookTables = {
    ...tables,
    releases: tables.releases.filter((each) => each.key !== release.key || !lists.includes(each)),
  };
  const before = others.releases.findLast((each) => each.system === 'hcpcs' && isDated(each.key));
  const refusal = refuse(others, release, records.length, before);
  if (refusal) return refusal;
  const fresh = new Map(
    records.filter((record) => !isDental(record)).map((record) => [record.code, rowOf(record, release.key)]),
  );
  const known = new Set(tables.hcpcs.map((row) => row.code));
  const later = new Set(others.releases.filter((each) => each.from > release.from).map((each) => each.key));
  const kept = tables.hcpcs.map((row): HcpcsRow => {
    const newer = fresh.get(row.code);
    const inUse = row.inUse.filter((key) => (newer ? later.has(key) : key !== release.key));
    return { ...(newer ?? row), inUse };
  });
  return {
    tables: {
      ...tables,
      releases: insertRelease(others.releases, release),
      grounds: [
        ...tables.grounds.filter((row) => row.release !== release.key),
        { release: release.key, grounds: 'dated' },
      ],
      hcpcs: [...kept, ...[...fresh.values()].filter((row) => !known.has(row.code))],
    },
  };
}

/**
 * The tables as they were when this ICD-10-CM release was the newest. HCPCS and CPT stay as they are.
 * @param key "fy2026"
 * @throws RangeError where the tables do not hold it
 */
export function tablesUpTo(tables: BookTables, key: string): BookTables {
  const editions = tables.releases.filter((release) => release.system === 'icd10cm');
  const newest = editions.findIndex((release) => release.key === key);
  if (newest < 0) throw new RangeError(`The tables hold no release "${key}".`);
  const places = new Map(editions.map((release, at) => [release.key, at]));
  const placeOf = (name: string): number => places.get(name) ?? editions.length;
  return {
    ...tables,
    releases: tables.releases
      .filter((release) => release.system !== 'icd10cm' || placeOf(release.key) <= newest)
      .map((release) => (release.key === key ? { ...release, to: endOfYear(release.from) } : release)),
    icd10cm: tables.icd10cm
      .filter((span) => placeOf(span.first) <= newest)
      .map((span) => (span.last !== '' && placeOf(span.last) >= newest ? { ...span, last: '' } : span)),
    april: tables.april.filter((row) => placeOf(row.release) <= newest),
  };
}

/** The 30 September that ends the fiscal year of a day. */
function endOfYear(from: string): string {
  const year = Number(from.slice(0, 4));
  return from.slice(5) > '09-30' ? `${year + 1}-09-30` : `${year}-09-30`;
}

function newestOf(tables: BookTables, system: ReleaseRow['system']): ReleaseRow | undefined {
  return tables.releases.findLast((release) => release.system === system);
}

function refuse(
  tables: BookTables,
  release: ReleaseRow,
  rows: number,
  before: ReleaseRow | undefined,
): Refusal | undefined {
  if (rows === 0) return { refused: 'empty', sentence: `${release.name} holds no codes.` };
  if (release.from > release.to)
    return { refused: 'wrong-days', sentence: `${release.name} ends before it begins.` };
  const same = tables.releases.find((each) => each.key === release.key) ?? before;
  if (same && (same.key === release.key || same.from === release.from)) {
    return { refused: 'already-there', sentence: `${same.name} is already in the tables.` };
  }
  if (before && release.from <= before.from) {
    return { refused: 'older', sentence: `${release.name} is older than ${before.name}, which is in use.` };
  }
  return undefined;
}

/** Behind the releases of its system that begin no later. */
function insertRelease(releases: readonly ReleaseRow[], release: ReleaseRow): ReleaseRow[] {
  const last = releases.findLastIndex((each) => each.system === release.system && each.from <= release.from);
  const first = releases.findIndex((each) => each.system === release.system);
  const at = last >= 0 ? last + 1 : first >= 0 ? first : releases.length;
  return [...releases.slice(0, at), release, ...releases.slice(at)];
}

/** Close the spans that the new edition does not continue and open those that it begins, in code order. */
function mergeRows(
  spans: readonly SpanRow[],
  rows: readonly OrderRow[],
  before: string,
  key: string,
): SpanRow[] {
  const left = new Map(rows.map((row) => [withDot(row.code), row]));
  const fresh = (row: OrderRow): SpanRow => ({
    code: withDot(row.code),
    billable: row.billable,
    first: key,
    last: '',
    title: row.title,
  });
  const merged: SpanRow[] = [];
  for (const [at, span] of spans.entries()) {
    const row = left.get(span.code);
    const goesOn = span.last === '' && row?.billable === span.billable && row.title === span.title;
    merged.push(span.last !== '' || goesOn ? span : { ...span, last: before });
    if (goesOn) left.delete(span.code);
    else if (row && spans[at + 1]?.code !== span.code) {
      merged.push(fresh(row));
      left.delete(span.code);
    }
  }
  const begun = [...left.values()].map(fresh).sort((a, b) => (a.code < b.code ? -1 : 1));
  return mergeSorted(merged, begun);
}

function mergeSorted(spans: readonly SpanRow[], begun: readonly SpanRow[]): SpanRow[] {
  const merged: SpanRow[] = [];
  let at = 0;
  for (const span of spans) {
    for (let next = begun[at]; next && next.code < span.code; next = begun[at]) {
      merged.push(next);
      at += 1;
    }
    merged.push(span);
  }
  return [...merged, ...begun.slice(at)];
}

function rowOf(record: HcpcsRecord, key: string): HcpcsRow {
  return {
    code: record.code,
    isModifier: record.isModifier,
    title: record.long || record.short,
    added: record.added,
    terminated: record.terminated,
    textFrom: key,
    datesFrom: key,
    inUse: [],
  };
}

/** CDT codes belong to the ADA. */
function isDental({ code, isModifier }: HcpcsRecord): boolean {
  return !isModifier && code.startsWith('D');
}
