import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { createUpdater } from '../../../utils/updates/run-updates.ts';
import { STEP_COMPILER, tablesThatSay } from '../../fixtures/official/step-compiler.ts';
import { makeWorld, settingsOf, type TestWorld } from '../../fixtures/official/world.ts';

const HOUR = 3600_000;
const DAY = 24 * HOUR;
const EMPTY = '<html><a href="2025/">2025</a></html>';

/** A mirror that answers as told, and counts. */
function makeMirror(dice = 0.5): { world: TestWorld; asked: () => number; status: (status: number) => void } {
  let asked = 0;
  let status = 200;
  const world = makeWorld(tablesThatSay('base'), 'https://mirror.example/', {
    random: () => dice,
    fetch: async (url) => {
      asked += 1;
      if (url.endsWith('.json')) return new Response('', { status: status === 200 ? 404 : status });
      return new Response(EMPTY, { status });
    },
  });
  return {
    world,
    asked: () => asked,
    status: (next) => {
      status = next;
    },
  };
}

/** A worker that lives for one wake. */
async function wake(
  world: TestWorld,
  reason: 'alarm' | 'asked' | 'start' | 'installed',
): Promise<number | null> {
  const updater = createUpdater(world, { compiler: STEP_COMPILER });
  await updater.wake(reason);
  return updater.nextWake();
}

describe('when updates look', () => {
  test('never, as long as they are off', async () => {
    const { world, asked } = makeMirror();
    world.current = settingsOf('https://mirror.example/', { isOn: false });
    for (const reason of ['installed', 'start', 'alarm'] as const)
      expect(await wake(world, reason)).toBeNull();
    const updater = createUpdater(world, { compiler: STEP_COMPILER });
    await updater.wake('asked');
    expect(asked()).toBe(0);
    expect((await updater.state()).trouble?.trouble).toBe('updates-off');
    expect((await updater.state()).troubleSince).toBeNull();
  });

  test('once a day, at another hour on each computer, and the hour survives a restart', async () => {
    const due = await Promise.all(
      [0, 0.25, 0.99].map(async (dice) => {
        const { world } = makeMirror(dice);
        const start = world.time;
        await wake(world, 'asked');
        return ((await wake(world, 'start')) ?? 0) - start;
      }),
    );
    expect(due).toEqual([24 * HOUR, 25.5 * HOUR, 29.94 * HOUR].map(Math.round));
  });

  test('switched on for a whole practice by policy, not all at the same minute', async () => {
    const { world, asked } = makeMirror(0.5);
    const start = world.time;
    const first = await wake(world, 'start');
    expect(asked()).toBe(0);
    expect((first ?? 0) - start).toBe(3 * HOUR);
    world.time = first ?? 0;
    await wake(world, 'alarm');
    expect(asked()).toBeGreaterThan(0);
  });

  test('missed overnight: not all of a practice at eight, but within two hours', async () => {
    const { world, asked } = makeMirror(0.5);
    await wake(world, 'asked');
    const before = asked();
    world.time += 40 * HOUR;
    const next = await wake(world, 'alarm');
    expect(asked()).toBe(before);
    expect((next ?? 0) - world.time).toBe(HOUR);
    world.time = next ?? 0;
    await wake(world, 'alarm');
    expect(asked()).toBeGreaterThan(before);
  });

  test('a browser that is open for minutes a day looks after some days all the same', async () => {
    const { world, asked } = makeMirror(0.5);
    await wake(world, 'asked');
    const before = asked();
    for (let day = 0; day < 6; day += 1) {
      world.time += DAY;
      await wake(world, 'start');
    }
    expect(asked()).toBeGreaterThan(before);
  });
});

describe('while the server has trouble', () => {
  test('each failure doubles the wait, up to some days, and a new worker knows it', async () => {
    const { world, asked, status } = makeMirror(0.5);
    status(500);
    const waits: number[] = [];
    await wake(world, 'asked');
    for (let failures = 0; failures < 12; failures += 1) {
      const next = (await wake(world, 'start')) ?? 0;
      waits.push((next - world.time) / HOUR);
      world.time = next;
      await wake(world, 'alarm');
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 96, 96, 96, 96, 96]);
    expect(asked()).toBe(13);
    status(200);
    world.time += 4 * DAY;
    await wake(world, 'asked');
    expect((await createUpdater(world, { compiler: STEP_COMPILER }).state()).troubleSince).toBeNull();
  });

  test('a waiting look is not brought forward by a restart', async () => {
    const { world, asked, status } = makeMirror();
    status(500);
    await wake(world, 'asked');
    const before = asked();
    for (let restarts = 0; restarts < 5; restarts += 1) await wake(world, 'start');
    expect(asked()).toBe(before);
  });
});

test('a clock that was a year ahead and is set right does not silence the looks for a year', async () => {
  const { world, asked } = makeMirror();
  world.time += 365 * DAY;
  await wake(world, 'asked');
  world.time -= 365 * DAY;
  const before = asked();
  const next = await wake(world, 'start');
  expect((next ?? 0) - world.time).toBeLessThan(2 * DAY);
  world.time = next ?? 0;
  await wake(world, 'alarm');
  expect(asked()).toBeGreaterThan(before);
});
