import type { CodeSystem, EntryId, IsoDate, Standing } from '../codes/types.ts';

export interface Query {
  readonly text: string;
  readonly date: IsoDate;
  /** Systems to look in; all when left out. */
  readonly systems?: readonly CodeSystem[];
  /** Only codes that can be billed on the date. */
  readonly billableOnly?: boolean;
  /** Only this chapter of ICD-10-CM, by its key in the outline: "12". */
  readonly chapter?: string;
  /** Further words, each a search within what was found so far: a hit answers all of them as well. */
  readonly within?: readonly string[];
  /** Take words of the text for these of their meanings and no other. */
  readonly meant?: readonly ChosenMeaning[];
  /** The user's own codes: those that answer come back in `kept`. */
  readonly kept?: readonly { readonly system: CodeSystem; readonly code: string }[];
  /** At most this many hits; 20 when left out. */
  readonly limit?: number;
  /** Take the words as typed: no spelling repair. */
  readonly literal?: boolean;
}

/** One of the several meanings of an abbreviation: "ad" as "atopic dermatitis". */
export interface ChosenMeaning {
  /** The words of the query that mean it, folded. */
  readonly typed: string;
  /** In the classification's words. */
  readonly meant: string;
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
  /**
   * Everything an abbreviation of the query may mean, dermatology's meaning first; empty where nothing has several.
   * The same list comes back when one was chosen, so that the choice can be changed.
   */
  readonly meanings: readonly ChosenMeaning[];
  /** The user's own codes that answer, best first, at most three. They keep their honest place in `hits` too. */
  readonly kept: readonly Hit[];
  /** What the user is to be told of the query, in words: that CPT modifiers are not in the book. */
  readonly note?: string;
}

/** An opened search index over one code book. Synchronous and pure. */
export interface SearchEngine {
  search(query: Query): SearchResult;
}
