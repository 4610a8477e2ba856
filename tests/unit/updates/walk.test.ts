import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tablesUpTo } from '../../../utils/codes/add-release.ts';
import { openBook } from '../../../utils/codes/open-book.ts';
import type { BookTables } from '../../../utils/codes/tables.ts';
import { readTablesInUse, stampOf } from '../../../utils/updates/read-tables.ts';
import { createUpdater } from '../../../utils/updates/run-updates.ts';
import type { TableBytes } from '../../../utils/updates/types.ts';
import { type OfficialServer, startOfficialServer } from '../../fixtures/official/official-server.ts';
import { orderRowsOf } from '../../fixtures/official/order-file.ts';
import { orderZip } from '../../fixtures/official/packages.ts';
import { packagedUpTo, smallTables } from '../../fixtures/official/small-book.ts';
import { makeWorld } from '../../fixtures/official/world.ts';

let tables: BookTables;
let fy2026: TableBytes;
let server: OfficialServer;

beforeAll(async () => {
  tables = smallTables();
  fy2026 = packagedUpTo(tables, 'fy2026');
  server = await startOfficialServer();
  server.files.set('2026/icd10cm-Code Descriptions-2026.zip', orderZip(2026, orderRowsOf(tables, 'fy2026')));
  server.files.set('2027/icd10cm-code-descriptions-2027.zip', orderZip(2027, orderRowsOf(tables, 'fy2027')));
});
afterAll(() => server.close());

describe('a practice whose tables are a year old', () => {
  test('gets FY2027 from a copy of CDC, step by step, and keeps FY2026 to go back to', async () => {
    const world = makeWorld(fy2026, server.url);
    const updater = createUpdater(world);
    await updater.wake('asked');
    const state = await updater.state();
    expect(state.trouble).toBeNull();
    expect(state.inUse.releases.find(({ part }) => part === 'icd10cm')?.name).toBe('FY2027');
    expect(state.previous?.origin).toBe('packaged');
    expect(state.lastResult).toBe('updated');
    expect([...new Set(world.states.map(({ job }) => job?.step))]).toEqual([
      'look',
      'fetch',
      'unpack',
      'compile',
      'check',
      'save',
      'swap',
      undefined,
    ]);
    const used = await readTablesInUse(world.store, stampOf(fy2026));
    const book = openBook(used?.book ?? new ArrayBuffer(0));
    const whole = openBook(packagedUpTo(tables, 'fy2027').book);
    expect(book.size).toBe(whole.size);
    expect(tablesUpTo(tables, 'fy2027').icd10cm.length).toBe(tables.icd10cm.length);
  });
});
