/**
 * What the panel asks of the code book, and what comes back. The book lives in a worker: nothing here is a table,
 * only questions and their short answers.
 */
import type { Change, ChangeKind } from '../utils/codes/changes.ts';
import type { CodeDescription, OutlineDescription } from '../utils/codes/describe-code-types.ts';
import type { ChangeFilter } from '../utils/codes/filter-changes.ts';
import type { NeoplasmAnswer, NeoplasmQuestion } from '../utils/codes/find-neoplasm.ts';
import type { Axis, CodeSystem, IsoDate, Release, Stand } from '../utils/codes/types.ts';
import type { NoteText } from '../utils/note/types.ts';
import type { Review } from '../utils/review/types.ts';
import type { Query, SearchResult } from '../utils/search/types.ts';

/** A code by name, as a claim writes it. */
export interface CodeRef {
  readonly system: CodeSystem;
  readonly code: string;
}

/** What can be said at once when the book has opened. */
export interface BookFacts {
  readonly size: number;
  readonly releases: readonly Release[];
  /** What the review looks for, by id: so that an empty review can say in words what was checked. */
  readonly rules: readonly { readonly id: string; readonly title: string }[];
  /** Id of the update that the tables come from; left out where they came with the extension. */
  readonly set?: string;
}

/** Codes that say more than the one asked about. */
export interface MoreSpecific {
  /** What is left open; empty for a header, which simply needs more characters. */
  readonly axes: readonly Axis[];
  /** The first of them, billable on the date, in the book's order. */
  readonly codes: readonly (CodeRef & { readonly title: string })[];
  /** How many there are in all. */
  readonly total: number;
}

/** One code on one date. */
export interface CodeCard extends CodeRef {
  /** Empty where the book does not know the code. */
  readonly title: string;
  readonly stand: Stand;
  /** `null` where the code is as specific as its system gets. */
  readonly moreSpecific: MoreSpecific | null;
}

/** A note to review. It goes with its answer. */
export interface ReviewQuestion {
  readonly note: NoteText;
  /** Date of service. */
  readonly date: IsoDate;
  /** Ids of rules that the user has switched off. */
  readonly rulesOff: readonly string[];
}

/** The questions, by kind. */
export interface DeskJobs {
  open: Record<never, never>;
  search: { readonly query: Query };
  review: ReviewQuestion;
  cards: { readonly refs: readonly CodeRef[]; readonly date: IsoDate };
  card: { readonly ref: CodeRef; readonly date: IsoDate };
  /** `null` for the list of chapters. */
  outline: { readonly key: string | null };
  neoplasm: NeoplasmQuestion;
  changes: ChangesQuestion & {
    /** Codes of the user's own, to be looked for among the changes. */
    readonly mine: readonly CodeRef[];
    readonly limit: number;
  };
  'changes-csv': ChangesQuestion;
}

/** The answer to each kind of question. */
export interface DeskAnswers {
  open: BookFacts;
  search: SearchResult;
  review: Review;
  /** One for each code asked about, in the same order. */
  cards: readonly CodeCard[];
  card: CodeDescription;
  outline: OutlineAnswer;
  /** `null` where the notes, which hold the neoplasm table, would not open. */
  neoplasm: NeoplasmFound | null;
  /** `null` where the book does not hold one of the releases. */
  changes: ChangesFound | null;
  /** A text for a spreadsheet; `null` as above. */
  'changes-csv': string | null;
}

/** A chapter or block; or why there is none: the notes would not open, or no chapter or block has this key. */
export type OutlineAnswer =
  | { readonly found: OutlineDescription; readonly missing: null }
  | { readonly found: null; readonly missing: 'notes' | 'step' };

/** Sites of the neoplasm table. */
export interface NeoplasmFound extends NeoplasmAnswer {
  /** The release of the table: "April 2026". */
  readonly release: string;
}

/** Two releases of a system, by name, and what of their changes is wanted. */
export interface ChangesQuestion extends ChangeFilter {
  readonly system: CodeSystem;
  readonly from: string;
  readonly to: string;
}

export interface ChangesFound {
  /** The older one first, whichever way round it was asked. */
  readonly from: Release;
  readonly to: Release;
  /** The first that fit, dermatology first. */
  readonly rows: readonly Change[];
  /** How many fit in all. */
  readonly total: number;
  /** What each kind would show under the other filters. */
  readonly counts: Readonly<Record<ChangeKind, number>>;
  /** Changes of the user's own codes, whatever the filters. */
  readonly mine: readonly Change[];
  /** What the files at hand do not say, a sentence each. */
  readonly notKnown: readonly string[];
}

export type DeskKind = keyof DeskJobs;

/** One question on its way to the worker. `id` comes back with the answer. */
export type DeskRequest<K extends DeskKind = DeskKind> = {
  [P in K]: { readonly kind: P; readonly id: number; readonly job: DeskJobs[P] };
}[K];

/** The asker no longer wants the answer. */
export interface DeskCancel {
  readonly kind: 'cancel';
  readonly id: number;
}

export type DeskReply<K extends DeskKind = DeskKind> = {
  [P in K]: { readonly kind: P; readonly id: number; readonly answer: DeskAnswers[P] };
}[K];

/** `tables`: the packaged tables would not open, trying again may help. `fault`: a mistake of ours. */
export type TroubleKind = 'tables' | 'fault' | 'cancelled';

export interface DeskTrouble {
  readonly kind: 'trouble';
  readonly id: number;
  readonly trouble: TroubleKind;
  /** One sentence for the user. Never holds text of a note. */
  readonly message: string;
}

/** Why a question has no answer. `message` is a sentence for the user. */
export class BookTrouble extends Error {
  override readonly name = 'BookTrouble';
  readonly trouble: TroubleKind;

  constructor(trouble: TroubleKind, message: string) {
    super(message);
    this.trouble = trouble;
  }
}

/**
 * The code book as the panel sees it. Every promise rejects with `BookTrouble`; a question whose signal is aborted,
 * or that a newer one of its kind has replaced (search, review, neoplasm table, changes), rejects as `cancelled`.
 */
export interface BookClient {
  /** Open the book, or try again after it would not open. Cheap once it is open. */
  open(): Promise<BookFacts>;
  /**
   * Take other tables over: open those that are in use by now, and ask them from then on. The old ones answer until
   * the new ones are open; what waits then is `cancelled`, to be asked again.
   * @throws BookTrouble where the new ones would not open: the old ones stay
   */
  renew(): Promise<void>;
  search(query: Query, signal?: AbortSignal): Promise<SearchResult>;
  review(question: ReviewQuestion, signal?: AbortSignal): Promise<Review>;
  cards(refs: readonly CodeRef[], date: IsoDate, signal?: AbortSignal): Promise<readonly CodeCard[]>;
  /** One code with everything that stands beside it. Its `aside` is `null` where the notes would not open. */
  card(ref: CodeRef, date: IsoDate, signal?: AbortSignal): Promise<CodeDescription>;
  outline(key: string | null, signal?: AbortSignal): Promise<OutlineAnswer>;
  neoplasm(question: NeoplasmQuestion, signal?: AbortSignal): Promise<NeoplasmFound | null>;
  changes(question: DeskJobs['changes'], signal?: AbortSignal): Promise<ChangesFound | null>;
  changesCsv(question: ChangesQuestion): Promise<string | null>;
}
