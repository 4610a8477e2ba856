/** What the user keeps and saves, in the real side panel: it must outlive the panel, and reach the disk. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Opened, openBeside } from './open-extension.ts';

let opened: Opened;
let panel: Page;

beforeAll(async () => {
  ({ opened, panel } = await openBeside('plain-textareas.html'));
});

afterAll(() => opened?.close());

async function openShelf(): Promise<void> {
  await panel.getByRole('tab', { name: 'Book' }).click();
  await panel.getByRole('heading', { name: 'The code book' }).waitFor();
}

describe('the shelf in the side panel', () => {
  it('holds a favourite and a copied code after the panel was closed and opened again', async () => {
    await panel.getByRole('combobox', { name: /^Search/ }).fill('l57.0');
    await panel
      .getByRole('row', { name: /L57\.0/ })
      .first()
      .hover();
    await panel.getByRole('button', { name: 'Favorite L57.0' }).click();
    await panel.getByRole('combobox', { name: /^Search/ }).fill('l40.0');
    await panel
      .getByRole('row', { name: /L40\.0/ })
      .first()
      .waitFor();
    await panel.getByRole('combobox', { name: /^Search/ }).press('Enter');
    await panel.getByText('L40.0 copied.').waitFor();
    // Nobody closes a panel within the few milliseconds that the browser takes to store it.
    await panel.waitForFunction(
      "chrome.storage.local.get('kept-codes').then((held) => JSON.stringify(held).includes('L40.0'))",
    );
    await panel.reload();
    await openShelf();
    await panel.getByRole('button', { name: /Open L57\.0 Actinic keratosis/ }).waitFor();
    await panel.getByRole('button', { name: /Open L40\.0 Psoriasis vulgaris/ }).waitFor();
  });

  it('stores the bare codes and nothing else', async () => {
    const stored = await panel.evaluate("chrome.storage.local.get('kept-codes')");
    expect(stored).toEqual({
      'kept-codes': {
        version: 1,
        favourites: [{ system: 'icd10cm', code: 'L57.0' }],
        recents: [{ system: 'icd10cm', code: 'L40.0' }],
        keepsRecents: true,
      },
    });
  });

  it('saves what changed as a file', async () => {
    await openShelf();
    await panel.getByRole('button', { name: /What changed/ }).click();
    const saving = panel.waitForEvent('download');
    await panel.getByRole('button', { name: /^Save .* changes as CSV/ }).click();
    const file = await saving;
    expect(file.suggestedFilename()).toMatch(/^icd10cm-changes-FY\d{4}-to-FY\d{4}\.csv$/);
    const text = await readFile(await file.path(), 'utf8');
    expect(text).toMatch(/^\uFEFFchange,code,title/);
    expect(text.split('\r\n').length).toBeGreaterThan(100);
  });
});
