import 'fake-indexeddb/auto';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readTablesInUse, stampOf } from '../../../utils/updates/read-tables.ts';
import { createUpdater } from '../../../utils/updates/run-updates.ts';
import type { TableStore } from '../../../utils/updates/store-types.ts';
import { type OfficialServer, startOfficialServer } from '../../fixtures/official/official-server.ts';
import { zipOf } from '../../fixtures/official/packages.ts';
import { STEP_COMPILER, tablesThatSay, textOf } from '../../fixtures/official/step-compiler.ts';
import { makeWorld, type TestWorld } from '../../fixtures/official/world.ts';

const ZIP = '2027/icd10cm-code-descriptions-2027.zip';
const CHUNK = 512 * 1024;

let server: OfficialServer;
/** Between three and four chunks, since noise does not compress. */
const zip = zipOf({ 'icd10cm-order-2027.txt': 'codes', 'noise.bin': randomBytes(3.5 * CHUNK) });

beforeAll(async () => {
  server = await startOfficialServer();
});
beforeEach(() => {
  server.files.clear();
  server.files.set(ZIP, zip);
  server.seen.length = 0;
  server.misbehave = () => null;
});
afterAll(() => server.close());

class Killed extends Error {}

/**
 * A store whose worker is killed at its n-th use: from then on nothing comes through.
 * @param isAfter the n-th use still happens, but nobody hears of it
 */
function killedAt(
  store: TableStore,
  n: number,
  isAfter: boolean,
): { store: TableStore; isKilled: () => boolean } {
  let uses = 0;
  const mortal = new Proxy(store, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== 'function') return method;
      return async (...given: unknown[]): Promise<unknown> => {
        uses += 1;
        if (uses > n || (uses === n && !isAfter)) throw new Killed('The worker is gone.');
        const result: unknown = await method.apply(target, given);
        if (uses >= n) throw new Killed('The worker is gone.');
        return result;
      };
    },
  });
  return { store: mortal, isKilled: () => uses >= n };
}

const TRICKLE = 40_000;

/** A worker on a slow line: ten pieces of a file come in half a minute, then it is gone. */
function onSlowLine(world: TestWorld): TestWorld {
  let isGone = false;
  const addChunk: TableStore['addChunk'] = async (...chunk) => {
    if (isGone) throw new Killed('The worker is gone.');
    await world.store.addChunk(...chunk);
  };
  const fetchSlowly: TestWorld['fetch'] = async (url, init) => {
    const answer = await fetch(url, init);
    if (!url.endsWith('.zip')) return answer;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    let pieces = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(stream) {
        isGone = pieces >= 10;
        if (isGone) throw new Killed('The worker is gone.');
        world.time += 3000;
        stream.enqueue(bytes.slice(pieces * TRICKLE, (pieces + 1) * TRICKLE));
        pieces += 1;
      },
    });
    return new Response(body, { status: answer.status, headers: answer.headers });
  };
  return { ...world, store: { ...world.store, addChunk }, fetch: fetchSlowly };
}

function newWorld(): TestWorld {
  return makeWorld(tablesThatSay('base'), server.url);
}

async function answerOf(world: TestWorld): Promise<string> {
  const stored = await readTablesInUse(world.store, stampOf(world.packaged));
  return textOf((stored ?? world.packaged).book);
}

