import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { type DrivenChromium, type DriveOptions, driveChromium } from '../../utils/cli/drive-chromium.ts';
import { findChromium } from '../../utils/cli/find-browser.mjs';
import { type Served, serveFolders } from '../../utils/cli/serve-folders.ts';

export const ROOT = join(import.meta.dirname, '../..');
const EXTENSION = join(ROOT, '.output/chrome-mv3-e2e');

/** A site on the port that goes without saying. It also stands at port 8080. */
export const DEFAULT_PORT_SITE = 'http://clinic';

export interface Opened extends DrivenChromium {
  readonly served: Served;
}

/** Another extension than the one just built, and a profile that outlives the browser. */
type Place = Partial<Pick<DriveOptions, 'extension' | 'profile'>>;

/**
 * A browser with the extension in it and our own pages served: the fixtures, and the practice chart at `/chart`.
 * The same pages stand at `DEFAULT_PORT_SITE`, an address without a port.
 * @param more further arguments for the browser
 * @throws Error where the extension was not built or no browser is installed
 */
export async function openExtension(more: readonly string[] = [], place: Place = {}): Promise<Opened> {
  const executable = findChromium();
  if (executable === undefined) throw new Error('No browser found that can load the extension.');
  if (!existsSync(EXTENSION)) throw new Error('Build the extension first: npx wxt build --mode e2e');
  const served = await serveFolders(join(ROOT, 'tests/fixtures/pages'), join(ROOT, 'assets/practice'));
  const { host } = new URL(served.origin);
  const args = [`--host-resolver-rules=MAP clinic:80 ${host}, MAP clinic:8080 ${host}`, ...more];
  const driven = await driveChromium({ executable, extension: EXTENSION, headless: true, args, ...place });
  return {
    ...driven,
    served,
    async close() {
      await driven.close();
      served.close();
    },
  };
}

/** A browser with the panel open beside one of our pages. */
export async function openBeside(name: string): Promise<{ readonly opened: Opened; readonly panel: Page }> {
  const opened = await openExtension();
  await opened.page.goto(`${opened.served.origin}/${name}`);
  await opened.pressToolbar(opened.page);
  return { opened, panel: await opened.panel() };
}

/** The findings the panel shows for a code. */
export function findingsFor(panel: Page, code: string): Locator {
  return panel.locator('article.finding').filter({ has: panel.getByText(code, { exact: true }) });
}

/** Type at the end of a field, as a person does. */
export async function typeAtEnd(page: Page, field: Locator, words: string): Promise<void> {
  await field.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(words);
}

/** Take back what was typed last. */
export async function takeBack(page: Page, words: string): Promise<void> {
  for (let left = words.length; left > 0; left -= 1) await page.keyboard.press('Backspace');
}
