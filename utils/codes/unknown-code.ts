import type { ReleaseRow } from './tables.ts';
import type { CodeSystem, EntryId, IsoDate, Stand } from './types.ts';

/** Standing of a code the book does not hold: `unknown`, with the reason in words. */
export function standOfUnknown(
  code: string,
  system: CodeSystem,
  date: IsoDate,
  releases: readonly ReleaseRow[],
  find: (code: string, system: CodeSystem) => EntryId | undefined,
): Stand {
  const inForce = releases.findLast((release) => release.from <= date) ?? releases[0];
  const newest = releases.at(-1);
  return {
    standing: 'unknown',
    release: inForce?.name ?? '',
    reason: reasonFor(code.trim().toUpperCase(), system, find),
    pastEnd: newest !== undefined && date > newest.to,
    since: null,
    until: null,
  };
}

function reasonFor(
  code: string,
  system: CodeSystem,
  find: (code: string, system: CodeSystem) => EntryId | undefined,
): string {
  if (system === 'cpt') {
    return /^\d{4}[A-Z\d]$/.test(code)
      ? 'Not in our table, which holds dermatology procedure numbers only.'
      : 'Not the shape of a CPT number.';
  }
  if (system === 'hcpcs') {
    if (/^D\d{4}$/.test(code)) return 'Dental codes belong to the ADA and are not in our table.';
    if (/^\d{2}$/.test(code)) return 'Modifiers of two digits belong to CPT and are not in our table.';
    return /^([A-Z]\d{4}|[A-Z\d]{2})$/.test(code)
      ? 'Not in the HCPCS lists.'
      : 'Not the shape of a HCPCS code.';
  }
  const bare = code.replace(/^(...)\./, '$1');
  if (!/^[A-Z][A-Z\d]{2,6}$/.test(bare)) return 'Not the shape of an ICD-10-CM code.';
  for (let length = bare.length - 1; length >= 3; length -= 1) {
    const start = bare.slice(0, length);
    if (find(start, system) !== undefined) {
      return `No such code in ICD-10-CM; ${start.length > 3 ? `${start.slice(0, 3)}.${start.slice(3)}` : start} exists.`;
    }
  }
  return 'No such code in ICD-10-CM.';
}
