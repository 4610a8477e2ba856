/** Frames -> the note of the encounter. Pure: the same in the panel, on the command line and in tests. */
import type { SeenFrame } from './encounter.ts';
import {
  type CodeField,
  type FrameReading,
  type FrameState,
  NOT_ON_SCREEN,
  type NoteField,
  type NoteText,
  type PageDate,
  type Unread,
} from './types.ts';

/** Between two fields: a blank line, so that no sentence runs from one field into the next. */
const BETWEEN_FIELDS = '\n\n';

/** Whether the same frames say the same, the very readings. */
export function isSameReading(before: readonly FrameState[], now: readonly FrameState[]): boolean {
  return (
    before.length === now.length &&
    before.every(({ frameId, reading }, at) => now[at]?.frameId === frameId && now[at].reading === reading)
  );
}

/** Whether two notes say the same at the same places of the same page. */
export function isSameNote(before: NoteText, now: NoteText): boolean {
  const { text: textBefore, ...restBefore } = before;
  const { text, ...rest } = now;
  return textBefore === text && JSON.stringify(restBefore) === JSON.stringify(rest);
}

/**
 * All note fields of all frames in reading order: frames by their path, fields as they stand in the frame.
 * Labels are not part of the text; they are on `fields`. Fields with nothing in them are left out: there is no run
 * of the text to point at.
 * @param earlier what was read of the same encounter before: each part stands behind what its frame shows now
 */
export function joinFrames(frames: readonly FrameState[], earlier: readonly SeenFrame[] = []): NoteText {
  const ordered = [...frames, ...earlier.map(standIn)].sort((a, b) =>
    comparePaths(a.reading.path, b.reading.path),
  );
  const fields: NoteField[] = [];
  const codeFields: CodeField[] = [];
  let text = '';
  for (const { frameId, reading } of ordered) {
    const isEarlier = frameId === NOT_ON_SCREEN;
    const seen = isEarlier ? { seen: 'earlier' as const } : {};
    for (const field of reading.fields) {
      const { id: fieldId, label } = field;
      if (field.kind === 'codes') {
        codeFields.push({ label, text: field.text, system: field.system, frameId, fieldId, ...seen });
      } else if (field.text.trim() !== '') {
        if (text !== '') text += BETWEEN_FIELDS;
        const seq = isEarlier ? {} : { seq: reading.seq };
        const [start, end] = [text.length, text.length + field.text.length];
        fields.push({ start, end, label, frameId, fieldId, ...seq, ...seen });
        text += field.text;
      }
    }
  }
  return { text, fields, codeFields, dateOfService: chooseDate(ordered), unread: joinUnread(ordered) };
}

/** What a frame showed before, as a frame of its own. */
function standIn({ path, fields, dateOfService }: SeenFrame): FrameState {
  const reading: FrameReading = { path, seq: 1, encounter: null, fields, dateOfService, unread: [] };
  return { frameId: NOT_ON_SCREEN, reading };
}

/**
 * A note that does not come from a page: a file, or text the user pasted.
 * @param claimCodes the codes on the claim, as typed: "L20.9, 11102 x1"
 */
export function noteFromText(text: string, claimCodes?: string): NoteText {
  const whole: NoteField = { start: 0, end: text.length, label: '', frameId: 0, fieldId: 'note' };
  const claim: CodeField[] =
    claimCodes === undefined || claimCodes.trim() === ''
      ? []
      : [{ label: 'Claim', text: claimCodes, system: null, frameId: 0, fieldId: 'claim' }];
  return {
    text,
    fields: text === '' ? [] : [whole],
    codeFields: claim,
    dateOfService: null,
    unread: [],
  };
}

/** Tree order: a frame before the frames inside it, sisters by their place. */
export function comparePaths(a: readonly number[], b: readonly number[]): number {
  const shared = Math.min(a.length, b.length);
  for (let depth = 0; depth < shared; depth++) {
    const step = (a[depth] ?? 0) - (b[depth] ?? 0);
    if (step !== 0) return step;
  }
  return a.length - b.length;
}

/** The date beside the note wins over the header above it, and that over dates in other tabs of the page. */
function chooseDate(ordered: readonly FrameState[]): PageDate | null {
  const noteFrames = ordered.filter(({ reading }) => reading.fields.some((field) => field.kind === 'note'));
  const above = ordered
    .filter(({ reading }) => noteFrames.some((frame) => isAbove(reading.path, frame.reading.path)))
    .reverse();
  for (const { reading } of [...noteFrames, ...above, ...ordered]) {
    if (reading.dateOfService !== null) return reading.dateOfService;
  }
  return null;
}

function isAbove(outer: readonly number[], inner: readonly number[]): boolean {
  return outer.length < inner.length && outer.every((place, depth) => place === inner[depth]);
}

/** What could not be read, once each, without the frames that answered for themselves. */
function joinUnread(ordered: readonly FrameState[]): readonly Unread[] {
  const answered = new Set(ordered.map(({ reading }) => reading.path.join('/')));
  const said = new Set<string>();
  const result: Unread[] = [];
  for (const { reading } of ordered) {
    for (const { frame, ...unread } of reading.unread) {
      if (frame !== undefined && answered.has([...reading.path, frame].join('/'))) continue;
      const key = `${unread.what}\n${unread.why}`;
      if (said.has(key)) continue;
      said.add(key);
      result.push(unread);
    }
  }
  return result;
}
