import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openPanel } from '../fixtures/panel/open-panel.tsx';
import { setDate } from '../fixtures/panel/set-date.ts';
import { SITE, showPage, VISIT_PAGE } from '../fixtures/panel/states.ts';

/** The row of a code in the list shown. */
function getRow(code: string): HTMLElement {
  const row = screen
    .getAllByRole('listitem')
    .find((item) => item.querySelector('code')?.textContent === code);
  if (row === undefined) throw new Error(`${code} is not in the list.`);
  return row;
}

async function openCodes(user: { keyboard(keys: string): Promise<void> }) {
  await screen.findByRole('tab', { name: /^Codes \d/ });
  await user.keyboard('2');
}

describe('the codes on the page', () => {
  it('stand with their title, their standing in words and where they were found', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await openCodes(user);
    expect(getRow('C44.91').textContent).toContain('Basal cell carcinoma of skin, unspecified');
    expect(getRow('C44.91').textContent).toContain('Billable');
    expect(getRow('C44.91').textContent).toContain('In note and “Diagnosis list”');
    expect(getRow('L20.8').textContent).toContain('Header: needs more characters');
    expect(getRow('L20.8').textContent).toContain('Needs a 5th character');
    expect(getRow('17000').textContent).toContain('1 unit');
    expect(getRow('99213').textContent).toContain('modifier 25');
  });

  it('show the other meaning of a code written without its dot', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await openCodes(user);
    await waitFor(() => expect(getRow('L40.50').textContent).toMatch(/it is also the HCPCS code L4050: \w+/));
  });

  it('name a code that is in no book', async () => {
    const { user } = openPanel(
      showPage([
        { id: 'd', kind: 'codes', control: 'input', label: 'ICD-10', text: 'L40.77', system: 'icd10cm' },
      ]),
    );
    await openCodes(user);
    expect(getRow('L40.77').textContent).toContain('Not in the code book');
  });

  it('stand otherwise on another date of service', async () => {
    // L98.A- began on 1 October 2025.
    const page = showPage(
      [{ id: 'd', kind: 'codes', control: 'input', label: 'ICD-10', text: 'L98.A111', system: 'icd10cm' }],
      { dateOfService: { date: '2025-09-30', from: 'DOS 09/30/2025' } },
    );
    const { user } = openPanel(page);
    await openCodes(user);
    expect(getRow('L98.A111').textContent).toContain('Not valid yet');
    await user.click(screen.getByRole('button', { name: /Date of service/ }));
    setDate('2025-10-01');
    await waitFor(() => expect(getRow('L98.A111').textContent).toContain('Billable'));
  });
});

describe('the date of service', () => {
  it('comes from the page when the page has one, and the panel quotes it', async () => {
    const { user } = openPanel(VISIT_PAGE);
    const chip = screen.getByRole('button', { name: /Date of service 10 Nov 2026 from the page/ });
    await user.click(chip);
    expect(screen.getByText('The page says “Visit date: 11/10/2026”.')).toBeTruthy();
  });

  it('is today otherwise', () => {
    openPanel({ state: 'ungranted', site: SITE });
    expect(screen.getByRole('button', { name: /Date of service .* today/ })).toBeTruthy();
  });

  it('can be set by the user, and given back to the page', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await user.click(screen.getByRole('button', { name: /Date of service/ }));
    setDate('2025-12-01');
    expect(screen.getByRole('button', { name: /1 Dec 2025 set by you/ })).toBeTruthy();
    await waitFor(() => expect(document.querySelector('.release')?.textContent).toBe('FY2026'));
    await user.click(screen.getByRole('button', { name: "Back to the page's 10 Nov 2026" }));
    expect(screen.getByRole('button', { name: /10 Nov 2026 from the page/ })).toBeTruthy();
  });

  it('can be typed without losing the field, and the field follows the page again after', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await user.click(screen.getByRole('button', { name: /Date of service/ }));
    const field = screen.getByLabelText('Date of service');
    field.focus();
    setDate('2025-12-01');
    expect(document.activeElement).toBe(field);
    expect(field.isConnected).toBe(true);
    await user.click(screen.getByRole('button', { name: /^Back to the page/ }));
    expect(screen.getByLabelText('Date of service')).toHaveProperty('value', '2026-11-10');
  });

  it('set for one visit is not carried into the next', async () => {
    const { user, host } = openPanel(VISIT_PAGE);
    await user.click(screen.getByRole('button', { name: /Date of service/ }));
    setDate('2025-12-01');
    host.show(showPage([], { dateOfService: { date: '2026-11-12', from: '11/12/2026' } }));
    expect(await screen.findByRole('button', { name: /Date of service .* today/ })).toBeTruthy();
  });

  it('with a figure too many in its year, or no day of the calendar, is not taken', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await user.click(screen.getByRole('button', { name: /Date of service/ }));
    const field = screen.getByLabelText('Date of service');
    for (const typed of ['20261-11-10', '2100-01-01', '1999-12-31', '']) {
      setDate(typed);
      expect(screen.getByRole('button', { name: /10 Nov 2026 from the page/ })).toBeTruthy();
    }
    expect(field.getAttribute('max')).toBe('2099-12-31');
    setDate('2099-12-31');
    expect(screen.getByRole('button', { name: /31 Dec 2099 set by you/ })).toBeTruthy();
  });

  it('left half typed goes back to the day in force', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await user.click(screen.getByRole('button', { name: /Date of service/ }));
    const field = screen.getByLabelText('Date of service');
    act(() => field.focus());
    setDate('0002-12-01');
    expect(field).toHaveProperty('value', '0002-12-01');
    act(() => field.blur());
    expect(field).toHaveProperty('value', '2026-11-10');
  });

  it('half typed is not taken for the year 2', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await user.click(screen.getByRole('button', { name: /Date of service/ }));
    setDate('0002-12-01');
    expect(screen.getByRole('button', { name: /10 Nov 2026 from the page/ })).toBeTruthy();
  });

  it('past the end of the last release is answered, and said so', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await user.click(screen.getByRole('button', { name: /Date of service/ }));
    setDate('2029-01-05');
    expect(await screen.findByText('past its end')).toBeTruthy();
    expect(screen.getByText(/FY2027/, { selector: '.releases b' })).toBeTruthy();
    expect(screen.getAllByText(/A newer release is not here yet/).length).toBeGreaterThan(0);
  });
});

