import type { Part } from './pack.ts';
import type { BookTables } from './tables.ts';

export function compileUnspecified(tables: BookTables): Record<string, Part> {
  const count = new Set(tables.icd10cm.map((row) => row.code)).size;
  return {
    axes: new Uint16Array(count),
    'candidate-start': new Uint32Array(count + 1),
    candidates: new Uint32Array(0),
  };
}
