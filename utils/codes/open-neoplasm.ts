import { bareCode, codeKey } from './code-text.ts';
import { withoutDash } from './notes-layout.ts';
import type { NotesRows } from './notes-rows.ts';
import type { NeoplasmTableRow } from './notes-tables.ts';
import {
  NEOPLASM_COLUMNS,
  type NeoplasmCell,
  type NeoplasmColumn,
  type NeoplasmPlace,
  type NeoplasmRow,
} from './notes-types.ts';

const WIDTH = NEOPLASM_COLUMNS.length;

/** Codes of skin by column: malignant, in situ, benign, uncertain. Unspecified skin (D49.2) holds bone as well. */
const SKIN_CELLS: readonly [number, RegExp][] = [
  [0, /^C44/],
  [2, /^D04/],
  [3, /^D23/],
  [4, /^D48\.5/],
];

/** 0 for the rows below "skin", 1 for those of other sites that are coded as skin, 2 for the rest. */
function rankOf({ path, cells }: NeoplasmTableRow): number {
  if (/^skin\b/.test(path[0] ?? '')) return 0;
  return SKIN_CELLS.some(([at, skin]) => skin.test(cells[at] ?? '')) ? 1 : 2;
}

/** The whole table, skin first. */
export function readNeoplasms({ neoplasmCount, neoplasmRow }: NotesRows): NeoplasmRow[] {
  const cells = new Map<string, NeoplasmCell>();
  const cellOf = (written: string): NeoplasmCell | null => {
    if (written === '') return null;
    const cell = cells.get(written) ?? { code: withoutDash(written), isOpen: written.endsWith('-') };
    cells.set(written, cell);
    return cell;
  };
  const rows = Array.from({ length: neoplasmCount }, (_, at) => neoplasmRow(at));
  const ranked = rows.map((row) => ({ row, rank: rankOf(row) }));
  return ranked.sort((a, b) => a.rank - b.rank).map(({ row, rank }) => readRow(row, rank < 2, cellOf));
}

/** Where the table has a code, skin first. */
export function findNeoplasmCells({ neoplasmKeys, neoplasmRow }: NotesRows, code: string): NeoplasmPlace[] {
  const key = codeKey('icd10cm', bareCode(code, 'icd10cm') ?? '');
  // The number of an empty cell.
  if (key === 0) return [];
  const found: (NeoplasmPlace & { readonly rank: number })[] = [];
  for (let at = neoplasmKeys.indexOf(key); at >= 0; at = neoplasmKeys.indexOf(key, at + 1)) {
    const column = NEOPLASM_COLUMNS[at % WIDTH];
    const row = neoplasmRow(Math.floor(at / WIDTH));
    if (column) found.push({ path: row.path, column, rank: rankOf(row) });
  }
  return found.sort((a, b) => a.rank - b.rank).map(({ path, column }) => ({ path, column }));
}

function readRow(
  { path, see, cells }: NeoplasmTableRow,
  isSkin: boolean,
  cellOf: (written: string) => NeoplasmCell | null,
): NeoplasmRow {
  const cell = (column: NeoplasmColumn): NeoplasmCell | null =>
    cellOf(cells[NEOPLASM_COLUMNS.indexOf(column)] ?? '');
  return {
    path,
    see,
    cells: {
      primary: cell('primary'),
      secondary: cell('secondary'),
      'in-situ': cell('in-situ'),
      benign: cell('benign'),
      uncertain: cell('uncertain'),
      unspecified: cell('unspecified'),
    },
    isSkin,
  };
}
