/** The server has a bad day: it is said in a sentence, the tables in use answer, and the next try succeeds. */
import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { UpdateTrouble } from '../../../utils/updates/types.ts';
import {
  type Misbehaviour,
  SIGN_IN_PAGE,
  startOfficialServer,
} from '../../fixtures/official/official-server.ts';
import { zipOf } from '../../fixtures/official/packages.ts';
import {
  answerOf,
  HOUR,
  lookOn,
  newWorld,
  onAll,
  onZip,
  serveOfficialFiles,
  server,
  survives,
  ZIP,
} from './bad-days.ts';

serveOfficialFiles();

describe('a bad day at the server', () => {
  const cases: readonly (readonly [string, UpdateTrouble, (path: string) => Misbehaviour | null])[] = [
    ['the list is gone', 'not-found', onAll({ kind: 'status', status: 404 })],
    ['the file is gone', 'not-found', onZip({ kind: 'status', status: 404 })],
    ['the list fails', 'server-error', onAll({ kind: 'status', status: 500 })],
    ['the file fails', 'server-error', onZip({ kind: 'status', status: 503 })],
    ['nobody may enter', 'unreachable', onAll({ kind: 'status', status: 403 })],
    ['the list never comes', 'timeout', onAll({ kind: 'silence' })],
    ['the file never comes', 'timeout', onZip({ kind: 'silence' })],
    ['the file stops in the middle', 'timeout', onZip({ kind: 'stall', after: 700_000 })],
    ['the line breaks in the middle', 'unreachable', onZip({ kind: 'break', after: 700_000 })],
    ['the server wants a name', 'login-page', onAll({ kind: 'status', status: 401 })],
    ['a sign-in page comes for the list', 'login-page', onAll({ kind: 'page', html: SIGN_IN_PAGE })],
    ['a sign-in page comes for the file', 'login-page', onZip({ kind: 'page', html: SIGN_IN_PAGE })],
    [
      'a page of another kind comes for the list',
      'listing-unreadable',
      onAll({ kind: 'page', html: '<p>Moved.</p>' }),
    ],
  ];
  test.each(cases)('%s: %s', async (_, trouble, misbehave) => {
    server.misbehave = misbehave;
    await survives(newWorld(), trouble);
  });

  test('the file leads to a sign-in page', async () => {
    const signIn = await startOfficialServer();
    signIn.clock = () => server.clock();
    signIn.misbehave = onAll({ kind: 'page', html: SIGN_IN_PAGE });
    server.misbehave = onZip({ kind: 'redirect', to: `${signIn.url}login?back=secret` });
    const state = await survives(newWorld(), 'login-page');
    expect(JSON.stringify(state)).not.toContain('secret');
    await signIn.close();
  });

  test('asks to be left alone, and is: by the clock and by hand', async () => {
    const world = newWorld();
    server.misbehave = onAll({ kind: 'status', status: 503, headers: { 'Retry-After': '7200' } });
    const state = await lookOn(world);
    expect(state.trouble?.trouble).toBe('server-busy');
    expect(state.nextLook).toBeGreaterThanOrEqual(world.time + 2 * HOUR);
    const asked = server.seen.length;
    world.time += HOUR;
    expect((await lookOn(world)).trouble?.trouble).toBe('server-busy');
    expect(server.seen.length).toBe(asked);
    world.time += 1.1 * HOUR;
    server.misbehave = () => null;
    expect((await lookOn(world)).trouble).toBeNull();
  });

  test.each(['no-ranges', 'no-validators'] as const)(
    'it knows %s: the file is fetched anew',
    async (kind) => {
      const world = newWorld();
      server.misbehave = onZip({ kind: 'break', after: 700_000 });
      await lookOn(world);
      server.misbehave = onZip({ kind });
      world.time += 2 * HOUR;
      expect((await lookOn(world)).trouble).toBeNull();
      expect(await answerOf(world)).toBe('base + fy2027');
    },
  );

  test('the file changes after its first half has come', async () => {
    const world = newWorld();
    server.misbehave = onZip({ kind: 'break', after: 700_000 });
    await lookOn(world);
    server.misbehave = () => null;
    server.files.set(
      ZIP,
      zipOf({ 'icd10cm-order-2027.txt': 'other codes', 'noise.bin': randomBytes(900_000) }),
    );
    world.time += 2 * HOUR;
    expect((await lookOn(world)).trouble).toBeNull();
    expect(await answerOf(world)).toBe('base + fy2027');
  });
});
