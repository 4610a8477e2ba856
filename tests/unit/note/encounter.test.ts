import { describe, expect, it } from 'vitest';
import {
  type EncounterMemory,
  followEncounter,
  forgetEarlier,
  NOTHING_SEEN,
} from '../../../utils/note/encounter.ts';
import { joinFrames } from '../../../utils/note/note-text.ts';
import type { FieldReading, FrameState, PageDate } from '../../../utils/note/types.ts';

/** Hashes as `encounterKey` makes them: a letter for what is said, and what it says. */
const ANNA = 'p1.v7';
const ANNA_BY_BIRTHDAY = 'b4.p1';
const BEN = 'p2.v9';

interface Shown {
  readonly key?: string | null;
  readonly notes?: Readonly<Record<string, string>>;
  readonly codes?: Readonly<Record<string, string>>;
  readonly date?: PageDate;
  readonly path?: readonly number[];
}

let frameIds = 0;

/** One frame as the page shows it now. */
function frame({ key = ANNA, notes = {}, codes = {}, date, path = [] }: Shown): FrameState {
  const field = (kind: 'note' | 'codes', label: string, text: string): FieldReading => ({
    id: `f${label}`,
    kind,
    control: 'textarea',
    label,
    text,
    system: null,
  });
  const fields = [
    ...Object.entries(notes).map(([label, text]) => field('note', label, text)),
    ...Object.entries(codes).map(([label, text]) => field('codes', label, text)),
  ];
  const reading = { path, seq: 1, encounter: key, fields, dateOfService: date ?? null, unread: [] };
  frameIds += 1;
  return { frameId: frameIds, reading };
}

/** A browser tab over time: what a coder sees in it, one screen after the other. */
function openTab() {
  let memory: EncounterMemory = NOTHING_SEEN;
  let number: number | null = null;
  return {
    see(...shown: Shown[]) {
      const frames = shown.map(frame);
      const followed = followEncounter(memory, frames);
      memory = followed.memory;
      number = followed.encounter?.number ?? null;
      return joinFrames(frames, followed.encounter?.earlier);
    },
    memory: () => memory,
    forget() {
      memory = forgetEarlier(memory);
    },
    encounter: () => number,
  };
}

const saidEarlier = (note: ReturnType<typeof joinFrames>) => [
  ...note.fields.filter(({ seen }) => seen === 'earlier').map(({ label }) => label),
  ...note.codeFields.filter(({ seen }) => seen === 'earlier').map(({ label }) => label),
];

describe('tabs of a page that are never on the screen together', () => {
  it('are joined while patient and visit stay the same: the note with the codes of the billing tab', () => {
    const tab = openTab();
    tab.see({ notes: { 'Clinical note': 'Psoriasis of the left elbow.' } });
    const billing = tab.see({ codes: { Diagnoses: 'L40.9' } });
    expect(billing.text).toBe('Psoriasis of the left elbow.');
    expect(billing.codeFields.map(({ text }) => text)).toEqual(['L40.9']);
    expect(saidEarlier(billing)).toEqual(['Clinical note']);
    const note = tab.see({ notes: { 'Clinical note': 'Psoriasis of the left elbow.' } });
    expect(saidEarlier(note)).toEqual(['Diagnoses']);
  });

  it('hold what was read last: a part that comes back takes the place of what was remembered', () => {
    const tab = openTab();
    tab.see({ codes: { Diagnoses: 'L40.9' } });
    tab.see({ notes: { Note: 'Psoriasis.' } });
    tab.see({ codes: { Diagnoses: 'L40.0' } });
    const note = tab.see({ notes: { Note: 'Psoriasis vulgaris.' } });
    expect(note.text).toBe('Psoriasis vulgaris.');
    expect(note.codeFields.map(({ text }) => text)).toEqual(['L40.0']);
  });

  it('are told apart by label: three tabs make one note in the end', () => {
    const tab = openTab();
    tab.see({ notes: { Subjective: 'Itch.' } });
    tab.see({ notes: { Objective: 'Plaques.' } });
    expect(tab.see({ notes: { Plan: 'Clobetasol.' } }).text).toBe('Clobetasol.\n\nItch.\n\nPlaques.');
  });

  it('point at nothing on the page: remembered words cannot be marked or shown', () => {
    const tab = openTab();
    tab.see({ notes: { Note: 'Psoriasis.' } });
    const [remembered] = tab.see({ codes: { Diagnoses: 'L40.9' } }).fields;
    expect(remembered).toMatchObject({ seen: 'earlier', frameId: -1 });
    expect(remembered?.seq).toBeUndefined();
  });

  it('keep the date of service that only the note’s tab states', () => {
    const tab = openTab();
    const date = { date: '2026-11-10', from: 'Visit date: 11/10/2026' };
    tab.see({ notes: { Note: 'Psoriasis.' }, date });
    expect(tab.see({ codes: { Diagnoses: 'L40.9' } }).dateOfService).toEqual(date);
  });

  it('may be frames beside each other, each with its own way of naming the patient', () => {
    const tab = openTab();
    tab.see({ path: [], key: 'b4' }, { path: [0], key: ANNA, notes: { Note: 'Psoriasis.' } });
    const fees = tab.see({ path: [], key: 'b4' }, { path: [1], key: 'v7', codes: { Fees: '11102' } });
    expect(saidEarlier(fees)).toEqual(['Note']);
  });
});

