import { CLAIM_MARKS, codeOf, indexHeap, OUTLINE_KINDS, sayWritten, TABULAR_PARTS } from './notes-layout.ts';
import { readSources } from './notes-sources.ts';
import type {
  IndexRow,
  MarkRow,
  NeoplasmTableRow,
  NoteRow,
  NotesSource,
  OutlineRow,
  SeeRow,
  SeventhRow,
  SkinReadRow,
} from './notes-tables.ts';
import { NEOPLASM_COLUMNS, NOTE_KINDS } from './notes-types.ts';
import { DamagedTable, type Pack } from './pack.ts';
import { openTitles } from './title-heap.ts';

/** The rows of an opened `notes.bin` by their place. Nothing is read before it is asked for. */
export interface NotesRows {
  readonly sources: readonly NotesSource[];
  /** Every row of the outline; put together on the first call. */
  outline(): readonly OutlineRow[];
  /** Codes that may hold notes, as numbers, in code order. Their holder number is their place after the outline. */
  readonly codeKeys: Float64Array;
  codeTitle(place: number): string;
  /** Key of a holder by its number. */
  holderKey(holder: number): string;
  readonly holderCount: number;
  /** Places of the notes of a holder: from, to. */
  notesOf(holder: number): readonly [number, number];
  note(place: number, holder: number): NoteRow;
  /** Holder numbers that define 7th characters, in order. */
  readonly seventhHolders: Uint32Array;
  seventh(place: number): SeventhRow;
  skinRead(): SkinReadRow[];
  /** Codes of all cells as numbers, row by row; 0 for an empty cell. */
  readonly neoplasmKeys: Float64Array;
  readonly neoplasmCount: number;
  neoplasmRow(row: number): NeoplasmTableRow;
  readonly markKeys: Float64Array;
  mark(place: number): MarkRow;
  readonly entryKeys: Float64Array;
  /** Places of index entries in the order of their codes. */
  readonly entryOrder: Uint32Array;
  indexRow(place: number): IndexRow;
  see(): readonly SeeRow[];
}

export function openNotesRows(pack: Pack): NotesRows {
  const text = openTitles(pack);
  const codeKeys = pack.f64('code-key');
  const codeTitles = pack.u32('code-title');
  const noteStart = pack.u32('note-start');
  const noteKind = pack.u8('note-kind');
  const notePart = pack.u8('note-part');
  const noteText = pack.u32('note-text');
  const markKeys = pack.f64('mark-key');
  const markKinds = pack.u8('mark-kind');
  const outlineCount = noteStart.length - 1 - codeKeys.length;
  const outline = once(() => readOutline(pack, text));
  const holderKey = (holder: number): string =>
    holder < outlineCount ? (outline()[holder]?.key ?? '') : codeOf(codeKeys[holder - outlineCount] ?? 0);
  return {
    sources: readSources(pack.text('sources'), 'the notes'),
    outline,
    codeKeys,
    codeTitle: (place) => text(codeTitles[place] ?? 0),
    holderKey,
    holderCount: noteStart.length - 1,
    notesOf: (holder) => [noteStart[holder] ?? 0, noteStart[holder + 1] ?? 0],
    note: (place, holder) => ({
      holder: holderKey(holder),
      kind: oneOf(NOTE_KINDS, noteKind[place]),
      part: oneOf(TABULAR_PARTS, notePart[place]),
      text: text(noteText[place] ?? 0),
    }),
    ...openSeventh(pack, text, holderKey),
    skinRead: () => readSkinRead(pack, holderKey),
    ...openNeoplasm(pack, text),
    markKeys,
    mark: (place) => ({
      code: codeOf(markKeys[place] ?? 0),
      mark: oneOf(CLAIM_MARKS, markKinds[place]),
    }),
    ...openIndexRows(pack),
    see: () => readSee(pack.text('index-see')),
  };
}

