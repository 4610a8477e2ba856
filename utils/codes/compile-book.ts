import { bareCode, codeKey } from './code-text.ts';
import { compileUnspecified } from './compile-unspecified.ts';
import { dayNumber } from './days.ts';
import { BEGAN_EARLIER, BILLABLE, FATE } from './marks.ts';
import { type Part, writePack } from './pack.ts';
import { writeReleases } from './release-rows.ts';
import type { BookTables, HcpcsRow, ReleaseRow, SpanRow } from './tables.ts';
import { TitleHeapWriter } from './title-heap.ts';
import type { CodeSystem } from './types.ts';

/**
 * Compile the tables into the form that ships.
 * @throws Error where the tables contradict themselves
 */
export function compileBook(tables: BookTables): Uint8Array {
  const titles = new TitleHeapWriter();
  const icd = compileIcd(tables, titles);
  const procedures = compileProcedures(tables, titles);
  const keys = Float64Array.from([...icd.keys, ...procedures.keys]);
  for (let at = 1; at < keys.length; at += 1) {
    if ((keys[at - 1] ?? 0) >= (keys[at] ?? 0))
      throw new Error(`Entry ${at} is out of order or stands twice.`);
  }
  return writePack('book', {
    releases: writeReleases(tables.releases),
    keys,
    ...icd.parts,
    ...procedures.parts,
    ...titles.parts(),
    ...compileUnspecified(tables),
  });
}

/** ICD-10-CM entries: for each, its spans of editions with flag and title. */
function compileIcd(
  tables: BookTables,
  titles: TitleHeapWriter,
): { keys: number[]; parts: Record<string, Part> } {
  const editions = tables.releases
    .filter((release) => release.system === 'icd10cm')
    .map((release) => release.key);
  const april = new Set(tables.april.map((row) => `${row.code} ${row.release}`));
  const keys: number[] = [];
  const starts: number[] = [];
  const spans: { first: number; last: number; flags: number; title: number }[] = [];
  let current = '';
  for (const span of tables.icd10cm) {
    if (span.code !== current) {
      current = span.code;
      keys.push(keyOf('icd10cm', span.code));
      starts.push(spans.length);
    }
    spans.push({
      first: editionOf(editions, span.first, span),
      last: span.last === '' ? editions.length - 1 : editionOf(editions, span.last, span),
      flags: (span.billable ? BILLABLE : 0) | (april.has(`${span.code} ${span.first}`) ? BEGAN_EARLIER : 0),
      title: titles.add(span.title),
    });
  }
  starts.push(spans.length);
  return {
    keys,
    parts: {
      'span-start': Uint32Array.from(starts),
      'span-first': Uint8Array.from(spans, (span) => span.first),
      'span-last': Uint8Array.from(spans, (span) => span.last),
      'span-flags': Uint8Array.from(spans, (span) => span.flags),
      'span-title': Uint32Array.from(spans, (span) => span.title),
    },
  };
}

function editionOf(editions: readonly string[], key: string, span: SpanRow): number {
  const at = editions.indexOf(key);
  if (at < 0) throw new Error(`${span.code} names the release "${key}", which releases.tsv does not hold.`);
  return at;
}

/** HCPCS and CPT entries: days as numbers (20250101, 0 for none), fate, title. */
function compileProcedures(
  tables: BookTables,
  titles: TitleHeapWriter,
): { keys: number[]; parts: Record<string, Part> } {
  const covered = new Set(tables.releases.map((release: ReleaseRow) => release.key));
  const hcpcs = tables.hcpcs.map((row) => ({
    key: keyOf('hcpcs', row.code),
    title: row.long || row.short,
    added: dayNumber(row.added),
    terminated: dayNumber(row.terminated),
    fate: fateOf(row, covered),
  }));
  const cpt = tables.cpt.map((row) => ({
    key: keyOf('cpt', row.code),
    title: row.label,
    added: 0,
    terminated: dayNumber(row.last),
    fate: FATE.april,
  }));
  const rows = [...hcpcs, ...cpt].sort((a, b) => a.key - b.key);
  return {
    keys: rows.map((row) => row.key),
    parts: {
      'procedure-title': Uint32Array.from(rows, (row) => titles.add(row.title)),
      'procedure-added': Uint32Array.from(rows, (row) => row.added),
      'procedure-terminated': Uint32Array.from(rows, (row) => row.terminated),
      'procedure-fate': Uint8Array.from(rows, (row) => row.fate),
    },
  };
}

function fateOf(row: HcpcsRow, releases: ReadonlySet<string>): number {
  const unknown = row.inUse.find((key) => !releases.has(key));
  if (unknown !== undefined)
    throw new Error(`${row.code} names the release "${unknown}", which is not there.`);
  if (row.inUse.includes('2026-april')) return FATE.april;
  // Codes without a first day are known from the number list of July 2026.
  if (row.inUse.includes('2026-july') || row.added === '') return FATE.july;
  return row.isModifier || /^[STH]/.test(row.code) ? FATE.notCovered : FATE.gone;
}

function keyOf(system: CodeSystem, code: string): number {
  const bare = bareCode(code, system);
  if (bare === undefined) throw new Error(`"${code}" is not a code.`);
  return codeKey(system, bare);
}
