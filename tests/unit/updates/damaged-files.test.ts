import { describe, expect, test } from 'vitest';
import { readListing } from '../../../utils/updates/listing.ts';
import { readManifest } from '../../../utils/updates/mirror-manifest.ts';
import { readZip } from '../../../utils/updates/read-zip.ts';
import { isTrouble, type Trouble } from '../../../utils/updates/trouble.ts';
import { UPDATE_TROUBLES } from '../../../utils/updates/types.ts';
import { unpackPackage } from '../../../utils/updates/unpack.ts';
import { zipOf } from '../../fixtures/official/packages.ts';

/** The same dice every time: a failure can be had again. */
function makeDice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const ORDER_TEXT = 'C44311 Basal cell carcinoma of skin of nose\r\n'.repeat(300);
const ZIP = zipOf({
  'folder/icd10cm-order-2027.txt': ORDER_TEXT,
  'folder/icd10cm-order-addenda-2027.txt': 'Add: A00',
  'folder/readme.pdf': '%PDF',
});

/** One of the ways in which files go wrong. */
function damage(whole: Uint8Array, roll: (below: number) => number): Uint8Array {
  const bytes = whole.slice();
  const way = roll(5);
  if (way === 0) return bytes.subarray(0, roll(bytes.length));
  if (way === 1) return bytes.subarray(roll(bytes.length));
  if (way === 2) bytes.copyWithin(roll(bytes.length), roll(bytes.length), roll(bytes.length));
  const flips = way === 3 ? 1 : 1 + roll(40);
  // Half of the blows fall on the table of contents, which is small.
  for (let flip = 0; flip < flips; flip += 1) {
    const at = roll(2) === 0 ? roll(bytes.length) : bytes.length - 1 - roll(Math.min(300, bytes.length));
    bytes[at] = roll(256);
  }
  return bytes;
}

const noBreath = async (): Promise<void> => undefined;

function isNamed({ trouble, detail = '' }: Trouble): boolean {
  return UPDATE_TROUBLES.includes(trouble) && (detail === '' || /^[A-Z].*\.$/.test(detail));
}

describe('four thousand damaged zips', () => {
  test('never throw: each is named, or gives the very text that was packed', async () => {
    const roll = makeDice(20261123);
    const ends = { named: 0, whole: 0 };
    for (let round = 0; round < 4000; round += 1) {
      const result = await unpackPackage(damage(ZIP, roll), 'order.zip', null, noBreath);
      if (isTrouble(result)) {
        ends.named += 1;
        if (!isNamed(result)) expect.fail(`round ${round}: ${JSON.stringify(result)}`);
      } else {
        ends.whole += 1;
        expect([result.kind, result.members[0]?.size]).toEqual(['icd10cm-order', ORDER_TEXT.length]);
      }
    }
    // Blows on the other members hurt nobody.
    expect(ends.named).toBeGreaterThan(2000);
    expect(ends.whole).toBeGreaterThan(100);
  });

  test('and two thousand files of noise that begin as a zip does', () => {
    const roll = makeDice(7);
    for (let round = 0; round < 2000; round += 1) {
      const noise = Uint8Array.from({ length: roll(400) }, () => roll(256));
      const result = readZip(Uint8Array.from([0x50, 0x4b, 3, 4, ...noise]));
      if (isTrouble(result)) expect(isNamed(result)).toBe(true);
    }
  });
});

describe('two thousand damaged lists', () => {
  const PAGE = `<html><head><title>Index</title></head><body><pre><A HREF="/pub/">Up</A><br>${[
    '2025',
    '2026',
    '2026-update',
    '2027',
  ]
    .map((name) => `<A HREF="/pub/ICD10CM/${name}/">${name}</A><br>`)
    .join('')}</pre></body></html>`;

  test('never throw, and never lead away from the folder', () => {
    const roll = makeDice(1);
    const bytes = new TextEncoder().encode(PAGE);
    for (let round = 0; round < 2000; round += 1) {
      const page = new TextDecoder().decode(damage(bytes, roll));
      const links = readListing(page, 'https://host.example/pub/ICD10CM/');
      if (isTrouble(links)) continue;
      for (const { url } of links)
        expect(url.toLowerCase()).toMatch(/^https:\/\/host\.example\/pub\/icd10cm\//);
    }
  });

  test('a page of two million characters without an end is read in no time to speak of', () => {
    for (const part of ['<a href="', '<input ', 'href=', "href='", '<']) {
      const links = readListing(part.repeat(2_000_000 / part.length), 'https://host.example/');
      expect(isTrouble(links) || links.length <= 5000).toBe(true);
    }
  });
});

test('two thousand damaged mirror lists never throw', () => {
  const roll = makeDice(3);
  const text = JSON.stringify({
    clearMarginMirror: 1,
    packages: [
      {
        kind: 'hcpcs',
        release: '2027-january',
        from: '2027-01-01',
        file: 'a.zip',
        sha256: 'a'.repeat(64),
        bytes: 9,
      },
    ],
  });
  expect(isTrouble(readManifest(text))).toBe(false);
  for (let round = 0; round < 2000; round += 1) {
    const result = readManifest(new TextDecoder().decode(damage(new TextEncoder().encode(text), roll)));
    if (isTrouble(result)) expect(isNamed(result)).toBe(true);
  }
});
