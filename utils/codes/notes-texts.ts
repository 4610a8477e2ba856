/**
 * The tables of `assets/codes/notes` as text: read by the build, written from the official files. Notes are in the order
 * of the tabular list, a file for each chapter, so that a new release can be read as a difference.
 */
import { CLAIM_MARKS, OUTLINE_KINDS } from './notes-layout.ts';
import { readSources, sourcesTable } from './notes-sources.ts';
import type {
  IndexRow,
  MarkRow,
  NeoplasmTableRow,
  NoteRow,
  NotesTables,
  OutlineRow,
  SeventhRow,
  SkinReadRow,
  TabularPart,
} from './notes-tables.ts';
import { NEOPLASM_COLUMNS, NOTE_KINDS, type NoteKind } from './notes-types.ts';
import type { TableTexts } from './parse-tables.ts';
import { type Row, readRows, writeRows } from './tables.ts';

const FOLDER = 'notes/';
const SOURCES = `${FOLDER}notes-sources.tsv`;
const OUTLINE = `${FOLDER}outline.tsv`;
const SEVENTH = `${FOLDER}seventh-characters.tsv`;
const SKIN_READ = `${FOLDER}skin-read.tsv`;
const NEOPLASM = `${FOLDER}neoplasm.tsv`;
const INDEX = `${FOLDER}index-skin.tsv`;
const SEE = `${FOLDER}index-see.tsv`;
const MARKS = `${FOLDER}claim-marks.tsv`;
const CHAPTER = /^notes\/chapter-\d\d\.tsv$/;
/** Between the steps of a path. No official term holds it. */
const STEP = ' > ';

/**
 * Read the tables of the notes. Titles of codes are not among them: `withBookTitles` brings them.
 * @param texts file names below `assets/codes` to their text
 * @throws Error naming the file and what is wrong with it
 */
export function parseNotesTables(texts: TableTexts): NotesTables {
  const rowsOf = (name: string): Row[] => {
    const text = texts.get(name);
    if (text === undefined) throw new Error(`The table ${name} is missing.`);
    return readRows(text, name);
  };
  const chapters = [...texts.keys()].filter((name) => CHAPTER.test(name)).sort();
  const outline = rowsOf(OUTLINE).map(readOutlineRow);
  const notes = chapters.flatMap((name) => rowsOf(name).map(readNoteRow));
  const seventh = readSeventh(rowsOf(SEVENTH));
  const skinRead = rowsOf(SKIN_READ).map(readSkinRow);
  return {
    sources: readSources(texts.get(SOURCES) ?? '', SOURCES),
    outline,
    notes,
    seventh,
    skinRead,
    neoplasm: rowsOf(NEOPLASM).map(readNeoplasmRow),
    index: rowsOf(INDEX).map(readIndexRow),
    see: rowsOf(SEE).map((row) => ({ path: readPath(row('path')), see: row('see') })),
    marks: rowsOf(MARKS).map(readMarkRow),
    titles: new Map(),
  };
}

/** The tables as text, by their names below `assets/codes`. */
export function writeNotesTables(tables: NotesTables): Map<string, string> {
  const texts = new Map([
    [SOURCES, sourcesTable(tables.sources, ['Where each part of the notes was read, and what it held.'])],
    [OUTLINE, writeRows([], ['kind', 'key', 'parent', 'title'], tables.outline.map(outlineCells))],
    [
      SEVENTH,
      writeRows(
        SEVENTH_REMARKS,
        ['holder', 'part', 'character', 'text'],
        seventhCells(inOutline(tables.seventh, tables.outline)),
      ),
    ],
    [
      SKIN_READ,
      writeRows(SKIN_REMARKS, ['holder', 'kinds'], inOutline(tables.skinRead, tables.outline).map(skinCells)),
    ],
    [NEOPLASM, writeRows([], ['path', 'see', ...NEOPLASM_COLUMNS], tables.neoplasm.map(neoplasmCells))],
    [INDEX, writeRows([], ['path', 'code', 'manifestation'], tables.index.map(indexCells))],
    [
      SEE,
      writeRows(
        [],
        ['path', 'see'],
        tables.see.map(({ path, see }) => [path.join(STEP), see]),
      ),
    ],
    [
      MARKS,
      writeRows(
        [],
        ['code', 'mark'],
        tables.marks.map((row) => [row.code, row.mark]),
      ),
    ],
  ]);
  for (const [chapter, rows] of byChapter(tables)) {
    const name = `${FOLDER}chapter-${chapter.padStart(2, '0')}.tsv`;
    texts.set(name, writeRows([], ['holder', 'kind', 'part', 'text'], rows.map(noteCells)));
  }
  return texts;
}

const SEVENTH_REMARKS = ['The line without a character is the instruction of its holder.'];
const SKIN_REMARKS = [
  'What was read whole in the skin part: a note of these kinds that is not there does not exist in its release.',
];

