import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isTrouble } from '../../../utils/updates/trouble.ts';
import { unpackPackage } from '../../../utils/updates/unpack.ts';
import { findOfficialFiles } from '../codes/official-files.ts';

const official = findOfficialFiles();

async function unpack(path: string, name: string): Promise<string> {
  const unpacked = await unpackPackage(new Uint8Array(readFileSync(path)), name, null, async () => undefined);
  return isTrouble(unpacked)
    ? JSON.stringify(unpacked)
    : `${unpacked.release} ${unpacked.from} ${unpacked.members.length}`;
}

describe.runIf(official)('every official zip at hand is known for what it is', () => {
  const orders = official
    ? readdirSync(join(official, 'icd10cm/order')).filter((name) => name.endsWith('.zip'))
    : [];

  test.each(orders)('icd10cm %s', async (name) => {
    const key = name.replace('.zip', '');
    const year = Number(/\d{4}/.exec(key)?.[0]);
    const from = key.endsWith('january') ? `${year}-01-01` : `${year - 1}-10-01`;
    // Nothing of the name helps: a dropped file may be called anything.
    expect(await unpack(join(official ?? '', 'icd10cm/order', name), 'download.zip')).toBe(
      `${key} ${from} 1`,
    );
  });

  test.each([
    ['2025-january.zip', '2025-january 2025-01-01 1'],
    ['2019-january.zip', '2019-january 2019-01-01 1'],
  ])('hcpcs %s', async (name, expected) => {
    expect(await unpack(join(official ?? '', 'hcpcs', name), 'download.zip')).toBe(expected);
  });
});
