/** A server of official files that misbehaves, and a world whose updater looks there. */
import 'fake-indexeddb/auto';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { readTablesInUse, stampOf } from '../../../utils/updates/read-tables.ts';
import { createUpdater } from '../../../utils/updates/run-updates.ts';
import type { UpdateState, UpdateTrouble } from '../../../utils/updates/types.ts';
import type { Updater } from '../../../utils/updates/world.ts';
import {
  type Misbehaviour,
  type OfficialServer,
  startOfficialServer,
} from '../../fixtures/official/official-server.ts';
import { zipOf } from '../../fixtures/official/packages.ts';
import { STEP_COMPILER, tablesThatSay, textOf } from '../../fixtures/official/step-compiler.ts';
import { makeWorld, type TestWorld } from '../../fixtures/official/world.ts';

export const ZIP = '2027/icd10cm-code-descriptions-2027.zip';
export const HOUR = 3600_000;
/** What the server holds there on a good day. */
export const zip = zipOf({ 'icd10cm-order-2027.txt': 'codes', 'noise.bin': randomBytes(1_200_000) });

export let server: OfficialServer;

/** Opens the server for a file of tests, at its best again before each. Call it once in a file. */
export function serveOfficialFiles(): void {
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
}

/** @param patience short only where nothing is going to come */
export function updaterOf(world: TestWorld, patience = 30_000): Updater {
  return createUpdater(world, { compiler: STEP_COMPILER, patience: { head: patience, piece: patience } });
}

export async function answerOf(world: TestWorld): Promise<string> {
  const stored = await readTablesInUse(world.store, stampOf(world.packaged));
  return textOf((stored ?? world.packaged).book);
}

/** The server's clock goes with the world's, until a test sets it right. */
export function newWorld(): TestWorld {
  const world = makeWorld(tablesThatSay('base'), server.url);
  server.clock = () => world.time;
  return world;
}

/** What the user reads. */
export async function lookOn(world: TestWorld, patience?: number): Promise<UpdateState> {
  const updater = updaterOf(world, patience);
  await updater.wake('asked');
  return updater.state();
}

/** A bad day: named in one sentence, the tables in use answer, and once it is over the next try succeeds. */
export async function survives(world: TestWorld, trouble: UpdateTrouble): Promise<UpdateState> {
  const state = await lookOn(world, trouble === 'timeout' ? 300 : undefined);
  expect(state.trouble?.trouble).toBe(trouble);
  expect(state.lastResult).toBe('trouble');
  expect(state.inUse.origin).toBe('packaged');
  expect(await answerOf(world)).toBe('base');
  server.misbehave = () => null;
  server.files.set(ZIP, zip);
  world.online = true;
  world.granted = true;
  world.time += 8 * 24 * HOUR;
  const later = await lookOn(world);
  expect(later.trouble).toBeNull();
  expect(await answerOf(world)).toBe('base + fy2027');
  return state;
}

/** The server misbehaves over the one file, or over all it is asked for. */
export const onZip =
  (bad: Misbehaviour): ((path: string) => Misbehaviour | null) =>
  (path) =>
    path === ZIP ? bad : null;
export const onAll = (bad: Misbehaviour) => (): Misbehaviour => bad;
