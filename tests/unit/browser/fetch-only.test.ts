import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { allowReading, keepToFetching, readFetchOnly } from '../../../utils/browser/fetch-only.ts';
import { readGrants } from '../../../utils/browser/grants.ts';
import { createPanelHost } from '../../../utils/browser/panel-host.ts';
import { askForSource, isHeld } from '../../../utils/browser/source-grants.ts';
import { StandInBrowser, settle } from '../../fixtures/browser/stand-in-browser.ts';

const MIRROR = { kind: 'mirror', url: 'https://intranet.example/code-sets/' } as const;
const PATTERN = 'https://intranet.example:443/*';

let browser: StandInBrowser;

beforeEach(() => {
  browser = new StandInBrowser();
});

describe('an address that is granted for updates', () => {
  it('may be fetched from, and no note is read there', async () => {
    expect(await askForSource(MIRROR, [])).toBe(true);
    expect(isHeld(MIRROR, [...browser.held])).toBe(true);
    expect(await readGrants()).toEqual([]);
  });

  it('is no site to the panel, until the user allows that too', async () => {
    browser.tabs.set(1, 'https://intranet.example/ehr');
    await askForSource(MIRROR, []);
    const host = createPanelHost();
    await expect.poll(() => host.beside().state).toBe('ungranted');
    await host.grant();
    await settle();
    await expect.poll(() => host.beside().state).toBe('granted');
    expect(await readFetchOnly()).toEqual([]);
  });

  it('stays a site where it was one before', async () => {
    browser.held.add(PATTERN);
    await askForSource(MIRROR, [PATTERN]);
    expect(await readGrants()).toEqual([PATTERN]);
  });

  it('takes in both official places', async () => {
    await askForSource({ kind: 'official' }, []);
    expect([...browser.held]).toEqual(['https://ftp.cdc.gov:443/*', 'https://www.cms.gov:443/*']);
    expect(await readGrants()).toEqual([]);
  });

  it('is kept in order when several are asked for at once', async () => {
    await Promise.all([
      keepToFetching(['https://a.example:443/*']),
      keepToFetching([PATTERN]),
      allowReading(PATTERN),
    ]);
    expect(await readFetchOnly()).toEqual(['https://a.example:443/*']);
  });

  it('fences nothing in where something else is stored', async () => {
    await fakeBrowser.storage.local.set({ 'fetch-only': { not: 'a list' } });
    browser.held.add(PATTERN);
    expect(await readGrants()).toEqual([PATTERN]);
  });
});
