/** What a compiled search index holds. `compileIndex` makes it, `openSearch` opens it as views. */

/**
 * What words are looked for in: the newest title of every entry, whose number is the entry's id, and after them every
 * other name of an entry, in the order of the entries.
 */
export type TextId = number;

export interface IndexParts {
  /** All words of all texts, sorted by code unit. A word's id is its place. */
  readonly vocabulary: readonly string[];
  /** Where the postings of word N start in `postings`; one more than there are words. */
  readonly postingStarts: Uint32Array;
  /** Text ids per word, ascending, as differences in variable-length bytes (7 bits each, low first). */
  readonly postings: Uint8Array;
  /** Texts per word. */
  readonly frequencies: Uint32Array;
  /** Cost of each text (`titleCost`). */
  readonly costs: Uint8Array;
  /** Favour of the entry of each text before any word is compared, in hundredths above or below `FAVOUR_ZERO`. */
  readonly favours: Uint8Array;
  /** Facts that each text states (`factsOf`), in the low bits; `ENTRY_*` bits of its entry above. */
  readonly facts: Uint16Array;
  /** Word id of the word each text is about; `NO_HEAD` for an entry without title. */
  readonly heads: Uint16Array;
  /** Runs of entry ids whose codes ascend: [first id, last id] pairs, for lookup by code. */
  readonly runs: Uint32Array;
  /** How many entries there are: the id of the first text that is no title. */
  readonly size: number;
  /** The entry of each text that is no title, ascending. */
  readonly nameEntries: Uint32Array;
}

export const FAVOUR_ZERO = 128;
export const NO_HEAD = 0xffff;
/** The newest release bills it. */
export const ENTRY_BILLABLE = 1 << 13;
export const ENTRY_HCPCS = 1 << 14;
export const ENTRY_CPT = 1 << 15;
export const ENTRY_BITS = ENTRY_BILLABLE | ENTRY_HCPCS | ENTRY_CPT;
