import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BOOK_FILE, buildBook } from '../../../utils/cli/build-book.ts';
import { tablesOfBook } from '../../../utils/codes/book-tables.ts';
import { openBook } from '../../../utils/codes/open-book.ts';
import { DamagedTable, openPack, ownBuffer, writePack } from '../../../utils/codes/pack.ts';

buildBook();
const whole = new Uint8Array(readFileSync(BOOK_FILE));

/** What opening these bytes comes to: "open", or the error's sentence. Anything but a damaged table is a bug. */
function tryToOpen(bytes: Uint8Array): string {
  try {
    openBook(ownBuffer(bytes));
    return 'open';
  } catch (problem) {
    if (problem instanceof DamagedTable) return problem.message;
    throw problem;
  }
}

function changed(at: number, bit: number): Uint8Array {
  const bytes = whole.slice();
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
  return bytes;
}

describe('a book that came to harm', () => {
  test('a whole book opens', () => {
    expect(tryToOpen(whole)).toBe('open');
  });

  test.each([0, 1, 3, 4, 15, 16, 17, 100, 1_000, 65_536])('cut off after %i bytes: said so', (length) => {
    expect(tryToOpen(whole.slice(0, length))).toMatch(/^The code table cannot be used: .*cut off.*Install/);
  });

  test('cut off anywhere else, or with something behind it: said so', () => {
    for (let cut = 1; cut < 60; cut += 1)
      expect(tryToOpen(whole.slice(0, whole.length - cut))).toContain('cut off');
    const longer = new Uint8Array(whole.length + 8);
    longer.set(whole);
    expect(tryToOpen(longer)).toContain('cut off');
  });

  test('one flipped bit anywhere is noticed', () => {
    const places = Array.from({ length: 250 }, (_, at) => Math.floor((at * whole.length) / 250));
    for (const at of [...Array(64).keys(), ...places, whole.length - 1]) {
      expect(tryToOpen(changed(at, at % 8))).toMatch(/^The code table cannot be used/);
    }
  });

  test('is not taken apart into tables either', () => {
    const take = (bytes: Uint8Array) => () => tablesOfBook(ownBuffer(bytes));
    expect(take(whole.slice(0, 4_096))).toThrow(DamagedTable);
    expect(take(changed(whole.length >> 1, 3))).toThrow(DamagedTable);
    expect(take(writePack('book', { releases: 'key' }))).toThrow(DamagedTable);
    expect(take(new TextEncoder().encode('<!doctype html>'.padEnd(64)))).toThrow(DamagedTable);
  });

  test('a page of HTML, an empty file and a foreign container are named for what they are', () => {
    expect(tryToOpen(new TextEncoder().encode('<!doctype html><title>404</title>'.padEnd(64)))).toContain(
      'something else',
    );
    expect(tryToOpen(new Uint8Array(0))).toContain('cut off');
    expect(tryToOpen(writePack('search', { words: 'a' }))).toContain('holds "search", not "book"');
    expect(tryToOpen(writePack('book', { words: 'a' }))).toContain('is missing');
  });
});

describe('a container', () => {
  test('gives back what was put in, as views on the buffer', () => {
    const buffer = ownBuffer(
      writePack('test', {
        small: Uint8Array.of(1, 2, 255),
        middle: Uint16Array.of(0, 65_535),
        large: Uint32Array.of(7, 4_294_967_295),
        real: Float64Array.of(0.5, 2 ** 52),
        nothing: new Uint32Array(0),
        text: 'Sjögren\nMénière',
        empty: '',
      }),
    );
    const pack = openPack('test', buffer);
    expect([...pack.u8('small')]).toEqual([1, 2, 255]);
    expect([...pack.u16('middle')]).toEqual([0, 65_535]);
    expect([...pack.u32('large')]).toEqual([7, 4_294_967_295]);
    expect([...pack.f64('real')]).toEqual([0.5, 2 ** 52]);
    expect(pack.u32('nothing').length).toBe(0);
    expect([pack.text('text'), pack.text('empty')]).toEqual(['Sjögren\nMénière', '']);
    expect(pack.u32('large').buffer).toBe(buffer);
    expect(() => pack.u32('small')).toThrow(DamagedTable);
    expect(() => pack.text('absent')).toThrow('the part "absent" is missing');
  });
});
