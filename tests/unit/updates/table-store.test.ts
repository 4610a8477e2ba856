import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readStoredNotes, readTablesInUse, stampOf } from '../../../utils/updates/read-tables.ts';
import { createUpdater } from '../../../utils/updates/run-updates.ts';
import { type Job, NotHolder } from '../../../utils/updates/store-types.ts';
import { openTableStore } from '../../../utils/updates/table-store.ts';
import { type OfficialServer, startOfficialServer } from '../../fixtures/official/official-server.ts';
import { zipOf } from '../../fixtures/official/packages.ts';
import { STEP_COMPILER, tablesThatSay, textOf } from '../../fixtures/official/step-compiler.ts';
import { makeWorld, type TestWorld } from '../../fixtures/official/world.ts';

let server: OfficialServer;

beforeAll(async () => {
  server = await startOfficialServer();
});
afterAll(() => server.close());

/** A world in which these releases have come, one look after the other. */
async function worldWith(...years: readonly number[]): Promise<TestWorld> {
  const world = makeWorld(tablesThatSay('base'), server.url);
  server.clock = () => world.time;
  server.files.clear();
  for (const year of years) {
    world.time = Date.parse(`${year - 1}-07-01`);
    const zip = zipOf({ [`icd10cm-order-${year}.txt`]: 'codes' });
    server.files.set(`${year}/icd10cm-code-descriptions-${year}.zip`, zip);
    await createUpdater(world, { compiler: STEP_COMPILER }).wake('asked');
  }
  return world;
}

async function answerOf(world: TestWorld): Promise<string> {
  const stored = await readTablesInUse(world.store, stampOf(world.packaged));
  return textOf((stored ?? world.packaged).book);
}

describe('the store of the code tables', () => {
  test('keeps the set in use and the one before, and nothing older', async () => {
    const world = await worldWith(2027, 2028, 2029);
    expect(await answerOf(world)).toBe('base + fy2027 + fy2028 + fy2029');
    const updater = createUpdater(world, { compiler: STEP_COMPILER });
    await updater.goBack();
    expect(await answerOf(world)).toBe('base + fy2027 + fy2028');
    await updater.goBack();
    expect(await answerOf(world)).toBe('base + fy2027 + fy2028 + fy2029');
    const pointer = await world.store.pointer();
    const facts = await world.store.facts(pointer?.inUse ?? '');
    expect((await world.store.inputs(facts?.inputs ?? [])).map(({ release }) => release)).toEqual([
      'fy2027',
      'fy2028',
      'fy2029',
    ]);
  });

  test('gives the state as plain JSON, and the notes of the set', async () => {
    const world = await worldWith(2027);
    const state = await createUpdater(world, { compiler: STEP_COMPILER }).state();
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
    expect(textOf((await readStoredNotes(world.store, state.inUse.id)) ?? undefined)).toBe('base + fy2027');
    expect(await readStoredNotes(world.store, 'another')).toBeNull();
  });

  test('deletes everything when told to; the packaged tables answer, and the next look begins anew', async () => {
    const world = await worldWith(2027);
    await world.store.clear();
    expect(await answerOf(world)).toBe('base');
    const updater = createUpdater(world, { compiler: STEP_COMPILER });
    expect((await updater.state()).lastLook).toBeNull();
    await updater.wake('asked');
    expect(await answerOf(world)).toBe('base + fy2027');
  });

  test('lets go of the database where somebody else deletes it, and opens a new one', async () => {
    const name = `store-${process.pid}`;
    const store = openTableStore(name);
    await store.changeDiary((diary) => ({ ...diary, failures: 3 }));
    await deleteDB(name);
    expect((await store.diary()).failures).toBe(0);
  });

  test('takes nothing from a worker that no longer holds the job', async () => {
    const store = openTableStore(`holder-${process.pid}`);
    await store.addDropped(new ArrayBuffer(4), 1);
    const found = await store.nextJob();
    const first = await store.takeJob(found?.id ?? 0, 'first');
    const second = await store.takeJob(found?.id ?? 0, 'second');
    const stale: Job = { ...(first ?? missing()), step: 'compile' };
    await expect(store.changeJob(stale)).rejects.toBeInstanceOf(NotHolder);
    await expect(store.addChunk(stale, 0, 1, new ArrayBuffer(9))).rejects.toBeInstanceOf(NotHolder);
    await expect(store.endJob(stale)).rejects.toBeInstanceOf(NotHolder);
    expect((await store.chunks(second ?? missing(), 0)).map((chunk) => chunk.byteLength)).toEqual([4]);
    expect((await store.nextJob())?.step).toBe('unpack');
  });

  test('is left alone where nothing was ever updated: one small read', async () => {
    const store = openTableStore(`idle-${process.pid}`);
    const reads: string[] = [];
    const watched = new Proxy(store, {
      get(target, name, receiver) {
        reads.push(String(name));
        return Reflect.get(target, name, receiver);
      },
    });
    expect(await readTablesInUse(watched, () => new Promise(() => undefined))).toBeNull();
    expect(reads).toEqual(['pointer']);
  });
});

function missing(): never {
  throw new Error('The job is missing.');
}
