/** A file that the user drops instead of fetching it. */
import { describe, expect, test } from 'vitest';
import { keepDropped } from '../../../utils/updates/dropped-file.ts';
import { zipOf } from '../../fixtures/official/packages.ts';
import { settingsOf, type TestWorld } from '../../fixtures/official/world.ts';
import { answerOf, lookOn, newWorld, serveOfficialFiles, server, updaterOf, ZIP, zip } from './bad-days.ts';

serveOfficialFiles();

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
