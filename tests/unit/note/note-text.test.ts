/** Many frames on the screen are one note to the coder. */
import { describe, expect, test } from 'vitest';
import { joinFrames, noteFromText } from '../../../utils/note/note-text.ts';
import type { FieldReading, FrameReading, FrameState } from '../../../utils/note/types.ts';

const note = (id: string, label: string, text: string): FieldReading => ({
  id,
  kind: 'note',
  control: 'textarea',
  label,
  text,
  system: null,
});
const codes = (id: string, label: string, text: string): FieldReading => ({
  ...note(id, label, text),
  kind: 'codes',
  control: 'text',
  system: 'icd10cm',
});
const frame = (frameId: number, path: readonly number[], rest: Partial<FrameReading>): FrameState => ({
  frameId,
  reading: { seq: 1, encounter: null, path, fields: [], dateOfService: null, unread: [], ...rest },
});

describe('joining frames', () => {
  const top = frame(0, [], { fields: [note('f1', 'Chief complaint', 'Itch.')] });
  const soap = frame(31, [1, 0], {
    fields: [note('f1', 'Subjective', 'Rash.'), note('f2', 'Objective', '  '), note('f3', 'Plan', 'Cream.')],
  });
  const fees = frame(12, [1, 1], { fields: [codes('f1', 'Fee sheet', 'L20.9')] });

  test('fields follow the page, whichever frame answered first, parted by a blank line', () => {
    const joined = joinFrames([fees, soap, top]);
    expect(joined.text).toBe('Itch.\n\nRash.\n\nCream.');
    expect(joined.fields.map(({ label, frameId, fieldId }) => `${label} ${frameId} ${fieldId}`)).toEqual([
      'Chief complaint 0 f1',
      'Subjective 31 f1',
      'Plan 31 f3',
    ]);
    for (const { start, end } of joined.fields) {
      expect(joined.text.slice(start, end)).toMatch(/^(Itch|Rash|Cream)\.$/);
    }
  });

  test('codes stand beside the note, not in it', () => {
    expect(joinFrames([fees, soap]).codeFields).toEqual([
      { label: 'Fee sheet', text: 'L20.9', system: 'icd10cm', frameId: 12, fieldId: 'f1' },
    ]);
  });

  test('tree order, not number of digits: frame 2 comes before frame 10, and a frame before those inside it', () => {
    const order = [[10], [2, 5], [2], [], [2, 0, 1]].map((path, at) =>
      frame(at, path, { fields: [note('f', path.join('.'), `[${path.join('.')}]`)] }),
    );
    expect(joinFrames(order).text).toBe('[]\n\n[2]\n\n[2.0.1]\n\n[2.5]\n\n[10]');
  });

  test('no frame answered: an empty note, not an error', () => {
    expect(joinFrames([])).toEqual({ text: '', fields: [], codeFields: [], dateOfService: null, unread: [] });
  });
});

describe('the date of service', () => {
  const date = (day: string) => ({ date: day, from: `DOS: ${day}` });
  const note1 = [note('f1', '', 'Rash.')];

  test('the date beside the note wins over the header, the header over other tabs', () => {
    const header = frame(0, [], { dateOfService: date('2026-01-01') });
    const otherTab = frame(1, [0], { dateOfService: date('2026-02-02') });
    const beside = frame(2, [1], { fields: note1, dateOfService: date('2026-03-03') });
    const dateless = frame(2, [1], { fields: note1 });
    expect(joinFrames([header, otherTab, beside]).dateOfService?.date).toBe('2026-03-03');
    expect(joinFrames([header, otherTab, dateless]).dateOfService?.date).toBe('2026-01-01');
    expect(joinFrames([otherTab, dateless]).dateOfService?.date).toBe('2026-02-02');
  });

  test('of two headers around the note, the nearer one', () => {
    const frames = [
      frame(0, [], { dateOfService: date('2026-01-01') }),
      frame(1, [0], { dateOfService: date('2026-02-02') }),
      frame(2, [0, 0], { fields: note1 }),
    ];
    expect(joinFrames(frames).dateOfService?.date).toBe('2026-02-02');
  });
});

describe('what could not be read', () => {
  const other = { what: 'A frame from lab.example', why: 'It comes from another site.' };

  test('a frame of another site that answered for itself is not unread', () => {
    const top = frame(0, [2], { unread: [{ ...other, frame: 3 }] });
    expect(joinFrames([top]).unread).toEqual([other]);
    expect(joinFrames([top, frame(9, [2, 3], {})]).unread).toEqual([]);
    expect(joinFrames([top, frame(9, [2, 4], {})]).unread).toEqual([other]);
  });

  test('the same thing in three frames is said once', () => {
    const frames = [0, 1, 2].map((place) => frame(place, [place], { unread: [other] }));
    expect(joinFrames(frames).unread).toEqual([other]);
  });
});

describe('a note from a file', () => {
  test('is one field, with the codes of the claim beside it', () => {
    const read = noteFromText('Atopic dermatitis.', 'L20.9, 11102 x1');
    expect(read.text).toBe('Atopic dermatitis.');
    expect(read.fields).toMatchObject([{ start: 0, end: 18 }]);
    expect(read.codeFields).toMatchObject([{ label: 'Claim', text: 'L20.9, 11102 x1', system: null }]);
  });

  test('an empty file, and no claim', () => {
    expect(noteFromText('')).toMatchObject({ text: '', fields: [], codeFields: [] });
    expect(noteFromText('Rash.', '  ').codeFields).toEqual([]);
  });
});
