import { screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openPanel } from '../fixtures/panel/open-panel.tsx';
import { LONG_PAGE, QUIET_PAGE, VISIT_PAGE } from '../fixtures/panel/states.ts';

afterEach(() => vi.unstubAllGlobals());

/** A window of the browser that prints to nowhere. */
function standInWindow() {
  const page = Object.assign(new EventTarget(), {
    document: document.implementation.createHTMLDocument(''),
    focus: () => undefined,
    print: vi.fn(),
    close: vi.fn(),
  });
  vi.stubGlobal('open', () => page);
  return page;
}

async function openDialog(beside = VISIT_PAGE) {
  const panel = openPanel(beside);
  await screen.findByRole('tab', { name: /^Review \d/ });
  await panel.user.keyboard('p');
  const dialog = await screen.findByRole('dialog', { name: 'Print the review' });
  return { ...panel, dialog };
}

describe('printing the review', () => {
  it('is one key and Enter, and leaves every word of the note out unless asked', async () => {
    const page = standInWindow();
    const { dialog, user } = await openDialog();
    await user.click(within(dialog).getByRole('button', { name: 'Print one page' }));
    expect(page.print).toHaveBeenCalledOnce();
    const text = page.document.body.textContent;
    expect(text).toContain('Date of service 10 November 2026');
    expect(text).toMatch(/C44\.91.*→ C44\.311 Basal cell carcinoma of skin of nose/);
    expect(text).toContain('Holds no words of the note.');
    expect(text).not.toMatch(/biopsy proven|pearly|71 year|well controlled|“/);
  });

  it('quotes the note where it is asked to', async () => {
    const page = standInWindow();
    const { dialog, user } = await openDialog();
    await user.click(within(dialog).getByRole('radio', { name: 'With words of the note' }));
    await user.click(within(dialog).getByRole('button', { name: 'Print one page' }));
    expect(page.document.body.textContent).toContain('Basal cell carcinoma of the nose, biopsy proven.');
    expect(page.document.body.textContent).toContain('treat it as a part of the record');
  });

  it('names what was dismissed, and keeps the user’s own words back with those of the note', async () => {
    const page = standInWindow();
    const panel = openPanel(VISIT_PAGE);
    await screen.findByRole('tab', { name: /^Review \d/ });
    const [first] = screen.getAllByRole('button', { name: /^Dismiss…/ });
    if (first === undefined) throw new Error('Nothing can be dismissed.');
    await panel.user.click(first);
    await panel.user.selectOptions(screen.getByRole('combobox', { name: /^Why/ }), 'Another reason');
    await panel.user.type(screen.getByRole('textbox', { name: 'Your reason' }), 'Told by Mrs Hill');
    await panel.user.click(screen.getByRole('button', { name: 'Dismiss' }));
    await panel.user.keyboard('p');
    await panel.user.click(await screen.findByRole('button', { name: 'Print one page' }));
    expect(page.document.body.textContent).toContain('Dismissed: ');
    expect(page.document.body.textContent).toContain('(another reason)');
    expect(page.document.body.textContent).not.toContain('Mrs Hill');
  });

  it('prints an empty review with what was checked', async () => {
    const page = standInWindow();
    const { dialog, user } = await openDialog(QUIET_PAGE);
    await user.click(within(dialog).getByRole('button', { name: 'Print one page' }));
    expect(page.document.body.textContent).toMatch(/Nothing to say\. 2 codes checked with \d+ rules/);
    expect(page.document.body.textContent).toContain('L57.0 Actinic keratosis');
  });

  it('takes the page away when the printing is over', async () => {
    const page = standInWindow();
    const { dialog, user } = await openDialog(LONG_PAGE);
    await user.click(within(dialog).getByRole('button', { name: 'Print one page' }));
    page.dispatchEvent(new Event('afterprint'));
    expect(page.close).toHaveBeenCalledOnce();
  });

  it('says what to do where the browser opens no window', async () => {
    vi.stubGlobal('open', () => null);
    const { dialog, user } = await openDialog();
    await user.click(within(dialog).getByRole('button', { name: 'Print one page' }));
    expect(await screen.findByText(/did not open a window to print from/)).toBeTruthy();
  });
});
