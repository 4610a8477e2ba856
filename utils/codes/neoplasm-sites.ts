/** The rows of the neoplasm table, gathered by site: what grows there stands below the site it grows on. */
import type { NeoplasmCell, NeoplasmColumn, NeoplasmRow } from './notes-types.ts';
import type { CodeBook, IsoDate } from './types.ts';

export type NeoplasmCells = Readonly<Partial<Record<NeoplasmColumn, NeoplasmCell>>>;

/** A histology below a site: "basal cell carcinoma". */
export interface NeoplasmType {
  readonly title: string;
  readonly cells: NeoplasmCells;
  /** True for a line that is not in the official table: the same site in the lists of melanoma, Merkel cell, nevus. */
  readonly isOurs: boolean;
}

export interface NeoplasmSite {
  /** Outermost first: ["skin NOS", "limb NEC", "lower"]. Empty for the table as a whole. */
  readonly path: readonly string[];
  readonly cells: NeoplasmCells;
  readonly types: readonly NeoplasmType[];
  /** Path of the site whose histologies are shown here because this row has none of its own; else `null`. */
  readonly typesFrom: readonly string[] | null;
  /** Where else the table says to look, as written; empty where it says nothing, or where that is shown here already. */
  readonly see: string;
  readonly isSkin: boolean;
}

/** The only rows of the table that name a growth and no site. */
const HISTOLOGY = /^(?:basal cell carcinoma|squamous cell carcinoma|sebaceous cell|specified type\b)/i;

/**
 * All sites of the table, in its order. Many rows have no histologies of their own: they are those of the site with the
 * very same malignant code. The table's own reference is not enough: it sends the forehead (C44.309) to the face as a
 * whole, whose basal cell carcinoma (C44.310) is that of a face not specified.
 */
export function gatherSites(rows: readonly NeoplasmRow[]): NeoplasmSite[] {
  const typesByPath = new Map<string, NeoplasmType[]>();
  const siteRows: NeoplasmRow[] = [];
  for (const row of rows) {
    const title = row.path.at(-1) ?? '';
    if (!HISTOLOGY.test(title)) {
      siteRows.push(row);
      continue;
    }
    const key = pathKey(row.path.slice(0, -1));
    typesByPath.set(key, [...(typesByPath.get(key) ?? []), { title, cells: fullCells(row), isOurs: false }]);
  }
  const lenders = findLenders(siteRows, typesByPath);
  return siteRows
    .filter((row) => row.see !== '' || Object.keys(fullCells(row)).length > 0)
    .map((row) => readSite(row, typesByPath, lenders));
}

function readSite(
  row: NeoplasmRow,
  typesByPath: ReadonlyMap<string, readonly NeoplasmType[]>,
  lenders: ReadonlyMap<string, readonly string[]>,
): NeoplasmSite {
  const cells = fullCells(row);
  const own = typesByPath.get(pathKey(row.path)) ?? [];
  const lender = own.length > 0 ? undefined : lenders.get(cells.primary?.code ?? '');
  const lent = lender === undefined ? [] : (typesByPath.get(pathKey(lender)) ?? []);
  return {
    path: row.path,
    cells,
    types: own.length > 0 ? own : lent,
    typesFrom: lender ?? null,
    see: lender === undefined ? row.see : '',
    isSkin: row.isSkin,
  };
}

/** A string that names a path. */
export function pathKey(path: readonly string[]): string {
  return path.join('\n');
}

function fullCells(row: NeoplasmRow): NeoplasmCells {
  return Object.fromEntries(Object.entries(row.cells).filter(([, cell]) => cell !== null));
}

/** By malignant code, the first site that has histologies of its own. */
function findLenders(
  rows: readonly NeoplasmRow[],
  typesByPath: ReadonlyMap<string, readonly NeoplasmType[]>,
): Map<string, readonly string[]> {
  const lenders = new Map<string, readonly string[]>();
  for (const row of rows) {
    const code = row.cells.primary?.code;
    if (code === undefined || lenders.has(code) || !typesByPath.has(pathKey(row.path))) continue;
    lenders.set(code, row.path);
  }
  return lenders;
}

/** "limb NEC", "nose, nasal", "ear (external)" -> the word that stands for it. */
export function nameOf(title: string): string {
  return title
    .replace(/[,(].*$/, '')
    .replace(/\s+(?:NEC|NOS)\b.*$/, '')
    .trim()
    .toLowerCase();
}

/**
 * The same site of skin in the lists that the table only refers to: melanoma (C43, D03), Merkel cell (C4A), nevus
 * (D22). Their digits for the site follow those of C44, D04 and D23; what the book does not hold is left out.
 */
export function skinKin(site: NeoplasmSite, book: CodeBook, date: IsoDate): NeoplasmType[] {
  const match = /^C44\.(\d)(?:\d(\d)?)?$/.exec(site.cells.primary?.code ?? '');
  if (!site.isSkin || match === null) return [];
  const [, region = '', last = ''] = match;
  const cell = (category: string, digit: string): NeoplasmCell | undefined =>
    findCell(book, date, [`${category}.${region}${digit}`, `${category}.${region}`]);
  const malignant = (TRUNK_DIGITS[region + last] ?? last) || '';
  const kin = [
    {
      title: 'melanoma',
      cells: { primary: cell('C43', malignant), 'in-situ': cell('D03', lastDigit(site.cells['in-situ'])) },
    },
    { title: 'Merkel cell carcinoma', cells: { primary: cell('C4A', malignant) } },
    { title: 'melanocytic nevus', cells: { benign: cell('D22', lastDigit(site.cells.benign)) } },
  ];
  return kin.flatMap(({ title, cells }) => {
    const full = Object.entries(cells).filter(([, held]) => held !== undefined);
    return full.length === 0 ? [] : [{ title, cells: Object.fromEntries(full), isOurs: true }];
  });
}

/** C44 counts anus, breast and the rest of the trunk as 0, 1, 9; C43 and C4A as 1, 2, 9. */
const TRUNK_DIGITS: Readonly<Record<string, string>> = { '50': '1', '51': '2' };

/** "D04.39" -> "9", "D04.5" -> "" */
function lastDigit(cell: NeoplasmCell | undefined): string {
  return /\.\d(\d)$/.exec(cell?.code ?? '')?.[1] ?? '';
}

/** The first of these codes that the book holds on the date. */
function findCell(book: CodeBook, date: IsoDate, codes: readonly string[]): NeoplasmCell | undefined {
  for (const code of codes) {
    const id = book.find(code, 'icd10cm');
    const standing = id === undefined ? 'unknown' : book.stand(id, date).standing;
    if (standing === 'billable' || standing === 'header') return { code, isOpen: standing === 'header' };
  }
  return undefined;
}
