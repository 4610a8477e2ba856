import type { CodeSystem, EntryId, IsoDate, Standing } from '../codes/types.ts';

export interface Query {
  readonly text: string;
  readonly date: IsoDate;
  /** Systems to look in; all when left out. */
  readonly systems?: readonly CodeSystem[];
  /** At most this many hits; 20 when left out. */
  readonly limit?: number;
  /** Take the words as typed: no spelling repair. */
  readonly literal?: boolean;
}

export interface Hit {
  readonly id: EntryId;
  readonly system: CodeSystem;
  readonly code: string;
  readonly title: string;
  readonly standing: Standing;
  /** Why it is here, in words: "bcc = basal cell carcinoma". Empty where the title says it all. */
  readonly why: string;
  /** Parts of the title that the query's words matched, `[start, end)`, in order, not overlapping. */
  readonly marks: readonly (readonly [number, number])[];
}

export interface SearchResult {
  readonly hits: readonly Hit[];
  /** How many entries matched before the limit. */
  readonly total: number;
  /** Words that were repaired: [["roseacea", "rosacea"]]. */
  readonly repairs: readonly (readonly [string, string])[];
}

/** An opened search index over one code book. Synchronous and pure. */
export interface SearchEngine {
  search(query: Query): SearchResult;
}
