import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readStoredNotes, readTablesInUse, stampOf } from '../../../utils/updates/read-tables.ts';
import { createUpdater } from '../../../utils/updates/run-updates.ts';
import { openTableStore } from '../../../utils/updates/table-store.ts';
import { type OfficialServer, startOfficialServer } from '../../fixtures/official/official-server.ts';
import { zipOf } from '../../fixtures/official/packages.ts';
import { STEP_COMPILER, tablesThatSay, textOf } from '../../fixtures/official/step-compiler.ts';
import { makeWorld } from '../../fixtures/official/world.ts';

let server: OfficialServer;

beforeAll(async () => {
  server = await startOfficialServer();
  const zip = zipOf({ 'icd10cm-order-2027.txt': 'codes' });
  server.files.set('2027/icd10cm-code-descriptions-2027.zip', zip);
});
afterAll(() => server.close());

describe('a disk that has given other records back than it was given', () => {
  const facts = 'facts';
  const job = { holder: '', step: 'swap', inputs: [], packages: [], starts: 0 };

  test.each([
    { what: 'a pointer that is none', shelf: facts, record: '?', key: 'pointer' },
    { what: 'a diary that is none', shelf: facts, record: 0, key: 'diary' },
    { what: 'a job that is a word', shelf: 'job', record: '?' },
    { what: 'a job without its packages', shelf: 'job', record: { ...job, packages: undefined } },
    { what: 'a job that has lost its count', shelf: 'job', record: { ...job, starts: undefined } },
  ])('$what: the next look brings the update all the same', async ({ what, shelf, record, key }) => {
    const store = openTableStore(`damaged-${what}`);
    const world = makeWorld(tablesThatSay('base'), server.url, { store });
    await createUpdater(world, { compiler: STEP_COMPILER }).wake('start');
    const database = await openDB(`damaged-${what}`);
    await database.put(shelf, record, key);
    database.close();
    const updater = createUpdater(world, { compiler: STEP_COMPILER });
    await updater.wake('asked');
    const { trouble, inUse, job } = await updater.state();
    expect(trouble).toBeNull();
    expect(job).toBeNull();
    expect(inUse.origin).toBe('update');
    const stored = await readTablesInUse(store, stampOf(world.packaged));
    expect(textOf(stored?.book)).toBe('base + fy2027');
  });
});

describe('a disk that has lost a table of the update in use', () => {
  test.each(['book', 'search'])(
    'the %s: the packaged tables answer, and the next look brings the update',
    async (table) => {
      const store = openTableStore(`lost-${table}`);
      const world = makeWorld(tablesThatSay('base'), server.url, { store });
      const base = stampOf(world.packaged);
      const updater = createUpdater(world, { compiler: STEP_COMPILER });
      await updater.wake('asked');
      const { inUse } = await updater.state();
      const database = await openDB(`lost-${table}`);
      await database.delete('sets', `${inUse.id}/${table}`);
      database.close();
      expect(await readTablesInUse(store, base)).toBeNull();
      await updater.wake('asked');
      expect(textOf((await readTablesInUse(store, base))?.book)).toBe('base + fy2027');
    },
  );

  test('the notes: the packaged ones answer, and the next look brings the update', async () => {
    const store = openTableStore('lost-notes');
    const world = makeWorld(tablesThatSay('base'), server.url, { store });
    const updater = createUpdater(world, { compiler: STEP_COMPILER });
    await updater.wake('asked');
    const { inUse } = await updater.state();
    const database = await openDB('lost-notes');
    await database.delete('sets', `${inUse.id}/notes`);
    database.close();
    expect(await readStoredNotes(store, inUse.id)).toBeNull();
    await updater.wake('asked');
    const after = await updater.state();
    expect(textOf((await readStoredNotes(store, after.inUse.id)) ?? undefined)).toBe('base + fy2027');
  });
});