/** First what stands at a chapter, then at each block and its categories. */
function inOutline<T extends { readonly holder: string }>(
  rows: readonly T[],
  outline: readonly OutlineRow[],
): T[] {
  const places = new Map(outline.map((row, at) => [row.key, at]));
  const placeOf = (holder: string): number => places.get(holder) ?? places.get(holder.slice(0, 3)) ?? 0;
  return [...rows].sort((a, b) => placeOf(a.holder) - placeOf(b.holder) || compareText(a.holder, b.holder));
}

function byChapter({ notes, outline }: NotesTables): Map<string, NoteRow[]> {
  const chapters = new Map<string, string>();
  for (const { key, kind, parent } of outline)
    chapters.set(key, kind === 'chapter' ? key : (chapters.get(parent) ?? ''));
  const byKind = [...notes].sort((a, b) => NOTE_KINDS.indexOf(a.kind) - NOTE_KINDS.indexOf(b.kind));
  const found = new Map<string, NoteRow[]>();
  for (const note of inOutline(byKind, outline)) {
    const chapter = chapters.get(note.holder) ?? chapters.get(note.holder.slice(0, 3)) ?? '';
    const rows = found.get(chapter) ?? [];
    rows.push(note);
    found.set(chapter, rows);
  }
  return found;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function outlineCells({ kind, key, parent, title }: OutlineRow): string[] {
  return [kind, key, parent, title];
}

function readOutlineRow(row: Row): OutlineRow {
  const kind = OUTLINE_KINDS.find((each) => each === row('kind'));
  if (!kind) throw new Error(`${OUTLINE}: "${row('kind')}" is no step.`);
  return { kind, key: row('key'), parent: row('parent'), title: row('title') };
}

/** The list itself is the rule and is not written out. */
function partCell(part: TabularPart): string {
  return part === 'tabular' ? '' : 'skin';
}

function readPart(cell: string, name: string): TabularPart {
  if (cell !== '' && cell !== 'skin') throw new Error(`${name}: "${cell}" is no part.`);
  return cell === '' ? 'tabular' : 'tabular-skin';
}

function noteCells({ holder, kind, part, text }: NoteRow): string[] {
  return [holder, kind, partCell(part), text];
}

function readNoteRow(row: Row): NoteRow {
  return {
    holder: row('holder'),
    kind: readKind(row('kind'), 'notes/chapter'),
    part: readPart(row('part'), 'notes/chapter'),
    text: row('text'),
  };
}

function readKind(cell: string, name: string): NoteKind {
  const kind = NOTE_KINDS.find((each) => each === cell);
  if (!kind) throw new Error(`${name}: "${cell}" is no kind of note.`);
  return kind;
}

function seventhCells(seventh: readonly SeventhRow[]): string[][] {
  return seventh.flatMap(({ holder, part, note, choices }) => [
    [holder, partCell(part), '', note],
    ...choices.map(({ character, meaning }) => [holder, partCell(part), character, meaning]),
  ]);
}

function readSeventh(rows: readonly Row[]): SeventhRow[] {
  const found: (SeventhRow & { readonly choices: { character: string; meaning: string }[] })[] = [];
  for (const row of rows) {
    const [holder, character] = [row('holder'), row('character')];
    const open = found.at(-1);
    if (character === '')
      found.push({ holder, part: readPart(row('part'), SEVENTH), note: row('text'), choices: [] });
    else if (open?.holder === holder) open.choices.push({ character, meaning: row('text') });
    else throw new Error(`${SEVENTH}: ${holder} ${character} stands without its instruction.`);
  }
  return found;
}

function skinCells({ holder, kinds }: SkinReadRow): string[] {
  return [holder, kinds.length === NOTE_KINDS.length ? 'all' : kinds.join(' ')];
}

function readSkinRow(row: Row): SkinReadRow {
  const kinds = row('kinds') === 'all' ? NOTE_KINDS : row('kinds').split(' ');
  return { holder: row('holder'), kinds: kinds.map((kind) => readKind(kind, SKIN_READ)) };
}

function neoplasmCells({ path, see, cells }: NeoplasmTableRow): string[] {
  return [path.join(STEP), see, ...cells];
}

function readNeoplasmRow(row: Row): NeoplasmTableRow {
  return { path: readPath(row('path')), see: row('see'), cells: NEOPLASM_COLUMNS.map(row) };
}

function indexCells({ path, code, manifestation }: IndexRow): string[] {
  return [path.join(STEP), code, manifestation];
}

function readIndexRow(row: Row): IndexRow {
  return { path: readPath(row('path')), code: row('code'), manifestation: row('manifestation') };
}

function readPath(cell: string): string[] {
  return cell === '' ? [] : cell.split(STEP);
}

function readMarkRow(row: Row): MarkRow {
  const mark = CLAIM_MARKS.find((each) => each === row('mark'));
  if (!mark) throw new Error(`${MARKS}: "${row('mark')}" is no mark.`);
  return { code: row('code'), mark };
}
