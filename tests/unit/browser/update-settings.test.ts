import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { NOTHING_MANAGED } from '../../../utils/browser/managed-types.ts';
import {
  changeOwnSettings,
  mergeSettings,
  readOwnSettings,
  readUpdateSettings,
  SETTINGS_KEY,
} from '../../../utils/browser/update-settings.ts';

const MIRROR = { kind: 'mirror', url: 'https://intranet.example/code-sets/' } as const;

beforeEach(() => fakeBrowser.reset());

describe('the settings of updates', () => {
  it('are off at install: nothing is fetched before the user says so', async () => {
    expect(await readUpdateSettings()).toEqual({
      isOn: false,
      source: { kind: 'official' },
      everyHours: 24,
      managed: [],
    });
  });

  it('are kept one by one', async () => {
    await changeOwnSettings({ isOn: true });
    await changeOwnSettings({ source: MIRROR });
    expect(await readOwnSettings()).toEqual({ isOn: true, source: MIRROR, everyHours: 24 });
  });

  it.each([
    null,
    'on',
    { version: 2, isOn: true },
    { version: 1, isOn: true, source: { kind: 'mirror', url: 'javascript:alert(1)' }, everyHours: 24 },
    { version: 1, isOn: true, source: { kind: 'official' }, everyHours: 0 },
  ])('are those of the install where %j is stored', async (held) => {
    await fakeBrowser.storage.local.set({ [SETTINGS_KEY]: held });
    expect(await readOwnSettings()).toEqual({ isOn: false, source: { kind: 'official' }, everyHours: 24 });
  });

  it('give way to what the organization has set, and say so', () => {
    const own = { isOn: false, source: { kind: 'official' }, everyHours: 24 } as const;
    expect(mergeSettings(own, { ...NOTHING_MANAGED, updatesOn: true, mirror: MIRROR.url })).toEqual({
      isOn: true,
      source: MIRROR,
      everyHours: 24,
      managed: ['isOn', 'source'],
    });
  });

  it('are off where the organization has switched updates off, whatever else it has set', () => {
    const own = { isOn: true, source: { kind: 'official' }, everyHours: 24 } as const;
    const managed = { ...NOTHING_MANAGED, updatesOn: true, switchedOff: ['updates'] } as const;
    expect(mergeSettings(own, managed)).toMatchObject({ isOn: false, managed: ['isOn'] });
  });
});
