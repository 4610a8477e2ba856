import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import '../../components/book/BookView.tsx';
import { readNotes } from '../../utils/cli/read-book.ts';
import { createDirectClient, openPanel } from '../fixtures/panel/open-panel.tsx';
import { setDate } from '../fixtures/panel/set-date.ts';
import { VISIT_PAGE } from '../fixtures/panel/states.ts';

type User = ReturnType<typeof openPanel>['user'];

async function openTable(user: User): Promise<HTMLElement> {
  await user.keyboard('4');
  await user.click(await screen.findByRole('button', { name: /Neoplasm table/ }));
  return screen.findByRole('textbox', { name: 'Neoplasm table' });
}

/** Type a site and wait until the table is of it. */
async function look(user: User, text: string, first: RegExp): Promise<void> {
  await user.keyboard(text);
  await waitFor(() => expect(sites()[0]).toMatch(first));
}

function sites(): string[] {
  return [...document.querySelectorAll('.site-row th')].map((header) => header.textContent);
}

function focusedCode(): string | undefined {
  return document.activeElement instanceof HTMLElement ? document.activeElement.dataset.code : undefined;
}

describe('the neoplasm table', () => {
  it('is ready to type in: nose, Tab, arrow, Enter, and the card is open', async () => {
    const { user } = openPanel(VISIT_PAGE);
    const field = await openTable(user);
    expect(document.activeElement).toBe(field);
    await look(user, 'nose', /^skin › nose/);
    await user.keyboard('{Tab}');
    expect(focusedCode()).toBe('C44.301');
    await user.keyboard('{ArrowDown}');
    expect(focusedCode()).toBe('C44.311');
    await user.keyboard('{Enter}');
    await screen.findByRole('heading', { name: /C44.311 Basal cell carcinoma of skin of nose/ });
    await user.keyboard('{Escape}');
    expect(focusedCode()).toBe('C44.311');
    expect(field).toHaveProperty('value', 'nose');
  });

  it('leads straight to the growth and the behavior that were typed', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await openTable(user);
    await look(user, 'melanoma in situ left shin', /^skin › limb › lower/);
    await user.keyboard('{Tab}');
    expect(focusedCode()).toBe('D03.7');
  });

  it('waits for those who press Tab before the table has followed', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await openTable(user);
    await waitFor(() => expect(sites()[0]).toBe('skin NOS'));
    await user.keyboard('bcc nose{Tab}');
    await waitFor(() => expect(sites()[0]).toMatch(/nose/));
    await waitFor(() => expect(focusedCode()).toBe('C44.311'));
  });

  it('walks with the arrows past empty cells, to the ends of a row, and back to the field', async () => {
    const { user } = openPanel(VISIT_PAGE);
    const field = await openTable(user);
    await look(user, 'scalp', /scalp/);
    await user.keyboard('{ArrowDown}');
    expect(focusedCode()).toBe('C44.40');
    await user.keyboard('{End}');
    expect(focusedCode()).toBe('D49.2');
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(focusedCode()).toBe('D23.4');
    await user.keyboard('{Home}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowRight}');
    expect(focusedCode()).toBe('D03.4');
    await user.keyboard('{Control>}{Home}{/Control}{ArrowUp}');
    expect(document.activeElement).toBe(field);
  });

  it('copies and collects the cell that has the focus', async () => {
    const { host, kept, user } = openPanel(VISIT_PAGE);
    await openTable(user);
    await look(user, 'bcc nose', /nose/);
    await user.keyboard('{Tab}cb');
    expect(host.copied).toEqual(['C44.311']);
    expect(await screen.findByRole('tab', { name: 'Basket 1' })).toBeTruthy();
    await waitFor(() => expect(kept.kept().recents[0]?.code).toBe('C44.311'));
  });

  it('opens the card of the header where the table writes a dash', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await openTable(user);
    await look(user, 'calf', /calf/);
    const [first] = screen.getAllByRole('row', { name: /calf.*C44.70-/ });
    await user.click(within(first ?? document.body).getByRole('button', { name: /C44.70-/ }));
    await screen.findByRole('heading', { name: /C44.70 Unspecified malignant neoplasm of skin of/ });
  });

  it('says which lines are not in the official table', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await openTable(user);
    await look(user, 'nose', /nose/);
    const rows = screen.getAllByRole('rowheader', { name: /not in the official table/ });
    expect(rows.map((row) => row.textContent).slice(0, 3)).toEqual([
      expect.stringContaining('melanoma'),
      expect.stringContaining('Merkel cell carcinoma'),
      expect.stringContaining('melanocytic nevus'),
    ]);
    expect(screen.getByText(/Official neoplasm table, April 2026/)).toBeTruthy();
  });

  it('says on the cell that a code is not valid on the date of service', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await user.click(screen.getByRole('button', { name: /Date of service/ }));
    // C44.13- came on 1 October 2018.
    setDate('2017-12-01');
    await user.click(screen.getByRole('button', { name: /Date of service/ }));
    await openTable(user);
    await look(user, 'eyelid', /eyelid/);
    const [cell] = screen.getAllByRole('button', { name: /C44.13-/ });
    expect(cell?.textContent).toContain('not valid yet');
  });

  it('draws a page of it, and the next on demand', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await openTable(user);
    await waitFor(() => expect(sites().length).toBe(15));
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    await waitFor(() => expect(sites().length).toBe(45));
  });

  it('goes to the site that a row refers to', async () => {
    const { user } = openPanel(VISIT_PAGE);
    const field = await openTable(user);
    await look(user, 'artery', /artery/);
    await user.click(screen.getByRole('button', { name: /^connective tissue/ }));
    expect(field).toHaveProperty('value', 'connective tissue');
    await waitFor(() => expect(sites()[0]).toMatch(/connective tissue/));
  });

  it('says that nothing fits, and clears with Escape before it goes back', async () => {
    const { user } = openPanel(VISIT_PAGE);
    const field = await openTable(user);
    await user.keyboard('qqqq');
    expect(await screen.findByText(/Nothing fits “qqqq”/)).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(field).toHaveProperty('value', '');
    await user.keyboard('{Escape}');
    await screen.findByRole('heading', { name: 'The code book' });
  });

  it('says so when the notes will not open, and opens once they do', async () => {
    let isBroken = true;
    const notes = readNotes();
    const client = createDirectClient(undefined, () =>
      isBroken ? Promise.reject(new Error('notes.bin is not there')) : Promise.resolve(notes),
    );
    const { user } = openPanel(VISIT_PAGE, client);
    await openTable(user);
    expect(await screen.findByText(/The neoplasm table would not open/)).toBeTruthy();
    isBroken = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(sites()[0]).toBe('skin NOS'));
  });
});
