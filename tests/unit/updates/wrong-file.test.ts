/** What the server gives is not what it should be: it is named, and nothing of it is put in use. */
import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { UpdateTrouble } from '../../../utils/updates/types.ts';
import { manifestOf, zipOf } from '../../fixtures/official/packages.ts';
import {
  answerOf,
  lookOn,
  newWorld,
  serveOfficialFiles,
  server,
  survives,
  updaterOf,
  ZIP,
  zip,
} from './bad-days.ts';

serveOfficialFiles();

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
