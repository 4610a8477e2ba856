/** Queries with the codes that answer them: ours, and the terms of Disease Ontology where they are at hand. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface BenchQuery {
  readonly text: string;
  readonly kind: string;
  /** Codes that answer it; "L20-" for any code of the family. */
  readonly codes: readonly string[];
}

/** `build`: the lexicon was made and the weights were set with it. `report`: never looked at for that. */
export type QueryHalf = 'build' | 'report';

const OURS = join(import.meta.dirname, 'queries.tsv');
const ONTOLOGY = join(import.meta.dirname, '../../../shared/vocabulary/disease-ontology-skin.tsv');

/** Queries as dermatology coders type them; of one half, or all. */
export function readQueries(wanted?: QueryHalf): BenchQuery[] {
  return rowsOf(OURS)
    .filter(([, , , half]) => wanted === undefined || half === wanted)
    .map(([text = '', kind = '', codes = '']) => ({ text, kind, codes: codes.split(',') }));
}

/** Disease names and the family of codes each belongs to; empty where the file is absent. */
export function readOntologyQueries(): BenchQuery[] {
  if (!existsSync(ONTOLOGY)) return [];
  return rowsOf(ONTOLOGY).map(([text = '', code = '']) => ({
    text,
    kind: 'ontology',
    codes: [`${code}-`, code],
  }));
}

function rowsOf(path: string): string[][] {
  const lines = readFileSync(path, 'utf8').split(/\r?\n/).slice(1);
  return lines.filter((line) => line.trim() !== '').map((line) => line.split('\t'));
}

export function isAcceptable(query: BenchQuery, code: string): boolean {
  return query.codes.some((wanted) =>
    wanted.endsWith('-') ? code.startsWith(wanted.slice(0, -1)) : code === wanted,
  );
}
