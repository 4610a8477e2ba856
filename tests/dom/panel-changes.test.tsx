import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../components/book/BookView.tsx';
import { openPanel } from '../fixtures/panel/open-panel.tsx';
import { PlainStorage } from '../fixtures/panel/plain-store.ts';
import { setDate } from '../fixtures/panel/set-date.ts';
import { VISIT_PAGE } from '../fixtures/panel/states.ts';

type User = ReturnType<typeof openPanel>['user'];

afterEach(() => vi.restoreAllMocks());

async function openChanges(user: User): Promise<void> {
  await user.keyboard('4');
  await user.click(await screen.findByRole('button', { name: /What changed/ }));
  await screen.findByRole('button', { name: /^All \d/ });
}

function chip(name: string): HTMLElement {
  return screen.getByRole('button', { name: new RegExp(`^${name} \\d`) });
}

function codes(): (string | null)[] {
  return [...document.querySelectorAll('.changes .choice code')].map((code) => code.textContent);
}

function row(code: string): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>('.changes > li')].find(
    (line) => line.querySelector('code')?.textContent === code,
  );
  if (found === undefined) throw new Error(`${code} is not among the changes.`);
  return found;
}

describe('what changed', () => {
  it('compares the release of the date of service with the one before, dermatology first', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await openChanges(user);
    expect(screen.getByLabelText('From')).toHaveProperty('value', 'FY2026');
    expect(screen.getByLabelText('To')).toHaveProperty('value', 'FY2027');
    expect(codes().slice(0, 2)).toEqual(['L02.232', 'L02.237']);
    expect(screen.getByRole('heading', { name: 'Dermatology' })).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'Other fields' })).toBeTruthy();
    expect(chip('New').textContent).toBe('New 190');
    expect(row('L02.237').textContent).toContain('New from 1 Oct 2026');
  });

  it('follows the date of service until the user chooses', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await user.click(screen.getByRole('button', { name: /Date of service/ }));
    setDate('2025-12-01');
    await openChanges(user);
    expect(screen.getByLabelText('To')).toHaveProperty('value', 'FY2026');
    await user.selectOptions(screen.getByLabelText('From'), 'FY2016');
    await waitFor(() => expect(chip('Retired').textContent).not.toBe('Retired 0'));
    setDate('2026-12-01');
    expect(screen.getByLabelText('To')).toHaveProperty('value', 'FY2026');
  });

  it('shows what is new in a title and what went', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await openChanges(user);
    await user.click(chip('New title'));
    await waitFor(() => expect(codes().length).toBe(4));
    expect(row('L02.232').querySelector('ins')?.textContent).toBe('and flank]');
    expect(row('L02.232').textContent).toContain('Was: Carbuncle of back [any part, except buttock]');
  });

  it('names what serves in place of a header, and opens its card', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await openChanges(user);
    await user.click(chip('Became header'));
    await waitFor(() => expect(codes()).toContain('D69.1'));
    expect(within(row('D69.1')).queryByRole('button', { name: /Copy/ })).toBeNull();
    await user.click(within(row('D69.1')).getByRole('button', { name: 'D69.11' }));
    await screen.findByRole('heading', { name: /^D69.11/ });
  });

  it('is searched by words and codes, and narrowed to dermatology', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await openChanges(user);
    await user.type(screen.getByRole('textbox', { name: /Words of the title/ }), 'flank carb');
    await waitFor(() => expect(codes()).toEqual(['L02.232', 'L02.237']));
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('checkbox', { name: 'dermatology only' }));
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'Other fields' })).toBeNull());
    await user.type(screen.getByRole('textbox', { name: /Words of the title/ }), 'qqqq');
    expect(await screen.findByText('Nothing changed that fits these filters.')).toBeTruthy();
  });

  it('begins with the changes of the user’s own codes, whatever the filters', async () => {
    const icd = (code: string) => ({ system: 'icd10cm', code });
    const storage = new PlainStorage({ favourites: [icd('L57.0'), icd('D69.1')], recents: [icd('L02.232')] });
    const { user } = openPanel(VISIT_PAGE, undefined, storage);
    await openChanges(user);
    expect(await screen.findByText('2 of your 3 codes changed.')).toBeTruthy();
    await user.click(chip('New'));
    await waitFor(() => expect(codes()).toContain('L02.237'));
    const own = screen.getByRole('heading', { name: 'Your codes' }).closest('section');
    expect([...(own?.querySelectorAll('.choice code') ?? [])].map((code) => code.textContent)).toEqual([
      'L02.232',
      'D69.1',
    ]);
  });

  it('compares two releases of HCPCS, and says what the files do not', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await openChanges(user);
    await user.click(screen.getByRole('button', { name: 'HCPCS' }));
    await user.selectOptions(screen.getByLabelText('From'), 'January 2025');
    expect(await screen.findByText(/new codes have no first day in our tables/)).toBeTruthy();
  });

  it('leads on from two lists of HCPCS between which nothing is known to have changed', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await openChanges(user);
    await user.click(screen.getByRole('button', { name: 'HCPCS' }));
    expect(await screen.findByText('Our files show no change between these two releases.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Compare from January 2025 on' }));
    expect(screen.getByLabelText('From')).toHaveProperty('value', 'January 2025');
    expect(document.activeElement).toBe(screen.getByLabelText('From'));
    expect(await screen.findByText(/new codes have no first day in our tables/)).toBeTruthy();
  });

  it('asks for two different releases', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await openChanges(user);
    await user.selectOptions(screen.getByLabelText('From'), 'FY2027');
    expect(screen.getByText('Choose two different releases to compare.')).toBeTruthy();
  });

  it('draws a page of rows at a time', async () => {
    const { user } = openPanel(VISIT_PAGE);
    await openChanges(user);
    expect(codes().length).toBe(40);
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    await waitFor(() => expect(codes().length).toBe(120));
  });

  it('is saved as CSV: all that the filters leave, under a name that says the releases', async () => {
    const saved: { name: string; blob: Blob | null }[] = [];
    let blob: Blob | null = null;
    vi.spyOn(URL, 'createObjectURL').mockImplementation((made) => {
      blob = made instanceof Blob ? made : null;
      return 'blob:made';
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push({ name: this.download, blob });
    });
    const { user } = openPanel(VISIT_PAGE);
    await openChanges(user);
    await user.click(chip('New'));
    await user.click(await screen.findByRole('button', { name: 'Save 190 changes as CSV' }));
    await waitFor(() => expect(saved.length).toBe(1));
    expect(saved[0]?.name).toBe('icd10cm-changes-FY2026-to-FY2027.csv');
    const lines = ((await saved[0]?.blob?.text()) ?? '').trimEnd().split('\r\n');
    expect(lines.length).toBe(191);
    expect(lines[1]).toMatch(/^new,L02\.237,Carbuncle of flank,/);
  });
});