/** The value a number stands for. */
function oneOf<T>(values: readonly T[], at: number | undefined): T {
  const value = values[at ?? -1];
  if (value === undefined) throw new DamagedTable('it holds a word that is not known');
  return value;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function readOutline(pack: Pack, text: (title: number) => string): OutlineRow[] {
  const kinds = pack.u8('outline-kind');
  const parents = pack.u16('outline-parent');
  const titles = pack.u32('outline-title');
  const keys = Array.from(pack.u32('outline-key'), text);
  return keys.map((key, at) => ({
    kind: oneOf(OUTLINE_KINDS, kinds[at]),
    key,
    parent: keys[(parents[at] ?? 0) - 1] ?? '',
    title: text(titles[at] ?? 0),
  }));
}

function openSeventh(
  pack: Pack,
  text: (title: number) => string,
  holderKey: (holder: number) => string,
): Pick<NotesRows, 'seventhHolders' | 'seventh'> {
  const holders = pack.u32('seventh-holder');
  const parts = pack.u8('seventh-part');
  const notes = pack.u32('seventh-note');
  const sets = pack.u16('seventh-set');
  const starts = pack.u32('set-start');
  const characters = pack.u8('choice-character');
  const meanings = pack.u32('choice-meaning');
  return {
    seventhHolders: holders,
    seventh: (place) => {
      const set = sets[place] ?? 0;
      const from = starts[set] ?? 0;
      return {
        holder: holderKey(holders[place] ?? 0),
        part: oneOf(TABULAR_PARTS, parts[place]),
        note: text(notes[place] ?? 0),
        choices: Array.from(characters.subarray(from, starts[set + 1]), (character, at) => ({
          character: String.fromCharCode(character),
          meaning: text(meanings[from + at] ?? 0),
        })),
      };
    },
  };
}

function readSkinRead(pack: Pack, holderKey: (holder: number) => string): SkinReadRow[] {
  const bits = pack.u8('read-kinds');
  return Array.from(pack.u32('read-holder'), (holder, at) => ({
    holder: holderKey(holder),
    kinds: NOTE_KINDS.filter((_, kind) => ((bits[at] ?? 0) >> kind) & 1),
  }));
}

function openNeoplasm(
  pack: Pack,
  text: (title: number) => string,
): Pick<NotesRows, 'neoplasmKeys' | 'neoplasmCount' | 'neoplasmRow'> {
  const parents = pack.u16('neoplasm-parent');
  const labels = pack.u32('neoplasm-label');
  const sees = pack.u32('neoplasm-see');
  const keys = pack.f64('neoplasm-code');
  const open = pack.u8('neoplasm-open');
  const width = NEOPLASM_COLUMNS.length;
  const pathOf = (row: number): string[] => {
    const label = text(labels[row] ?? 0);
    const above = parents[row] ?? 0;
    return [...(above > 0 ? pathOf(above - 1) : []), ...(label === '' ? [] : [label])];
  };
  // The same thousand codes fill all cells.
  const known = new Map<number, string>();
  const written = (key: number, isOpen: boolean): string => {
    const code = known.get(key) ?? sayWritten({ key, isOpen: false });
    if (!known.has(key)) known.set(key, code);
    return isOpen ? sayWritten({ key, isOpen }) : code;
  };
  return {
    neoplasmKeys: keys,
    neoplasmCount: sees.length,
    neoplasmRow: (row) => ({
      path: pathOf(row),
      see: text(sees[row] ?? 0),
      cells: Array.from(keys.subarray(row * width, (row + 1) * width), (key, column) =>
        written(key, (((open[row] ?? 0) >> column) & 1) === 1),
      ),
    }),
  };
}

function readSee(text: string): SeeRow[] {
  if (text === '') return [];
  return text.split('\n').map((line) => {
    const path = line.split('\t');
    return { path: path.slice(0, -1), see: path.at(-1) ?? '' };
  });
}

function openIndexRows(pack: Pack): Pick<NotesRows, 'entryKeys' | 'entryOrder' | 'indexRow'> {
  const text = openTitles(indexHeap(pack));
  const parents = pack.u32('term-parent');
  const labels = pack.u32('term-label');
  const terms = pack.u32('entry-term');
  const codes = pack.f64('entry-code');
  const manifestations = pack.f64('entry-manifestation');
  const open = pack.u8('entry-open');
  return {
    entryKeys: codes,
    entryOrder: pack.u32('entry-order'),
    indexRow: (place) => {
      const path: string[] = [];
      for (let term = (terms[place] ?? 0) + 1; term > 0; term = parents[term - 1] ?? 0)
        path.unshift(text(labels[term - 1] ?? 0));
      const flags = open[place] ?? 0;
      return {
        path,
        code: sayWritten({ key: codes[place] ?? 0, isOpen: (flags & 1) === 1 }),
        manifestation: sayWritten({ key: manifestations[place] ?? 0, isOpen: (flags & 2) === 2 }),
      };
    },
  };
}
