/**
 * What lies in the browser's database between one worker and the next. Every method of the store is one transaction:
 * it happens whole or not at all. Written by one updater at a time: a job carries the mark of its last holder, and a
 * write of anybody else throws `NotHolder`, so that two workers never mix their halves.
 */
import type { IsoDate } from '../codes/types.ts';
import type {
  FoundPackage,
  PackageKind,
  TableBytes,
  TableSetFacts,
  TroubleReport,
  UpdateState,
  UpdateStep,
} from './types.ts';

/** Which sets are in use. `null` stands for the packaged tables. */
export interface Pointer {
  readonly inUse: string | null;
  /** What "go back" brings; `undefined` where there is nothing to go back to. */
  readonly previous: string | null | undefined;
  /** Stamp of the packaged tables on which the sets stand: see `stampOf`. */
  readonly base: string;
}

/** Facts of a stored set. */
export interface SetFacts extends TableSetFacts {
  readonly base: string;
  /** Ids of the inputs it was compiled from, in order. */
  readonly inputs: readonly string[];
}

/** A package of a job, and how much of it has come. */
export interface JobPackage extends FoundPackage {
  /** Name of the file, as shown. */
  readonly file: string;
  /** Bytes in the store. */
  readonly received: number;
  /** Chunks in the store. */
  readonly chunks: number;
  /** `ETag`, else `Last-Modified`, of the file that the chunks belong to: what `If-Range` asks for. */
  readonly validator: string | null;
  /** Id of the input it has become; `null` until it is unpacked. */
  readonly input: string | null;
  /** It could not be used; the job goes on without it. */
  readonly isRefused: boolean;
}

/** An update on its way. */
export interface Job {
  readonly id: number;
  readonly holder: string;
  readonly cause: 'look' | 'dropped' | 'installed';
  readonly step: Exclude<UpdateStep, 'look'>;
  /** Stamp of the packaged tables it stands on; empty until a worker has taken it up. */
  readonly base: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly packages: readonly JobPackage[];
  /** Inputs below the packages: those of the set in use. */
  readonly inputs: readonly string[];
  /** Id of the set it will make. */
  readonly set: string;
  /** How often a worker has taken it up since it last came forward: a job that kills its worker is given up. */
  readonly starts: number;
}

/** A member of a package, compressed as it came: see `ZipMember`. */
export interface InputMember {
  readonly name: string;
  readonly isDeflated: boolean;
  readonly size: number;
  readonly crc: number;
  readonly bytes: ArrayBuffer;
}

/** What is wanted out of a package. Kept, so that a new version of the extension can compile it again. */
export interface UpdateInput {
  readonly id: string;
  readonly kind: PackageKind;
  readonly release: string;
  readonly name: string;
  readonly from: IsoDate;
  /** Name of the package, as shown. */
  readonly file: string;
  /** Of the package as it came. */
  readonly sha256: string;
  readonly members: readonly InputMember[];
}

/** What is known of an address. No query, no fragment. */
export interface KnownAddress {
  readonly url: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** What it said then, for a 304: names of a listing, or the text of a manifest; `null` for "not there". */
  readonly text: string | null;
  /** Epoch milliseconds. */
  readonly askedAt: number;
}

/** A package that could not be used, and is left alone for a while. */
export interface RefusedPackage {
  readonly url: string;
  readonly release: string;
  /** Epoch milliseconds. */
  readonly until: number;
  readonly times: number;
}

/** The updater's diary: one small record. Times in epoch milliseconds. */
export interface Diary {
  /** At least 0, less than 1, drawn once: spreads this install over the hours. */
  readonly spread: number | null;
  readonly lastLook: number | null;
  readonly lastResult: UpdateState['lastResult'];
  /** A time set for the next look, where it is not the ordinary one. */
  readonly dueAt: number | null;
  /** Looks failed without a break. */
  readonly failures: number;
  readonly troubleSince: number | null;
  readonly trouble: TroubleReport | null;
  /** Until when the server asked to be left alone. */
  readonly restUntil: number | null;
  /** Requests of a day: "2026-11-23". */
  readonly day: IsoDate | null;
  readonly requests: number;
  readonly refused: readonly RefusedPackage[];
  /** Input ids that the user has gone back from. */
  readonly declined: readonly string[];
  /** Facts of the packaged tables, by their stamp, so that asking for them opens no table. */
  readonly packaged: { readonly base: string; readonly facts: TableSetFacts } | null;
}

/** Another worker has taken the job over: stop, and touch nothing. */
export class NotHolder extends Error {
  override readonly name = 'NotHolder';
}

/** The database. Rejects with the browser's own errors: `QuotaExceededError` for a full disk. */
export interface TableStore {
  pointer(): Promise<Pointer | null>;
  facts(id: string): Promise<SetFacts | null>;
  tables(id: string): Promise<TableBytes | null>;
  table(id: string, table: keyof TableBytes): Promise<ArrayBuffer | null>;
  inputs(ids: readonly string[]): Promise<UpdateInput[]>;

  diary(): Promise<Diary>;
  changeDiary(change: (diary: Diary) => Diary): Promise<Diary>;
  address(url: string): Promise<KnownAddress | null>;
  keepAddress(address: KnownAddress): Promise<void>;

  /** The next job: the oldest that needs no network, else the oldest. */
  nextJob(): Promise<Job | null>;
  job(id: number): Promise<Job | null>;
  /**
   * Add a job, unless one with the same cause is there already: two workers that look at once come to the same thing.
   * @returns the one that is there
   */
  addJob(job: Omit<Job, 'id'>): Promise<Job>;
  /** Take a job over from whoever held it, or `null` where it is gone. */
  takeJob(id: number, holder: string): Promise<Job | null>;
  /** @throws NotHolder */
  changeJob(job: Job): Promise<void>;
  /** Remove a job with everything that only it needs. @throws NotHolder */
  endJob(job: Job): Promise<void>;

  /** Add a chunk of a package; `job` already counts it. @throws NotHolder */
  addChunk(job: Job, at: number, number: number, bytes: ArrayBuffer): Promise<void>;
  /** Forget the chunks of a package; `job` already counts none. @throws NotHolder */
  dropChunks(job: Job, at: number): Promise<void>;
  chunks(job: Job, at: number): Promise<ArrayBuffer[]>;
  /** Keep what was wanted out of a package and forget its chunks; `job` already names it. @throws NotHolder */
  keepInput(job: Job, at: number, input: UpdateInput): Promise<void>;
  /** @throws NotHolder */
  keepCompiled(job: Job, tables: TableBytes): Promise<void>;
  compiled(job: Job): Promise<TableBytes | null>;
  /** Make the compiled tables a set; they are not in use yet. @throws NotHolder */
  saveSet(job: Job, facts: SetFacts): Promise<void>;
  /** The one step that changes what is in use: pointer, end of the job, removal of what nothing needs. @throws NotHolder */
  swap(job: Job, pointer: Pointer): Promise<void>;
  /** Change the pointer without a job: going back, or falling back to the packaged tables. */
  point(pointer: Pointer): Promise<void>;

  /** Keep a file that the user has dropped, without its name, and the job that takes it up. */
  addDropped(bytes: ArrayBuffer, now: number): Promise<void>;
  /** Delete everything. */
  clear(): Promise<void>;
}