describe('a worker that is killed', () => {
  test.each([
    ['before a write', false],
    ['right after a write', true],
  ])(
    '%s, at every single use of the store: the tables answer, and the next one brings the update',
    async (_, isAfter) => {
      let kills = 0;
      for (let n = 1; ; n += 1) {
        const world = newWorld();
        const { store, isKilled } = killedAt(world.store, n, isAfter);
        await createUpdater({ ...world, store }, { compiler: STEP_COMPILER }).wake('asked');
        expect(['base', 'base + fy2027']).toContain(await answerOf(world));
        const next = createUpdater(world, { compiler: STEP_COMPILER });
        await next.wake('asked');
        expect(await answerOf(world)).toBe('base + fy2027');
        const state = await next.state();
        expect(state.job).toBeNull();
        expect(state.trouble).toBeNull();
        expect(await world.store.nextJob()).toBeNull();
        if (!isKilled()) break;
        kills = n;
      }
      expect(kills).toBeGreaterThan(25);
    },
  );

  test('between two chunks goes on behind the last one, and fetches no byte twice', async () => {
    for (const chunks of [1, 2, 3]) {
      server.seen.length = 0;
      const world = newWorld();
      let kept = 0;
      const store: TableStore = {
        ...world.store,
        addChunk: async (...chunk) => {
          if (kept >= chunks) throw new Killed('The worker is gone.');
          await world.store.addChunk(...chunk);
          kept += 1;
        },
      };
      await createUpdater({ ...world, store }, { compiler: STEP_COMPILER }).wake('asked');
      expect((await world.store.nextJob())?.packages[0]?.chunks).toBe(chunks);
      await createUpdater(world, { compiler: STEP_COMPILER }).wake('asked');
      expect(await answerOf(world)).toBe('base + fy2027');
      const [, resumed] = server.seen.filter(({ path }) => path === ZIP);
      expect(resumed?.status).toBe(206);
      expect(Number(/bytes=(\d+)-/.exec(resumed?.headers.range ?? '')?.[1])).toBeGreaterThanOrEqual(
        chunks * CHUNK,
      );
    }
  });

  test.each(['', ZIP])(
    'while it waits for “%s” that was asked for by hand: the alarm’s worker goes on',
    async (path) => {
      const world = newWorld();
      const asked = Promise.withResolvers<void>();
      server.misbehave = (wanted) => {
        if (wanted !== path) return null;
        asked.resolve();
        return { kind: 'silence' };
      };
      void createUpdater(world, { compiler: STEP_COMPILER }).wake('asked');
      await asked.promise;
      server.misbehave = () => null;
      await createUpdater(world, { compiler: STEP_COMPILER }).wake('alarm');
      expect(await answerOf(world)).toBe('base + fy2027');
    },
  );

  test('on a line that fills no chunk while it lives goes on behind what has come', async () => {
    const world = newWorld();
    for (let lives = 1; lives <= 3; lives += 1) {
      await createUpdater(onSlowLine(world), { compiler: STEP_COMPILER }).wake('asked');
      const received = (await world.store.nextJob())?.packages[0]?.received ?? 0;
      expect(received).toBeGreaterThanOrEqual(lives * 7 * TRICKLE);
    }
    await createUpdater(world, { compiler: STEP_COMPILER }).wake('asked');
    expect(await answerOf(world)).toBe('base + fy2027');
  });

  test('again and again at the same place is given up, and said', async () => {
    const world = newWorld();
    const dying = { ...STEP_COMPILER, compile: () => Promise.reject(new Error('out of memory')) };
    for (let times = 0; times < 8; times += 1) {
      await createUpdater(world, { compiler: dying }).wake('asked');
      if (!(await world.store.nextJob())) break;
    }
    expect(await world.store.nextJob()).toBeNull();
    const { trouble, inUse } = await createUpdater(world, { compiler: STEP_COMPILER }).state();
    expect(trouble?.trouble).toBe('fault');
    expect(inUse.origin).toBe('packaged');
  });
});

describe('two workers at once', () => {
  test('the one that came last finishes, the other stops, and one set is in use', async () => {
    const world = newWorld();
    const updaters = [0.1, 0.2, 0.3].map((dice) =>
      createUpdater({ ...world, random: () => dice }, { compiler: STEP_COMPILER }),
    );
    await Promise.all(updaters.map((updater) => updater.wake('asked')));
    await updaters[0]?.wake('asked');
    expect(await answerOf(world)).toBe('base + fy2027');
    expect(await world.store.nextJob()).toBeNull();
  });

  test('a second call while one works joins it', async () => {
    const world = newWorld();
    const updater = createUpdater(world, { compiler: STEP_COMPILER });
    await Promise.all([updater.wake('asked'), updater.wake('alarm'), updater.wake('start')]);
    expect(server.seen.filter(({ path }) => path === ZIP).length).toBe(1);
  });
});
