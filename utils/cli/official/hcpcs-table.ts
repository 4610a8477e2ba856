import { writeRows } from '../../codes/tables.ts';
import type { ProcedureFiles } from './procedure-files.ts';

const HCPCS_COLUMNS = [
  'code',
  'kind',
  'long',
  'short',
  'added',
  'changed',
  'terminated',
  'text_from',
  'dates_from',
  'in_use',
];

/**
 * `hcpcs.tsv`: all codes and modifiers of January 2025, and the codes newer than it with the text they have.
 * A dental code never gets in, whatever a later list holds.
 */
export function hcpcsTable(files: ProcedureFiles): string {
  const inUse = (code: string): string =>
    [files.descriptors.has(code) ? '2026-april' : '', files.withUnits.has(code) ? '2026-july' : '']
      .filter(Boolean)
      .join(' ');
  const dated = files.records.map((record) => [
    record.code,
    record.isModifier ? 'm' : 'c',
    record.long,
    record.short,
    record.added,
    record.changed,
    record.terminated,
    '2025-january',
    '2025-january',
    record.isModifier ? '' : inUse(record.code),
  ]);
  const known = new Set(files.records.map((record) => record.code));
  const newer = files.listed
    .filter((code) => !known.has(code) && !code.startsWith('D'))
    .map((code) => {
      const text = files.descriptors.get(code)?.trim() ?? '';
      return [code, 'c', '', text, '', '', '', text === '' ? '' : '2026-april', '', inUse(code)];
    });
  const remarks = [
    'HCPCS Level II (CMS, public domain). kind: c code, m modifier. Days: first day, last change, last day of use.',
    'text_from, dates_from: release that gave the text and the days; empty where no file at hand holds them.',
    'in_use: later releases that show the code in use. Absence proves nothing for codes that begin with S, T or H.',
  ];
  const rows = [...dated, ...newer].sort(byKindAndCode);
  return writeRows(remarks, HCPCS_COLUMNS, rows);
}

/** Codes first, then modifiers. */
function byKindAndCode(a: readonly string[], b: readonly string[]): number {
  const [keyA, keyB] = [`${a[1]}${a[0]}`, `${b[1]}${b[0]}`];
  return keyA < keyB ? -1 : 1;
}

const CPT_COLUMNS = [
  'code',
  'global_days',
  'bilateral',
  'mue',
  'mai',
  'addon',
  'status_2025',
  'mult_proc_2025',
];

/** `cpt.tsv`: the dermatology procedure numbers with CMS's indicators. No descriptor. */
export function cptTable(files: ProcedureFiles): string {
  const remarks = [
    'Dermatology procedure numbers with CMS indicators; no descriptors.',
    'global days and bilateral: fee schedule April 2026; MUE and MAI: NCCI practitioner table 2026 Q3;',
    'addon: NCCI add-on table 2026 Q3, type:primaries; status and mult_proc: fee schedule 2025. "-": not in that table.',
  ];
  const rows = files.indicators
    .filter((row) => /^\d{5}$/.test(row('code')))
    .map((row) => CPT_COLUMNS.map((column) => row(column)));
  return writeRows(remarks, CPT_COLUMNS, rows);
}
