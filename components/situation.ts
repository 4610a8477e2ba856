/** What the panel stands before: a note to review, or the reason why there is none. */
import type { Beside } from '../utils/browser/panel-types.ts';
import type { Encounter } from '../utils/note/encounter.ts';
import { isSameNote, isSameReading, joinFrames } from '../utils/note/note-text.ts';
import type { FrameReading, FrameState, NoteText } from '../utils/note/types.ts';

export type Situation =
  | Exclude<Beside, { readonly state: 'granted' }>
  /** The site is granted and nothing has been read yet. */
  | { readonly state: 'reading'; readonly site: string }
  | {
      readonly state: 'no-note';
      readonly site: string;
      readonly note: NoteText;
      readonly frames: number;
      /** As below. */
      readonly forgotten: number;
    }
  | {
      readonly state: 'note';
      /** The site, or where the user pasted the note from: `PASTED`. */
      readonly source: string;
      readonly note: NoteText;
      readonly status: 'reading' | 'read';
      /** Number of the encounter that the page names; `null` where it names none. */
      readonly encounter: number | null;
      /** How many parts of the encounter were seen before and are no longer known. */
      readonly forgotten: number;
    };

/** Source of a note that the user pasted. No site has this name. */
export const PASTED = 'pasted text';

/** @param pasted comes before whatever the page holds, until the user goes back to the page */
export function readSituation(beside: Beside, pasted: NoteText | null): Situation {
  if (pasted !== null) {
    return { state: 'note', source: PASTED, note: pasted, status: 'read', encounter: null, forgotten: 0 };
  }
  if (beside.state !== 'granted') return beside;
  const { site, status, frames, encounter = null } = beside;
  const note = joinOnce(frames, encounter);
  const forgotten = encounter?.forgotten ?? 0;
  if (note.fields.length > 0 || note.codeFields.length > 0) {
    return { state: 'note', source: site, note, status, encounter: encounter?.number ?? null, forgotten };
  }
  if (status === 'reading') return { state: 'reading', site };
  return { state: 'no-note', site, note, frames: frames.length, forgotten };
}

interface Joined {
  readonly frames: readonly FrameState[];
  readonly encounter: Encounter | null;
  readonly note: NoteText;
}

/** Notes by the readings they were joined of: they go with them. */
const JOINED = new WeakMap<FrameReading, Joined>();

/**
 * The same readings give the same note, the very object: a review is asked for once, whoever asks and how often.
 * So do readings that add nothing, such as that of a frame which turns out to be empty.
 */
function joinOnce(frames: readonly FrameState[], encounter: Encounter | null): NoteText {
  const known = frames.map(({ reading }) => JOINED.get(reading)).find((joined) => joined !== undefined);
  if (known !== undefined && known.encounter === encounter && isSameReading(known.frames, frames)) {
    return known.note;
  }
  const joined = joinFrames(frames, encounter?.earlier);
  const note = known !== undefined && isSameNote(known.note, joined) ? known.note : joined;
  for (const { reading } of frames) JOINED.set(reading, { frames, encounter, note });
  return note;
}

export function noteOf(situation: Situation): NoteText | null {
  return situation.state === 'note' ? situation.note : null;
}

/** The site or, where the browser hides it, the tab. Empty where there is neither. */
export function sourceOf(situation: Situation): string {
  if (situation.state === 'note') return situation.source;
  if (situation.state === 'hidden') return `tab ${situation.tab}`;
  return 'site' in situation ? situation.site : '';
}

/** Number of the encounter that the page names; `null` where it names none, or nothing is read. */
export function namedBy(situation: Situation): number | null {
  return situation.state === 'note' ? situation.encounter : null;
}
