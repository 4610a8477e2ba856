/**
 * What the content script reads from one frame, and what the panel makes of all frames.
 * Text only ever lives in memory: page -> panel -> worker. It is never stored, logged or put in a URL.
 */
import type { CodeSystem, IsoDate } from '../codes/types.ts';

/** How a field is built on the page. `text` is static text that cannot be typed into. */
export type Control = 'textarea' | 'input' | 'editor' | 'text';

/** One field of the page: a part of the note, or a place where codes stand. */
export interface FieldReading {
  /** Stable while the frame's document lives: names the field when the panel points back at it. */
  readonly id: string;
  /** `note`: prose to be read. `codes`: a diagnosis list, fee sheet or code field. */
  readonly kind: 'note' | 'codes';
  readonly control: Control;
  /** Visible label, legend or heading; may be empty. */
  readonly label: string;
  readonly text: string;
  /** Code fields whose type the page states. */
  readonly system: CodeSystem | null;
}

/** A date of service as the page shows it. */
export interface PageDate {
  readonly date: IsoDate;
  /** The words it was read from: "Visit date: 11/10/2026". */
  readonly from: string;
}

/** Something on the page that could not be read, in words for the user. */
export interface Unread {
  readonly what: string;
  readonly why: string;
  /** Place among this document's frames, where it is a frame: a frame that answered for itself is not unread. */
  readonly frame?: number | undefined;
  /** Origin of a frame from another site, which the user may let us on: "https://notes.example:8443". */
  readonly origin?: string | undefined;
  /** The reader is in doubt which part of the page is the note; the user pointing at it would settle that. */
  readonly point?: boolean | undefined;
}

/** Everything read from one document. */
export interface FrameReading {
  /** Position in the frame tree, from the top: [] is the top page, [1, 0] the first frame in its second frame. */
  readonly path: readonly number[];
  /** Counts this document's readings from 1 up, so that marks and places can name the reading they belong to. */
  readonly seq: number;
  /**
   * Salted hashes of what this document says of patient and visit (address, header, banner); `null` where it says
   * nothing. Not every tab and frame says the same things: whether two keys can be of one encounter, and what both say
   * together, is told by `joinKeys` (`encounter-key.ts`). It can't be turned back.
   */
  readonly encounter: string | null;
  readonly fields: readonly FieldReading[];
  readonly dateOfService: PageDate | null;
  readonly unread: readonly Unread[];
  /** The document is of another origin than the page it stands in. Left out: it is not. */
  readonly isForeign?: boolean | undefined;
}

/** A frame as the panel knows it: the browser's own frame id plus its newest reading. */
export interface FrameState {
  readonly frameId: number;
  readonly reading: FrameReading;
}

/** A run of the note's text that is one field. Offsets are UTF-16 units of `NoteText.text`; `end` is exclusive. */
export interface NoteField {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly frameId: number;
  readonly fieldId: string;
  /**
   * Not on the screen now: read before in another tab of the page, of the same encounter, and shown as it was then.
   * There is nothing to mark or to scroll to; its `frameId` is `NOT_ON_SCREEN`. Left out: it is on the screen.
   */
  readonly seen?: 'earlier' | undefined;
  /** The reading of its frame that the text is from; absent where it is not on a page now. */
  readonly seq?: number | undefined;
}

/** A code field beside the note. Its text is not part of the note. */
export interface CodeField {
  readonly label: string;
  readonly text: string;
  readonly system: CodeSystem | null;
  readonly frameId: number;
  readonly fieldId: string;
  /** As on `NoteField`. */
  readonly seen?: 'earlier' | undefined;
}

/** No frame of any page has this id. */
export const NOT_ON_SCREEN = -1;

/** The note of the encounter: all note fields in reading order, and the code fields beside it. */
export interface NoteText {
  readonly text: string;
  readonly fields: readonly NoteField[];
  readonly codeFields: readonly CodeField[];
  readonly dateOfService: PageDate | null;
  readonly unread: readonly Unread[];
}
