/** Findings -> what the page underlines. Pure: the panel and the background make the same marks. */
import type { NoteField, NoteText } from '../note/types.ts';
import type { Mark } from '../note/wire.ts';
import { MAX_MARK_CHARS, MAX_MARKS } from '../note/wire.ts';
import type { Finding, Review } from '../review/types.ts';

/** What one frame is to underline. */
export interface FrameMarks {
  /** The reading of that frame which the offsets belong to. */
  readonly seq: number;
  /** Worst first; none where the frame's part of the note is in order. */
  readonly marks: readonly Mark[];
}

/** Suggestions a mark carries. */
const SUGGESTIONS = 3;

/**
 * The marks of a review by frame. A frame with note fields and no findings gets an empty list, which clears what was
 * drawn there. Evidence that runs across fields is cut into a mark for each; fields that are not on the page now (text
 * seen earlier, or pasted) have no `seq` and get none.
 */
export function marksOf(review: Review, note: NoteText): ReadonlyMap<number, FrameMarks> {
  const frames = new Map<number, { seq: number; marks: Mark[] }>();
  for (const { frameId, seq } of note.fields) {
    if (seq !== undefined && !frames.has(frameId)) frames.set(frameId, { seq, marks: [] });
  }
  for (const finding of review.findings) {
    for (const { start, end } of finding.evidence) {
      for (const field of note.fields) {
        const marks = frames.get(field.frameId)?.marks;
        const mark = field.seq === undefined ? null : markIn(field, start, end, note.text, finding);
        if (mark !== null && marks !== undefined && marks.length < MAX_MARKS) marks.push(mark);
      }
    }
  }
  return frames;
}

/** The part of some evidence that stands in one field, without blanks at its ends. */
function markIn(field: NoteField, start: number, end: number, text: string, finding: Finding): Mark | null {
  const from = Math.max(start, field.start);
  const words = text.slice(from, Math.min(end, field.end));
  const trimmed = words.trim();
  if (trimmed === '') return null;
  const at = from + words.indexOf(trimmed) - field.start;
  return {
    fieldId: field.fieldId,
    start: at,
    end: at + trimmed.length,
    grade: finding.grade,
    code: finding.code,
    message: finding.message.slice(0, MAX_MARK_CHARS),
    suggestions: finding.suggestions.slice(0, SUGGESTIONS).map(({ code, title, why }) => ({
      code,
      title: title.slice(0, MAX_MARK_CHARS),
      why: why.slice(0, MAX_MARK_CHARS),
    })),
  };
}
