import { judgementsOf } from './judgements.ts';
import { readReleases } from './release-rows.ts';
import { type BookTables, type CptRow, type HcpcsRow, type Row, readRows, type SpanRow } from './tables.ts';

/** The tables as text. Keys are file names below `assets/codes`; `icd10cm/` may hold any number of files. */
export type TableTexts = ReadonlyMap<string, string>;

/**
 * Read the plain-text tables.
 * @throws Error naming the file and what is wrong with it; a missing label or judgement table counts as empty
 */
export function parseTables(texts: TableTexts): BookTables {
  const optional = (name: string): Row[] => readRows(texts.get(name) ?? '', name);
  const neededText = (name: string): string => {
    const text = texts.get(name);
    if (text === undefined) throw new Error(`The table ${name} is missing.`);
    return text;
  };
  const needed = (name: string): Row[] => readRows(neededText(name), name);
  const judgements = judgementsOf((name) => texts.get(name) ?? '');
  // Codes without a first day are known from the number list of the newest of these.
  const knownBy = judgements.grounds.findLast((row) => row.grounds === 'showing')?.release ?? '';
  const icdNames = [...texts.keys()].filter((name) => name.startsWith('icd10cm/')).sort();
  if (icdNames.length === 0) throw new Error('The tables of icd10cm/ are missing.');
  return {
    releases: readReleases(neededText('releases.tsv'), 'releases.tsv'),
    icd10cm: icdNames.flatMap((name) => needed(name).map((row) => readSpan(row, name))),
    april: optional('april-updates.tsv').map((row) => ({ code: row('code'), release: row('release') })),
    hcpcs: correctHcpcs(
      needed('hcpcs.tsv').map((row) => readHcpcs(row, knownBy)),
      optional('hcpcs-corrections.tsv'),
    ),
    cpt: readCpt(
      needed('cpt.tsv'),
      optional('cpt-labels.tsv'),
      optional('cpt-ended.tsv'),
      optional('cpt-began.tsv'),
    ),
    ...judgements,
  };
}

function readSpan(row: Row, name: string): SpanRow {
  const code = row('code');
  const flag = row('flag');
  if (flag !== 'b' && flag !== 'h') throw new Error(`${name}: the flag of ${code} is neither b nor h.`);
  return { code, billable: flag === 'b', first: row('first'), last: row('last'), title: row('title') };
}

function readHcpcs(row: Row, knownBy: string): HcpcsRow {
  const added = readDate(row('added'), 'hcpcs.tsv');
  const proofs = row('in_use') || (added === '' ? knownBy : '');
  return {
    code: row('code'),
    isModifier: row('kind') === 'm',
    title: row('long') || row('short'),
    added,
    terminated: readDate(row('terminated'), 'hcpcs.tsv'),
    textFrom: row('text_from'),
    datesFrom: row('dates_from'),
    inUse: proofs === '' ? [] : proofs.split(' '),
  };
}

/** Lay last days that the dated file could not know yet over it. */
function correctHcpcs(rows: readonly HcpcsRow[], corrections: readonly Row[]): HcpcsRow[] {
  const ends = new Map(
    corrections.map((row) => [row('code'), readDate(row('terminated'), 'hcpcs-corrections.tsv')] as const),
  );
  for (const code of ends.keys()) {
    if (!rows.some((row) => row.code === code))
      throw new Error(`hcpcs-corrections.tsv: ${code} is not a code.`);
  }
  return rows.map((row) => ({ ...row, terminated: ends.get(row.code) ?? row.terminated }));
}

function readCpt(
  rows: readonly Row[],
  labels: readonly Row[],
  ended: readonly Row[],
  began: readonly Row[],
): CptRow[] {
  const labelOf = new Map(labels.map((row) => [row('code'), row('label')] as const));
  const firstOf = new Map(
    began.map((row) => [row('code'), readDate(row('first'), 'cpt-began.tsv')] as const),
  );
  const current = rows.map((row): CptRow => {
    const code = row('code');
    return { code, label: labelOf.get(code) ?? '', first: firstOf.get(code) ?? '', last: '' };
  });
  const past = ended.map((row): CptRow => {
    const code = row('code');
    const last = readDate(row('last'), 'cpt-ended.tsv');
    return { code, label: labelOf.get(code) ?? row('label'), first: firstOf.get(code) ?? '', last };
  });
  for (const code of firstOf.keys()) {
    if (![...current, ...past].some((row) => row.code === code))
      throw new Error(`cpt-began.tsv: ${code} is not a number of ours.`);
  }
  return [...current, ...past].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function readDate(text: string, name: string): string {
  if (text !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new Error(`${name}: "${text}" is not a date.`);
  return text;
}