describe('a part that was taken away', () => {
  it('is not remembered where its list stays: a diagnosis that the coder deleted is gone', () => {
    const tab = openTab();
    tab.see({ codes: { 'Diagnosis 1': 'L40.9', 'Diagnosis 2': 'C43.9' }, notes: { Note: 'Psoriasis.' } });
    const after = tab.see({ codes: { 'Diagnosis 1': 'L40.9' }, notes: { Note: 'Psoriasis.' } });
    expect(after.codeFields.map(({ text }) => text)).toEqual(['L40.9']);
    expect(tab.see({ notes: { Note: 'Psoriasis.' } }).codeFields.map(({ text }) => text)).toEqual(['L40.9']);
  });

  it('is not remembered where the user emptied it', () => {
    const tab = openTab();
    tab.see({ notes: { Note: 'Psoriasis.' } });
    tab.see({ notes: { Note: '' } });
    expect(tab.see({ codes: { Diagnoses: 'L40.9' } }).text).toBe('');
  });

  it('is forgotten when the user says so; what is on the screen stays', () => {
    const tab = openTab();
    tab.see({ codes: { Diagnoses: 'L40.9' } });
    tab.see({ notes: { Note: 'Psoriasis.' } });
    tab.forget();
    expect(saidEarlier(tab.see({ notes: { Note: 'Psoriasis.' } }))).toEqual([]);
  });
});

describe('the next patient', () => {
  it('brings nothing of the last one, though the page has the very same fields', () => {
    const tab = openTab();
    tab.see({ notes: { Note: 'Melanoma.' } });
    tab.see({ codes: { Diagnoses: 'C43.9' } });
    const first = tab.encounter();
    const next = tab.see({ key: BEN, notes: { Note: 'Acne.' } });
    expect(next.text).toBe('Acne.');
    expect(next.codeFields).toEqual([]);
    expect(tab.encounter()).not.toBe(first);
    expect(JSON.stringify(tab.memory())).not.toMatch(/Melanoma|C43/);
  });

  it('is another one each time, also when the first comes back', () => {
    const tab = openTab();
    tab.see({ notes: { Note: 'Melanoma.' } });
    const first = tab.encounter();
    tab.see({ key: BEN, notes: { Note: 'Acne.' } });
    expect(tab.see({ codes: { Diagnoses: 'C43.9' } }).text).toBe('');
    expect(tab.encounter()).not.toBe(first);
  });

  it('is the same visit of the same patient where the page says more of both', () => {
    const tab = openTab();
    tab.see({ notes: { Note: 'Psoriasis.' } });
    const first = tab.encounter();
    expect(saidEarlier(tab.see({ key: ANNA_BY_BIRTHDAY, codes: { Diagnoses: 'L40.9' } }))).toEqual(['Note']);
    expect(tab.encounter()).toBe(first);
    // By now both birthday and visit are known: a patient with another birthday is another one.
    expect(saidEarlier(tab.see({ key: 'b5', codes: { Diagnoses: 'L40.9' } }))).toEqual([]);
  });

  it('is assumed where nothing ties two pages together, though nothing contradicts', () => {
    const tab = openTab();
    tab.see({ key: 'p1', notes: { Note: 'Psoriasis.' } });
    expect(tab.see({ key: 'b4', codes: { Diagnoses: 'L40.9' } }).text).toBe('');
  });
});

describe('a page that names nobody', () => {
  it('stands for itself: nothing is remembered of it, and nothing brought to it', () => {
    const tab = openTab();
    tab.see({ notes: { Note: 'Psoriasis.' } });
    const list = tab.see({ key: null, codes: { Diagnoses: 'L20.9' } });
    expect(list.text).toBe('');
    expect(tab.encounter()).toBeNull();
    const back = tab.see({ codes: { Fees: '11102' } });
    expect(saidEarlier(back)).toEqual(['Note']);
    expect(JSON.stringify(back)).not.toContain('L20.9');
  });

  it('is one with two patients on it as well: none of them is remembered', () => {
    const tab = openTab();
    const both = tab.see(
      { path: [0], key: ANNA, notes: { Note: 'Psoriasis.' } },
      { path: [1], key: BEN, notes: { Note: 'Acne.' } },
    );
    expect(both.text).toBe('Psoriasis.\n\nAcne.');
    expect(tab.encounter()).toBeNull();
    expect(JSON.stringify(tab.memory())).not.toMatch(/Psoriasis|Acne/);
  });
});

describe('the memory of an encounter', () => {
  it('is bounded: of a thousand tabs the newest are kept', () => {
    const tab = openTab();
    for (let at = 0; at < 1000; at += 1) tab.see({ notes: { [`Tab ${at}`]: `Note ${at}.` } });
    const note = tab.see({ codes: { Diagnoses: 'L40.9' } });
    expect(note.fields.length).toBeLessThanOrEqual(200);
    expect(note.text).toContain('Note 999.');
    expect(note.text).not.toContain('Note 1.');
  });

  it('is bounded in size: a page cannot fill it with long texts', () => {
    const tab = openTab();
    for (let at = 0; at < 20; at += 1) tab.see({ notes: { [`Tab ${at}`]: 'x'.repeat(400_000) } });
    expect(JSON.stringify(tab.memory()).length).toBeLessThan(2_000_000);
  });

  it('keeps dates of no more frames than fields', () => {
    const tab = openTab();
    const date = { date: '2026-11-10', from: 'Visit' };
    for (let at = 0; at < 1000; at += 1) tab.see({ path: [at], date });
    expect(tab.memory().dates.length).toBeLessThanOrEqual(202);
  });
});
