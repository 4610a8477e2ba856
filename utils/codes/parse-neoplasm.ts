import { isWritten } from './notes-layout.ts';
import type { NeoplasmTableRow } from './notes-tables.ts';
import { NEOPLASM_COLUMNS } from './notes-types.ts';
import { readXml, wrongShape, type XmlReader } from './xml-reader.ts';

/** A reader whose `finish` gives the rows of the table. Takes one file. */
export interface NeoplasmReader extends Omit<XmlReader, 'finish'> {
  finish(): readonly NeoplasmTableRow[];
}

const FILE = 'the ICD-10-CM neoplasm table';
const TERM = ['title', 'term', 'cell', 'see', 'seeAlso', 'manif'];
/** Column 1 of the file is the site. */
const FIRST_COLUMN = 2;

interface OpenRow {
  title: string;
  see: string;
  readonly cells: string[];
}

/**
 * Read the official neoplasm table (CDC/NCHS, `icd10cm-neoplasm-*.xml`).
 * @returns a reader to be fed in pieces; it throws `UnreadableFile`
 */
export function readNeoplasm(): NeoplasmReader {
  const rows: NeoplasmTableRow[] = [];
  const open: { row: OpenRow; place: number }[] = [];
  let column = 0;
  const path = (): string[] => open.slice(1).map(({ row }) => row.title);

  const closeTerm = (): void => {
    const term = open.at(-1);
    if (!term || term.row.title === '') throw wrongShape(FILE, 'has a row without a site');
    rows[term.place] = { path: path(), see: term.row.see, cells: term.row.cells };
    open.pop();
  };
  const reader = readXml({
    file: FILE,
    root: 'ICD10CM.index',
    holds: {
      'ICD10CM.index': ['version', 'title', 'indexHeading', 'letter'],
      letter: ['title', 'mainTerm'],
      mainTerm: TERM,
      term: TERM,
      title: ['nemod'],
      manif: ['nemod'],
      see: ['nemod'],
      seeAlso: ['nemod'],
    },
    skipped: ['indexHeading'],
    inline: ['nemod'],
    open: (name, attributes) => {
      if (name === 'cell') column = Number(attributes.col) - FIRST_COLUMN;
      if (name !== 'mainTerm' && name !== 'term') return;
      open.push({ row: { title: '', see: '', cells: NEOPLASM_COLUMNS.map(() => '') }, place: rows.length });
      // The row stands before those below it, though it is closed after them.
      rows.push({ path: [], see: '', cells: [] });
    },
    close: (name, text, parent) => {
      const row = open.at(-1)?.row;
      if (name === 'term' || name === 'mainTerm') closeTerm();
      else if (row && name === 'title') row.title = text;
      // A site goes on in this element where a bracket stands in its middle.
      else if (row && name === 'manif') row.title = `${row.title} ${text}`;
      else if (row && name === 'see') row.see = `see ${text}`;
      else if (row && name === 'seeAlso') row.see = `see also ${text}`;
      else if (row && name === 'cell' && parent !== '') fillCell(row, column, text);
    },
  });
  return {
    write: (piece) => reader.write(piece),
    finish: () => {
      reader.finish();
      if (rows.length === 0) throw wrongShape(FILE, 'holds no row');
      return rows;
    },
  };
}

/** Dashes alone are the table's way to leave a cell empty. */
function fillCell(row: OpenRow, column: number, text: string): void {
  const code = /^-+$/.test(text) ? '' : text;
  if (!(column in row.cells) || (code !== '' && !isWritten(code)))
    throw wrongShape(FILE, 'has a cell that holds no code');
  row.cells[column] = code;
}
