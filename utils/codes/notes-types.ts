/**
 * What the official lists say beside a code: chapters and blocks, instructional notes, 7th characters, Medicare's marks,
 * the neoplasm table and the index. Compiled into a container of its own (`notes.bin`), because nothing of it is needed
 * before somebody looks a code up.
 *
 * Sources: ICD-10-CM tabular list, neoplasm table and index (CDC/NCHS), Medicare Code Editor (CMS).
 */
import type { IsoDate } from './types.ts';

/** The kinds of note, in the order in which the tabular list prints them. */
export const NOTE_KINDS = [
  'note',
  'includes',
  'inclusion',
  'code-first',
  'use-additional',
  'code-also',
  'excludes1',
  'excludes2',
] as const;

/**
 * `inclusion`: terms that the code itself stands for. `includes`: what a category, block or chapter takes in.
 * `excludes1`: not together with it, unless the two are unrelated (Guidelines I.A.12.a). `excludes2`: not part of it,
 * both may be coded. `note`: any other remark.
 */
export type NoteKind = (typeof NOTE_KINDS)[number];

/** A step of the outline: chapter, block (there are blocks within blocks), or code. */
export interface OutlineStep {
  readonly kind: 'chapter' | 'block' | 'code';
  /** "12" for a chapter, "L20-L30" for a block ("T07-T07" for a block of one category), "L20.81" for a code. */
  readonly key: string;
  readonly title: string;
}

/** Where a note stands. */
export interface NoteHolder extends OutlineStep {
  /** True where it stands above the code that was asked about. */
  readonly isInherited: boolean;
}

/** A code or range of codes that a note names in its text. */
export interface NoteTarget {
  /** Place in the text of the note, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Category or code as written, with its dot, without the dash that stands for further characters: "L23". */
  readonly first: string;
  /** The same as `first` for a single code; the last of a range: "P04-P96". */
  readonly last: string;
}

/** One line of a note. */
export interface CodeNote {
  readonly kind: NoteKind;
  readonly text: string;
  readonly targets: readonly NoteTarget[];
  readonly holder: NoteHolder;
  /** The release it was read in: "April 2026", "FY2027". */
  readonly release: string;
}

/** The choices for the 7th character of a code. */
export interface SeventhCharacters {
  readonly holder: NoteHolder;
  readonly release: string;
  /** To which codes they are added, in the list's words. */
  readonly note: string;
  readonly choices: readonly { readonly character: string; readonly meaning: string }[];
}

/** What Medicare's claim editor knows of a code. */
export type ClaimMark =
  /** Never the first diagnosis, on any claim. */
  | 'manifestation'
  /** Not accepted as principal diagnosis of an inpatient stay. Says nothing of an office visit. */
  | 'unacceptable-principal'
  | 'unacceptable-principal-unless-secondary';

export interface CodeMark {
  readonly mark: ClaimMark;
  /** "MCE July 2026". */
  readonly release: string;
}

/** A line of the Alphabetic Index that leads to a code. */
export interface IndexTerm {
  /** Main term first: ["Dermatitis", "contact", "allergic"]. */
  readonly path: readonly string[];
  /** True where the index writes a dash: it leads to the head, more characters are needed. */
  readonly isOpen: boolean;
  /** The code the index puts in brackets behind this one: the manifestation that goes with it. `null` for none. */
  readonly manifestation: string | null;
  readonly release: string;
}

/** Columns of the neoplasm table, in its order. */
export const NEOPLASM_COLUMNS = [
  'primary',
  'secondary',
  'in-situ',
  'benign',
  'uncertain',
  'unspecified',
] as const;

export type NeoplasmColumn = (typeof NEOPLASM_COLUMNS)[number];

/** A cell: the code, and whether the table writes a dash behind it. `null` for an empty cell. */
export interface NeoplasmCell {
  readonly code: string;
  readonly isOpen: boolean;
}

export interface NeoplasmRow {
  /** Outermost site first: ["skin", "nose (external)", "basal cell carcinoma"]. Empty for the row of the table itself. */
  readonly path: readonly string[];
  /** "see also" of the table, as written; empty for none. */
  readonly see: string;
  readonly cells: Readonly<Record<NeoplasmColumn, NeoplasmCell | null>>;
  /** True for the rows below "skin" and for rows whose codes are those of the skin. */
  readonly isSkin: boolean;
}

/** Where the neoplasm table has a code. */
export interface NeoplasmPlace {
  /** As in `NeoplasmRow`. */
  readonly path: readonly string[];
  readonly column: NeoplasmColumn;
}

/** Everything that stands beside the codes. Pure and synchronous, like the book. Codes are written with their dot. */
export interface CodeNotes {
  /** Releases by part, as shown: the card says where a note was read. */
  readonly releases: readonly {
    readonly part: NotesPart;
    readonly release: string;
    readonly from: IsoDate;
  }[];
  /** Chapter and blocks that hold a code, outermost first. Empty for a code outside of every chapter. */
  outline(code: string): readonly OutlineStep[];
  /** The steps right below: chapters for `null`, blocks or categories for a chapter or block. Categories come as codes. */
  below(key: string | null): readonly OutlineStep[];
  /** A chapter or block by its key. */
  step(key: string): OutlineStep | undefined;
  /** All notes that hold for a code, its own first, then those of the steps above it, nearest first. */
  notes(code: string): readonly CodeNote[];
  /** Notes of a chapter or block itself. */
  notesOfStep(key: string): readonly CodeNote[];
  /** The choices for the 7th character, where the code takes one; `null` where it takes none. */
  seventh(code: string): SeventhCharacters | null;
  marks(code: string): readonly CodeMark[];
  indexTerms(code: string): readonly IndexTerm[];
  /** Where the neoplasm table has this very code, skin first. Does not put the whole table together. */
  neoplasmCells(code: string): readonly NeoplasmPlace[];
  /** The whole table, in its own order, skin rows first. */
  readonly neoplasms: readonly NeoplasmRow[];
}

export type NotesPart = 'tabular' | 'tabular-skin' | 'neoplasm' | 'index' | 'claim-marks';
