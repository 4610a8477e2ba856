/** The kept codes in the browser's own storage: on this machine, in this profile, never synchronised. */
import { browser } from 'wxt/browser';
import type { KeptStore } from './kept-codes.ts';

const KEY = 'kept-codes';

/** Other windows wait for this lock before they read and write. */
const LOCK = 'clear-margin-kept-codes';

/** @param signal ends the watching */
export function openKeptStore(signal: AbortSignal = new AbortController().signal): KeptStore {
  return {
    read: async () => (await browser.storage.local.get(KEY))[KEY],
    write: (value) => browser.storage.local.set({ [KEY]: value }),
    watch(listener) {
      const hear = (changes: Record<string, { newValue?: unknown }>, area: string) => {
        if (area === 'local' && KEY in changes) listener(changes[KEY]?.newValue);
      };
      browser.storage.onChanged.addListener(hear);
      signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(hear), { once: true });
    },
    alone: (task) => navigator.locks.request(LOCK, task),
  };
}
