/**
 * The words of updates: where releases come from, how far an update has come, which tables are in use.
 *
 * An update is a row of steps. Each reads what the step before has put into the store and puts its own result there,
 * so that a worker that dies at any moment loses one step at most. Nothing in use is touched until the last step, which
 * is one transaction.
 */
import type { NotesPart } from '../codes/notes-types.ts';
import type { CodeSystem, IsoDate } from '../codes/types.ts';

/** What an update can bring. */
export const PACKAGE_KINDS = ['icd10cm-order', 'icd10cm-tables', 'hcpcs'] as const;
export type PackageKind = (typeof PACKAGE_KINDS)[number];

/** An official package, seen in a listing or dropped by the user. */
export interface FoundPackage {
  readonly kind: PackageKind;
  /** Key of the release it brings, as the tables write it: "fy2028", "fy2028-april", "2027-january". */
  readonly release: string;
  /** As shown: "FY2028", "January 2027". */
  readonly name: string;
  /** First day in force. */
  readonly from: IsoDate;
  /** Where it can be fetched; `null` for a dropped file. */
  readonly url: string | null;
  /** Lower-case hex SHA-256, where the source states one. */
  readonly sha256: string | null;
  readonly bytes: number | null;
}

/** Where updates are looked for. */
export type UpdateSource =
  | { readonly kind: 'official' }
  /** A folder that the practice keeps: our manifest in it, or a copy of CDC's folders. Ends with a slash. */
  | { readonly kind: 'mirror'; readonly url: string };

export interface UpdateSettings {
  /** Off at install: no address is asked for, and nothing is fetched, until the user turns updates on. */
  readonly isOn: boolean;
  readonly source: UpdateSource;
  /** Hours between two looks, before jitter: 24 at least. */
  readonly everyHours: number;
  /** Settings that the organization has set and the user cannot change. */
  readonly managed: readonly ('isOn' | 'source' | 'everyHours')[];
}

/** The steps of an update, in order. */
export const UPDATE_STEPS = ['look', 'fetch', 'unpack', 'compile', 'check', 'save', 'swap'] as const;
export type UpdateStep = (typeof UPDATE_STEPS)[number];

/** Why an update did not come about. Every one has its sentence and a next step in `say-trouble.ts`. */
export const UPDATE_TROUBLES = [
  'updates-off',
  'offline',
  'no-permission',
  'unreachable',
  'timeout',
  'not-found',
  'server-error',
  'server-busy',
  'asked-enough',
  'login-page',
  'listing-unreadable',
  'manifest-unreadable',
  'not-a-zip',
  'cut-off',
  'too-big',
  'wrong-file',
  'wrong-hash',
  'wrong-shape',
  'wrong-counts',
  'older',
  'gap',
  'too-new',
  'clock-wrong',
  'storage-full',
  'storage-broken',
  'fault',
] as const;
export type UpdateTrouble = (typeof UPDATE_TROUBLES)[number];

/** A sentence for the user and what can be done next. Never holds an address with a query, never a note. */
export interface TroubleReport {
  readonly trouble: UpdateTrouble;
  readonly sentence: string;
  readonly nextStep: string;
}

/** Newest release of one part of the tables, as shown: what an update lacks keeps its older name here. */
export interface PartRelease {
  readonly part: CodeSystem | NotesPart;
  readonly name: string;
  /** First day in force. */
  readonly from: IsoDate;
}

/** The tables of one moment: what is in use, or was before. */
export interface TableSetFacts {
  readonly id: string;
  /** `packaged`: they came with the extension. */
  readonly origin: 'packaged' | 'update';
  /** Epoch milliseconds; 0 for the packaged ones. */
  readonly madeAt: number;
  readonly releases: readonly PartRelease[];
  /** What it was made from, beside the packaged tables. */
  readonly sources: readonly { readonly file: string; readonly sha256: string }[];
}

/** Everything the options page and the panel show of updates. Plain JSON. */
export interface UpdateState {
  readonly settings: UpdateSettings;
  readonly inUse: TableSetFacts;
  /** What "go back" would bring; `null` where there is nothing to go back to. Going back twice is an undo. */
  readonly previous: TableSetFacts | null;
  /** An update on its way. `done` and `total` in units of the step: bytes for `fetch`, else parts of the work. */
  readonly job: {
    readonly step: UpdateStep;
    /** "FY2028", or "FY2028 and January 2028"; empty while looking. */
    readonly name: string;
    readonly done: number;
    readonly total: number | null;
  } | null;
  /** Epoch milliseconds of the last look that came to an end. */
  readonly lastLook: number | null;
  /** `null` where updates are off. */
  readonly nextLook: number | null;
  /** What the last look or dropped file came to. */
  readonly lastResult: 'nothing-new' | 'updated' | 'trouble' | null;
  /** What happened last, and has not been put right since. */
  readonly trouble: TroubleReport | null;
  /** Since when looks have failed without a break, epoch milliseconds: the panel speaks up only after days. */
  readonly troubleSince: number | null;
}

/** The three compiled containers. */
export interface TableBytes {
  readonly book: ArrayBuffer;
  readonly search: ArrayBuffer;
  readonly notes: ArrayBuffer;
}
