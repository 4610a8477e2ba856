/**
 * The pictures of the README, taken from the real panel beside the practice chart: `node tests/e2e/readme-shots.ts`.
 * Run `npm start` or the tests before it, so that the extension is built.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { waitForReview } from '../../utils/cli/read-panel.ts';
import { openExtension, ROOT } from './open-extension.ts';

const FOLDER = join(ROOT, 'assets/screenshots');
const HEIGHT = 780;

/** Pictures set side by side on one sheet. */
async function drawSheet(
  sheet: Page,
  parts: readonly Buffer[],
  background: string,
  path: string,
): Promise<void> {
  const images = parts.map((part) => `<img src="data:image/png;base64,${part.toString('base64')}">`).join('');
  const style = `body{margin:0;padding:16px;display:inline-flex;gap:16px;background:${background}}img{display:block;height:${HEIGHT}px;box-shadow:0 1px 4px #0004}`;
  await sheet.setContent(`<style>${style}</style>${images}`);
  await sheet.locator('body').screenshot({ path });
}

/** A place of the book, from the shelf. */
async function openWay(panel: Page, name: string, prepare: () => Promise<void>): Promise<Buffer> {
  await panel.getByRole('tab', { name: 'Book' }).click();
  const shelf = panel.getByRole('button', { name: 'Shelf', exact: true });
  if (await shelf.isVisible()) await shelf.click();
  await panel.getByRole('button', { name }).click();
  await prepare();
  return panel.screenshot();
}

const opened = await openExtension();
try {
  mkdirSync(FOLDER, { recursive: true });
  await opened.page.setViewportSize({ width: 940, height: HEIGHT });
  await opened.page.goto(`${opened.served.origin}/ehr/`);
  await opened.pressToolbar(opened.page);
  const panel = await opened.panel();
  await opened.grant();
  await waitForReview(panel);
  await panel.setViewportSize({ width: 380, height: HEIGHT });
  const chart = await opened.page.screenshot();
  const light = await panel.screenshot();

  await panel.emulateMedia({ colorScheme: 'dark' });
  // Colours fade over; the picture is of where they end.
  await panel.waitForTimeout(500);
  const dark = await panel.screenshot();
  await panel.keyboard.press('/');
  await panel.keyboard.type('melanoma in situ arm');
  await panel.locator('[role=grid][aria-busy=false]').waitFor();
  await panel.waitForTimeout(500);
  const search = await panel.screenshot();

  await panel.emulateMedia({ colorScheme: 'light' });
  await panel.getByRole('combobox', { name: /^Search/ }).fill('C44.311');
  await panel.locator('[role=grid][aria-busy=false]').waitFor();
  await panel.keyboard.press('ArrowRight');
  await panel.getByRole('heading', { name: /^Excludes1/ }).waitFor();
  await panel.waitForTimeout(500);
  const card = await panel.screenshot();
  const neoplasm = await openWay(panel, 'Neoplasm table', async () => {
    await panel.keyboard.type('bcc nose');
    await panel.waitForTimeout(500);
  });
  const changes = await openWay(panel, 'What changed', () =>
    panel.getByRole('button', { name: /^Save \d+ changes/ }).waitFor(),
  );

  const sheet = await opened.context.newPage();
  await sheet.setViewportSize({ width: 1400, height: HEIGHT + 40 });
  await drawSheet(sheet, [card, neoplasm, changes], '#e9ecea', join(FOLDER, 'book-light.png'));
  await drawSheet(sheet, [chart, light], '#e9ecea', join(FOLDER, 'review-light.png'));
  await drawSheet(sheet, [dark, search], '#0b0d0e', join(FOLDER, 'search-dark.png'));
} finally {
  await opened.close();
}
