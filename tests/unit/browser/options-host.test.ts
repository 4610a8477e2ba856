import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readFetchOnly } from '../../../utils/browser/fetch-only.ts';
import { createOptionsHost } from '../../../utils/browser/options-host.ts';
import { publishState } from '../../../utils/browser/update-state.ts';
import { StandInBrowser } from '../../fixtures/browser/stand-in-browser.ts';
import { QUIET, UPDATED } from '../../fixtures/options/states.ts';

const CDC = 'https://ftp.cdc.gov:443/*';
const CMS = 'https://www.cms.gov:443/*';
const MIRROR = { kind: 'mirror', url: 'https://intranet.example/code-sets/' } as const;

let browser: StandInBrowser;
/** What the background was asked, in order. */
let asked: unknown[];

beforeEach(() => {
  vi.restoreAllMocks();
  browser = new StandInBrowser();
  asked = [];
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(async (message: unknown) => {
    asked.push(Reflect.get(Object(Reflect.get(Object(message), 'body')), 'ask'));
  });
});

async function open() {
  const host = createOptionsHost();
  await expect.poll(() => host.view()).not.toBeNull();
  asked.length = 0;
  return host;
}

describe('the options page asks the browser', () => {
  it('for the addresses before anything is awaited, turns updates on and has them looked for', async () => {
    const host = await open();
    const request = vi.spyOn(fakeBrowser.permissions, 'request');
    const turning = host.turnOn();
    expect(request).toHaveBeenCalledTimes(1);
    expect(await turning).toBeNull();
    expect(host.view()).toMatchObject({ settings: { isOn: true }, mayFetch: true, sites: [] });
    expect(asked).toEqual(['look']);
  });

  it('and leaves updates off where the user says no', async () => {
    const host = await open();
    Reflect.set(fakeBrowser.permissions, 'request', async () => false);
    expect(await host.turnOn()).toMatch(/^You said no to the browser/);
    expect(host.view()?.settings.isOn).toBe(false);
    expect(asked).toEqual([]);
  });

  it('and says so where the browser cannot ask, or keeps nothing', async () => {
    const host = await open();
    vi.spyOn(fakeBrowser.permissions, 'request').mockRejectedValueOnce(
      new Error('must be called in a gesture'),
    );
    expect(await host.turnOn()).toMatch(/^The browser could not ask/);
    vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('QUOTA_BYTES'));
    expect(await host.lookEvery(168)).toBe('The browser did not keep this setting. Is the disk full?');
  });

  it('and gives addresses back that are fetched from no more', async () => {
    const host = await open();
    await host.turnOn();
    expect([...browser.held]).toEqual([CDC, CMS]);
    await host.lookAt(MIRROR);
    expect([...browser.held]).toEqual(['https://intranet.example:443/*']);
    await host.turnOff();
    expect([...browser.held]).toEqual([]);
    expect(await readFetchOnly()).toEqual([]);
  });

  it('but not a site whose notes are read as well', async () => {
    browser.held.add('https://intranet.example:443/*');
    const host = await open();
    await host.lookAt(MIRROR);
    await host.turnOn();
    await host.turnOff();
    expect(host.view()?.sites).toEqual(['https://intranet.example:443/*']);
  });

  it('and where a grant stays, the fence around it stays', async () => {
    const host = await open();
    await host.turnOn();
    browser.mayRemove = false;
    await host.turnOff();
    expect(await host.deleteAll()).toBeNull();
    expect(await readFetchOnly()).toEqual([CDC, CMS]);
    expect(host.view()?.sites).toEqual([]);
  });
});

describe('the options page shows', () => {
  it('what the background tells, also what it told before the page was there', async () => {
    await publishState(QUIET);
    const host = await open();
    expect(host.view()?.updates).toEqual(QUIET);
    await publishState({ ...QUIET, inUse: UPDATED });
    await expect.poll(() => host.view()?.updates?.inUse.id).toBe('fy2028');
  });

  it('nothing that has another shape', async () => {
    await fakeBrowser.storage.session.set({ 'update-state': { inUse: 'everything' } });
    const host = await open();
    expect(host.view()?.updates).toBeNull();
  });

  it('at once that an address was taken back in the browser’s own settings', async () => {
    const host = await open();
    await host.turnOn();
    browser.held.clear();
    browser.events.onTakenBack.tell({ origins: [CDC, CMS] });
    await expect.poll(() => host.view()?.mayFetch).toBe(false);
    expect(host.view()?.settings.isOn).toBe(true);
  });

  it('that the background does not answer', async () => {
    const host = await open();
    vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockRejectedValue(
      new Error('Receiving end does not exist.'),
    );
    expect(await host.lookNow()).toMatch(/It goes on by itself within a minute/);
  });
});

describe('a coder deletes all that is stored', () => {
  it('settings and favourites too, and the code tables by the background', async () => {
    const host = await open();
    await host.lookAt(MIRROR);
    await fakeBrowser.storage.local.set({ 'kept-codes': { favourites: [] } });
    asked.length = 0;
    expect(await host.deleteAll()).toBeNull();
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
    expect(host.view()?.settings.source).toEqual({ kind: 'official' });
    expect(asked).toEqual(['forget']);
  });
});
