import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readManifest } from '../../../utils/updates/mirror-manifest.ts';
import { isTrouble } from '../../../utils/updates/trouble.ts';
import { orderZip, tablesZip, zipOf } from '../../fixtures/official/packages.ts';

const ROOT = join(import.meta.dirname, '../../..');
const ROWS = [{ code: 'L400', billable: true, title: 'Psoriasis vulgaris' }];
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mirror-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function cm(...words: string[]): { out: string; error: string; code: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['utils/cli/cm.ts', 'mirror', ...words], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { out: stdout, error: stderr, code: status };
}

describe('the IT of a practice keeps a mirror', () => {
  test('the list names every official zip with its release and its hash, and what it left out', () => {
    mkdirSync(join(folder, '2028 files'));
    writeFileSync(join(folder, '2028 files', 'order.zip'), orderZip(2028, ROWS));
    writeFileSync(join(folder, 'tables.zip'), tablesZip(2028, { tabular: '<ICD10CM.tabular/>' }));
    writeFileSync(join(folder, 'photos.zip'), zipOf({ 'a.jpg': 'a' }));
    const { out, code } = cm(folder);
    expect(code).toBe(0);
    expect(out.split('\n').slice(0, 3)).toEqual([
      'clear-margin-mirror.json lists 2 of the zips.',
      'FY2028: 2028 files/order.zip',
      'FY2028: tables.zip',
    ]);
    expect(out).toContain('Left out: photos.zip is not a release');
    const list = readManifest(readFileSync(join(folder, 'clear-margin-mirror.json'), 'utf8'));
    if (isTrouble(list)) return expect.fail('The list cannot be read back.');
    const sum = createHash('sha256')
      .update(readFileSync(join(folder, 'tables.zip')))
      .digest('hex');
    expect(list.packages.find(({ file }) => file === 'tables.zip')).toMatchObject({
      kind: 'icd10cm-tables',
      release: 'fy2028',
      from: '2027-10-01',
      sha256: sum,
    });
  });

  test.each([[[]], [['one', 'two']], [['--json', 'x']], [['/no/such/folder']]])('%j is refused', (words) => {
    const { error, code } = cm(...words);
    expect(code).toBe(2);
    expect(error).toMatch(/folder|options/);
  });

  test('an empty folder gets no list', () => {
    expect(cm(folder).error).toContain('There is no official zip in this folder.');
  });
});
