import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import '../../components/book/BookView.tsx';
import { openPanel } from '../fixtures/panel/open-panel.tsx';
import { PlainStorage } from '../fixtures/panel/plain-store.ts';
import { setDate } from '../fixtures/panel/set-date.ts';
import { VISIT_PAGE } from '../fixtures/panel/states.ts';

type User = ReturnType<typeof openPanel>['user'];

async function openShelf(user: User): Promise<void> {
  await user.keyboard('4');
  await screen.findByRole('heading', { name: 'The code book' });
}

/** A part of the shelf, by its heading. */
function part(name: string): HTMLElement {
  const section = screen.getByRole('heading', { name }).closest('section');
  if (section === null) throw new Error(`The shelf has no part ${name}.`);
  return section;
}

function codesIn(name: string): (string | null)[] {
  return [...part(name).querySelectorAll('code')].map((code) => code.textContent);
}

async function copyFirst(user: User, words: string, code: string): Promise<void> {
  await user.keyboard(`/${words}`);
  await waitFor(() =>
    expect(screen.getByRole('grid', { busy: false }).querySelector('code')?.textContent).toBe(code),
  );
  await user.keyboard('{Enter}{Escape}{Escape}');
}

function storedBy(user: readonly string[]): PlainStorage {
  const codes = user.map((code) => ({ system: 'icd10cm', code }));
  return new PlainStorage({ version: 1, favourites: codes, recents: [], keepsRecents: true });
}

describe('the shelf of the book', () => {
  it('says what the book holds and how to fill the shelf, before anything is kept', async () => {
    const { user } = openPanel({ state: 'asking' });
    await openShelf(user);
    expect(part('Favorites').textContent).toContain('Press the star');
    expect(part('Used last').textContent).toContain('Codes that you copy or open stand here');
    expect(await screen.findByText(/ICD-10-CM FY2016 to FY2027, HCPCS .* and CPT/)).toBeTruthy();
    for (const way of [/Neoplasm table/, /What changed/, /Chapters/]) {
      expect(screen.getByRole('button', { name: way })).toBeTruthy();
    }
  });

  it('keeps a code that was copied in the search, and opens its card', async () => {
    const { user } = openPanel({ state: 'asking' });
    await copyFirst(user, 'l57.0', 'L57.0');
    await openShelf(user);
    expect(codesIn('Used last')).toEqual(['L57.0']);
    await user.click(await within(part('Used last')).findByRole('button', { name: /Open L57.0/ }));
    await screen.findByRole('heading', { name: /L57.0 Actinic keratosis/ });
  });

  it('keeps a code whose card was opened, and the newest stands first', async () => {
    const { user } = openPanel({ state: 'asking' });
    await copyFirst(user, 'l57.0', 'L57.0');
    await user.keyboard('/bcc nose');
    await waitFor(() =>
      expect(screen.getByRole('grid', { busy: false }).querySelector('code')?.textContent).toBe('C44.311'),
    );
    await user.keyboard('{ArrowRight}');
    await screen.findByRole('heading', { name: /C44.311/ });
    await user.keyboard('{Escape}{Escape}{Escape}');
    await openShelf(user);
    expect(codesIn('Used last')).toEqual(['C44.311', 'L57.0']);
  });

  it('keeps nothing of the codes that only stood on the page', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await screen.findByRole('tab', { name: /^Codes \d/ });
    await user.keyboard('2');
    await openShelf(user);
    expect(codesIn('Used last')).toEqual([]);
  });

  it('forgets on demand, brings back, and can be switched off for good', async () => {
    const storage = new PlainStorage();
    const { user } = openPanel({ state: 'asking' }, undefined, storage);
    await copyFirst(user, 'l57.0', 'L57.0');
    await openShelf(user);
    await user.click(within(part('Used last')).getByRole('button', { name: 'Clear' }));
    expect(codesIn('Used last')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(codesIn('Used last')).toEqual(['L57.0']);
    await user.click(screen.getByRole('checkbox', { name: /Remember the codes/ }));
    expect(codesIn('Used last')).toEqual([]);
    await copyFirst(user, 'l40.0', 'L40.0');
    await openShelf(user);
    expect(codesIn('Used last')).toEqual([]);
    await waitFor(() => expect(JSON.stringify(storage.value)).not.toMatch(/L57|L40/));
  });
});

