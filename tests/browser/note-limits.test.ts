/** Pages that are too much: nothing is lost without a word. */
import { afterEach, describe, expect, test } from 'vitest';
import { frameMessage } from '../../utils/messages.ts';
import { createFrameReader } from '../../utils/note/read-frame.ts';
import type { FrameReading } from '../../utils/note/types.ts';
import { MAX_FIELDS } from '../../utils/note/wire.ts';

afterEach(() => {
  document.body.replaceChildren();
});

function readHere(): FrameReading {
  return createFrameReader(document, () => null).readAll();
}

describe('fields', () => {
  test('ids stay with their fields while the page changes around them', () => {
    document.body.innerHTML = '<label>Plan <textarea id="p">Rest.</textarea></label>';
    const reader = createFrameReader(document, () => null);
    const before = reader.readAll().fields[0]?.id;
    document.body.insertAdjacentHTML('afterbegin', '<label>HPI <textarea>Itch.</textarea></label>');
    const after = reader.readAll().fields;
    expect(after.map(({ label }) => label)).toEqual(['HPI', 'Plan']);
    expect(after[1]?.id).toBe(before);
    expect(after[0]?.id).not.toBe(before);
  });

  test('a field that throws is named, and the others are read', () => {
    document.body.innerHTML =
      '<label>HPI <textarea>Itch.</textarea></label><label>Plan <textarea id="p">Rest.</textarea></label>';
    const reader = createFrameReader(document, () => null);
    reader.readAll();
    const trap = document.getElementById('p');
    if (trap === null) throw new Error('The page has a plan.');
    Object.defineProperty(trap, 'value', {
      get() {
        throw new Error('Rest.');
      },
    });
    const reading = reader.readAgain();
    expect(reading.fields.map(({ text }) => text)).toEqual(['Itch.']);
    expect(reading.unread).toEqual([{ what: '“Plan”', why: 'The page did not let it be read.' }]);
  });

  test('a page with endless fields is read up to the limit, and says so', () => {
    document.body.innerHTML = '<label>Plan <textarea>Rest.</textarea></label>'.repeat(MAX_FIELDS + 20);
    const reading = readHere();
    expect(reading.fields).toHaveLength(MAX_FIELDS);
    expect(reading.unread.map(({ what }) => what)).toEqual(['Some fields']);
  });

  test('words without end behind the date of the visit are cut: the date still counts, and the reading goes through', () => {
    document.body.innerHTML = '<label>Date of service <input></label><textarea>Rest.</textarea>';
    const input = document.querySelector('input');
    if (input === null) throw new Error('The page has an input.');
    input.value = `11/10/2026 ${'and more '.repeat(1000)}`;
    const reading = readHere();
    expect(reading.dateOfService?.date).toBe('2026-11-10');
    expect(reading.dateOfService?.from).toMatch(/^Date of service: 11\/10\/2026 and more/);
    expect(frameMessage().safeParse({ kind: 'reading', reading }).success).toBe(true);
  });

  test('a box with a million letters is cut, and says so', () => {
    document.body.innerHTML = '<label>Plan <textarea></textarea></label>';
    const field = document.querySelector('textarea');
    if (field === null) throw new Error('The page has a textarea.');
    field.value = 'x'.repeat(1_200_000);
    const reading = readHere();
    expect(reading.fields[0]?.text).toHaveLength(1_000_000);
    expect(reading.unread).toEqual([{ what: '“Plan”', why: 'It is too long. Only its beginning was read.' }]);
  });

  test('an empty page gives an empty reading', () => {
    expect(readHere()).toEqual({
      path: [0],
      seq: 1,
      encounter: null,
      fields: [],
      dateOfService: null,
      unread: [],
    });
  });
});
