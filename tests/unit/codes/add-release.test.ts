import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { takeMember } from '../../../utils/cli/official/unzip.ts';
import {
  type Added,
  addHcpcsFile,
  addIcdEdition,
  type Refusal,
  tablesUpTo,
} from '../../../utils/codes/add-release.ts';
import { tablesOfBook } from '../../../utils/codes/book-tables.ts';
import { withDot } from '../../../utils/codes/code-text.ts';
import { compileBook } from '../../../utils/codes/compile-book.ts';
import { mergeEditions } from '../../../utils/codes/merge-editions.ts';
import { openBook } from '../../../utils/codes/open-book.ts';
import { ownBuffer } from '../../../utils/codes/pack.ts';
import { type HcpcsRecord, parseHcpcsFile } from '../../../utils/codes/parse-hcpcs-file.ts';
import type { OrderRow } from '../../../utils/codes/parse-order-file.ts';
import type { BookTables, ReleaseRow } from '../../../utils/codes/tables.ts';
import type { CodeBook } from '../../../utils/codes/types.ts';
import { findOfficialFiles } from './official-files.ts';
import { editionsOf, orderRowsOf, readShippedBook, releaseOf } from './shipped-book.ts';

// Whole books are compiled here, each in a second or so; on a busy machine in many.
vi.setConfig({ testTimeout: 300_000 });

const { bytes, tables } = readShippedBook();

function taken(added: Added): BookTables {
  if ('refused' in added) throw new Error(added.sentence);
  return added.tables;
}

function refused(added: Added): Refusal['refused'] | 'taken' {
  return 'refused' in added ? added.refused : 'taken';
}

function bookOf(from: BookTables): CodeBook {
  return openBook(ownBuffer(compileBook(from)));
}

function isSame(made: Uint8Array): boolean {
  return Buffer.compare(Buffer.from(made), Buffer.from(bytes)) === 0;
}

test('a book taken apart and put together again is the same, byte for byte', () => {
  expect(isSame(compileBook(tablesOfBook(bytes)))).toBe(true);
});

