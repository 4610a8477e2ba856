import { bareCode, codeKey, withDot } from './code-text.ts';
import { findTargets } from './note-targets.ts';
import { codeOf } from './notes-layout.ts';
import { type NotesRows, openNotesRows } from './notes-rows.ts';
import type { OutlineRow } from './notes-tables.ts';
import type {
  CodeMark,
  CodeNote,
  CodeNotes,
  IndexTerm,
  NeoplasmRow,
  NoteHolder,
  NotesPart,
  OutlineStep,
  SeventhCharacters,
} from './notes-types.ts';
import { findNeoplasmCells, readNeoplasms } from './open-neoplasm.ts';
import { openPack } from './pack.ts';
import { firstNotBelow, placeOf } from './sorted-keys.ts';

/** A step that may hold notes: its number among the holders, and how it is shown. */
interface Step extends OutlineStep {
  readonly holder: number;
}

/**
 * Open compiled notes. The buffer stays in use: do not write to it and do not transfer it.
 * @throws DamagedTable where the bytes are not whole notes
 */
export function openNotes(bytes: ArrayBuffer): CodeNotes {
  const rows = openNotesRows(openPack('notes', bytes));
  const steps = new Steps(rows);
  const releaseOf = (part: NotesPart): string => rows.sources.find((row) => row.part === part)?.release ?? '';
  let neoplasms: readonly NeoplasmRow[] | undefined;

  /** Read once: a review asks for the notes of its codes and of all above them again and again. */
  const read = new Map<number, readonly Omit<CodeNote, 'holder'>[]>();
  const readNotes = (holder: number): readonly Omit<CodeNote, 'holder'>[] => {
    const [from, to] = rows.notesOf(holder);
    return Array.from({ length: to - from }, (_, at) => {
      const { kind, part, text } = rows.note(from + at, holder);
      return { kind, text, targets: findTargets(text), release: releaseOf(part) };
    });
  };
  const notesOfHolder = (step: Step, isInherited: boolean): CodeNote[] => {
    const known = read.get(step.holder) ?? readNotes(step.holder);
    read.set(step.holder, known);
    const holder = holderOf(step, isInherited);
    return known.map((note) => ({ ...note, holder }));
  };
  return {
    releases: rows.sources.map(({ part, release, from }) => ({ part, release, from })),
    outline: (code) => steps.around(code).map(plainStep).reverse(),
    below: (key) => steps.below(key).map(plainStep),
    step: (key) => {
      const found = steps.byKey(key);
      return found && plainStep(found);
    },
    notes: (code) => {
      const bare = bareCode(code, 'icd10cm');
      const own = bare === undefined ? '' : withDot(bare);
      const codes = steps.codePlaces(code).map((place) => steps.codeStep(place));
      return [...codes, ...steps.around(code)].flatMap((step) => notesOfHolder(step, step.key !== own));
    },
    notesOfStep: (key) => {
      const found = steps.byKey(key);
      return found ? notesOfHolder(found, false) : [];
    },
    seventh: (code) => seventhOf(rows, steps, code, releaseOf),
    marks: (code) => marksOf(rows, code, releaseOf('claim-marks')),
    indexTerms: (code) => indexTermsOf(rows, code, releaseOf('index')),
    neoplasmCells: (code) => findNeoplasmCells(rows, code),
    get neoplasms() {
      neoplasms ??= readNeoplasms(rows);
      return neoplasms;
    },
  };
}

/** Ways up and down the outline. Codes go up by their characters, categories by the outline. */
class Steps {
  readonly #rows: NotesRows;
  #places: Map<string, number> | undefined;

  constructor(rows: NotesRows) {
    this.#rows = rows;
  }

