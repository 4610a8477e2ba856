/** Whether notes are marked on the page and counted on the toolbar button: everywhere, and site by site. */
import { browser } from 'wxt/browser';
import { z } from '../zod.ts';
import { covers } from './addresses.ts';
import { alone } from './alone.ts';
import { followStored } from './follow-stored.ts';
import { readManaged } from './managed.ts';
import { MARKS_AT_INSTALL, type MarkSettings } from './mark-switches.ts';

/** Name of the entry in `storage.local`. */
export const MARKS_KEY = 'marks';

/** Made when it is needed: most starts of the background are for something else. */
const stored = () =>
  z.object({
    version: z.literal(1),
    everywhere: z.boolean(),
    off: z.array(z.string()).max(1000),
  });

/** An entry that cannot be read counts as none. */
export async function readMarkSettings(): Promise<MarkSettings> {
  const [{ [MARKS_KEY]: held }, { settings }] = await Promise.all([
    browser.storage.local.get(MARKS_KEY),
    readManaged(),
  ]);
  const { everywhere, off } = stored().safeParse(held).data ?? MARKS_AT_INSTALL;
  return { everywhere, off, isManaged: settings.switchedOff.includes('marks') };
}

/**
 * @param site pattern of the site to switch; `null` for all at once
 * @throws Error where the browser keeps nothing, as with a full disk
 */
export function changeMarks(site: string | null, isOn: boolean): Promise<void> {
  return alone('marks', async () => {
    const { everywhere, off } = await readMarkSettings();
    const others = off.filter((one) => site === null || !covers(one, site));
    const next =
      site === null
        ? { everywhere: isOn, off: others }
        : { everywhere, off: isOn ? others : [...others, site] };
    await browser.storage.local.set({ [MARKS_KEY]: { version: 1, ...next } });
  });
}

/** Hear when the settings may have changed, until the signal aborts. */
export function followMarkSettings(changed: () => void, signal?: AbortSignal): void {
  followStored('managed', null, changed, signal);
  followStored('local', MARKS_KEY, changed, signal);
}
