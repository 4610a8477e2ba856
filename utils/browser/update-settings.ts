/** How the user wants updates, kept on this computer, with what the organization has set over it. */
import { browser } from 'wxt/browser';
import { checkMirror } from '../updates/source.ts';
import type { UpdateSettings, UpdateSource } from '../updates/types.ts';
import { z } from '../zod.ts';
import { readManaged } from './managed.ts';
import { LEAST_HOURS, type ManagedSettings, MOST_HOURS } from './managed-types.ts';

/** Name of the entry in `storage.local`. */
export const SETTINGS_KEY = 'update-settings';

const address = z.string().refine((text) => 'url' in checkMirror(text));

const storedSettings = z.object({
  version: z.literal(1),
  isOn: z.boolean(),
  source: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('official') }),
    z.object({ kind: z.literal('mirror'), url: address }),
  ]),
  everyHours: z.number().int().min(LEAST_HOURS).max(MOST_HOURS),
});

/** The part of the settings that is the user's own. */
export type OwnSettings = Omit<z.infer<typeof storedSettings>, 'version'>;

const AT_INSTALL: OwnSettings = { isOn: false, source: { kind: 'official' }, everyHours: LEAST_HOURS };

/** What the user has chosen. An entry that cannot be read counts as none: updates are then off. */
export async function readOwnSettings(): Promise<OwnSettings> {
  const { [SETTINGS_KEY]: held } = await browser.storage.local.get(SETTINGS_KEY);
  const parsed = storedSettings.safeParse(held);
  if (!parsed.success) return AT_INSTALL;
  const { isOn, source, everyHours } = parsed.data;
  return { isOn, source, everyHours };
}

/** @throws Error where the browser keeps nothing, as with a full disk */
export async function changeOwnSettings(change: Partial<OwnSettings>): Promise<void> {
  const settings = { version: 1, ...(await readOwnSettings()), ...change };
  await browser.storage.local.set({ [SETTINGS_KEY]: settings });
}

/** The settings in force: the organization's where it has set any, else the user's. */
export async function readUpdateSettings(): Promise<UpdateSettings> {
  const [own, { settings }] = await Promise.all([readOwnSettings(), readManaged()]);
  return mergeSettings(own, settings);
}

export function mergeSettings(own: OwnSettings, managed: ManagedSettings): UpdateSettings {
  const isOn = managed.switchedOff.includes('updates') ? false : managed.updatesOn;
  const source: UpdateSource | null =
    managed.mirror === null ? null : { kind: 'mirror', url: managed.mirror };
  return {
    isOn: isOn ?? own.isOn,
    source: source ?? own.source,
    everyHours: managed.updateEveryHours ?? own.everyHours,
    managed: [
      ...(isOn === null ? [] : (['isOn'] as const)),
      ...(source === null ? [] : (['source'] as const)),
      ...(managed.updateEveryHours === null ? [] : (['everyHours'] as const)),
    ],
  };
}
