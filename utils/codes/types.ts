/**
 * The words of the code book. Everything here is plain data: it crosses worker borders by structured clone.
 *
 * Sources: ICD-10-CM order files (CDC/NCHS), HCPCS Level II (CMS), CMS indicators for dermatology procedure numbers.
 */

/** A published code system. */
export type CodeSystem = 'icd10cm' | 'hcpcs' | 'cpt';

export const CODE_SYSTEMS: readonly CodeSystem[] = ['icd10cm', 'hcpcs', 'cpt'];

/** What an entry is on a date of service. */
export type Standing = 'billable' | 'header' | 'not-yet' | 'retired' | 'unknown';

/** A calendar day, `YYYY-MM-DD`. Plain strings compare in date order. */
export type IsoDate = string;

/** The place of an entry in the book. Valid only within the book that gave it out. */
export type EntryId = number;

/** One published edition of a code system. */
export interface Release {
  /** As shown: "FY2027", "January 2025". */
  readonly name: string;
  readonly system: CodeSystem;
  /** First day it is in force. */
  readonly from: IsoDate;
  /** Last day it is in force; `null` where the publisher sets no end. */
  readonly to: IsoDate | null;
}

export interface Entry {
  readonly id: EntryId;
  readonly system: CodeSystem;
  /** As written on a claim, ICD-10-CM with its dot: "C44.311", "J3301", "11102", and a HCPCS modifier: "JW". */
  readonly code: string;
  /** Title in force on the date asked for; our own short label for `cpt`. Empty where the official files hold none. */
  readonly title: string;
  readonly isModifier: boolean;
}

/** The standing of an entry on a date, and why. */
export interface Stand {
  readonly standing: Standing;
  /** Name of the release that answered: "FY2027". */
  readonly release: string;
  /** One sentence for the user: "Needs a 6th character." Empty for a plain billable code. */
  readonly reason: string;
  /** True where the date lies past the end of the last release, which answered all the same. */
  readonly pastEnd: boolean;
  /** First day the code was valid for billing, where known. */
  readonly since: IsoDate | null;
  /** Last day it was valid, where it no longer is. */
  readonly until: IsoDate | null;
}

/** What an unspecified title leaves open. */
export type Axis =
  | 'side'
  | 'site'
  | 'histology'
  | 'type'
  | 'stage'
  | 'degree'
  | 'severity'
  | 'depth'
  | 'organism'
  | 'agent'
  | 'encounter'
  | 'other';

/** Compiled from titles and siblings: which facts are missing and which codes would state them. */
export interface Unspecified {
  /** The axes left open, the one that matters most first. Never empty. */
  readonly axes: readonly Axis[];
  /** More specific entries that could take its place, in a sensible order, billable on the date asked for. */
  readonly candidates: readonly EntryId[];
}

/** One thing that happened to a code. */
export interface CodeEvent {
  /** `returned`: left out of some releases, then back. */
  readonly what: 'new' | 'retitled' | 'became-header' | 'became-billable' | 'retired' | 'returned';
  /** Name of the release that brought it. */
  readonly release: string;
  /** First day of the change; for `retired` the first day without the code. `null` where no file at hand says. */
  readonly date: IsoDate | null;
  /** True where it was in force some months before that release: say "by". */
  readonly isBy: boolean;
  /** Title from then on; empty for `retired`. */
  readonly title: string;
  /** Title until then, where it is another one. */
  readonly oldTitle: string | null;
}

/** What serves in place of a code that is not billable on a date. */
export interface Successors {
  /**
   * `children`: the billable codes below a header: a fact of the list. `neighbours`: codes that now serve in place of a
   * deleted one: our own reading of titles and releases, not an official mapping, and to be shown as such.
   */
  readonly kind: 'children' | 'neighbours';
  readonly ids: readonly EntryId[];
}

/** All releases of all systems, opened for lookup. Pure and synchronous: the same object in worker, test and CLI. */
export interface CodeBook {
  /** Number of entries, all systems; ids run from 0. */
  readonly size: number;
  readonly releases: readonly Release[];
  /**
   * The entry with this code, however it is written (dot or not, any case, blanks around it).
   * @param system leave out to look in icd10cm, hcpcs, cpt, in that order
   */
  find(code: string, system?: CodeSystem): EntryId | undefined;
  /** All readings of a code written without its dot: L4050 is L40.50 and an orthosis. */
  findAll(code: string): readonly EntryId[];
  /** @param date picks the title in force; without it, the newest title. @throws RangeError for an id out of range */
  entry(id: EntryId, date?: IsoDate): Entry;
  /** The code alone, as `entry` has it, without putting a title together. @throws RangeError for an id out of range */
  codeOf(id: EntryId): string;
  stand(id: EntryId, date: IsoDate): Stand;
  /** Standing of a code that may not exist: `unknown` with the reason. */
  standOf(code: string, system: CodeSystem, date: IsoDate): Stand;
  /** The ICD-10-CM code one step up that exists in the book. */
  parent(id: EntryId): EntryId | undefined;
  /** ICD-10-CM codes one step down, in code order, valid (billable or header) on the date. */
  children(id: EntryId, date: IsoDate): readonly EntryId[];
  /** Billable codes below a header on the date, in code order. */
  billableBelow(id: EntryId, date: IsoDate): readonly EntryId[];
  /** What happened to a code since October 2015, oldest first. HCPCS and CPT: as far as their files give days. */
  history(id: EntryId): readonly CodeEvent[];
  /** What to use instead on the date: `null` for a billable code, one of the future, and where nothing serves. */
  successors(id: EntryId, date: IsoDate): Successors | null;
  /** `null` for every code that is not an unspecified one ("other specified" never is). */
  unspecified(id: EntryId, date: IsoDate): Unspecified | null;
}
