/** Findings become marks in the fields they rest on, frame by frame. */
import { describe, expect, test } from 'vitest';
import { joinFrames, noteFromText } from '../../../utils/note/note-text.ts';
import type { FieldReading, FrameState, NoteText } from '../../../utils/note/types.ts';
import { MAX_MARKS } from '../../../utils/note/wire.ts';
import { marksOf } from '../../../utils/overlay/marks-of.ts';
import type { Finding, Review } from '../../../utils/review/types.ts';

const field = (id: string, text: string): FieldReading => ({
  id,
  kind: 'note',
  control: 'textarea',
  label: id,
  text,
  system: null,
});
const frame = (frameId: number, seq: number, fields: readonly FieldReading[]): FrameState => ({
  frameId,
  reading: { path: [frameId], seq, encounter: null, fields, dateOfService: null, unread: [] },
});
const NOTE = joinFrames([
  frame(0, 4, [field('hpi', 'Itchy plaques.'), field('plan', 'Cream for psoriasis.')]),
  frame(7, 9, [field('exam', 'Left elbow.')]),
]);

/** A finding that rests on the given words of the note. */
function finding(note: NoteText, words: string, more: Partial<Finding> = {}): Finding {
  const start = note.text.indexOf(words);
  return {
    rule: 'unspecified',
    grade: 'warn',
    system: 'icd10cm',
    code: 'L40.9',
    evidence: [{ start, end: start + words.length, quote: words }],
    message: 'The note says more.',
    suggestions: [{ system: 'icd10cm', code: 'L40.0', title: 'Psoriasis vulgaris', why: 'the note says so' }],
    source: 'Guidelines',
    ...more,
  };
}
const review = (...findings: readonly Finding[]): Review => ({
  date: '2026-11-10',
  codes: [],
  mentions: [],
  sections: [],
  problems: [],
  findings,
  checked: [],
});
/** The words a frame is to underline. */
function wordsOf(note: NoteText, frames: ReturnType<typeof marksOf>, frameId: number): readonly string[] {
  return (frames.get(frameId)?.marks ?? []).map(({ fieldId, start, end }) => {
    const at = note.fields.find((known) => known.frameId === frameId && known.fieldId === fieldId);
    return `${fieldId}: ${note.text.slice((at?.start ?? 0) + start, (at?.start ?? 0) + end)}`;
  });
}

describe('marks of a review', () => {
  test('offsets are those of the field, and name the reading they belong to', () => {
    const frames = marksOf(review(finding(NOTE, 'psoriasis'), finding(NOTE, 'elbow')), NOTE);
    expect(frames.get(0)).toEqual({
      seq: 4,
      marks: [
        {
          fieldId: 'plan',
          start: 10,
          end: 19,
          grade: 'warn',
          code: 'L40.9',
          message: 'The note says more.',
          suggestions: [{ code: 'L40.0', title: 'Psoriasis vulgaris', why: 'the note says so' }],
        },
      ],
    });
    expect(frames.get(7)?.seq).toBe(9);
    expect(wordsOf(NOTE, frames, 7)).toEqual(['exam: elbow']);
  });

  test('evidence that runs from one field into the next is cut where the fields end', () => {
    const frames = marksOf(review(finding(NOTE, 'plaques.\n\nCream')), NOTE);
    expect(wordsOf(NOTE, frames, 0)).toEqual(['hpi: plaques.', 'plan: Cream']);
  });

  test('evidence across frames reaches both', () => {
    const frames = marksOf(review(finding(NOTE, 'psoriasis.\n\nLeft')), NOTE);
    expect(wordsOf(NOTE, frames, 0)).toEqual(['plan: psoriasis.']);
    expect(wordsOf(NOTE, frames, 7)).toEqual(['exam: Left']);
  });

  test('blanks at the ends are not underlined, and nothing but blanks is no mark', () => {
    expect(wordsOf(NOTE, marksOf(review(finding(NOTE, ' for ')), NOTE), 0)).toEqual(['plan: for']);
    expect(wordsOf(NOTE, marksOf(review(finding(NOTE, '\n\n')), NOTE), 0)).toEqual([]);
  });

  test('a frame whose part of the note is in order is told so', () => {
    const frames = marksOf(review(finding(NOTE, 'elbow')), NOTE);
    expect(frames.get(0)).toEqual({ seq: 4, marks: [] });
  });

  test('a finding without evidence, and a note that is on no page, give no marks', () => {
    expect(wordsOf(NOTE, marksOf(review(finding(NOTE, 'elbow', { evidence: [] })), NOTE), 7)).toEqual([]);
    const pasted = noteFromText('Psoriasis of the left elbow.');
    expect(marksOf(review(finding(pasted, 'left')), pasted).size).toBe(0);
  });

  test('a text seen earlier, in a tab that is not open now, is left alone', () => {
    const [first, ...others] = NOTE.fields;
    const note = { ...NOTE, fields: first === undefined ? [] : [{ ...first, seq: undefined }, ...others] };
    const frames = marksOf(review(finding(note, 'plaques'), finding(note, 'Cream')), note);
    expect(wordsOf(note, frames, 0)).toEqual(['plan: Cream']);
  });

  test('however many findings there are, a frame gets what it can take', () => {
    const many = Array.from({ length: MAX_MARKS + 50 }, () => finding(NOTE, 'elbow'));
    expect(marksOf(review(...many), NOTE).get(7)?.marks).toHaveLength(MAX_MARKS);
  });
});
