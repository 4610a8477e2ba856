/**
 * Sites that the user has just told a panel to stop reading. The browser takes a grant back in its own time, or not at
 * all where a policy holds it: until then this list is what stops the background. It lasts as long as the browser runs.
 */
import { browser } from 'wxt/browser';
import { z } from '../zod.ts';
import { alone } from './alone.ts';
import { followStored } from './follow-stored.ts';

/** Name of the entry in `storage.session`: a list of patterns. */
const KEY = 'stopped-sites';

const stored = () => z.array(z.string());

/** Never rejects: where nothing can be read, nothing was kept. */
export async function readStopped(): Promise<readonly string[]> {
  try {
    const { [KEY]: held } = await browser.storage.session.get(KEY);
    return stored().safeParse(held).data ?? [];
  } catch {
    return [];
  }
}

export function stopSite(pattern: string): Promise<void> {
  return change((before) => [...new Set([...before, pattern])]);
}

export function resumeSite(pattern: string): Promise<void> {
  return change((before) => before.filter((one) => one !== pattern));
}

/** Hear when the list changes. */
export function followStopped(changed: () => void): void {
  followStored('session', KEY, changed);
}

async function change(how: (before: readonly string[]) => readonly string[]): Promise<void> {
  try {
    await alone(KEY, async () => browser.storage.session.set({ [KEY]: how(await readStopped()) }));
  } catch {
    // Nothing can be kept: the grant itself is on its way back.
  }
}