  /** Places of the code itself and of the codes above it that the notes know, nearest first. */
  codePlaces(code: string): number[] {
    const bare = bareCode(code, 'icd10cm') ?? '';
    const found: number[] = [];
    for (let length = bare.length; length >= 3; length -= 1) {
      const place = placeOf(this.#rows.codeKeys, codeKey('icd10cm', bare.slice(0, length)));
      if (place >= 0) found.push(place);
    }
    return found;
  }

  /** Blocks and chapter around a code, nearest first. */
  around(code: string): Step[] {
    const category = bareCode(code, 'icd10cm')?.slice(0, 3) ?? '';
    const row = this.#outlineRow(category);
    return row?.kind === 'category' ? this.#above(row) : [];
  }

  below(key: string | null): Step[] {
    return this.#rows
      .outline()
      .map((row, at) => ({ row, at }))
      .filter(({ row }) => row.parent === (key ?? ''))
      .map(({ row, at }) => this.#step(row, at));
  }

  byKey(key: string): Step | undefined {
    const row = this.#outlineRow(key);
    return row && row.kind !== 'category' ? this.#step(row, this.#placeOf(key)) : undefined;
  }

  #above(row: OutlineRow): Step[] {
    const parent = this.#outlineRow(row.parent);
    return parent ? [this.#step(parent, this.#placeOf(parent.key)), ...this.#above(parent)] : [];
  }

  #step(row: OutlineRow, at: number): Step {
    if (row.kind !== 'category') return { kind: row.kind, key: row.key, title: row.title, holder: at };
    return this.codeStep(placeOf(this.#rows.codeKeys, codeKey('icd10cm', row.key)));
  }

  codeStep(place: number): Step {
    return {
      kind: 'code',
      key: codeOf(this.#rows.codeKeys[place] ?? 0),
      title: this.#rows.codeTitle(place),
      holder: holderAt(this.#rows, place),
    };
  }

  #outlineRow(key: string): OutlineRow | undefined {
    return this.#rows.outline()[this.#placeOf(key)];
  }

  #placeOf(key: string): number {
    this.#places ??= new Map(this.#rows.outline().map((row, at) => [row.key, at]));
    return this.#places.get(key) ?? -1;
  }
}

function plainStep({ kind, key, title }: Step): OutlineStep {
  return { kind, key, title };
}

function holderOf(step: Step, isInherited: boolean): NoteHolder {
  return { ...plainStep(step), isInherited };
}

/** Those that the nearest step defines: no code below a definition is whole without a 7th character. */
function seventhOf(
  rows: NotesRows,
  steps: Steps,
  code: string,
  releaseOf: (part: NotesPart) => string,
): SeventhCharacters | null {
  const own = withDot(bareCode(code, 'icd10cm') ?? '');
  for (const place of steps.codePlaces(code)) {
    const at = rows.seventhHolders.indexOf(holderAt(rows, place));
    if (at < 0) continue;
    const { part, note, choices } = rows.seventh(at);
    const step = steps.codeStep(place);
    return { holder: holderOf(step, step.key !== own), release: releaseOf(part), note, choices };
  }
  return null;
}

/** Codes are numbered after the rows of the outline. */
function holderAt({ holderCount, codeKeys }: NotesRows, place: number): number {
  return holderCount - codeKeys.length + place;
}

function marksOf(rows: NotesRows, code: string, release: string): CodeMark[] {
  const key = codeKey('icd10cm', bareCode(code, 'icd10cm') ?? '');
  const found: CodeMark[] = [];
  for (let at = firstNotBelow(rows.markKeys, key); rows.markKeys[at] === key; at += 1)
    found.push({ mark: rows.mark(at).mark, release });
  return found;
}

/** Lines that lead to the code, then those that lead to a code above it and leave the rest to the tabular list. */
function indexTermsOf(rows: NotesRows, code: string, release: string): IndexTerm[] {
  const bare = bareCode(code, 'icd10cm') ?? '';
  const found: IndexTerm[] = [];
  for (let length = bare.length; length >= 3; length -= 1) {
    const key = codeKey('icd10cm', bare.slice(0, length));
    for (let at = firstEntry(rows, key); at < rows.entryOrder.length; at += 1) {
      const place = rows.entryOrder[at] ?? 0;
      if (rows.entryKeys[place] !== key) break;
      const row = rows.indexRow(place);
      found.push({
        path: row.path,
        isOpen: row.code.endsWith('-'),
        manifestation: row.manifestation === '' ? null : row.manifestation,
        release,
      });
    }
  }
  return found;
}

function firstEntry({ entryKeys, entryOrder }: NotesRows, key: number): number {
  let low = 0;
  let high = entryOrder.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entryKeys[entryOrder[middle] ?? 0] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
