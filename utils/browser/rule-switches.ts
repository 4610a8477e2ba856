/** Rules that the user has switched off, by id. Nothing of a note is stored with them. */
import { browser } from 'wxt/browser';
import { z } from '../zod.ts';
import { alone } from './alone.ts';
import { followStored } from './follow-stored.ts';

const RULES_KEY = 'rules';

/** Made when it is needed: most starts of the background are for something else. */
const stored = () => z.object({ version: z.literal(1), off: z.array(z.string().max(100)).max(500) });

/** An entry that cannot be read counts as none: every rule looks. */
export async function readRulesOff(): Promise<readonly string[]> {
  const { [RULES_KEY]: held } = await browser.storage.local.get(RULES_KEY);
  return stored().safeParse(held).data?.off ?? [];
}

/** @throws Error where the browser keeps nothing, as with a full disk */
export function changeRule(id: string, isOn: boolean): Promise<void> {
  return alone('rules', async () => {
    const others = (await readRulesOff()).filter((one) => one !== id);
    const off = isOn ? others : [...others, id];
    await browser.storage.local.set({ [RULES_KEY]: { version: 1, off } });
  });
}

/** Hear when a rule was switched, until the signal aborts. */
export function followRulesOff(changed: () => void, signal?: AbortSignal): void {
  followStored('local', RULES_KEY, changed, signal);
}
