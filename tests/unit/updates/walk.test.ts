import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { compileBook } from '../../../utils/codes/compile-book.ts';
import { openBook } from '../../../utils/codes/open-book.ts';
import { openNotes } from '../../../utils/codes/open-notes.ts';
import type { OrderRow } from '../../../utils/codes/parse-order-file.ts';
import type { BookTables } from '../../../utils/codes/tables.ts';
import { readStoredNotes, readTablesInUse, stampOf } from '../../../utils/updates/read-tables.ts';
import { createUpdater } from '../../../utils/updates/run-updates.ts';
import type { TableBytes, UpdateState } from '../../../utils/updates/types.ts';
import { type OfficialServer, startOfficialServer } from '../../fixtures/official/official-server.ts';
import { orderRowsOf } from '../../fixtures/official/order-file.ts';
import { hcpcsZip, orderZip, tablesZip } from '../../fixtures/official/packages.ts';
import { packagedUpTo, smallChapters, smallTables } from '../../fixtures/official/small-book.ts';
import { writeIndex, writeNeoplasms, writeTabular } from '../../fixtures/official/tabular-xml.ts';
import { makeWorld, type TestWorld } from '../../fixtures/official/world.ts';

const ORDER = '2027/icd10cm-code-descriptions-2027.zip';
const TABLES = '2027/icd10cm-table-and-index-2027.zip';
const HCPCS = 'HCPCS/january-2027-alpha-numeric-hcpcs-file.zip';

let tables: BookTables;
let fy2026: TableBytes;
let fy2027: readonly OrderRow[];
let server: OfficialServer;

beforeAll(async () => {
  tables = smallTables();
  fy2026 = packagedUpTo(tables, 'fy2026');
  fy2027 = orderRowsOf(tables, 'fy2027');
  server = await startOfficialServer();
});
beforeEach(() => {
  server.files.clear();
  server.seen.length = 0;
  server.files.set('2026/icd10cm-Code Descriptions-2026.zip', orderZip(2026, orderRowsOf(tables, 'fy2026')));
  server.files.set(ORDER, orderZip(2027, fy2027));
});
afterAll(() => server.close());

const NOTES_2027 = {
  tabular: writeTabular('2027', smallChapters('new exclusion (L41.-)')),
  neoplasm: writeNeoplasms('2027', [{ title: 'skin', code: 'C44.90' }]),
  index: writeIndex('2027', [{ title: 'Psoriasis', code: 'L40.9' }]),
};

async function look(world: TestWorld): Promise<UpdateState> {
  const updater = createUpdater(world);
  await updater.wake('asked');
  return updater.state();
}

const nameOf = ({ inUse }: UpdateState, part: string): string | undefined =>
  inUse.releases.find((each) => each.part === part)?.name;

async function bookOf(world: TestWorld) {
  const used = await readTablesInUse(world.store, stampOf(world.packaged));
  return openBook((used ?? world.packaged).book);
}

describe('a practice whose tables are a year old', () => {
  test('gets FY2027 from a copy of CDC, step by step: the very book that the build makes of it', async () => {
    const world = makeWorld(fy2026, server.url);
    const state = await look(world);
    expect(state.trouble).toBeNull();
    expect(nameOf(state, 'icd10cm')).toBe('FY2027');
    expect(state.lastResult).toBe('updated');
    const steps = world.states.map(({ job }) => job?.step ?? 'rest');
    expect([...new Set(steps)]).toEqual([
      'look',
      'fetch',
      'unpack',
      'compile',
      'check',
      'save',
      'swap',
      'rest',
    ]);
    const used = await readTablesInUse(world.store, stampOf(fy2026));
    expect(Buffer.from(used?.book ?? new ArrayBuffer(0)).equals(Buffer.from(compileBook(tables)))).toBe(true);
    expect(world.swaps).toBe(1);
  });

  test('gets the notes, the neoplasm table and the index of the same folder, and what these lack keeps its name', async () => {
    server.files.set(TABLES, tablesZip(2027, { tabular: NOTES_2027.tabular, index: NOTES_2027.index }));
    const world = makeWorld(fy2026, server.url);
    const state = await look(world);
    expect(state.trouble).toBeNull();
    expect([nameOf(state, 'tabular'), nameOf(state, 'index'), nameOf(state, 'neoplasm')]).toEqual([
      'FY2027',
      'FY2027',
      undefined,
    ]);
    const notes = openNotes((await readStoredNotes(world.store, state.inUse.id)) ?? new ArrayBuffer(0));
    expect(notes.notes('L40.0').map(({ text, release }) => `${text}: ${release}`)).toEqual([
      'new exclusion (L41.-): FY2027',
    ]);
    expect(state.inUse.sources.map(({ file }) => file).sort()).toEqual([
      'icd10cm-code-descriptions-2027.zip',
      'icd10cm-table-and-index-2027.zip',
    ]);
  });

  test('gets the new HCPCS file beside it', async () => {
    const records = tables.hcpcs
      .filter((row) => row.datesFrom !== '')
      .map((row) => ({ ...row, long: row.title, short: '', changed: row.added }));
    server.files.set(HCPCS.replace('HCPCS/', ''), hcpcsZip(2027, 'january', records));
    const state = await look(makeWorld(fy2026, server.url));
    expect(state.trouble).toBeNull();
    expect([nameOf(state, 'icd10cm'), nameOf(state, 'hcpcs')]).toEqual(['FY2027', 'January 2027']);
  });

  test('keeps what is good where one of the files is not', async () => {
    server.files.set(TABLES, tablesZip(2027, { tabular: NOTES_2027.tabular.slice(0, 600) }));
    const state = await look(makeWorld(fy2026, server.url));
    expect([nameOf(state, 'icd10cm'), nameOf(state, 'tabular')]).toEqual(['FY2027', 'FY2026']);
    expect(state.trouble?.sentence).toContain('icd10cm-table-and-index-2027.zip');
  });

  test('can go back, stays there, and can undo it', async () => {
    const world = makeWorld(fy2026, server.url);
    const updater = createUpdater(world);
    await updater.wake('asked');
    expect(await updater.goBack()).toBe(true);
    let state = await updater.state();
    expect([state.inUse.origin, state.previous?.origin]).toEqual(['packaged', 'update']);
    world.time = (await updater.nextWake()) ?? 0;
    server.clock = () => world.time;
    await updater.wake('alarm');
    state = await updater.state();
    expect(state.lastResult).toBe('nothing-new');
    expect(state.inUse.origin).toBe('packaged');
    expect(await updater.goBack()).toBe(true);
    expect((await updater.state()).inUse.origin).toBe('update');
    server.clock = Date.now;
  });
});

