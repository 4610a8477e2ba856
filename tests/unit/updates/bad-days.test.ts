import 'fake-indexeddb/auto';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { keepDropped } from '../../../utils/updates/dropped-file.ts';
import { readTablesInUse, reportDamaged, stampOf } from '../../../utils/updates/read-tables.ts';
import { createUpdater } from '../../../utils/updates/run-updates.ts';
import type { UpdateState, UpdateTrouble } from '../../../utils/updates/types.ts';
import type { Updater } from '../../../utils/updates/world.ts';
import {
  type Misbehaviour,
  type OfficialServer,
  SIGN_IN_PAGE,
  startOfficialServer,
} from '../../fixtures/official/official-server.ts';
import { manifestOf, zipOf } from '../../fixtures/official/packages.ts';
import { STEP_COMPILER, tablesThatSay, textOf } from '../../fixtures/official/step-compiler.ts';
import { makeWorld, settingsOf, type TestWorld } from '../../fixtures/official/world.ts';

const ZIP = '2027/icd10cm-code-descriptions-2027.zip';
const HOUR = 3600_000;
const zip = zipOf({ 'icd10cm-order-2027.txt': 'codes', 'noise.bin': randomBytes(1_200_000) });

let server: OfficialServer;

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

/** @param patience short only where nothing is going to come */
function updaterOf(world: TestWorld, patience = 30_000): Updater {
  return createUpdater(world, { compiler: STEP_COMPILER, patience: { head: patience, piece: patience } });
}

async function answerOf(world: TestWorld): Promise<string> {
  const stored = await readTablesInUse(world.store, stampOf(world.packaged));
  return textOf((stored ?? world.packaged).book);
}

/** The server's clock goes with the world's, until a test sets it right. */
function newWorld(): TestWorld {
  const world = makeWorld(tablesThatSay('base'), server.url);
  server.clock = () => world.time;
  return world;
}

/** What the user reads. */
async function lookOn(world: TestWorld, patience?: number): Promise<UpdateState> {
  const updater = updaterOf(world, patience);
  await updater.wake('asked');
  return updater.state();
}

