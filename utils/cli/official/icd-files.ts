import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '../../codes/days.ts';
import { type CodeSpan, type Edition, mergeEditions } from '../../codes/merge-editions.ts';
import { parseOrderFile } from '../../codes/parse-order-file.ts';
import { takeMember } from './unzip.ts';

/** An ICD-10-CM release as published. */
export interface IcdFile extends Edition {
  /** As shown: "FY2027". */
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly source: string;
  readonly sha256: string;
}

const FIRST_YEAR = 2016;
/** The year up to which the counts over all releases are published. */
const UNION_KEY = 'fy2027';

/** Published counts: rows, billable. A reading that does not come to them is wrong. */
const PUBLISHED: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['fy2023', [96_745, 73_639]],
  ['fy2024', [97_296, 74_044]],
  ['fy2025', [97_584, 74_260]],
  ['fy2026', [98_186, 74_719]],
  ['fy2027', [98_403, 74_879]],
]);
const PUBLISHED_UNION = { codes: 99_085, onceBillable: 75_909, deleted: 619, nowHeader: 411 };

/** A package found among the official files. */
interface Found {
  readonly key: string;
  readonly name: string;
  readonly year: number;
  readonly from: string;
}

/**
 * Read the order files of all releases that lie there, oldest first, and hold them to the published counts.
 * @param source folder of the official files
 * @throws Error where a year is missing, a file is no order file, or does not come to the published counts
 */
export function readIcdFiles(source: string): IcdFile[] {
  const folder = join(source, 'icd10cm', 'order');
  const found = findPackages(readdirSync(folder));
  return found.map((each, at) => {
    const next = found[at + 1];
    return readIcdFile(folder, each, next ? addDays(next.from, -1) : `${each.year}-09-30`);
  });
}

/** "fy2021.zip" is in force from 1 October 2020, "fy2021-january.zip" from 1 January 2021. */
function findPackages(names: readonly string[]): Found[] {
  const found = names.flatMap((name): Found[] => {
    const parts = /^(fy(\d{4})(?:-(january|april))?)\.zip$/.exec(name);
    if (!parts?.[1]) return [];
    const year = Number(parts[2]);
    if (parts[3] === 'january')
      return [{ key: parts[1], name: `FY${year} January`, year, from: `${year}-01-01` }];
    if (parts[3] === 'april')
      return [{ key: parts[1], name: `FY${year} April`, year, from: `${year}-04-01` }];
    return [{ key: parts[1], name: `FY${year}`, year, from: `${year - 1}-10-01` }];
  });
  found.sort((a, b) => (a.from < b.from ? -1 : 1));
  const years = new Set(found.map((each) => each.year));
  const newest = Math.max(FIRST_YEAR, ...years);
  for (let year = FIRST_YEAR; year <= newest; year += 1) {
    if (!years.has(year)) throw new Error(`fy${year}.zip is missing among the ICD-10-CM order files.`);
  }
  return found;
}

function readIcdFile(folder: string, { key, name, from }: Found, to: string): IcdFile {
  const member = takeMember(join(folder, `${key}.zip`), `${key}.zip`, /order.*\.txt$/i, /addenda/i);
  const rows = parseOrderFile(new TextDecoder('utf-8', { fatal: true }).decode(member.bytes));
  const billable = rows.filter((row) => row.billable).length;
  const published = PUBLISHED.get(key);
  if (published && (published[0] !== rows.length || published[1] !== billable)) {
    throw new Error(
      `${name}: ${rows.length} rows and ${billable} billable; published are ${published.join(' and ')}.`,
    );
  }
  if (new Set(rows.map((row) => row.code)).size !== rows.length)
    throw new Error(`${name} holds a code twice.`);
  console.log(`${name}: ${rows.length} rows, ${billable} billable.`);
  return { key, name, from, to, rows, source: member.source, sha256: member.sha256 };
}

/**
 * Hold all releases together to the published counts, as far as these go.
 * @throws Error with both figures
 */
export function proveUnion(files: readonly IcdFile[]): void {
  const spans = mergeEditions(files.slice(0, files.findIndex((file) => file.key === UNION_KEY) + 1));
  const counted = countUnion(spans);
  console.log(`All releases: ${JSON.stringify(counted)}.`);
  if (JSON.stringify(counted) !== JSON.stringify(PUBLISHED_UNION)) {
    throw new Error(`All releases up to ${UNION_KEY} should come to ${JSON.stringify(PUBLISHED_UNION)}.`);
  }
}

function countUnion(spans: readonly CodeSpan[]): typeof PUBLISHED_UNION {
  const onceBillable = new Set(spans.filter((span) => span.billable).map((span) => span.code));
  const now = new Map(spans.filter((span) => span.last === '').map((span) => [span.code, span.billable]));
  return {
    codes: new Set(spans.map((span) => span.code)).size,
    onceBillable: onceBillable.size,
    deleted: [...onceBillable].filter((code) => !now.has(code)).length,
    nowHeader: [...onceBillable].filter((code) => now.get(code) === false).length,
  };
}
