/** A whole update in Firefox: in its event page, which has no debugger to hold on to. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type OfficialServer, startOfficialServer } from '../fixtures/official/official-server.ts';
import { type Aged, ageExtension, NEW_ZIP } from './age-extension.ts';
import type { DrivenFirefox } from './drive-firefox.ts';
import { type Hold, holdUpdate } from './hold-update.ts';
import { openFirefox } from './open-firefox.ts';

const AGEING = 180_000;
/** Carbuncle of flank: new in FY2027. */
const NEW_CODE = 'L02.237';

let aged: Aged;
let server: OfficialServer;
let firefox: DrivenFirefox;
let options: string;
let panel: string;

beforeAll(async () => {
  aged = ageExtension('whole', 'firefox-mv3');
  server = await startOfficialServer(aged.cdc);
  firefox = await openFirefox(aged.folder);
  panel = await firefox.open(`${firefox.pages}sidepanel.html`);
  options = await firefox.open(`${firefox.pages}options.html`);
}, AGEING);

afterAll(async () => {
  await firefox?.close();
  await server?.close();
  aged?.remove();
});

const seen = (context: string, words: string | RegExp) =>
  vi.waitFor(
    async () => expect(String(await firefox.run(context, 'document.body.innerText'))).toMatch(words),
    { timeout: 30_000, interval: 100 },
  );

/** Ring the alarm now that the extension has set for later. */
const ringAlarm = () =>
  firefox.run(
    options,
    `browser.alarms.get('updates').then((alarm) => {
      if (!alarm) throw new Error('The extension has set no alarm.');
      return browser.alarms.create('updates', { when: Date.now() });
    })`,
  );

describe('in Firefox, a coder whose tables are a year old', () => {
  let hold: Hold;

  it('turns updates on by a real click, and types on while FY2027 comes', async () => {
    await seen(options, /ICD-10-CM codes\s+FY2026/);
    hold = await holdUpdate({ evaluate: (expression) => firefox.run(options, expression) }, [
      'compile',
      'swap',
    ]);
    await firefox.click(options, '.choice-line:nth-of-type(2) input');
    await firefox.click(options, '.mirror input');
    await firefox.type(options, server.url);
    await firefox.click(options, '.mirror button');
    await seen(options, 'This address is in use.');
    await firefox.click(options, '.button.primary');
    await hold.at('compile');
    await firefox.click(panel, 'input[role=combobox]');
    await firefox.type(panel, 'L02.23');
    await seen(panel, 'L02.231');
    expect(await firefox.run(panel, 'document.body.innerText')).not.toContain(NEW_CODE);
  });

  it('loses nothing when Firefox ends the event page in the middle of it', async () => {
    await firefox.stopBackground();
    await hold.leave('compile');
    await ringAlarm();
    await hold.at('swap');
    await firefox.stopBackground();
    await hold.leave('swap');
    await ringAlarm();
    await seen(options, 'The code tables in use come from an update');
    await seen(options, /ICD-10-CM codes\s+FY2027/);
    expect(server.seen.filter(({ path }) => path === NEW_ZIP)).toHaveLength(1);
  });

  it('finds the new codes in the panel that was open all the while, what is typed still in it', async () => {
    await seen(panel, NEW_CODE);
    expect(await firefox.run(panel, "document.querySelector('input[role=combobox]').value")).toBe('L02.23');
  });

  it('sends nothing but addresses', () => {
    for (const { method, url, headers } of server.seen) {
      expect(method).toBe('GET');
      expect(url).not.toContain('?');
      expect(headers).not.toHaveProperty('cookie');
      expect(headers).not.toHaveProperty('referer');
    }
  });
});
