/** The options page in Firefox, over its event page. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type OfficialServer, startOfficialServer } from '../fixtures/official/official-server.ts';
import type { DrivenFirefox } from './drive-firefox.ts';
import { openFirefox, readHeld } from './open-firefox.ts';

let server: OfficialServer;
let firefox: DrivenFirefox;
let options: string;

beforeAll(async () => {
  server = await startOfficialServer(new Map([['2026/list.txt', new TextEncoder().encode('Nothing new.')]]));
  firefox = await openFirefox();
  options = await firefox.open(`${firefox.pages}options.html`);
});

afterAll(async () => {
  await firefox?.close();
  await server?.close();
});

const seen = (words: string | RegExp) =>
  vi.waitFor(
    async () => expect(String(await firefox.run(options, 'document.body.innerText'))).toMatch(words),
    { timeout: 15_000, interval: 100 },
  );
const origins = () => readHeld(firefox, options);

describe('in Firefox, a coder opens the settings', () => {
  it('and sees which code sets answer, without a policy and without a fetch', async () => {
    await seen('The code tables in use came with Clear Margin.');
    await seen(/ICD-10-CM codes\s+FY2027/);
    await seen('Updates are off.');
    expect(server.seen).toEqual([]);
  });

  it('chooses a mirror and turns updates on by a real click: the event page looks there', async () => {
    await firefox.click(options, '.choice-line:nth-of-type(2) input');
    await firefox.click(options, '.mirror input');
    await firefox.type(options, server.url);
    await firefox.click(options, '.mirror button');
    await seen('This address is in use.');
    expect(await origins()).toBe('');
    await firefox.click(options, '.button.primary');
    await seen('There was nothing new.');
    expect(server.seen.length).toBeGreaterThan(0);
  });

  it('and the address is granted for fetching alone: no note is read there', async () => {
    expect(await origins()).toBe('http://127.0.0.1/*');
    await seen('No site is allowed yet.');
    const scripts = 'browser.scripting.getRegisteredContentScripts().then((scripts) => scripts.length)';
    expect(await firefox.run(options, scripts)).toBe(0);
  });

  it('and has one alarm for the next look', async () => {
    expect(await firefox.run(options, 'browser.alarms.getAll().then((all) => all.length)')).toBe(1);
  });
});
