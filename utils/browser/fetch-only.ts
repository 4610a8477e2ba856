/**
 * Addresses that the user has granted for updates and for nothing else. They are no sites whose notes are read, until
 * the user allows that too.
 */
import { browser } from 'wxt/browser';
import { z } from '../zod.ts';
import { covers } from './addresses.ts';
import { followStored } from './follow-stored.ts';

/** Name of the entry in `storage.local`: a list of patterns. */
export const FETCH_ONLY_KEY = 'fetch-only';

const patterns = z.array(z.string());

/** Hear when the list changes, until the signal aborts. */
export function followFetchOnly(changed: () => void, signal?: AbortSignal): void {
  followStored('local', FETCH_ONLY_KEY, changed, signal);
}

export async function readFetchOnly(): Promise<readonly string[]> {
  const { [FETCH_ONLY_KEY]: held } = await browser.storage.local.get(FETCH_ONLY_KEY);
  return patterns.safeParse(held).data ?? [];
}

/** The user is about to grant these for updates. */
export function keepToFetching(wanted: readonly string[]): Promise<void> {
  return change((before) => [...before, ...wanted]);
}

/** The user allows notes to be read on a site: a grant for updates there is now one for both. */
export function allowReading(pattern: string): Promise<void> {
  return change((before) => before.filter((one) => !covers(pattern, one)));
}

/** These are granted no more. */
export function forgetFetching(gone: readonly string[]): Promise<void> {
  return change((before) => before.filter((one) => !gone.includes(one)));
}

let changing: Promise<void> = Promise.resolve();

/** Changes queue up: each reads what the one before has written. */
function change(how: (before: readonly string[]) => readonly string[]): Promise<void> {
  const changed = changing.then(async () => {
    const before = await readFetchOnly();
    const after = [...new Set(how(before))];
    if (after.join() !== before.join()) await browser.storage.local.set({ [FETCH_ONLY_KEY]: after });
  });
  changing = changed.catch(() => undefined);
  return changed;
}