describe('favourites', () => {
  it('are starred in the search and on the card, and come back when the panel opens next', async () => {
    const storage = new PlainStorage();
    const first = openPanel({ state: 'asking' }, undefined, storage);
    await first.user.keyboard('/l57.0');
    await first.user.click(await screen.findByRole('button', { name: 'Favorite L57.0', pressed: false }));
    expect(await screen.findByRole('button', { name: 'Favorite L57.0', pressed: true })).toBeTruthy();
    cleanup();
    const { user } = openPanel({ state: 'asking' }, undefined, storage);
    await openShelf(user);
    await waitFor(() => expect(codesIn('Favorites')).toEqual(['L57.0']));
    await user.click(within(part('Favorites')).getByRole('button', { name: /Open L57.0/ }));
    await user.click(await screen.findByRole('button', { name: 'Favorite L57.0', pressed: true }));
    await user.keyboard('{Escape}');
    expect(codesIn('Favorites')).toEqual([]);
  });

  it('stand in the order the user gives them, and a removed one comes back to its place', async () => {
    const { user } = openPanel({ state: 'asking' }, undefined, storedBy(['L57.0', 'C44.311', 'L40.0']));
    await openShelf(user);
    await user.click(await screen.findByRole('button', { name: 'Arrange' }));
    await user.click(screen.getByRole('button', { name: 'Move L40.0 up' }));
    expect(codesIn('Favorites')).toEqual(['L57.0', 'L40.0', 'C44.311']);
    await user.click(screen.getByRole('button', { name: 'Remove L40.0 from the favorites' }));
    expect(codesIn('Favorites')).toEqual(['L57.0', 'C44.311']);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(codesIn('Favorites')).toEqual(['L57.0', 'L40.0', 'C44.311']);
    await user.click(screen.getByRole('button', { name: 'Move L57.0 up' }));
    expect(codesIn('Favorites')[0]).toBe('L57.0');
  });

  it('say that they are not billable on the date of service', async () => {
    const { user } = openPanel(VISIT_PAGE, undefined, storedBy(['D69.1', 'L02.237']));
    await openShelf(user);
    await waitFor(() => expect(part('Favorites').textContent).toContain('Header: needs more characters'));
    await user.click(screen.getByRole('button', { name: /Date of service/ }));
    setDate('2025-12-01');
    await waitFor(() => expect(part('Favorites').textContent).toContain('Not valid yet'));
    expect(part('Favorites').textContent).not.toContain('Header');
  });

  it('are copied and collected with single keys', async () => {
    const { host, user } = openPanel({ state: 'asking' }, undefined, storedBy(['L57.0', 'C44.311']));
    await openShelf(user);
    await screen.findByRole('button', { name: /Open C44.311 Basal/ });
    await user.keyboard('jjcb');
    expect(host.copied).toEqual(['C44.311']);
    expect(screen.getByRole('tab', { name: 'Basket 1' })).toBeTruthy();
  });

  it('follow what another window of the browser changes', async () => {
    const storage = storedBy(['L57.0']);
    const { user } = openPanel({ state: 'asking' }, undefined, storage);
    await openShelf(user);
    await waitFor(() => expect(codesIn('Favorites')).toEqual(['L57.0']));
    const favourites = [{ system: 'hcpcs', code: 'J3301' }];
    await storage.openWindow().write({ version: 1, favourites, recents: [], keepsRecents: true });
    await waitFor(() => expect(codesIn('Favorites')).toEqual(['J3301']));
  });

  it('that the browser does not store are said not to be', async () => {
    const storage = new PlainStorage();
    storage.mayWrite = false;
    const { user } = openPanel({ state: 'asking' }, undefined, storage);
    await user.keyboard('/l57.0');
    await user.click(await screen.findByRole('button', { name: 'Favorite L57.0' }));
    expect(await screen.findByText(/The browser did not store this/)).toBeTruthy();
  });
});
