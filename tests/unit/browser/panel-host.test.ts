import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createPanelHost } from '../../../utils/browser/panel-host.ts';
import type { PanelHost } from '../../../utils/browser/panel-types.ts';
import { StandInBrowser, settle } from '../../fixtures/browser/stand-in-browser.ts';

const EHR = 'https://ehr.example/chart/1';
const EHR_PATTERN = 'https://ehr.example:443/*';
const OTHER = 'https://other.example/';

let browser: StandInBrowser;
let host: PanelHost;
let ending: AbortController;

beforeEach(() => {
  browser = new StandInBrowser();
  browser.tabs.set(1, EHR);
  browser.held.add(EHR_PATTERN);
  ending = new AbortController();
});

afterEach(() => ending.abort());

async function open(): Promise<void> {
  host = createPanelHost(ending.signal);
  await settle();
}

/** A panel beside a granted page whose note it has read. */
async function openRead(): Promise<void> {
  await open();
  browser.port().reads('Psoriasis.');
  expect(shownText()).toContain('Psoriasis.');
}

/** A content script says that it has started. */
async function frameStarts(tabId: number, frameId: number): Promise<void> {
  const sender = { id: fakeBrowser.runtime.id, url: EHR, frameId, tab: { id: tabId } };
  await Reflect.apply(fakeBrowser.runtime.onMessage.trigger, null, [
    { name: 'frame-ready', body: {} },
    sender,
  ]);
  await settle();
}

const shownText = () => JSON.stringify(host.beside());
const UNGRANTED = { state: 'ungranted', site: 'ehr.example' };

describe('the panel beside a tab', () => {
  it('asks first, then reads a granted site', async () => {
    host = createPanelHost(ending.signal);
    expect(host.beside()).toEqual({ state: 'asking' });
    await settle();
    expect(host.beside()).toEqual({ state: 'granted', site: 'ehr.example', status: 'reading', frames: [] });
    browser.port().reads('Psoriasis.');
    expect(host.beside()).toMatchObject({ state: 'granted', status: 'read' });
  });

  it('opens no line to a site that was not granted, until it is', async () => {
    browser.held.clear();
    await open();
    expect(host.beside()).toEqual(UNGRANTED);
    expect(browser.ports).toEqual([]);
    expect(await host.grant()).toBe(true);
    await settle();
    expect(host.beside()).toMatchObject({ state: 'granted' });
    expect(browser.ports).toHaveLength(1);
  });

  it('tells its listeners of each change, and gives the same object in between', async () => {
    await open();
    let told = 0;
    const leave = host.subscribe(() => {
      told += 1;
    });
    browser.port().reads('Psoriasis.');
    expect(told).toBe(1);
    expect(host.beside()).toBe(host.beside());
    leave();
    browser.port().reads('Acne.');
    expect(told).toBe(1);
  });

  it('tells nobody of a frame that has not said anything yet', async () => {
    await open();
    let told = 0;
    host.subscribe(() => {
      told += 1;
    });
    browser.frames = [0, 3];
    await frameStarts(1, 3);
    expect(browser.openPorts()).toHaveLength(2);
    expect(told).toBe(0);
    browser.port(3).reads('Psoriasis.');
    expect(told).toBe(1);
  });

  it('says that there is no page where there is none', async () => {
    browser.tabs.clear();
    Reflect.set(fakeBrowser.tabs, 'query', async () => []);
    await open();
    expect(host.beside()).toMatchObject({ state: 'unreadable' });
    expect(await host.grant()).toBe(false);
  });

  it('hears only frames of the tab beside', async () => {
    await openRead();
    browser.frames = [0, 3];
    await frameStarts(9, 3);
    expect(browser.ports).toHaveLength(1);
    await frameStarts(1, 3);
    expect(browser.ports.map(({ frameId }) => frameId)).toEqual([0, 3]);
  });

  it('lets go of everything when the panel closes', async () => {
    await openRead();
    ending.abort();
    expect(browser.openPorts()).toEqual([]);
    for (const event of Object.values(browser.events)) expect(event.heardBy).toBe(0);
  });
});

describe('another page in the tab beside', () => {
  it('of a site that was not granted is hidden, and the old note is forgotten at once', async () => {
    await openRead();
    const old = browser.port();
    await browser.navigate(undefined);
    expect(host.beside()).toEqual({ state: 'hidden', tab: 1, canAsk: true });
    expect(old.isOpen).toBe(false);
    old.reads('Psoriasis, late.');
    expect(host.beside()).toEqual({ state: 'hidden', tab: 1, canAsk: true });
  });

  it('that the browser lets us see is ungranted, and the old note is forgotten at once', async () => {
    await openRead();
    await browser.navigate(OTHER);
    expect(host.beside()).toEqual({ state: 'ungranted', site: 'other.example' });
    expect(browser.openPorts()).toEqual([]);
  });

  it('of the same site keeps its line', async () => {
    await openRead();
    await browser.navigate(`${EHR}?visit=2`);
    expect(shownText()).toContain('Psoriasis.');
    expect(browser.ports).toHaveLength(1);
  });

  it('that cannot be reached is lost, and reconnecting reads it', async () => {
    await openRead();
    browser.frames = null;
    host.reconnect();
    await settle();
    await expect.poll(() => host.beside()).toEqual({ state: 'lost', site: 'ehr.example' });
    browser.frames = [0];
    host.reconnect();
    await settle();
    browser.port().reads('Acne.');
    expect(shownText()).toContain('Acne.');
  });
});

