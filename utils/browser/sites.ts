/**
 * Where the content script runs: on the sites the user has granted, and nowhere else.
 * The browser clears registered scripts when the extension updates, and grants change while we sleep, so the
 * registration is made to follow the permissions at every occasion instead of being kept by hand.
 */
import { browser } from 'wxt/browser';
import { siteOrigins } from './addresses.ts';
import { followFetchOnly } from './fetch-only.ts';
import { readGrants } from './grants.ts';

/** The content script, as the built extension holds it. */
export const NOTE_SCRIPT = '/content-scripts/ehr.js';

const SCRIPT_ID = 'ehr';

let syncing: Promise<void> = Promise.resolve();

/** Follow the granted sites. Call in the background's first tick: its listeners must stand before any await. */
export function followGrantedSites(): void {
  browser.runtime.onInstalled.addListener(() => void syncSites());
  browser.runtime.onStartup.addListener(() => void syncSites());
  browser.permissions.onAdded.addListener(() => void syncSites());
  browser.permissions.onRemoved.addListener(() => void syncSites());
  followFetchOnly(() => void syncSites());
}

/** Bring the registered script in line with the granted sites. Calls queue up: two never run at once. */
export function syncSites(): Promise<void> {
  syncing = syncing.then(syncOnce, syncOnce);
  return syncing;
}

async function syncOnce(): Promise<void> {
  const wanted = siteOrigins(await readGrants());
  const [present] = await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] });
  if (wanted.length === 0) {
    if (present) await browser.scripting.unregisterContentScripts({ ids: [SCRIPT_ID] });
    return;
  }
  const script = registration(wanted);
  if (!present) await browser.scripting.registerContentScripts([script]);
  else if (!sameSites(present.matches, wanted)) await browser.scripting.updateContentScripts([script]);
}

/** All frames, also those without an address of their own: rich-text editors write into about:blank. */
function registration(matches: string[]) {
  return {
    id: SCRIPT_ID,
    js: [NOTE_SCRIPT],
    matches,
    allFrames: true,
    matchOriginAsFallback: true,
    persistAcrossSessions: true,
    runAt: 'document_idle',
  } satisfies Parameters<typeof browser.scripting.registerContentScripts>[0][number];
}

function sameSites(present: readonly string[] | undefined, wanted: readonly string[]): boolean {
  return siteOrigins([...(present ?? [])]).join() === wanted.join();
}