describe('a release that cannot be believed', () => {
  const half = (): OrderRow[] => fy2027.filter((_, at) => at % 2 === 0 || at < 20);
  const cases: readonly (readonly [string, string, () => readonly OrderRow[]])[] = [
    ['half of the codes are missing', 'wrong', half],
    ['every code is billable', 'wrong', () => fy2027.map((row) => ({ ...row, billable: true }))],
    [
      'the titles are shifted by a line',
      'wrong',
      () => fy2027.map((row, at) => ({ ...row, title: fy2027[at + 1]?.title ?? 'x' })),
    ],
    ['a column has moved', 'wrong-shape', () => fy2027.map((row) => ({ ...row, code: ` ${row.code}` }))],
  ];
  test.each(cases)('%s: it is named, and FY2026 stays', async (_, trouble, rows) => {
    server.files.set(ORDER, orderZip(2027, rows()));
    const world = makeWorld(fy2026, server.url);
    const state = await look(world);
    expect(state.trouble?.trouble).toMatch(trouble);
    expect(state.trouble?.sentence).toContain('icd10cm-code-descriptions-2027.zip');
    expect((await bookOf(world)).size).toBe(openBook(fy2026.book).size);
    server.files.set(ORDER, orderZip(2027, fy2027));
    expect((await look(world)).trouble).toBeNull();
  });
});

describe('a new version of Clear Margin', () => {
  test('compiles what it fetched once more over its own tables, without the network', async () => {
    const world = makeWorld(fy2026, server.url);
    await look(world);
    server.seen.length = 0;
    world.packaged = packagedUpTo({ ...tables, cpt: tables.cpt.slice(1) }, 'fy2026');
    expect(await readTablesInUse(world.store, stampOf(world.packaged))).toBeNull();
    const updater = createUpdater(world);
    await updater.wake('installed');
    const state = await updater.state();
    expect(server.seen).toEqual([]);
    expect(nameOf(state, 'icd10cm')).toBe('FY2027');
    const expected = compileBook({ ...tables, cpt: tables.cpt.slice(1) });
    const used = await readTablesInUse(world.store, stampOf(world.packaged));
    expect(Buffer.from(used?.book ?? new ArrayBuffer(0)).equals(Buffer.from(expected))).toBe(true);
  });

  test('that brings the release itself needs no update any more', async () => {
    const world = makeWorld(fy2026, server.url);
    await look(world);
    world.packaged = packagedUpTo(tables, 'fy2027');
    const updater = createUpdater(world);
    await updater.wake('installed');
    const state = await updater.state();
    expect([state.inUse.origin, state.trouble, nameOf(state, 'icd10cm')]).toEqual([
      'packaged',
      null,
      'FY2027',
    ]);
    expect(await world.store.nextJob()).toBeNull();
  });
});

describe('releases that stand on one another', () => {
  test('come in one look, oldest first; one dropped without the one between is named', async () => {
    const next = fy2027.map((row) =>
      row.code === 'L400' ? { ...row, title: 'Psoriasis vulgaris (plaque)' } : row,
    );
    server.files.set('2028/icd10cm-code-descriptions-2028.zip', orderZip(2028, next));
    const world = makeWorld(fy2026, server.url);
    world.time = Date.parse('2027-07-01');
    server.clock = () => world.time;
    const state = await look(world);
    expect(state.trouble).toBeNull();
    expect(nameOf(state, 'icd10cm')).toBe('FY2028');
    const book = await bookOf(world);
    const psoriasis = book.find('L40.0') ?? 0;
    expect(book.entry(psoriasis, '2026-12-01').title).toBe('Psoriasis vulgaris');
    expect(book.entry(psoriasis, '2027-12-01').title).toBe('Psoriasis vulgaris (plaque)');
    server.files.delete(ORDER);
    expect((await look(makeWorld(fy2026, server.url, { now: () => world.time }))).trouble?.trouble).toBe(
      'gap',
    );
    server.clock = Date.now;
  });
});
