/**
 * The notes of the code book as rows: what the official files come to, what `assets/codes/notes` holds as text, and what
 * a compiled `notes.bin` can be taken apart into again.
 */
import type { ClaimMark, NoteKind, NotesPart } from './notes-types.ts';
import type { IsoDate } from './types.ts';

/** Where a part was read. */
export interface NotesSource {
  readonly part: NotesPart;
  /** As shown: "April 2026", "FY2027". */
  readonly release: string;
  /** First day in force. */
  readonly from: IsoDate;
  /** Name of the official file, without its folder. */
  readonly file: string;
  readonly sha256: string;
  /** What the official file held, as counted when it was read: "excludes1 5407, excludes2 2520". */
  readonly read: string;
  /** The same for what of it is in the tables: less than was read where a newer part lies over it. */
  readonly kept: string;
}

/** A chapter, block or category. Parents come before what they hold. */
export interface OutlineRow {
  readonly kind: 'chapter' | 'block' | 'category';
  /** "12", "L20-L30", "L20"; a block of one category: "T07-T07". */
  readonly key: string;
  /** Key of the step above; empty for a chapter. */
  readonly parent: string;
  /** Empty for a category: the code book has its title. */
  readonly title: string;
}

/** Parts that tell how the tabular list reads: the whole list, or the newer skin part laid over it. */
export type TabularPart = 'tabular' | 'tabular-skin';

export interface NoteRow {
  /** Key of a chapter or block, or a code with its dot. */
  readonly holder: string;
  readonly kind: NoteKind;
  readonly part: TabularPart;
  readonly text: string;
}

/** The 7th characters that one holder defines. */
export interface SeventhRow {
  readonly holder: string;
  readonly part: TabularPart;
  /** To which codes they are added, in the list's words. */
  readonly note: string;
  readonly choices: readonly { readonly character: string; readonly meaning: string }[];
}

/** Kinds of note of a holder that were read whole in the skin part, so that what is not there does not exist. */
export interface SkinReadRow {
  readonly holder: string;
  readonly kinds: readonly NoteKind[];
}

export interface NeoplasmTableRow {
  /** Outermost first; empty for the row of the table itself. */
  readonly path: readonly string[];
  /** "see also Neoplasm, skin"; empty for none. */
  readonly see: string;
  /** As the table writes them: "C44.311", "C79.8-", empty for none. In the order of `NEOPLASM_COLUMNS`. */
  readonly cells: readonly string[];
}

export interface IndexRow {
  readonly path: readonly string[];
  /** As the index writes it: "L02.91", "L02.41-". */
  readonly code: string;
  /** In the same form; empty for none. */
  readonly manifestation: string;
}

/** A line of the index that sends elsewhere: "Abscess > web space", "see Abscess, hand". */
export interface SeeRow {
  readonly path: readonly string[];
  readonly see: string;
}

export interface MarkRow {
  readonly code: string;
  readonly mark: ClaimMark;
}

/** Everything `notes.bin` is compiled from. */
export interface NotesTables {
  readonly sources: readonly NotesSource[];
  /** In the order of the list. */
  readonly outline: readonly OutlineRow[];
  /** A holder's notes of one kind are in the order of the list; any order otherwise. */
  readonly notes: readonly NoteRow[];
  readonly seventh: readonly SeventhRow[];
  readonly skinRead: readonly SkinReadRow[];
  readonly neoplasm: readonly NeoplasmTableRow[];
  readonly index: readonly IndexRow[];
  readonly see: readonly SeeRow[];
  readonly marks: readonly MarkRow[];
  /** Titles of categories and of codes that hold notes. Codes with their dot. */
  readonly titles: ReadonlyMap<string, string>;
}