describe('the basket', () => {
  async function collect(user: { keyboard(keys: string): Promise<void> }, words: string, first: string) {
    await user.keyboard(`/${words}`);
    await waitFor(() =>
      expect(screen.getByRole('grid', { busy: false }).querySelector('code')?.textContent).toBe(first),
    );
    await user.keyboard('{Shift>}{Enter}{/Shift}{Escape}{Escape}');
  }

  it('copies all codes as one block, with or without dots and titles', async () => {
    const { host, user } = openPanel({ state: 'asking' });
    await collect(user, 'l57.0', 'L57.0');
    await collect(user, 'bcc nose', 'C44.311');
    await user.keyboard('3c');
    expect(host.copied.at(-1)).toBe('L57.0\nC44.311');
    await user.click(screen.getByLabelText('without dots'));
    await user.click(screen.getByLabelText('with titles'));
    await user.click(screen.getByRole('button', { name: 'Copy all 2' }));
    expect(host.copied.at(-1)).toBe('L570\tActinic keratosis\nC44311\tBasal cell carcinoma of skin of nose');
    expect(await screen.findByText('2 codes copied.')).toBeTruthy();
  });

  it('gives back what was removed or cleared', async () => {
    const { user } = openPanel({ state: 'asking' });
    await collect(user, 'l57.0', 'L57.0');
    await collect(user, 'bcc nose', 'C44.311');
    await user.keyboard('3');
    await user.click(screen.getByRole('button', { name: 'Remove L57.0' }));
    expect(screen.getByRole('tab', { name: 'Basket 1' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(within(getRow('L57.0')).getByText('Actinic keratosis')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Clear' }));
    expect(screen.getByRole('heading', { name: 'The basket is empty' })).toBeTruthy();
    await user.keyboard('u');
    expect(screen.getByRole('tab', { name: 'Basket 2' })).toBeTruthy();
  });

  it('warns of a collected code that is not billable on the date of service', async () => {
    const { user } = openPanel({ state: 'asking' });
    await collect(user, 'C44.31', 'C44.31');
    await user.keyboard('3');
    await waitFor(() => expect(getRow('C44.31').textContent).toContain('Header: needs more characters'));
  });
});

describe('the keys sheet', () => {
  it('opens with the question mark, and can switch single keys off', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await user.keyboard('?');
    const sheet = screen.getByRole('dialog', { name: 'Keys' });
    await user.click(within(sheet).getByRole('checkbox'));
    await user.click(within(sheet).getByRole('button', { name: 'Close' }));
    await user.keyboard('3');
    expect(screen.getByRole('tab', { name: /^Review/, selected: true })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Keys/ }));
    await user.click(within(screen.getByRole('dialog', { name: 'Keys' })).getByRole('checkbox'));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Close' }));
    await user.keyboard('3');
    expect(screen.getByRole('tab', { name: /^Basket/, selected: true })).toBeTruthy();
  });

  it('walks the tabs with the arrow keys', async () => {
    const { user } = openPanel(VISIT_PAGE);
    screen.getByRole('tab', { name: /^Review/ }).focus();
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('tab', { name: /^Codes/, selected: true })).toBe(document.activeElement);
    await user.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}');
    expect(screen.getByRole('tab', { name: /^Basket/, selected: true })).toBe(document.activeElement);
  });
});
