/** What a compiled search index holds. `compileIndex` makes it, `openSearch` opens it as views. */

export interface IndexParts {
  /** All words of all titles, sorted by code unit. A word's id is its place. */
  readonly vocabulary: readonly string[];
  /** Where the postings of word N start in `postings`; one more than there are words. */
  readonly postingStarts: Uint32Array;
  /** Entry ids per word, ascending, as differences in variable-length bytes (7 bits each, low first). */
  readonly postings: Uint8Array;
  /** Entries per word. */
  readonly frequencies: Uint32Array;
  /** Cost of each entry's title (`titleCost`). */
  readonly costs: Uint8Array;
  /** Favour of each entry before any word is compared, in hundredths above or below `FAVOUR_ZERO`. */
  readonly favours: Uint8Array;
  /** Facts that each title states (`factsOf`), in the low bits; `ENTRY_*` bits above. */
  readonly facts: Uint16Array;
  /** Word id of the word each title is about; `NO_HEAD` for an entry without title. */
  readonly heads: Uint16Array;
  /** Runs of entry ids whose codes ascend: [first id, last id] pairs, for lookup by code. */
  readonly runs: Uint32Array;
}

export const FAVOUR_ZERO = 128;
export const NO_HEAD = 0xffff;
/** The newest release bills it. */
export const ENTRY_BILLABLE = 1 << 13;
export const ENTRY_HCPCS = 1 << 14;
export const ENTRY_CPT = 1 << 15;
