/** Marks and count in Firefox while no panel is open, over its event page. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Served, serveFolders } from '../../utils/cli/serve-folders.ts';
import type { DrivenFirefox } from './drive-firefox.ts';
import { ROOT } from './open-extension.ts';
import { grantBeside, openFirefox, openPanelBeside, readHeld } from './open-firefox.ts';

const TYPED = 'Eczema, L20.8. ';
const MORE = 'Psoriasis, L40.5. ';
const PATIENCE = { timeout: 15_000, interval: 100 };

let served: Served;
let firefox: DrivenFirefox;
let page: string;
/** A page of our own, from which the browser can be asked. */
let ours: string;

beforeAll(async () => {
  served = await serveFolders(join(ROOT, 'tests/fixtures/pages'));
  firefox = await openFirefox();
  page = await firefox.open(`${served.origin}/contenteditable.html`);
  ours = await openPanelBeside(firefox, '/contenteditable');
  await grantBeside(firefox, ours);
  // The panel goes, and another page of ours takes its place.
  await firefox.go(ours, `${firefox.pages}options.html`);
});

afterAll(async () => {
  await firefox?.close();
  served?.close();
});

const tabId = () =>
  firefox.run(
    ours,
    "browser.tabs.query({}).then((tabs) => tabs.find((tab) => tab.url?.includes('contenteditable'))?.id)",
  );
const granted = () => readHeld(firefox, ours);

const seeCount = (count: string) =>
  vi.waitFor(async () => {
    const tab = await tabId();
    expect(await firefox.run(ours, `browser.action.getBadgeText({ tabId: ${tab} })`)).toBe(count);
  }, PATIENCE);

const seeLines = (lines: number) =>
  vi.waitFor(async () => {
    const drawn = '[...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0)';
    expect(await firefox.run(page, drawn)).toBe(lines);
  }, PATIENCE);

async function type(words: string): Promise<void> {
  await firefox.click(page, '[contenteditable]');
  await firefox.type(page, words);
}

describe('in Firefox, with no panel open', () => {
  it('a note is marked on the page and counted on the toolbar button', async () => {
    await type(TYPED);
    await seeCount('1');
    await seeLines(1);
  });

  it('both stay while the event page sleeps, and follow when typing wakes it', async () => {
    await firefox.stopBackground();
    await seeCount('1');
    await seeLines(1);
    await type(MORE);
    await seeCount('2');
    await seeLines(2);
  });

  it('marks are switched off for all sites, with the event page asleep, and on again', async () => {
    await firefox.stopBackground();
    const own = '.options-section > .row .check input';
    await firefox.click(ours, own);
    await seeCount('');
    await seeLines(0);
    await firefox.click(ours, own);
    await seeCount('2');
    await seeLines(2);
  });

  it('nothing is marked or counted once the site is taken back', async () => {
    const tab = await tabId();
    await firefox.click(ours, '.site-list .button');
    await vi.waitFor(async () => expect(await granted()).toBe(''), PATIENCE);
    await seeLines(0);
    expect(await firefox.run(ours, `browser.action.getBadgeText({ tabId: ${tab} })`)).toBe('');
  });
});
