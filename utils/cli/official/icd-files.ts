import { join } from 'node:path';
import type { CodeSpan, Edition } from '../../codes/merge-editions.ts';
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
const LAST_YEAR = 2027;

/** Published counts: rows, billable. A reading that does not come to them is wrong. */
const PUBLISHED: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['fy2023', [96_745, 73_639]],
  ['fy2024', [97_296, 74_044]],
  ['fy2025', [97_584, 74_260]],
  ['fy2026', [98_186, 74_719]],
  ['fy2027', [98_403, 74_879]],
]);
const PUBLISHED_UNION = { codes: 99_085, onceBillable: 75_909, deleted: 619, nowHeader: 411 };

/**
 * Read the order files of all releases, oldest first, and hold them to the published counts.
 * @param source folder of the official files
 * @throws Error where a file is missing, is no order file, or does not come to the published counts
 */
export function readIcdFiles(source: string): IcdFile[] {
  const files: IcdFile[] = [];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    const from = `${year - 1}-10-01`;
    const to = `${year}-09-30`;
    if (year === 2021) {
      // COVID-19 codes came into force in the middle of that year.
      files.push(readIcdFile(source, 'fy2021', 'FY2021', from, '2020-12-31'));
      files.push(readIcdFile(source, 'fy2021-january', 'FY2021 January', '2021-01-01', to));
    } else {
      files.push(readIcdFile(source, `fy${year}`, `FY${year}`, from, to));
    }
  }
  return files;
}

function readIcdFile(source: string, key: string, name: string, from: string, to: string): IcdFile {
  const zip = join('icd10cm', 'order', `${key}.zip`);
  const member = takeMember(join(source, zip), `${key}.zip`, /order.*\.txt$/i, /addenda/i);
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
 * Hold all releases together to the published counts.
 * @throws Error with both figures
 */
export function proveUnion(spans: readonly CodeSpan[]): void {
  const codes = new Set(spans.map((span) => span.code));
  const onceBillable = new Set(spans.filter((span) => span.billable).map((span) => span.code));
  const now = new Map(spans.filter((span) => span.last === '').map((span) => [span.code, span.billable]));
  const counted = {
    codes: codes.size,
    onceBillable: onceBillable.size,
    deleted: [...onceBillable].filter((code) => !now.has(code)).length,
    nowHeader: [...onceBillable].filter((code) => now.get(code) === false).length,
  };
  console.log(`All releases: ${JSON.stringify(counted)}.`);
  if (JSON.stringify(counted) !== JSON.stringify(PUBLISHED_UNION)) {
    throw new Error(`All releases should come to ${JSON.stringify(PUBLISHED_UNION)}.`);
  }
}
