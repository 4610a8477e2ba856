import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NEW_TABLES_ZIP, newerTablesZip } from './age-extension.ts';
import { findingsFor } from './open-extension.ts';
import { openUpdates, seeUpdated, turnUpdatesOn, type UpdatesOpened } from './open-updates.ts';

let opened: UpdatesOpened;
let panel: Page;

beforeAll(async () => {
  opened = await openUpdates('whole');
  opened.server.files.set(NEW_TABLES_ZIP, newerTablesZip());
  await opened.page.bringToFront();
  await opened.page.goto(`${opened.served.origin}/plain-textareas.html`);
  await opened.pressToolbar(opened.page);
  panel = await opened.panel();
  await findingsFor(panel, 'C44.31').first().waitFor();
}, 180_000);

afterAll(() => opened?.close());

/** The card of a code, opened from the search. */
async function openCard(code: string): Promise<void> {
  const box = panel.getByRole('combobox', { name: /^Search/ }).first();
  await box.fill(code);
  await panel.locator('tr.hit').first().getByText(code, { exact: true }).waitFor();
  await box.press('ArrowRight');
  await panel.getByRole('heading', { name: new RegExp(`^${code}`) }).waitFor();
}

describe('an update that brings the tabular list beside the codes', () => {
  it('shows a note outside of the skin with the release of the packaged list before', async () => {
    await openCard('I10');
    await panel.getByText('Read in April 2026').first().waitFor();
  });

  it('shows it in the new release after, on a card opened then', async () => {
    await turnUpdatesOn(opened.options, opened.server.url);
    await opened.page.bringToFront();
    await seeUpdated(opened.options);
    await panel.locator('.visit .release').filter({ hasText: 'FY2027' }).waitFor({ timeout: 20_000 });
    await openCard('E66.3');
    await panel.getByText('Read in FY2027').filter({ visible: true }).first().waitFor();
    expect(await panel.getByText('Read in April 2026').filter({ visible: true }).count()).toBe(0);
  });

  it('names both packages it was made from', async () => {
    expect(opened.server.seen.map(({ path }) => path)).toContain(NEW_TABLES_ZIP);
    await opened.options.getByText('icd10cm-table-and-index-2027.zip').first().waitFor({ state: 'attached' });
    const notes = opened.options.getByRole('row').filter({ hasText: /^Notes/ });
    await notes.getByText('FY2027').waitFor();
  });
});
