import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createKeptCodes, type KeptCode, MOST_RECENTS, readKept } from '../../../utils/browser/kept-codes.ts';
import { openKeptStore } from '../../../utils/browser/kept-store.ts';
import { PlainStorage } from '../../fixtures/panel/plain-store.ts';

const icd = (code: string): KeptCode => ({ system: 'icd10cm', code });
const AK = icd('L57.0');
const BCC_NOSE = icd('C44.311');
const KENALOG: KeptCode = { system: 'hcpcs', code: 'J3301' };
const names = (codes: readonly KeptCode[]) => codes.map(({ code }) => code);
const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('the codes a user keeps', () => {
  it('are there again when the panel opens next, favourites in the order the user gave them', async () => {
    const storage = new PlainStorage();
    const first = createKeptCodes(storage.openWindow());
    await first.change({ do: 'favour', code: AK });
    await first.change({ do: 'favour', code: KENALOG });
    await first.change({ do: 'favour', code: BCC_NOSE });
    await first.change({ do: 'favour', code: BCC_NOSE, at: 0 });
    await first.change({ do: 'use', code: KENALOG });
    const second = createKeptCodes(storage.openWindow());
    await settle();
    expect(names(second.kept().favourites)).toEqual(['C44.311', 'L57.0', 'J3301']);
    expect(names(second.kept().recents)).toEqual(['J3301']);
  });

  it('are seen at once, before the browser has stored them', () => {
    const kept = createKeptCodes(new PlainStorage().openWindow());
    void kept.change({ do: 'favour', code: AK });
    expect(names(kept.kept().favourites)).toEqual(['L57.0']);
  });

  it('are not written again where nothing changes', async () => {
    const storage = new PlainStorage();
    const kept = createKeptCodes(storage.openWindow());
    for (let turn = 0; turn < 3; turn++) await kept.change({ do: 'use', code: AK });
    expect(storage.written.length).toBe(1);
  });

  it('are the same object until something changes', async () => {
    const kept = createKeptCodes(new PlainStorage().openWindow());
    const told = vi.fn();
    kept.subscribe(told);
    await kept.change({ do: 'favour', code: AK });
    const before = kept.kept();
    await kept.change({ do: 'favour', code: AK });
    await kept.change({ do: 'unfavour', code: KENALOG });
    expect(kept.kept()).toBe(before);
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('keep the last thirty used, each once, the newest first', async () => {
    const kept = createKeptCodes(new PlainStorage().openWindow());
    for (let number = 0; number < 40; number++) {
      await kept.change({ do: 'use', code: icd(`L${10 + number}`) });
    }
    await kept.change({ do: 'use', code: icd('L30') });
    const recents = names(kept.kept().recents);
    expect(recents.length).toBe(MOST_RECENTS);
    expect(recents.slice(0, 3)).toEqual(['L30', 'L49', 'L48']);
    expect(new Set(recents).size).toBe(MOST_RECENTS);
  });

  it('store the bare code and its system, and nothing else of what was used', async () => {
    const storage = new PlainStorage();
    const kept = createKeptCodes(storage.openWindow());
    const found = { ...AK, title: 'Actinic keratosis', quote: 'AK on the scalp of Mrs Secret' };
    await kept.change({ do: 'use', code: found });
    await kept.change({ do: 'favour', code: found });
    expect(storage.value).toEqual({
      version: 1,
      favourites: [{ system: 'icd10cm', code: 'L57.0' }],
      recents: [{ system: 'icd10cm', code: 'L57.0' }],
      keepsRecents: true,
    });
  });

  it('forget the recents where the user says so, and bring them back behind newer ones', async () => {
    const kept = createKeptCodes(new PlainStorage().openWindow());
    for (const code of [AK, BCC_NOSE]) await kept.change({ do: 'use', code });
    const before = kept.kept().recents;
    await kept.change({ do: 'forget-recents' });
    await kept.change({ do: 'use', code: KENALOG });
    await kept.change({ do: 'recall', codes: before });
    expect(names(kept.kept().recents)).toEqual(['J3301', 'C44.311', 'L57.0']);
    await kept.change({ do: 'forget', code: BCC_NOSE });
    expect(names(kept.kept().recents)).toEqual(['J3301', 'L57.0']);
  });

  it('switched off, the recents are gone from the store and stay away', async () => {
    const storage = new PlainStorage();
    const kept = createKeptCodes(storage.openWindow());
    await kept.change({ do: 'use', code: AK });
    await kept.change({ do: 'keep-recents', on: false });
    await kept.change({ do: 'use', code: KENALOG });
    expect(kept.kept().recents).toEqual([]);
    expect(JSON.stringify(storage.value)).not.toContain('L57.0');
    await kept.change({ do: 'keep-recents', on: true });
    await kept.change({ do: 'use', code: KENALOG });
    expect(names(kept.kept().recents)).toEqual(['J3301']);
  });
});

describe('two windows of one browser', () => {
  it('see each other’s changes', async () => {
    const storage = new PlainStorage();
    const left = createKeptCodes(storage.openWindow());
    const right = createKeptCodes(storage.openWindow());
    await left.change({ do: 'favour', code: AK });
    expect(names(right.kept().favourites)).toEqual(['L57.0']);
  });

  it('lose nothing when both change something at the same moment', async () => {
    const storage = new PlainStorage();
    const left = createKeptCodes(storage.openWindow());
    const right = createKeptCodes(storage.openWindow());
    await Promise.all([
      left.change({ do: 'favour', code: AK }),
      right.change({ do: 'favour', code: BCC_NOSE }),
      left.change({ do: 'use', code: KENALOG }),
    ]);
    for (const window of [left, right]) {
      expect(names(window.kept().favourites).sort()).toEqual(['C44.311', 'L57.0']);
      expect(names(window.kept().recents)).toEqual(['J3301']);
    }
  });

  it('a change made before the first reading has come does not wipe what is stored', async () => {
    const storage = new PlainStorage({ version: 1, favourites: [AK], recents: [], keepsRecents: true });
    const kept = createKeptCodes(storage.openWindow());
    await kept.change({ do: 'favour', code: BCC_NOSE });
    expect(names(kept.kept().favourites)).toEqual(['L57.0', 'C44.311']);
  });
});

describe('a store that is not as we left it', () => {
  it('bad lines are left out, good ones stand', () => {
    const kept = readKept({
      version: 1,
      favourites: [
        AK,
        null,
        'L40.0',
        { system: 'snomed', code: '1' },
        { system: 'icd10cm', code: '<b>' },
        AK,
        KENALOG,
      ],
      recents: { not: 'a list' },
      keepsRecents: 'perhaps',
    });
    expect(names(kept.favourites)).toEqual(['L57.0', 'J3301']);
    expect(kept.recents).toEqual([]);
    expect(kept.keepsRecents).toBe(true);
  });

  it.each([[undefined], [null], [7], ['x'], [[]], [{}], [new Date(0)]])('%s holds nothing', (value) => {
    expect(readKept(value).favourites).toEqual([]);
  });

  it('a list without an end is cut', () => {
    const many = Array.from({ length: 5000 }, (_, number) => icd(`A${String(number).padStart(4, '0')}`));
    const kept = readKept({ favourites: many, recents: many });
    expect(kept.favourites.length).toBe(500);
    expect(kept.recents.length).toBe(MOST_RECENTS);
  });

  it('that cannot be read is empty, and one that cannot be written says so and shows the change', async () => {
    const storage = new PlainStorage();
    storage.mayWrite = false;
    const kept = createKeptCodes(storage.openWindow());
    await expect(kept.change({ do: 'favour', code: AK })).rejects.toThrow(/did not store this/);
    expect(names(kept.kept().favourites)).toEqual(['L57.0']);
    const gone = createKeptCodes({
      ...storage.openWindow(),
      read: () => Promise.reject(new Error('corrupt')),
    });
    await settle();
    expect(gone.kept().favourites).toEqual([]);
  });
});

describe('the browser’s own storage', () => {
  beforeEach(() => {
    fakeBrowser.reset();
    // Node 22 has no locks; in a browser every extension page has.
    vi.stubGlobal('navigator', {
      locks: { request: (_: string, task: () => Promise<void>) => task() },
    });
  });

  it('keeps the codes, and tells of changes made elsewhere', async () => {
    const stop = new AbortController();
    const kept = createKeptCodes(openKeptStore(stop.signal));
    await kept.change({ do: 'favour', code: AK });
    const { 'kept-codes': inStore } = await fakeBrowser.storage.local.get('kept-codes');
    expect(readKept(inStore).favourites).toEqual([AK]);
    await fakeBrowser.storage.local.set({ 'kept-codes': { favourites: [KENALOG] }, other: 1 });
    expect(kept.kept().favourites).toEqual([KENALOG]);
    await fakeBrowser.storage.local.remove('kept-codes');
    expect(kept.kept().favourites).toEqual([]);
    stop.abort();
    await fakeBrowser.storage.local.set({ 'kept-codes': { favourites: [KENALOG] } });
    expect(kept.kept().favourites).toEqual([]);
  });
});