describe('a new ICD-10-CM release', () => {
  const base = tablesUpTo(tables, 'fy2026');

  test('FY2027 laid over FY2026 makes the book that the build makes', () => {
    expect(editionsOf(base).at(-1)?.name).toBe('FY2026');
    expect(base.icd10cm.some((span) => span.code === 'L02.237')).toBe(false);
    const rows = orderRowsOf(tables, 'fy2027');
    expect(rows.length).toBe(98_403);
    const added = addIcdEdition(base, { release: releaseOf(tables, 'fy2027'), rows });
    expect(isSame(compileBook(taken(added)))).toBe(true);
  });

  test('so do all releases since the first, one after the other, in whatever order their rows come', () => {
    const editions = editionsOf(tables);
    let grown = tablesUpTo(tables, 'fy2016');
    for (const release of editions.slice(1)) {
      const rows = orderRowsOf(tables, release.key).reverse();
      grown = taken(addIcdEdition(grown, { release, rows }));
    }
    // The day on which an April update began is in no order file.
    expect(isSame(compileBook({ ...grown, april: tables.april }))).toBe(true);
  });

  test('hundreds of invented releases make the spans that merging them all at once makes', () => {
    let state = 11;
    const random = (below: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    const codes = ['A00', 'A000', 'A001', 'A0010', 'C4A', 'C44', 'C440', 'Z99', 'Z9989'];
    const invent = (): OrderRow[] =>
      codes.flatMap((code) =>
        random(4) === 0 ? [] : [{ code, billable: random(2) === 0, title: `Title ${random(2)}` }],
      );
    for (let run = 0; run < 100; run += 1) {
      const years = [2016, 2017, 2018, 2019, 2020];
      const editions = years.map((year) => ({ key: `fy${year}`, rows: invent() }));
      let grown: BookTables = { ...tables, releases: [], icd10cm: [], april: [] };
      for (const [at, { key, rows }] of editions.entries()) {
        const year = (years[at] ?? 0) - 1;
        const release: ReleaseRow = {
          key,
          system: 'icd10cm',
          name: key.toUpperCase(),
          from: `${year}-10-01`,
          to: `${year + 1}-09-30`,
        };
        grown = taken(addIcdEdition(grown, { release, rows }));
      }
      const merged = mergeEditions(editions).map((span) => ({ ...span, code: withDot(span.code) }));
      expect(grown.icd10cm).toEqual(merged);
    }
  });

  test('an update within the year ends the release before it', () => {
    const april: ReleaseRow = {
      key: 'fy2027-april',
      system: 'icd10cm',
      name: 'FY2027 April',
      from: '2027-04-01',
      to: '2027-09-30',
    };
    const rows: OrderRow[] = orderRowsOf(tables, 'fy2027')
      .filter((row) => row.code !== 'L570')
      .map((row) => (row.code === 'L400' ? { ...row, title: 'Plaque psoriasis' } : row));
    const book = bookOf(taken(addIcdEdition(tables, { release: april, rows })));
    const stand = (code: string, date: string) => book.standOf(code, 'icd10cm', date);
    expect(stand('L57.0', '2027-03-31')).toMatchObject({ standing: 'billable', release: 'FY2027' });
    expect(stand('L57.0', '2027-04-01')).toMatchObject({
      standing: 'retired',
      release: 'FY2027 April',
      reason: 'Deleted; last valid 31 March 2027.',
      until: '2027-03-31',
    });
    expect(book.entry(book.find('L40.0') ?? -1, '2027-03-31').title).toBe('Psoriasis vulgaris');
    expect(book.entry(book.find('L40.0') ?? -1, '2027-04-01').title).toBe('Plaque psoriasis');
    expect(book.releases.find((release) => release.name === 'FY2027')?.to).toBe('2027-03-31');
  });

  test('a code that comes back is there again, and its history says so', () => {
    const next = (year: number): ReleaseRow => ({
      key: `fy${year}`,
      system: 'icd10cm',
      name: `FY${year}`,
      from: `${year - 1}-10-01`,
      to: `${year}-09-30`,
    });
    const rows = orderRowsOf(tables, 'fy2027');
    const without = taken(
      addIcdEdition(tables, { release: next(2028), rows: rows.filter((row) => row.code !== 'L570') }),
    );
    const book = bookOf(taken(addIcdEdition(without, { release: next(2029), rows })));
    const id = book.find('L57.0') ?? -1;
    expect(book.history(id).map((event) => [event.what, event.date])).toEqual([
      ['new', '2015-10-01'],
      ['retired', '2027-10-01'],
      ['returned', '2028-10-01'],
    ]);
    const days = ['2027-09-30', '2027-10-01', '2028-09-30', '2028-10-01'];
    expect(days.map((day) => book.stand(id, day).standing)).toEqual([
      'billable',
      'retired',
      'retired',
      'billable',
    ]);
  });

  test('an old one, the same one, an empty one and one that leaves a gap are refused in a sentence', () => {
    const rows = orderRowsOf(tables, 'fy2027');
    const fy2027 = releaseOf(tables, 'fy2027');
    const older = { ...releaseOf(tables, 'fy2024'), key: 'fy2024-april', from: '2024-04-01' };
    const later = { ...fy2027, key: 'fy2029', name: 'FY2029', from: '2028-10-01', to: '2029-09-30' };
    const next = { ...later, key: 'fy2028', name: 'FY2028', from: '2027-10-01' };
    expect(refused(addIcdEdition(tables, { release: fy2027, rows }))).toBe('already-there');
    expect(refused(addIcdEdition(tables, { release: { ...fy2027, key: 'copy' }, rows }))).toBe(
      'already-there',
    );
    expect(refused(addIcdEdition(tables, { release: older, rows }))).toBe('older');
    expect(refused(addIcdEdition(tables, { release: next, rows: [] }))).toBe('empty');
    expect(refused(addIcdEdition(tables, { release: { ...next, to: '2027-09-30' }, rows }))).toBe(
      'wrong-days',
    );
    expect(addIcdEdition(tables, { release: later, rows })).toEqual({
      refused: 'gap',
      sentence:
        'FY2029 begins on 1 October 2028, but FY2027 ends on 30 September 2027. Add the release in between first.',
    });
    expect(() => tablesUpTo(tables, 'fy1999')).toThrow(RangeError);
  });
});

describe('a newer HCPCS file', () => {
  const release: ReleaseRow = {
    key: '2027-january',
    system: 'hcpcs',
    name: 'January 2027',
    from: '2027-01-01',
    to: '2027-03-31',
  };
  const record = (code: string, more: Partial<HcpcsRecord> = {}): HcpcsRecord => ({
    code,
    isModifier: code.length === 2,
    long: `Long text of ${code}`,
    short: code,
    added: '2020-01-01',
    changed: '2020-01-01',
    terminated: '',
    ...more,
  });
  const records = [
    record('J3301'),
    record('J0165', { added: '2025-07-01' }),
    record('S8948', { terminated: '2026-06-30' }),
    record('J9999', { added: '2027-01-01', long: '', short: 'Nos, antineoplastic' }),
    record('Q9999', { added: '2027-01-01' }),
    record('D0120'),
    record('JW'),
    record('DA'),
  ];
  const grown = taken(addHcpcsFile(tables, { release, records }));
  const book = bookOf(grown);
  const stand = (code: string, date: string) => book.standOf(code, 'hcpcs', date);

  test('gives the codes it holds their days and texts', () => {
    expect(stand('J0165', '2025-06-30')).toMatchObject({
      standing: 'not-yet',
      reason: 'New on 1 July 2025.',
    });
    expect(stand('J0165', '2025-07-01')).toMatchObject({
      standing: 'billable',
      reason: '',
      release: 'January 2027',
      since: '2025-07-01',
    });
    expect(stand('S8948', '2026-07-01').reason).toBe('Ended; last valid 30 June 2026.');
    expect(stand('JW', '2027-02-01')).toMatchObject({ standing: 'billable', reason: '' });
    expect(stand('Q9999', '2026-12-31').standing).toBe('not-yet');
    expect(stand('Q9999', '2027-06-01')).toMatchObject({ standing: 'billable', pastEnd: true, reason: '' });
    expect(book.entry(book.find('J3301') ?? -1).title).toBe('Long text of J3301');
    expect(book.entry(book.find('J9999') ?? -1).title).toBe('Nos, antineoplastic');
  });

  test('leaves the codes it lacks, with the release they come from, and says that they are gone', () => {
    const a4649 = grown.hcpcs.find((row) => row.code === 'A4649');
    expect(a4649).toMatchObject({ datesFrom: '2025-january', textFrom: '2025-january' });
    expect(stand('A4649', '2025-02-01')).toMatchObject({ standing: 'billable', release: 'January 2025' });
    expect(stand('A4649', '2026-12-31')).toMatchObject({ standing: 'billable' });
    expect(stand('A4649', '2027-01-01')).toMatchObject({
      standing: 'retired',
      release: 'January 2027',
      reason: 'Gone from the CMS file of January 2027; its last day is not in our table.',
    });
    // One that the lists of 2026 were the first to show.
    expect(stand('J0166', '2026-11-10').standing).toBe('billable');
    expect(stand('J0166', '2027-01-01').standing).toBe('retired');
  });

  test('says what happened, with the days it gives', () => {
    const told = (code: string) => book.history(book.find(code, 'hcpcs') ?? -1);
    expect(told('S8948').map(({ what, date, release: by }) => [what, date, by])).toEqual([
      ['new', '2020-01-01', 'January 2027'],
      ['retired', '2026-07-01', 'January 2027'],
    ]);
    expect(told('A4649').at(-1)).toMatchObject({ what: 'retired', date: null, isBy: true });
  });

  test('never brings a dental code', () => {
    expect(book.find('D0120')).toBeUndefined();
    expect(stand('D0120', '2027-02-01').reason).toBe(
      'Dental codes belong to the ADA and are not in our table.',
    );
    expect(book.find('DA', 'hcpcs')).toBeDefined();
  });

  test('survives being compiled, taken apart and compiled again', () => {
    const once = compileBook(grown);
    expect(Buffer.compare(Buffer.from(once), Buffer.from(compileBook(tablesOfBook(ownBuffer(once)))))).toBe(
      0,
    );
  });

  test('of the quarter of a list takes the place of the list', () => {
    const july = { ...releaseOf(tables, '2026-july') };
    const over = taken(addHcpcsFile(tables, { release: july, records }));
    expect(over.releases.map((each) => each.key)).toEqual(tables.releases.map((each) => each.key));
    expect(over.grounds.filter((row) => row.grounds === 'dated').map((row) => row.release)).toEqual([
      '2025-january',
      '2026-july',
    ]);
    const withJuly = bookOf(over);
    expect(withJuly.standOf('J0165', 'hcpcs', '2025-07-01').release).toBe('July 2026');
    // In April's list, not in the file of July.
    expect(withJuly.standOf('A4649', 'hcpcs', '2026-05-01')).toMatchObject({ release: 'April 2026' });
    expect(withJuly.standOf('A4649', 'hcpcs', '2026-07-01').standing).toBe('retired');
  });

  test('an older one, the same one and an empty one are refused', () => {
    const january = releaseOf(tables, '2025-january');
    const older = { ...january, key: '2024-july', name: 'July 2024', from: '2024-07-01', to: '2024-09-30' };
    expect(refused(addHcpcsFile(tables, { release: january, records }))).toBe('already-there');
    expect(refused(addHcpcsFile(tables, { release: older, records }))).toBe('older');
    expect(refused(addHcpcsFile(tables, { release, records: [] }))).toBe('empty');
    expect(refused(addHcpcsFile(grown, { release, records }))).toBe('already-there');
  });

  test('the official file of January 2025, laid over tables without it, gives every code its standing', () => {
    const official = findOfficialFiles();
    if (official === undefined) return;
    const path = join(official, 'hcpcs/2025-january.zip');
    const text = new TextDecoder().decode(takeMember(path, '2025-january', /ANWEB.*\.txt$/i).bytes);
    const isOwn = (key: string): boolean => key !== '2025-january';
    const bare: BookTables = {
      ...tables,
      releases: tables.releases.filter((each) => isOwn(each.key)),
      grounds: tables.grounds.filter((row) => isOwn(row.release)),
      hcpcs: tables.hcpcs.filter((row) => isOwn(row.datesFrom)),
    };
    const records2025 = parseHcpcsFile(text);
    const from = releaseOf(tables, '2025-january');
    const again = bookOf(taken(addHcpcsFile(bare, { release: from, records: records2025 })));
    const shipped = openBook(bytes);
    const wrong = records2025.filter(
      ({ code }) =>
        JSON.stringify(again.standOf(code, 'hcpcs', '2025-02-01')) !==
        JSON.stringify(shipped.standOf(code, 'hcpcs', '2025-02-01')),
    );
    // J0171 ended after the file was published.
    expect(wrong.map(({ code }) => code)).toEqual(['J0171']);
    expect(records2025.length).toBe(8_642);
  });
});
