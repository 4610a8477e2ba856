import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { findFirefox } from '../../utils/cli/find-browser.mjs';
import { type DrivenFirefox, driveFirefox } from './drive-firefox.ts';
import { ROOT } from './open-extension.ts';

const PATIENCE = { timeout: 15_000, interval: 100 };

/** Firefox with the extension just built in it, or with another. @throws Error where it is not installed */
export function openFirefox(extension = join(ROOT, '.output/firefox-mv3')): Promise<DrivenFirefox> {
  const executable = findFirefox();
  if (executable === undefined) throw new Error('Firefox went away after the tests were chosen.');
  return driveFirefox(executable, extension);
}

/**
 * Open the panel in a tab of its own, where it can be asked, beside the tab that is in front. The sidebar, whose opening
 * tells it the site, is closed again.
 * @param part of the address of the tab beside
 * @returns the panel's context
 */
export async function openPanelBeside(firefox: DrivenFirefox, part: string): Promise<string> {
  await firefox.pressToolbar();
  await vi.waitFor(async () => expect(await firefox.sidebarIsOpen()).toBe(true), PATIENCE);
  await firefox.closeSidebar();
  const panel = await firefox.open(`${firefox.pages}sidepanel.html`);
  expect(await firefox.run(panel, 'browser.sidebarAction.isOpen({})')).toBe(false);
  const find = `browser.tabs.query({}).then((tabs) => tabs.find(({ url }) => url?.includes(${JSON.stringify(part)}))?.id)`;
  await firefox.go(panel, `${firefox.pages}sidepanel.html?tab=${await firefox.run(panel, find)}`);
  return panel;
}

/** Allow the site beside a panel by a click on its own button; Firefox's prompt answers itself. */
export async function grantBeside(firefox: DrivenFirefox, panel: string): Promise<void> {
  const mayAsk = () => firefox.run(panel, "document.querySelector('[data-primary]') !== null");
  await vi.waitFor(async () => expect(await mayAsk()).toBe(true), PATIENCE);
  await firefox.click(panel, '[data-primary]');
  await vi.waitFor(async () => expect(await readHeld(firefox, panel)).not.toBe(''), PATIENCE);
}

/** The sites that the extension holds, asked of a page of its own. */
export async function readHeld(firefox: DrivenFirefox, ours: string): Promise<string> {
  const held = 'browser.permissions.getAll().then(({ origins }) => origins.join())';
  return String(await firefox.run(ours, held));
}

/** All findings that a panel shows, as they are read. */
export async function readFindings(firefox: DrivenFirefox, panel: string): Promise<string> {
  const cards = "[...document.querySelectorAll('article.finding')].map((card) => card.innerText).join('\\n')";
  return String(await firefox.run(panel, cards));
}
