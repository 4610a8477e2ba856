import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { syncSites } from '../../../utils/browser/sites.ts';

/** A browser's registration of scripts, and its permissions, as far as the sync needs them. */
function standInBrowser() {
  const state = {
    origins: [] as string[],
    registered: new Map<string, { id: string; matches?: string[] | undefined }>(),
    calls: [] as string[],
  };
  vi.spyOn(fakeBrowser.permissions, 'getAll').mockImplementation(async () => ({
    origins: [...state.origins],
  }));
  const { scripting } = fakeBrowser;
  vi.spyOn(scripting, 'getRegisteredContentScripts').mockImplementation(async () => [
    ...state.registered.values(),
  ]);
  const put = (name: string) => async (scripts: { id: string; matches?: string[] | undefined }[]) => {
    state.calls.push(name);
    for (const script of scripts) state.registered.set(script.id, script);
  };
  vi.spyOn(scripting, 'registerContentScripts').mockImplementation(put('register'));
  vi.spyOn(scripting, 'updateContentScripts').mockImplementation(put('update'));
  vi.spyOn(scripting, 'unregisterContentScripts').mockImplementation(async () => {
    state.calls.push('unregister');
    state.registered.clear();
  });
  return state;
}

describe('the content script follows the sites the user has granted', () => {
  beforeEach(() => {
    vi.restoreAllMocks();
    fakeBrowser.reset();
  });

  it('runs nowhere before a site is granted', async () => {
    const browser = standInBrowser();
    await syncSites();
    expect(browser.calls).toEqual([]);
  });

  it('runs on a granted site, in all its frames, and stops when the site is given back', async () => {
    const browser = standInBrowser();
    browser.origins = ['https://ehr.example/*'];
    await syncSites();
    expect([...browser.registered.values()]).toEqual([
      expect.objectContaining({
        matches: ['https://ehr.example/*'],
        allFrames: true,
        matchOriginAsFallback: true,
        persistAcrossSessions: true,
      }),
    ]);
    browser.origins = [];
    await syncSites();
    expect(browser.registered.size).toBe(0);
  });

  it('changes the registration when a second site comes, and leaves it alone when nothing changed', async () => {
    const browser = standInBrowser();
    browser.origins = ['https://ehr.example/*'];
    await syncSites();
    await syncSites();
    browser.origins = ['https://ehr.example/*', 'http://intranet.example/*'];
    await syncSites();
    expect(browser.calls).toEqual(['register', 'update']);
  });

  it('never runs twice at once, whatever the browser reports at the same time', async () => {
    const browser = standInBrowser();
    browser.origins = ['https://ehr.example/*'];
    await Promise.all([syncSites(), syncSites(), syncSites()]);
    expect(browser.calls).toEqual(['register']);
  });

  it('tries again after a failure', async () => {
    const browser = standInBrowser();
    browser.origins = ['https://ehr.example/*'];
    vi.spyOn(fakeBrowser.scripting, 'registerContentScripts').mockRejectedValueOnce(new Error('busy'));
    await expect(syncSites()).rejects.toThrow('busy');
    await syncSites();
    expect(browser.calls).toEqual(['register']);
  });
});
