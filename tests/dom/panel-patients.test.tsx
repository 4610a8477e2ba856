import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Beside } from '../../utils/browser/panel-types.ts';
import { readToday, shortDay } from '../../utils/codes/calendar.ts';
import type { FieldReading, PageDate } from '../../utils/note/types.ts';
import { openPanel } from '../fixtures/panel/open-panel.tsx';
import { setDate } from '../fixtures/panel/set-date.ts';
import { showPage } from '../fixtures/panel/states.ts';

const TODAY = shortDay(readToday());
const DAY_OF_B: PageDate = { date: '2026-11-12', from: 'DOS 11/12/2026' };

function field(id: string, text: string, kind: FieldReading['kind'] = 'note'): FieldReading {
  return { id, kind, control: 'textarea', label: 'Assessment', text, system: null };
}

/** A page that states no date. */
function page(fields: readonly FieldReading[], dateOfService: PageDate | null = null): Beside {
  return showPage(fields, { dateOfService });
}

const PATIENT_A = page([field('f1', 'Psoriasis L40.9.'), field('f2', 'Eczema L30.9.')]);
const PATIENT_B = page([field('f3', 'Rosacea L71.9.'), field('f4', 'Acne L70.9.')]);

function chip(name: RegExp) {
  return screen.getByRole('button', { name });
}

/** A page that names patient and visit. */
function visit(
  number: number,
  fields: readonly FieldReading[],
  earlier: readonly FieldReading[] = [],
): Beside {
  const beside = page(fields);
  if (beside.state !== 'granted') throw new Error('The page is granted.');
  const seen = earlier.length === 0 ? [] : [{ path: [], fields: earlier, dateOfService: null }];
  return { ...beside, encounter: { number, earlier: seen } };
}

/** Patient A is on the page, and the user has set the date of the visit. */
async function setDateOfA(beside = PATIENT_A) {
  const panel = openPanel(beside);
  await panel.user.click(chip(/Date of service/));
  setDate('2026-09-30');
  expect(chip(/30 Sept? 2026 set by you/)).toBeTruthy();
  return { ...panel, show: (next: Beside) => act(() => panel.host.show(next)) };
}

describe('a date of service set for patient A', () => {
  it('stays while the note of A is written, and while more of it is opened or closed', async () => {
    const { show } = await setDateOfA();
    for (const fields of [
      [field('f1', 'Psoriasis vulgaris L40.0.'), field('f2', 'Eczema L30.9.')],
      [field('f2', 'Eczema L30.9.'), field('f5', 'Plan: cream.')],
      [field('f5', 'Plan: cream, and light.')],
    ]) {
      show(page(fields));
      expect(chip(/30 Sept? 2026 set by you/)).toBeTruthy();
    }
  });

  it('does not reach patient B in the same tab, and does not come back with A', async () => {
    const { show } = await setDateOfA();
    show(PATIENT_B);
    expect(chip(/Date of service .* today/).textContent).toContain(TODAY);
    show(PATIENT_A);
    expect(chip(/Date of service .* today/).textContent).toContain(TODAY);
  });

  it('gives way to the date that the page of B states', async () => {
    const { show } = await setDateOfA();
    show(page([field('f3', 'Rosacea L71.9.')], DAY_OF_B));
    expect(chip(/12 Nov 2026 from the page/)).toBeTruthy();
  });

  it.each<readonly [string, Beside]>([
    ['the page loads anew', page([])],
    ['the note is emptied', page([field('f1', ' ')])],
    ['only the code list of the page is left', page([field('dx', 'L40.9', 'codes')])],
    ['another tab comes to the front', { state: 'hidden', tab: 2, canAsk: false }],
    ['the page is lost', { state: 'lost', site: 'https://ehr.example.com' }],
    ['the grant is given back', { state: 'ungranted', site: 'https://ehr.example.com' }],
  ])('is forgotten when %s, though the next fields have the same names', async (_, between) => {
    const { show } = await setDateOfA();
    show(between);
    show(PATIENT_A);
    expect(chip(/Date of service .* today/).textContent).toContain(TODAY);
  });

  it('is forgotten when another site has fields of the same names', async () => {
    const { show } = await setDateOfA();
    show({ ...PATIENT_A, ...{ site: 'https://other.example.org' } });
    expect(chip(/Date of service .* today/)).toBeTruthy();
  });
});

describe('the findings on patient A', () => {
  it('never stand beside the note of patient B, not even until B is reviewed', async () => {
    const { host } = openPanel(PATIENT_A);
    await screen.findByRole('tab', { name: 'Review 2' });
    expect(screen.getByText(/L40\.9/, { selector: 'code' })).toBeTruthy();
    act(() => host.show(PATIENT_B));
    expect(screen.queryByText(/L40\.9/, { selector: 'code' })).toBeNull();
    expect(await screen.findByText(/L71\.9/, { selector: 'code' })).toBeTruthy();
  });
});

describe('a page that names patient and visit', () => {
  const NOTE = [field('f1', 'Psoriasis L40.9.')];
  const SET = /30 Sept? 2026 set by you/;
  const TODAYS = /Date of service .* today/;

  it('keeps the date set for the visit over tabs that are never on the screen together', async () => {
    const { show } = await setDateOfA(visit(1, NOTE));
    show(visit(1, [field('dx', 'L40.9', 'codes')], NOTE));
    expect(chip(SET)).toBeTruthy();
  });

  it('keeps it while the page loads anew, for as long as it names the same visit then', async () => {
    const { show } = await setDateOfA(visit(1, NOTE));
    show({ state: 'lost', site: 'https://ehr.example.com' });
    show(page([]));
    show(visit(1, [field('f9', 'Psoriasis L40.9.')]));
    expect(chip(SET)).toBeTruthy();
  });

  it('drops it with the next visit, though the same fields serve it', async () => {
    const { show } = await setDateOfA(visit(1, NOTE));
    show(visit(2, NOTE));
    expect(chip(TODAYS)).toBeTruthy();
  });

  it('drops it with the next visit also after a moment in which the page names nobody', async () => {
    const { show } = await setDateOfA(visit(1, NOTE));
    show(page(NOTE));
    show(visit(2, NOTE));
    expect(chip(TODAYS)).toBeTruthy();
  });

  it('says its name late: what was set before still holds', async () => {
    const { show } = await setDateOfA(page(NOTE));
    show(visit(1, NOTE));
    expect(chip(SET)).toBeTruthy();
  });
});
