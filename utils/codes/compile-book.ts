import { compileProcedures, keyOf } from './compile-procedures.ts';
import { compileSuccessors } from './compile-successors.ts';
import { compileUnspecified } from './compile-unspecified.ts';
import { writeJudgements } from './judgements.ts';
import { BEGAN_EARLIER, BILLABLE } from './marks.ts';
import { type Part, writePack } from './pack.ts';
import { writeReleases } from './release-rows.ts';
import type { BookTables, SpanRow } from './tables.ts';
import { TitleHeapWriter } from './title-heap.ts';

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
    ...compileSuccessors(tables),
    ...Object.fromEntries(writeJudgements(tables)),
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
