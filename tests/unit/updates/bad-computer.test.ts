/** A bad day at this computer: no network, a full disk, a wrong clock, a store that breaks. */
import { describe, expect, test } from 'vitest';
import { readTablesInUse, reportDamaged } from '../../../utils/updates/read-tables.ts';
import { startOfficialServer } from '../../fixtures/official/official-server.ts';
import { settingsOf } from '../../fixtures/official/world.ts';
import {
  answerOf,
  HOUR,
  lookOn,
  newWorld,
  onZip,
  serveOfficialFiles,
  server,
  survives,
  updaterOf,
} from './bad-days.ts';

serveOfficialFiles();

describe('a bad day at this computer', () => {
  test('offline', async () => {
    const world = newWorld();
    world.online = false;
    await survives(world, 'offline');
  });

  test('the permission was taken back', async () => {
    const world = newWorld();
    world.granted = false;
    await survives(world, 'no-permission');
  });

  test('the settings cannot be read: nothing breaks, and nothing is asked for', async () => {
    const world = newWorld();
    const blind = { ...world, settings: () => Promise.reject(new Error('no settings')) };
    await expect(updaterOf(blind).wake('alarm')).resolves.toBeUndefined();
    expect(server.seen).toEqual([]);
  });

  test('another mirror is set while a file is on its way: the old one is not asked again', async () => {
    const world = newWorld();
    server.misbehave = onZip({ kind: 'break', after: 700_000 });
    await lookOn(world);
    const other = await startOfficialServer(server.files);
    other.clock = () => world.time;
    server.seen.length = 0;
    world.current = settingsOf(other.url);
    expect((await lookOn(world)).trouble).toBeNull();
    expect(await answerOf(world)).toBe('base + fy2027');
    expect(server.seen).toEqual([]);
    await other.close();
  });

  test('updates are switched off while a file is on its way: it is let go', async () => {
    const world = newWorld();
    server.misbehave = onZip({ kind: 'break', after: 700_000 });
    await lookOn(world);
    world.current = settingsOf(server.url, { isOn: false });
    await updaterOf(world).wake('start');
    expect(await world.store.nextJob()).toBeNull();
    expect(await updaterOf(world).nextWake()).toBeNull();
  });

  test.each([-365, 365])('the clock is %i days off', async (days) => {
    const world = newWorld();
    server.clock = Date.now;
    world.time += days * 24 * HOUR;
    expect((await lookOn(world)).trouble?.trouble).toBe('clock-wrong');
    expect(await answerOf(world)).toBe('base');
    world.time -= days * 24 * HOUR;
    expect((await lookOn(world)).trouble).toBeNull();
    expect(await answerOf(world)).toBe('base + fy2027');
  });

  test.each(['addChunk', 'keepInput', 'keepCompiled', 'saveSet', 'swap'] as const)(
    'the disk is full at %s',
    async (method) => {
      const world = newWorld();
      const store = {
        ...world.store,
        [method]: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
      };
      const state = await lookOn({ ...world, store });
      expect(state.trouble?.trouble).toBe('storage-full');
      expect(await answerOf(world)).toBe('base');
      expect(await world.store.nextJob()).toBeNull();
      expect((await lookOn(world)).trouble).toBeNull();
      expect(await answerOf(world)).toBe('base + fy2027');
    },
  );

  test('the database does not open at all', async () => {
    const world = newWorld();
    const broken = new Proxy(world.store, {
      get: () => () => Promise.reject(new DOMException('no', 'UnknownError')),
    });
    const state = await lookOn({ ...world, store: broken });
    expect(state.trouble?.trouble).toBe('storage-broken');
    expect(state.inUse.origin).toBe('packaged');
    expect(await readTablesInUse(broken, 'any')).toBeNull();
  });

  test('stored tables come back changed: they are not put in use', async () => {
    const world = newWorld();
    let damage = 2;
    const store = {
      ...world.store,
      tables: async (id: string) => {
        const tables = await world.store.tables(id);
        if (tables && damage-- > 0) new Uint8Array(tables.book)[40] = 0xff;
        return tables;
      },
    };
    expect((await lookOn({ ...world, store })).trouble).toBeNull();
    expect(damage).toBe(-1);
    expect(await answerOf(world)).toBe('base + fy2027');
  });

  test('tables in use that will not open are reported, and the packaged ones answer', async () => {
    const world = newWorld();
    const { inUse } = await lookOn(world);
    await reportDamaged(world.store, inUse.id);
    expect(await answerOf(world)).toBe('base');
    await lookOn(world);
    expect(await answerOf(world)).toBe('base + fy2027');
  });
});
