import {
  CLAIM_MARKS,
  indexHeapParts,
  isWritten,
  keyOfCode,
  OUTLINE_KINDS,
  readWritten,
  TABULAR_PARTS,
} from './notes-layout.ts';
import { sourcesTable } from './notes-sources.ts';
import type { NotesTables, SeventhRow } from './notes-tables.ts';
import { NEOPLASM_COLUMNS, NOTE_KINDS } from './notes-types.ts';
import { type Part, writePack } from './pack.ts';
import { TitleHeapWriter } from './title-heap.ts';

/**
 * Compile the notes into the form that ships. The same tables always come to the same bytes, whatever order the notes
 * of different holders stand in.
 * @throws Error where the tables contradict themselves: a note of a chapter, block or category that is not there
 */
export function compileNotes(tables: NotesTables): Uint8Array {
  const texts = new TitleHeapWriter();
  const holders = numberHolders(tables);
  return writePack('notes', {
    sources: sourcesTable(tables.sources),
    ...compileOutline(tables, texts),
    'code-key': Float64Array.from(holders.codes, keyOfCode),
    'code-title': Uint32Array.from(holders.codes, (code) => texts.add(tables.titles.get(code) ?? '')),
    ...compileNoteRows(tables, holders, texts),
    ...compileSeventh(tables, holders, texts),
    ...compileSkinRead(tables, holders),
    ...compileNeoplasm(tables, texts),
    ...compileMarks(tables),
    ...texts.parts(),
    ...compileIndexTerms(tables),
    // Asked for by the search index alone, when it is made anew.
    'index-see': tables.see.map(({ path, see }) => [...path, see].join('\t')).join('\n'),
  });
}

/** Everything a note may stand at: rows of the outline by their place, then codes in code order. */
interface Holders {
  readonly codes: readonly string[];
  readonly count: number;
  number(key: string): number;
}

function numberHolders({ outline, notes, seventh, skinRead }: NotesTables): Holders {
  const steps = new Map<string, number>();
  const codes = new Set<string>();
  for (const [at, row] of outline.entries()) {
    if (steps.has(row.key) || codes.has(row.key)) throw new Error(`The outline holds ${row.key} twice.`);
    if (row.kind === 'category') codes.add(row.key);
    else steps.set(row.key, at);
  }
  const categories = new Set(codes);
  for (const { holder } of [...notes, ...seventh, ...skinRead]) {
    if (steps.has(holder)) continue;
    if (!categories.has(holder.slice(0, 3))) throw new Error(`The outline does not hold ${holder}.`);
    codes.add(holder);
  }
  const sorted = [...codes].sort((a, b) => keyOfCode(a) - keyOfCode(b));
  const places = new Map(sorted.map((code, at) => [code, outline.length + at]));
  return {
    codes: sorted,
    count: outline.length + sorted.length,
    number: (key) => steps.get(key) ?? places.get(key) ?? 0,
  };
}

function compileOutline({ outline }: NotesTables, texts: TitleHeapWriter): Record<string, Part> {
  const places = new Map(outline.map((row, at) => [row.key, at]));
  const parentOf = (key: string, at: number): number => {
    const parent = key === '' ? -1 : places.get(key);
    if (parent === undefined || parent >= at)
      throw new Error(`The outline does not hold ${key} where it should.`);
    return parent + 1;
  };
  return {
    'outline-kind': Uint8Array.from(outline, (row) => OUTLINE_KINDS.indexOf(row.kind)),
    'outline-key': Uint32Array.from(outline, (row) => texts.add(row.key)),
    'outline-title': Uint32Array.from(outline, (row) => texts.add(row.title)),
    'outline-parent': Uint16Array.from(outline, (row, at) => parentOf(row.parent, at)),
  };
}

