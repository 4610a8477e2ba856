import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, strFromU8 } from 'fflate';
import { type HcpcsRecord, parseHcpcsFile } from '../../codes/parse-hcpcs-file.ts';
import { type Row, readRows } from '../../codes/tables.ts';
import { parseCsv } from './csv.ts';
import { sha256, takeMember } from './unzip.ts';

/** What CMS publishes about HCPCS codes and about the dermatology procedure numbers. */
export interface ProcedureFiles {
  readonly records: readonly HcpcsRecord[];
  /** Addendum B of April 2026: code to short descriptor. */
  readonly descriptors: ReadonlyMap<string, string>;
  /** Codes with a unit limit above 0 in July 2026. */
  readonly withUnits: ReadonlySet<string>;
  /** Code numbers listed in July 2026. Not a list of valid codes. */
  readonly listed: readonly string[];
  /** Indicators of the dermatology procedure numbers. */
  readonly indicators: readonly Row[];
  /** Rows of `releases.tsv`. */
  readonly releases: readonly (readonly string[])[];
}

const PUBLISHED = {
  codes: 8_259,
  modifiers: 383,
  terminated: 1_145,
  listed: 8_725,
  newer: 466,
  withoutText: 52,
};

/**
 * Read CMS's files and hold them to the published counts.
 * @param source folder of the official files
 * @throws Error where a file is missing, of another shape, or does not come to the published counts
 */
export function readProcedureFiles(source: string): ProcedureFiles {
  const zip = takeMember(
    join(source, 'hcpcs/2025-january.zip'),
    'hcpcs/2025-january.zip',
    /^HCPC20\d\d_(JAN|APR|JUL|OCT)_ANWEB.*\.txt$/i,
  );
  const read = (name: string): Uint8Array => readFileSync(join(source, name));
  const descriptorBytes = read('hcpcs/2026-april-short-descriptors.csv');
  const unitBytes = read('medicare/mue_practitioner_2026q3.csv');
  const listBytes = read('hcpcs/2026-july-codes-only.txt.gz');
  const indicatorBytes = read('medicare/derm-procedures.tsv');

  const records = parseHcpcsFile(strFromU8(zip.bytes));
  const descriptors = new Map(
    parseCsv(strFromU8(descriptorBytes)).map((row) => [
      row.HCPCSCode ?? '',
      (row.ShortDescriptor ?? '').replace(/\s+/g, ' '),
    ]),
  );
  const withUnits = new Set(
    parseCsv(strFromU8(unitBytes)).flatMap((row) => (Number(row.mue) > 0 && row.code ? [row.code] : [])),
  );
  const listed = strFromU8(gunzipSync(listBytes)).split(/\s+/).filter(Boolean);
  const indicators = readRows(strFromU8(indicatorBytes), 'derm-procedures.tsv');
  proveCounts(records, descriptors, listed);
  const files = {
    zip: zip.sha256,
    descriptors: descriptorBytes,
    units: unitBytes,
    indicators: indicatorBytes,
  };
  return {
    records,
    descriptors,
    withUnits,
    listed,
    indicators,
    releases: releaseRows(zip.source, files, records, descriptors, withUnits, indicators),
  };
}

function proveCounts(
  records: readonly HcpcsRecord[],
  descriptors: ReadonlyMap<string, string>,
  listed: readonly string[],
): void {
  const known = new Set(records.map((record) => record.code));
  const newer = listed.filter((code) => !known.has(code));
  const counted = {
    codes: records.filter((record) => !record.isModifier).length,
    modifiers: records.filter((record) => record.isModifier).length,
    terminated: records.filter((record) => !record.isModifier && record.terminated !== '').length,
    listed: listed.length,
    newer: newer.length,
    withoutText: newer.filter((code) => !descriptors.get(code)).length,
  };
  console.log(`HCPCS: ${JSON.stringify(counted)}.`);
  if (JSON.stringify(counted) !== JSON.stringify(PUBLISHED)) {
    throw new Error(`HCPCS should come to ${JSON.stringify(PUBLISHED)}.`);
  }
  if (records.some((record) => record.code.startsWith('D') && !record.isModifier)) {
    throw new Error('The HCPCS file holds dental codes, which belong to the ADA.');
  }
}

interface SourceBytes {
  readonly zip: string;
  readonly descriptors: Uint8Array;
  readonly units: Uint8Array;
  readonly indicators: Uint8Array;
}

function releaseRows(
  zipSource: string,
  files: SourceBytes,
  records: readonly HcpcsRecord[],
  descriptors: ReadonlyMap<string, string>,
  withUnits: ReadonlySet<string>,
  indicators: readonly Row[],
): string[][] {
  const inForce = records.filter((record) => record.terminated === '').length;
  const hcpcsUnits = [...withUnits].filter((code) => /^[A-Z]\d{4}$/.test(code)).length;
  const row = (
    key: string,
    system: string,
    name: string,
    days: string,
    rest: readonly string[],
  ): string[] => [key, system, name, ...days.split(' '), 'CMS', ...rest];
  return [
    row('2025-january', 'hcpcs', 'January 2025', '2025-01-01 2025-03-31', [
      zipSource,
      files.zip,
      String(records.length),
      String(inForce),
    ]),
    row('2026-april', 'hcpcs', 'April 2026', '2026-04-01 2026-06-30', [
      'hcpcs/2026-april-short-descriptors.csv (OPPS Addendum B)',
      sha256(files.descriptors),
      String(descriptors.size),
      '',
    ]),
    row('2026-july', 'hcpcs', 'July 2026', '2026-07-01 2026-09-30', [
      'medicare/mue_practitioner_2026q3.csv (MUE above 0)',
      sha256(files.units),
      String(hcpcsUnits),
      '',
    ]),
    row('2026-cpt', 'cpt', 'CMS April 2026', '2026-01-01 2026-12-31', [
      'medicare/derm-procedures.tsv',
      sha256(files.indicators),
      String(indicators.filter((indicator) => /^\d/.test(indicator('code'))).length),
      '',
    ]),
  ];
}
