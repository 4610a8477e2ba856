/** How releases are named and when they begin, read from the names of folders and files. */
import { sayDay } from '../codes/days.ts';
import type { IsoDate } from '../codes/types.ts';
import type { FoundPackage, PackageKind } from './types.ts';

/** A release, as the tables write it. */
export type NamedRelease = Pick<FoundPackage, 'release' | 'name' | 'from'>;

/** Quarters of HCPCS, and the months in which ICD-10-CM can change beside October. */
export const QUARTERS = ['january', 'april', 'july', 'october'] as const;
export type Quarter = (typeof QUARTERS)[number];

/** A fiscal year begins in October of the year before; FY2028 April begins on 1 April 2028. */
export function icdRelease(year: number, update: 'january' | 'april' | null): NamedRelease {
  const release = update === null ? `fy${year}` : `fy${year}-${update}`;
  const from = update === null ? `${year - 1}-10-01` : firstDay(year, update);
  return { release, name: nameOfRelease(release), from };
}

export function hcpcsRelease(year: number, quarter: Quarter): NamedRelease {
  const release = `${year}-${quarter}`;
  return { release, name: nameOfRelease(release), from: firstDay(year, quarter) };
}

/** How a release is shown, from its key: "fy2028-april" is "FY2028 April". */
export function nameOfRelease(key: string): string {
  const icd = /^fy(20\d\d)(?:-(january|april))?$/.exec(key);
  if (icd) return icd[2] === undefined ? `FY${icd[1]}` : `FY${icd[1]} ${capital(icd[2])}`;
  const hcpcs = /^(20\d\d)-([a-z]+)$/.exec(key);
  return hcpcs?.[2] === undefined ? key : `${capital(hcpcs[2])} ${hcpcs[1]}`;
}

/** The last day of a release that nothing has followed yet. */
export function lastDayOf(kind: PackageKind, from: IsoDate): IsoDate {
  const start = new Date(`${from}T00:00:00Z`);
  // ICD-10-CM lasts to the end of its fiscal year, HCPCS to the end of its quarter.
  const year = start.getUTCFullYear() + (kind !== 'hcpcs' && start.getUTCMonth() >= 9 ? 1 : 0);
  const end = kind === 'hcpcs' ? Date.UTC(year, start.getUTCMonth() + 3, 0) : Date.UTC(year, 8, 30);
  return new Date(end).toISOString().slice(0, 10);
}

/** Folders of CDC: "2027", "2026-update", "2024-Update/". `null` for every other name. */
export function releaseOfFolder(name: string): NamedRelease | null {
  const parts = /^(20\d\d)(?:[ _-]*(update|april|january))?\/?$/i.exec(name);
  if (!parts) return null;
  const word = parts[2]?.toLowerCase();
  return icdRelease(Number(parts[1]), word === undefined ? null : word === 'january' ? word : 'april');
}

/**
 * The release that the name of an ICD-10-CM file states: "icd10cm-order-2027.txt", "icd10cm_order_2026_April.txt",
 * "icd10cm-tabular-April-1-2026.xml". `null` where it states no year, or several.
 */
export function releaseOfIcdFile(name: string): NamedRelease | null {
  const years = new Set(name.match(/(?<!\d)20\d\d(?!\d)/g));
  const [year] = years;
  if (year === undefined || years.size > 1) return null;
  const update = /apr/i.test(name) ? 'april' : /jan/i.test(name) ? 'january' : null;
  return icdRelease(Number(year), update);
}

/** "HCPC2027_JAN_ANWEB_12172026.txt", "january-2027-alpha-numeric-hcpcs-file.zip"; a name without a month is January's. */
export function releaseOfHcpcsFile(name: string): NamedRelease | null {
  const year = /(?<!\d)20\d\d(?!\d)/.exec(name)?.[0];
  if (year === undefined) return null;
  const quarter = QUARTERS.find((month) => new RegExp(`(?<![a-z])${month.slice(0, 3)}`, 'i').test(name));
  return hcpcsRelease(Number(year), quarter ?? 'january');
}

/** "FY2028, in force from 1 October 2027". */
export function sayRelease({ name, from }: Pick<NamedRelease, 'name' | 'from'>): string {
  return `${name}, in force from ${sayDay(from)}`;
}

function firstDay(year: number, month: Quarter): IsoDate {
  return `${year}-${String(QUARTERS.indexOf(month) * 3 + 1).padStart(2, '0')}-01`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
