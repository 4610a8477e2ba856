/**
 * What both ends of the note port must agree on, free of zod: the content script carries these few lines only.
 */

import type { CodeSystem } from '../codes/types.ts';
import type { ReaderWords } from './words.ts';

/** Name of the port from the panel to a frame. */
export const NOTE_PORT = 'clear-margin-note';

/** A hostile page can fill its frame's memory, not ours: longer notes are cut, and the frame says so in `unread`. */
export const MAX_FIELD_CHARS = 1_000_000;

/** All fields of one frame together. Browsers refuse messages of 64 MiB; a visit note is far below this. */
export const MAX_FRAME_CHARS = 4_000_000;

/** Fields of one frame. An eye examination form has close to 500. */
export const MAX_FIELDS = 500;

/** What is held for whoever reads next, as one text. Longer, it is not held. */
export const MAX_HELD_CHARS = 4_000_000;

/** Labels, and the words a date was read from. */
export const MAX_LABEL_CHARS = 500;

/** Marks of one frame. A note with more findings than this needs another pair of eyes first. */
export const MAX_MARKS = 300;

/** Sentences and titles on the card of a mark. */
export const MAX_MARK_CHARS = 600;

/** How deep frames may nest. */
export const MAX_PATH = 32;

/**
 * What is known of how a page is built, so that the reader need not guess: an EHR's adapter (`ehrs/`), or the place the
 * user pointed at. Plain data, sent with `read`; no word of a note is in it.
 */
export interface PageHints {
  /** Where the hints hold: a regular expression over the frame's path and query, and a selector that must match. '' holds everywhere. */
  readonly when: { readonly path: string; readonly selector: string };
  /** Selectors of fields that are the note, whatever the generic judgement says. */
  readonly note: readonly string[];
  /** Selectors of what is never note nor codes. */
  readonly leave: readonly string[];
  /** Selectors of places where codes stand. */
  readonly codes: readonly { readonly selector: string; readonly system: CodeSystem | null }[];
  /** Selectors of elements whose text or value is the date of service. */
  readonly date: readonly string[];
  /** Selectors of elements whose words name the patient or the visit: they go into the encounter key. */
  readonly encounter: readonly string[];
}

/** Words of the note that a finding rests on, for the page to underline. Offsets are UTF-16 units of the field's text. */
export interface Mark {
  readonly fieldId: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly grade: 'block' | 'warn' | 'inform';
  /** The code the finding is about, with its dot. */
  readonly code: string;
  /** One plain sentence. */
  readonly message: string;
  /** Better codes, best first; at most three. */
  readonly suggestions: readonly { readonly code: string; readonly title: string; readonly why: string }[];
}

/** A field where findings have no underline: `long` behind its first 100,000 characters, `turned` since nothing can be drawn over it. */
export interface Unmarked {
  readonly fieldId: string;
  readonly why: 'long' | 'turned';
}

/** What the drawing answers, over the port of the frame it is in. */
export type DrawingAnswer =
  /** Where the user pointed: a selector that finds the element again, or `null` where the user gave up. */
  | { readonly kind: 'pointed'; readonly selector: string | null }
  /** Fields whose findings have no underline, as of now. */
  | { readonly kind: 'unmarked'; readonly fields: readonly Unmarked[] };

/** How a frame is to be read. */
export interface ReadOrder {
  readonly hints: readonly PageHints[];
  /** Random words of this session of the browser, for the encounter key. Without them there is no key. */
  readonly salt: string;
}

/** What a frame is asked, over the port. */
export type PanelCommand =
  /**
   * Read now and keep reading until the port closes. Asked again with other hints, it begins afresh.
   * `words`: what the reader tells notes, codes and visits by.
   */
  | ({ readonly kind: 'read'; readonly words: ReaderWords } & ReadOrder)
  /** Underline these and nothing else. `seq`: the reading the offsets belong to; the frame carries them over what was typed since. */
  | { readonly kind: 'mark'; readonly seq: number; readonly marks: readonly Mark[] }
  /** Scroll to these words and light them up for a moment, without taking the focus. */
  | {
      readonly kind: 'show';
      readonly seq: number;
      readonly fieldId: string;
      readonly start: number;
      readonly end: number;
    }
  /**
   * Let the user point at the note; `stop` puts the pointing away. `words`, with blanks between, are what fields are
   * called by. The frame answers `pointed`.
   */
  | { readonly kind: 'point'; readonly stop: boolean; readonly words?: string | undefined }
  /**
   * Hold this for whoever reads next, in place of what was held before: what was seen of the visit, which neither a panel
   * nor the background outlives. Empty: forget it. The frame answers the next `read` with `held`.
   */
  | { readonly kind: 'hold'; readonly memory: string };