describe('answers of the browser that come late', () => {
  it('about a tab that is no longer in front do not count', async () => {
    browser.tabs.set(2, OTHER);
    const answer = browser.delay('query');
    await open();
    await browser.switchTo(2);
    expect(host.beside()).toEqual({ state: 'ungranted', site: 'other.example' });
    await answer();
    expect(host.beside()).toEqual({ state: 'ungranted', site: 'other.example' });
    expect(browser.ports).toEqual([]);
  });

  it('about its grant open no line to a tab that was left meanwhile', async () => {
    browser.tabs.set(2, undefined);
    const answer = browser.delay('getAll');
    await open();
    await browser.switchTo(2);
    await answer();
    expect(host.beside()).toMatchObject({ state: 'hidden' });
    expect(browser.ports).toEqual([]);
  });

  it('about a page that was left do not bring its address back', async () => {
    browser.held.clear();
    const answer = browser.delay('query');
    await open();
    await browser.navigate(undefined);
    await answer();
    await browser.switchTo(1);
    expect(host.beside()).toMatchObject({ state: 'hidden' });
  });
});

describe('news of a tab that the browser has not named yet', () => {
  it('counts, because it may be the one that has just come to the front', async () => {
    browser.tabs.set(2, EHR);
    await openRead();
    const answer = browser.delay('query');
    await browser.switchTo(2);
    await browser.navigate(undefined);
    await answer();
    expect(host.beside()).toMatchObject({ state: 'hidden' });
    expect(browser.openPorts()).toEqual([]);
  });
});

describe('when the user stops reading a site', () => {
  it('shows at once that nothing is read, before the browser has answered', async () => {
    await openRead();
    const answer = browser.delay('remove');
    const stopping = host.revoke();
    expect(host.beside()).toEqual(UNGRANTED);
    expect(browser.openPorts()).toEqual([]);
    await answer();
    await stopping;
    expect(browser.held.size).toBe(0);
    expect(host.beside()).toEqual(UNGRANTED);
  });

  it('still knows the site when the browser hides it again', async () => {
    await openRead();
    browser.tabs.set(1, undefined);
    await host.revoke();
    expect(host.beside()).toEqual(UNGRANTED);
    expect(await host.grant()).toBe(true);
    expect(host.beside()).toMatchObject({ state: 'granted' });
  });

  it('opens no line in between, whatever the page does', async () => {
    await openRead();
    const answer = browser.delay('remove');
    const stopping = host.revoke();
    browser.events.onUpdated.tell(1, { status: 'complete' });
    await settle();
    expect(host.beside()).toEqual(UNGRANTED);
    await answer();
    await stopping;
    expect(browser.ports).toHaveLength(1);
  });

  it('opens no line for a look that began before', async () => {
    await openRead();
    const answer = browser.delay('getAll');
    browser.events.onUpdated.tell(1, { status: 'complete' });
    await settle();
    await host.revoke();
    await answer();
    expect(host.beside()).toEqual(UNGRANTED);
    expect(browser.openPorts()).toEqual([]);
  });

  it('stays stopped and says why where the browser keeps the grant', async () => {
    await openRead();
    browser.mayRemove = false;
    await expect(host.revoke()).rejects.toThrow(/^Reading has stopped, but the browser keeps the permission/);
    expect(host.beside()).toEqual(UNGRANTED);
    browser.events.onUpdated.tell(1, { status: 'complete' });
    await settle();
    expect(host.beside()).toEqual(UNGRANTED);
    expect(browser.openPorts()).toEqual([]);
    expect(await host.grant()).toBe(true);
    expect(host.beside()).toMatchObject({ state: 'granted' });
  });

  it('does not give all sites back for one, but says which grant takes it in', async () => {
    browser.held.add('https://*/*');
    await openRead();
    await expect(host.revoke()).rejects.toThrow('https://*/*');
    expect(browser.removed).toEqual([EHR_PATTERN]);
    expect([...browser.held]).toEqual(['https://*/*']);
    expect(host.beside()).toEqual(UNGRANTED);
    expect(browser.openPorts()).toEqual([]);
  });

  it('reads again when the user grants the site in the browser’s own settings', async () => {
    browser.mayRemove = false;
    await openRead();
    await expect(host.revoke()).rejects.toThrow();
    browser.events.onGranted.tell({ origins: ['https://ehr.example/*'] });
    await settle();
    expect(host.beside()).toMatchObject({ state: 'granted' });
  });
});
