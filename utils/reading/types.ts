import type { CodeSystem, EntryId } from '../codes/types.ts';

/** How the note means a thing. Only `present` things may support a code of disease. */
export type Assertion = 'present' | 'absent' | 'suspected' | 'history' | 'family' | 'planned';

/** A run of the note. Offsets are UTF-16 units of the text read; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Something the note says. */
export interface Mention extends Span {
  readonly kind: 'code' | 'condition' | 'site' | 'side';
  /** The words as they stand in the note. */
  readonly quote: string;
  /** What they mean, in the classification's words: "basal cell carcinoma", "nose", "left"; the code for codes. */
  readonly value: string;
  readonly assertion: Assertion;
  /** Further wordings: for a site the wider ones ("upper limb"), for an abbreviation its other meanings. */
  readonly also?: readonly string[];
}

/** Where a code was found. */
export type CodePlace =
  | ({ readonly in: 'note' } & Span)
  | { readonly in: 'field'; readonly label: string; readonly field: number };

/** A code found on the page: in the note's text, in a code field, or both. One per system and code. */
export interface CodeOnPage {
  readonly system: CodeSystem;
  /** As written on a claim: with its dot, upper case. */
  readonly code: string;
  /** `undefined` where the book does not know the code. */
  readonly id: EntryId | undefined;
  /** Units on the fee sheet, where stated. */
  readonly units: number | null;
  readonly modifiers: readonly string[];
  /** The other reading of a code without a dot: "L4050" is L40.50 and an orthosis. */
  readonly alsoReads: readonly { readonly system: CodeSystem; readonly code: string }[];
  /** In reading order; never empty. */
  readonly places: readonly CodePlace[];
}