/** A bad day: named in one sentence, the tables in use answer, and once it is over the next try succeeds. */
async function survives(world: TestWorld, trouble: UpdateTrouble): Promise<UpdateState> {
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

const onZip =
  (bad: Misbehaviour): ((path: string) => Misbehaviour | null) =>
  (path) =>
    path === ZIP ? bad : null;
const onAll = (bad: Misbehaviour) => (): Misbehaviour => bad;

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

describe('a wrong file', () => {
  const wrong: readonly (readonly [string, UpdateTrouble, Uint8Array])[] = [
    ['cut off', 'cut-off', zip.subarray(0, 800_000)],
    ['empty', 'cut-off', new Uint8Array(0)],
    ['a PDF', 'not-a-zip', new TextEncoder().encode('%PDF-1.4 and so on')],
    ['something else', 'not-a-zip', randomBytes(5000)],
    ['a zip of photographs', 'wrong-file', zipOf({ 'holiday.jpg': randomBytes(500) })],
    ['another year', 'wrong-file', zipOf({ 'icd10cm-order-2019.txt': 'codes' })],
    ['two lists', 'wrong-file', zipOf({ 'order-2027.txt': 'a', 'order-of-2027.txt': 'b' })],
    ['damaged inside', 'not-a-zip', damaged(zipOf({ 'icd10cm-order-2027.txt': 'codes '.repeat(4000) }))],
    ['a bomb', 'too-big', bomb()],
  ];
  test.each(wrong)('%s', async (_, trouble, content) => {
    server.files.set(ZIP, content);
    await survives(newWorld(), trouble);
  });

  test('is not fetched again every day', async () => {
    server.files.set(ZIP, zipOf({ 'holiday.jpg': randomBytes(500) }));
    const world = newWorld();
    await lookOn(world);
    server.seen.length = 0;
    world.time = (await updaterOf(world).nextWake()) ?? 0;
    await updaterOf(world).wake('alarm');
    expect(server.seen.map(({ path }) => path)).toEqual(['clear-margin-mirror.json', '', '2027/']);
    // And until it is mended, or can be tried again, the user still reads why.
    expect((await updaterOf(world).state()).trouble?.trouble).toBe('wrong-file');
    world.time = (await updaterOf(world).nextWake()) ?? 0;
    server.files.set(ZIP, zip);
    for (let days = 0; days < 4; days += 1) {
      await updaterOf(world).wake('alarm');
      world.time = (await updaterOf(world).nextWake()) ?? 0;
    }
    expect(await answerOf(world)).toBe('base + fy2027');
    expect((await updaterOf(world).state()).trouble).toBeNull();
  });

  test('does not spoil the others', async () => {
    server.files.set('2028/icd10cm-code-descriptions-2028.zip', zipOf({ 'holiday.jpg': randomBytes(500) }));
    const world = newWorld();
    world.time = Date.parse('2027-08-01');
    const state = await lookOn(world);
    expect(await answerOf(world)).toBe('base + fy2027');
    expect(state.trouble?.sentence).toContain('is not a release that Clear Margin can read');
  });
});

describe('a mirror with a list', () => {
  const listOf = (content: Uint8Array, from = '2026-10-01', release = 'fy2027'): Uint8Array =>
    manifestOf([{ kind: 'icd10cm-order', release, from, file: ZIP, content }]);

  test('is believed where hash and size fit', async () => {
    server.files.set('clear-margin-mirror.json', listOf(zip));
    const world = newWorld();
    expect((await lookOn(world)).trouble).toBeNull();
    expect(await answerOf(world)).toBe('base + fy2027');
    expect(server.seen.map(({ path }) => path)).toEqual(['clear-margin-mirror.json', ZIP]);
  });

  test('a file that is not the one it promises is refused', async () => {
    server.files.set('clear-margin-mirror.json', listOf(randomBytes(zip.length)));
    const world = newWorld();
    expect((await lookOn(world)).trouble?.trouble).toBe('wrong-hash');
    expect(await answerOf(world)).toBe('base');
  });

  test.each([
    ['no JSON', 'oops'],
    ['another shape', '{"packages":{}}'],
    ['a way out of the folder', new TextDecoder().decode(listOf(zip)).replace(ZIP, '../../etc/passwd')],
  ])('%s is named', async (_, text) => {
    server.files.set('clear-margin-mirror.json', new TextEncoder().encode(text));
    expect((await lookOn(newWorld())).trouble?.trouble).toBe('manifest-unreadable');
  });

  test('a release that begins years ahead is left alone', async () => {
    server.files.set('clear-margin-mirror.json', listOf(zip, '2033-10-01', 'fy2034'));
    const world = newWorld();
    expect((await lookOn(world)).trouble?.trouble).toBe('too-new');
    expect(await answerOf(world)).toBe('base');
  });
});

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

describe('a dropped file', () => {
  const drop = (world: TestWorld, name: string, content: Uint8Array<ArrayBuffer>) =>
    keepDropped(world.store, new File([content], name), world.time);

  test('takes the same way, with no network and with updates off', async () => {
    const world = newWorld();
    world.current = settingsOf(server.url, { isOn: false });
    world.online = false;
    expect(await drop(world, 'icd10cm-code-descriptions-2027.zip', Uint8Array.from(zip))).toBeNull();
    const updater = updaterOf(world);
    await updater.wake('dropped');
    expect(await answerOf(world)).toBe('base + fy2027');
    const { lastResult, inUse } = await updater.state();
    expect([lastResult, inUse.sources[0]?.file]).toEqual(['updated', 'icd10cm-order-2027.txt']);
    expect(server.seen).toEqual([]);
  });

  test('does not wait for a fetch that cannot go on, and neither undoes the other', async () => {
    const world = newWorld();
    server.files.set('2028/icd10cm-code-descriptions-2028.zip', zipOf({ 'icd10cm-order-2028.txt': 'codes' }));
    world.time = Date.parse('2027-08-01');
    server.misbehave = (path) => (path.startsWith('2028/icd') ? { kind: 'status', status: 500 } : null);
    server.files.delete(ZIP);
    expect((await lookOn(world)).trouble?.trouble).toBe('server-error');
    world.online = false;
    expect(await drop(world, 'icd10cm-code-descriptions-2027.zip', Uint8Array.from(zip))).toBeNull();
    await updaterOf(world).wake('dropped');
    expect(await answerOf(world)).toBe('base + fy2027');
    world.online = true;
    server.misbehave = () => null;
    expect((await lookOn(world)).trouble).toBeNull();
    expect(await answerOf(world)).toBe('base + fy2027 + fy2028');
  });

  test.each([
    ['notes.pdf', '%PDF-1.7', 'It is a PDF.'],
    ['page.zip', '<!DOCTYPE html><html>', 'It is a web page.'],
    ['notes.txt', 'Dear Sir', 'It is a file of another kind.'],
  ])('%s is named at once', async (name, content, detail) => {
    const report = await drop(newWorld(), name, new TextEncoder().encode(content));
    expect(report?.sentence).toBe(`${name} is not a zip file. ${detail}`);
  });

  test.each([
    ['older', zipOf({ 'icd10cm_order_2024.txt': 'codes' }), 'older'],
    ['without a year', zipOf({ 'order.txt': 'codes' }), 'wrong-file'],
    ['of photographs', zipOf({ 'smith.jpg': 'a' }), 'wrong-file'],
  ] as const)('one %s is named when it has been opened', async (_, content, trouble) => {
    const world = newWorld();
    expect(await drop(world, 'Smith.zip', Uint8Array.from(content))).toBeNull();
    const updater = updaterOf(world);
    await updater.wake('dropped');
    const state = await updater.state();
    expect(state.trouble?.trouble).toBe(trouble);
    expect(state.trouble?.sentence).toContain('The dropped file');
    // A file dropped by mistake may be called after a patient, and hold anything.
    const stored = JSON.stringify([state, await world.store.diary()]);
    expect(stored).not.toMatch(/smith|jpg/i);
    expect(await world.store.nextJob()).toBeNull();
    expect(await answerOf(world)).toBe('base');
  });
});

/** A zip with one byte of its first member changed. */
function damaged(whole: Uint8Array): Uint8Array {
  const copy = whole.slice();
  copy[60] = (copy[60] ?? 0) ^ 0x55;
  return copy;
}

/** A zip whose member claims to be a terabyte's little brother. */
function bomb(): Uint8Array {
  const small = zipOf({ 'icd10cm-order-2027.txt': 'codes' });
  const view = new DataView(small.buffer, small.byteOffset, small.byteLength);
  for (let at = 0; at + 46 < small.length; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0x7fffffff, true);
  }
  return small;
}
