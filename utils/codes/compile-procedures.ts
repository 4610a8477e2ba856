import { bareCode, codeKey } from './code-text.ts';
import { dayNumber } from './days.ts';
import type { Part } from './pack.ts';
import type { BookTables, HcpcsRow } from './tables.ts';
import type { TitleHeapWriter } from './title-heap.ts';
import type { CodeSystem } from './types.ts';

/** One HCPCS or CPT entry, as its numbers go into the book. */
interface Compiled {
  readonly key: number;
  readonly title: string;
  /** 20250101; 0 for none. */
  readonly added: number;
  readonly terminated: number;
  /** Place among the HCPCS releases, counted from 1; 0 for none. */
  readonly textFrom: number;
  readonly datesFrom: number;
  /** Keys of the lists that show it in use, parted by blanks. */
  readonly inUse: string;
}

/**
 * HCPCS and CPT entries in key order: days as numbers, releases as places among the HCPCS releases.
 * @throws Error where a row names a release that is not there
 */
export function compileProcedures(
  tables: BookTables,
  titles: TitleHeapWriter,
): { keys: number[]; parts: Record<string, Part> } {
  const releases = tables.releases
    .filter((release) => release.system === 'hcpcs')
    .map((release) => release.key);
  const hcpcs = tables.hcpcs.map((row) => compileHcpcs(row, releases));
  const cpt = tables.cpt.map((row) => ({
    key: keyOf('cpt', row.code),
    title: row.label,
    added: dayNumber(row.first),
    terminated: dayNumber(row.last),
    textFrom: 0,
    datesFrom: 0,
    inUse: '',
  }));
  const rows: Compiled[] = [...hcpcs, ...cpt].sort((a, b) => a.key - b.key);
  const sets = [...new Set(['', ...rows.map((row) => row.inUse)])];
  return {
    keys: rows.map((row) => row.key),
    parts: {
      'procedure-title': Uint32Array.from(rows, (row) => titles.add(row.title)),
      'procedure-added': Uint32Array.from(rows, (row) => row.added),
      'procedure-terminated': Uint32Array.from(rows, (row) => row.terminated),
      'procedure-text-from': Uint8Array.from(rows, (row) => row.textFrom),
      'procedure-dates-from': Uint8Array.from(rows, (row) => row.datesFrom),
      'procedure-in-use': Uint16Array.from(rows, (row) => sets.indexOf(row.inUse)),
      'in-use-sets': sets.join('\n'),
    },
  };
}

function compileHcpcs(row: HcpcsRow, releases: readonly string[]): Compiled {
  const placeOf = (key: string): number => {
    const at = releases.indexOf(key);
    if (at < 0 && key !== '') throw new Error(`${row.code} names the release "${key}", which is not there.`);
    return at + 1;
  };
  for (const key of row.inUse) placeOf(key);
  return {
    key: keyOf('hcpcs', row.code),
    title: row.title,
    added: dayNumber(row.added),
    terminated: dayNumber(row.terminated),
    textFrom: placeOf(row.textFrom),
    datesFrom: placeOf(row.datesFrom),
    inUse: row.inUse.join(' '),
  };
}

/** @throws Error where it is no code */
export function keyOf(system: CodeSystem, code: string): number {
  const bare = bareCode(code, system);
  if (bare === undefined) throw new Error(`"${code}" is not a code.`);
  return codeKey(system, bare);
}