function compileNoteRows(
  { notes }: NotesTables,
  holders: Holders,
  texts: TitleHeapWriter,
): Record<string, Part> {
  const rows = notes
    .map((row) => ({ ...row, at: holders.number(row.holder), order: NOTE_KINDS.indexOf(row.kind) }))
    .sort((a, b) => a.at - b.at || a.order - b.order);
  const starts = new Uint32Array(holders.count + 1);
  for (const row of rows) starts[row.at + 1] = (starts[row.at + 1] ?? 0) + 1;
  for (let at = 1; at < starts.length; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  return {
    'note-start': starts,
    'note-kind': Uint8Array.from(rows, (row) => row.order),
    'note-part': Uint8Array.from(rows, (row) => TABULAR_PARTS.indexOf(row.part)),
    'note-text': Uint32Array.from(rows, (row) => texts.add(row.text)),
  };
}

/** Hundreds of holders define the same few sets of characters. */
function compileSeventh(
  { seventh }: NotesTables,
  holders: Holders,
  texts: TitleHeapWriter,
): Record<string, Part> {
  const rows = seventh.map((row) => ({ ...row, at: holders.number(row.holder) })).sort((a, b) => a.at - b.at);
  const sets = new Map<string, { place: number; choices: SeventhRow['choices'] }>();
  const setOf = (choices: SeventhRow['choices']): number => {
    const name = JSON.stringify(choices);
    const known = sets.get(name) ?? { place: sets.size, choices };
    sets.set(name, known);
    return known.place;
  };
  const setNumbers = rows.map((row) => setOf(row.choices));
  const lists = [...sets.values()].map((set) => set.choices);
  const starts = [0];
  for (const list of lists) starts.push((starts.at(-1) ?? 0) + list.length);
  const choices = lists.flat();
  return {
    'seventh-holder': Uint32Array.from(rows, (row) => row.at),
    'seventh-part': Uint8Array.from(rows, (row) => TABULAR_PARTS.indexOf(row.part)),
    'seventh-note': Uint32Array.from(rows, (row) => texts.add(row.note)),
    'seventh-set': Uint16Array.from(setNumbers),
    'set-start': Uint32Array.from(starts),
    'choice-character': Uint8Array.from(choices, (choice) => choice.character.charCodeAt(0)),
    'choice-meaning': Uint32Array.from(choices, (choice) => texts.add(choice.meaning)),
  };
}

function compileSkinRead({ skinRead }: NotesTables, holders: Holders): Record<string, Part> {
  const rows = skinRead
    .map(({ holder, kinds }) => ({ at: holders.number(holder), kinds }))
    .sort((a, b) => a.at - b.at);
  const bits = (kinds: (typeof rows)[number]['kinds']): number =>
    kinds.reduce((sum, kind) => sum | (1 << NOTE_KINDS.indexOf(kind)), 0);
  return {
    'read-holder': Uint32Array.from(rows, (row) => row.at),
    'read-kinds': Uint8Array.from(rows, (row) => bits(row.kinds)),
  };
}

function compileNeoplasm({ neoplasm }: NotesTables, texts: TitleHeapWriter): Record<string, Part> {
  const tree = new PathTree();
  const nodes = neoplasm.map((row, at) => {
    const node = tree.addRow(row.path);
    const isOdd =
      row.cells.length !== NEOPLASM_COLUMNS.length ||
      row.cells.some((cell) => cell !== '' && !isWritten(cell));
    if (isOdd) throw new Error(`The neoplasm table has no codes at ${row.path.join(', ')}.`);
    if (node !== at) throw new Error(`The neoplasm table has no row above ${row.path.join(', ')}.`);
    return node;
  });
  const cells = neoplasm.map((row) => row.cells.map(readWritten));
  return {
    'neoplasm-parent': Uint16Array.from(nodes, (node) => tree.parents[node] ?? 0),
    'neoplasm-label': Uint32Array.from(nodes, (node) => texts.add(tree.labels[node] ?? '')),
    'neoplasm-see': Uint32Array.from(neoplasm, (row) => texts.add(row.see)),
    'neoplasm-code': Float64Array.from(cells.flat(), (cell) => cell.key),
    'neoplasm-open': Uint8Array.from(cells, (row) =>
      row.reduce((sum, cell, at) => sum | (cell.isOpen ? 1 << at : 0), 0),
    ),
  };
}

function compileMarks({ marks }: NotesTables): Record<string, Part> {
  const rows = marks
    .map((row) => ({ key: keyOfCode(row.code), mark: CLAIM_MARKS.indexOf(row.mark) }))
    .sort((a, b) => a.key - b.key || a.mark - b.mark);
  return {
    'mark-key': Float64Array.from(rows, (row) => row.key),
    'mark-kind': Uint8Array.from(rows, (row) => row.mark),
  };
}

/** Terms as a tree, for main terms head thousands of lines; and the order in which codes find their lines. */
function compileIndexTerms({ index }: NotesTables): Record<string, Part> {
  const texts = new TitleHeapWriter();
  const tree = new PathTree();
  const rows = index.map((row) => ({
    node: tree.add(row.path),
    code: readWritten(row.code),
    manifestation: readWritten(row.manifestation),
  }));
  const order = rows.map((_, at) => at);
  order.sort((a, b) => (rows[a]?.code.key ?? 0) - (rows[b]?.code.key ?? 0) || a - b);
  return {
    'term-parent': Uint32Array.from(tree.parents),
    'term-label': Uint32Array.from(tree.labels, (label) => texts.add(label)),
    'entry-term': Uint32Array.from(rows, (row) => row.node),
    'entry-code': Float64Array.from(rows, (row) => row.code.key),
    'entry-manifestation': Float64Array.from(rows, (row) => row.manifestation.key),
    'entry-open': Uint8Array.from(
      rows,
      (row) => (row.code.isOpen ? 1 : 0) | (row.manifestation.isOpen ? 2 : 0),
    ),
    'entry-order': Uint32Array.from(order),
    ...indexHeapParts(texts.parts()),
  };
}

/** Paths as nodes that point at the one above: 0 for none, else its place and one. */
class PathTree {
  readonly parents: number[] = [];
  readonly labels: string[] = [];
  readonly #known = new Map<string, number>();

  /** The node of a path, made with all above it where it is new. */
  add(path: readonly string[]): number {
    let above = 0;
    for (const label of path) above = this.#child(above, label) + 1;
    return above - 1;
  }

  /** A row of a table, always a node of its own; rows below it hang on the last one with its path. */
  addRow(path: readonly string[]): number {
    const label = path.at(-1) ?? '';
    const above = path.length < 2 ? 0 : this.add(path.slice(0, -1)) + 1;
    return this.#make(above, label);
  }

  #child(above: number, label: string): number {
    return this.#known.get(`${above} ${label}`) ?? this.#make(above, label);
  }

  #make(above: number, label: string): number {
    this.parents.push(above);
    this.labels.push(label);
    this.#known.set(`${above} ${label}`, this.parents.length - 1);
    return this.parents.length - 1;
  }
}
