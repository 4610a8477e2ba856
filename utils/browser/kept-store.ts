/** The kept codes in the browser's own storage: on this machine, in this profile, never synchronised. */
import { browser } from 'wxt/browser';
import { followStored } from './follow-stored.ts';
import type { KeptStore } from './kept-codes.ts';

const KEY = 'kept-codes';

/** Other windows wait for this lock before they read and write. */
const LOCK = 'clear-margin-kept-codes';

/** @param signal ends the watching */
export function openKeptStore(signal: AbortSignal = new AbortController().signal): KeptStore {
  return {
    read: async () => (await browser.storage.local.get(KEY))[KEY],
    write: (value) => browser.storage.local.set({ [KEY]: value }),
    watch: (listener) => followStored('local', KEY, listener, signal),
    alone: (task) => navigator.locks.request(LOCK, task),
  };
}
