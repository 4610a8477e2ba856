/** The card of a code: everything the book and its notes say about it on one date, as plain data. */
import type {
  CodeMark,
  IndexTerm,
  NeoplasmColumn,
  NoteHolder,
  NoteKind,
  OutlineStep,
} from './notes-types.ts';
import type { Axis, CodeEvent, CodeSystem, IsoDate, Stand, Standing, Successors } from './types.ts';

/** A code as far as a line about it needs. */
export interface CodeLine {
  readonly system: CodeSystem;
  readonly code: string;
  readonly title: string;
  readonly standing: Standing;
}

/** The first codes of a list, and how long it is. */
export interface CodeLines {
  readonly codes: readonly CodeLine[];
  readonly total: number;
}

/** Where a step or a link leads: a card, or a chapter or block by its key. */
export type LinkTo =
  | { readonly kind: 'card'; readonly code: string }
  | { readonly kind: 'outline'; readonly key: string };

/** A stretch of a note's text that leads somewhere. End exclusive. */
export interface NoteLink {
  readonly start: number;
  readonly end: number;
  readonly to: LinkTo;
}

export interface NoteLine {
  readonly text: string;
  readonly links: readonly NoteLink[];
  /** The release it was read in. */
  readonly release: string;
}

/** The notes of one kind that stand at one place. */
export interface NoteBlock {
  readonly kind: NoteKind;
  readonly holder: NoteHolder;
  readonly lines: readonly NoteLine[];
}

/** One choice for the 7th character. */
export interface SeventhChoice {
  readonly character: string;
  readonly meaning: string;
  /** The whole code with it, X in the empty places. `null` where more than the 7th character is open. */
  readonly finished: CodeLine | null;
  /** The code asked about has this one. */
  readonly isOwn: boolean;
}

export interface SeventhChoices {
  readonly holder: NoteHolder;
  readonly release: string;
  readonly choices: readonly SeventhChoice[];
}

/** A cell of the neoplasm table. */
export interface TableCell {
  /** Outermost site first. Empty for the row of the table itself. */
  readonly path: readonly string[];
  readonly column: NeoplasmColumn;
  readonly release: string;
}

/** What stands beside the code in the official lists. */
export interface CodeAside {
  /** By kind in the order of the tabular list, each kind nearest first: the code's own before what it inherits. */
  readonly notes: readonly NoteBlock[];
  /** The kinds of which there is none, neither its own nor inherited. */
  readonly absent: readonly NoteKind[];
  readonly seventh: SeventhChoices | null;
  readonly marks: readonly CodeMark[];
  readonly indexTerms: readonly IndexTerm[];
  readonly indexTermsTotal: number;
  /** The cells of the neoplasm table that hold the code. */
  readonly tableCells: readonly TableCell[];
}

/** What an unspecified title leaves open, and the codes that say it. */
export interface LeftOpen extends CodeLines {
  readonly axes: readonly Axis[];
}

/** What serves in place of the code on the date. `neighbours` is our own reading. */
export interface Serves extends CodeLines {
  readonly kind: Successors['kind'];
}

export interface CodeDescription {
  readonly system: CodeSystem;
  /** As the book writes it; as it was asked for where the book does not hold it. */
  readonly code: string;
  /** Empty where the book or the official files hold none. */
  readonly title: string;
  readonly isModifier: boolean;
  readonly date: IsoDate;
  readonly stand: Stand;
  /** The steps above, chapter first. For a code that no book holds, those of the longest start of it that is known. */
  readonly path: readonly OutlineStep[];
  /** Codes with the same step above, without the code itself. */
  readonly siblings: CodeLines;
  /** Its place among them. */
  readonly before: CodeLine | null;
  readonly after: CodeLine | null;
  /** One step down. */
  readonly children: CodeLines;
  /** How many billable codes lie below it. */
  readonly billableBelow: number;
  readonly serves: Serves | null;
  readonly leftOpen: LeftOpen | null;
  /** Codes that may be meant by one that no book holds: X in the places left empty. */
  readonly meant: readonly CodeLine[];
  readonly history: readonly CodeEvent[];
  /** Where title and days come from, in sentences. */
  readonly sources: readonly string[];
  /** `null` where the notes would not open: then `path` begins at the category. */
  readonly aside: CodeAside | null;
}

/** A chapter, a block, or the list of chapters. */
export interface OutlineDescription {
  /** `null` for the list of chapters. */
  readonly step: OutlineStep | null;
  /** The steps above it, chapter first. */
  readonly path: readonly OutlineStep[];
  readonly below: readonly OutlineStep[];
  /** Steps with the same one above, without the step itself. */
  readonly siblings: readonly OutlineStep[];
  /** Its place among them. */
  readonly before: OutlineStep | null;
  readonly after: OutlineStep | null;
  readonly notes: readonly NoteBlock[];
  /** The kinds of note of which none stands here. */
  readonly absent: readonly NoteKind[];
}
