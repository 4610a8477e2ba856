import { describe, expect, test } from 'vitest';
import { parseCsv } from '../../../utils/cli/official/csv.ts';
import { readBook } from '../../../utils/cli/read-book.ts';
import {
  type Change,
  type Changes,
  changedAmong,
  changesCsv,
  listChanges,
  onlyDermatology,
} from '../../../utils/codes/changes.ts';
import { DERMATOLOGY_STARTS, isDermatology } from '../../../utils/codes/dermatology.ts';
import type { CodeSystem, Release } from '../../../utils/codes/types.ts';
import { editionsOf, orderRowsOf, readShippedBook } from './shipped-book.ts';

const { book } = readBook();
const { tables } = readShippedBook();

function release(name: string): Release {
  const found = book.releases.find((each) => each.name === name);
  if (!found) throw new Error(`There is no release ${name}.`);
  return found;
}

function between(from: string, to: string, system: CodeSystem = 'icd10cm'): Changes {
  return listChanges(book, { system, from: release(from), to: release(to) });
}

function rowOf(changes: Changes, code: string): Change | undefined {
  return changes.rows.find((row) => row.code === code);
}

describe('what changed from FY2026 to FY2027', () => {
  const changes = between('FY2026', 'FY2027');

  test('comes to the published counts', () => {
    expect(changes.counts).toEqual({
      new: { codes: 190, headers: 48 },
      retired: { codes: 15, headers: 6 },
      'became-header': { codes: 15, headers: 0 },
      'became-billable': { codes: 0, headers: 0 },
      retitled: { codes: 4, headers: 0 },
    });
    // 74,719 billable before, 74,879 after.
    expect(74_719 + 190 - 15 - 15).toBe(74_879);
    expect(changes.notKnown).toEqual([]);
  });

  test('shows dermatology first: the flank got codes of its own', () => {
    const last = changes.rows.findLastIndex((row) => row.isDermatology);
    expect(changes.rows.slice(0, last + 1).every((row) => row.isDermatology)).toBe(true);
    expect(rowOf(changes, 'L02.237')).toMatchObject({
      kind: 'new',
      title: 'Carbuncle of flank',
      date: '2026-10-01',
      oldTitle: null,
      instead: [],
    });
    expect(rowOf(changes, 'L02.232')).toMatchObject({
      kind: 'retitled',
      title: 'Carbuncle of back [any part, except buttock and flank]',
      oldTitle: 'Carbuncle of back [any part, except buttock]',
    });
  });

  test('can be told of dermatology alone, counted anew', () => {
    const own = onlyDermatology(changes);
    expect(own.rows.map((row) => row.code)).toEqual(['L02.232', 'L02.237', 'L03.312', 'L03.322', 'M04.3']);
    expect([own.counts.new.codes, own.counts.retitled.codes, own.counts.retired.codes]).toEqual([2, 3, 0]);
  });

  test('says what to use instead', () => {
    expect(rowOf(changes, 'T52.8X1A')).toMatchObject({
      kind: 'retired',
      instead: ['T52.891A', 'T52.811A', 'T52.821A'],
      insteadKind: 'neighbours',
    });
    const header = changes.rows.find((row) => row.kind === 'became-header');
    expect(header?.insteadKind).toBe('children');
    expect(changes.rows.filter((row) => row.kind === 'new' && row.instead.length > 0)).toEqual([]);
  });

  test('reads the same from either end', () => {
    expect(between('FY2027', 'FY2026')).toEqual(changes);
  });
});

describe('between any two releases', () => {
  test('every pair agrees with the two lists laid side by side', () => {
    const editions = editionsOf(tables);
    const lists = editions.map(
      (each) => new Map(orderRowsOf(tables, each.key).map((row) => [row.code, row])),
    );
    for (const [older, from] of lists.entries()) {
      for (const [newer, to] of lists.entries()) {
        // All neighbours, and the first and the last with all others.
        const isAsked = newer === older + 1 || (newer > older && (older === 0 || newer === lists.length - 1));
        if (!isAsked) continue;
        const { counts } = between(editions[older]?.name ?? '', editions[newer]?.name ?? '');
        const kept = [...to].flatMap(([code, row]) => {
          const before = from.get(code);
          return before ? [{ row, before }] : [];
        });
        const turned = kept.filter(({ row, before }) => row.billable !== before.billable);
        const sum = (kind: keyof typeof counts): number => counts[kind].codes + counts[kind].headers;
        expect({
          new: sum('new'),
          retired: sum('retired'),
          turned: [sum('became-header'), sum('became-billable')],
          retitled: sum('retitled'),
        }).toEqual({
          new: [...to.keys()].filter((code) => !from.has(code)).length,
          retired: [...from.keys()].filter((code) => !to.has(code)).length,
          turned: [
            turned.filter(({ before }) => before.billable).length,
            turned.filter(({ row }) => row.billable).length,
          ],
          retitled: kept.filter(
            ({ row, before }) => row.billable === before.billable && row.title !== before.title,
          ).length,
        });
      }
    }
  });

  test('January 2021 brought six codes and one header', () => {
    const { rows } = between('FY2021', 'FY2021 January');
    expect(rows.map((row) => `${row.kind} ${row.code} ${row.date}`)).toEqual([
      'new J12.82 2021-01-01',
      'became-header M35.8 2021-01-01',
      'new M35.81 2021-01-01',
      'new M35.89 2021-01-01',
      'new Z11.52 2021-01-01',
      'new Z20.822 2021-01-01',
      'new Z86.16 2021-01-01',
    ]);
  });

  test('a release and itself differ in nothing', () => {
    expect(between('FY2027', 'FY2027').rows).toEqual([]);
  });

  test('what an update in April brought is said to be in force by October', () => {
    const changes = between('FY2022', 'FY2023');
    expect(rowOf(changes, 'Z28.310')).toMatchObject({ date: '2022-10-01', isBy: true });
    expect(changes.notKnown).toEqual([
      '5 changes came with an update on 1 April; our files show them from the next 1 October.',
    ]);
  });

  test('releases of two systems are a mistake of the program', () => {
    const mixed = { system: 'icd10cm', from: release('FY2026'), to: release('July 2026') } as const;
    expect(() => listChanges(book, mixed)).toThrow(RangeError);
  });
});

describe('HCPCS', () => {
  const changes = between('January 2025', 'July 2026', 'hcpcs');

  test('tells what came and went by its days, and says which days are not known', () => {
    expect(rowOf(changes, 'J0171')).toMatchObject({ kind: 'retired', date: '2025-07-01' });
    expect(rowOf(changes, 'J0165')).toMatchObject({ kind: 'new', date: null });
    expect(rowOf(changes, 'J3301')).toBeUndefined();
    expect(changes.counts.new.codes).toBe(466);
    expect(changes.notKnown).toEqual([
      '466 new codes have no first day in our tables.',
      '141 codes are gone from the newer list; their last days are not in our tables.',
      'Our tables keep the newest description only: new wording is not listed.',
    ]);
  });

  test('a procedure table of one year says that it is one', () => {
    const { rows, notKnown } = between('CMS April 2026', 'CMS April 2026', 'cpt');
    expect([rows, notKnown]).toEqual([[], ['Our table holds the procedure numbers of one year only.']]);
  });
});

test('my codes that changed, however they were written down', () => {
  const mine = ['l66.1', 'L661', 'L57.0', ' C44.311', 'T81.4XXA', 'J3301', 'gibberish'];
  const { rows } = changedAmong(book, mine, {
    system: 'icd10cm',
    from: release('FY2016'),
    to: release('FY2027'),
  });
  expect(rows.map((row) => [row.code, row.kind])).toEqual([
    ['L66.1', 'became-header'],
    ['T81.4XXA', 'retired'],
  ]);
});

test('a blank too many in an old file is no change of title', () => {
  // The file of FY2018 writes "Parastomal hernia without obstruction or  gangrene".
  const { rows } = listChanges(book, {
    system: 'icd10cm',
    from: release('FY2018'),
    to: release('FY2019'),
  });
  const sameOnScreen = rows.filter(({ title, oldTitle }) => oldTitle?.replace(/\s+/g, ' ') === title);
  expect(sameOnScreen).toEqual([]);
  expect(rows.some(({ code }) => code === 'K43.5')).toBe(false);
});

describe('dermatology', () => {
  test.each(['L20.9', 'C44.311', 'C4A.39', 'D04.9', 'D48.5', 'B86', 'Z85.828', 'T81.41XA', 'R21', 'M34.1'])(
    'writes %s',
    (code) => expect(isDermatology('icd10cm', code)).toBe(true),
  );
  test.each([
    ['B95.62', 'the organism behind an abscess'],
    ['C7B.1', 'secondary Merkel cell carcinoma'],
    ['D69.2', 'senile purpura'],
    ['E88.13', 'localized lipodystrophy, new in FY2026'],
    ['E83.824', 'pseudoxanthoma elasticum, new in FY2026'],
    ['H01.134', 'eczematous dermatitis of an eyelid'],
    ['H01.8A', 'Demodex blepharitis, new in FY2026'],
    ['M04.3', 'VEXAS syndrome, new in FY2027'],
    ['T78.40XA', 'an allergy nobody has named yet'],
    ['Z48.02', 'taking sutures out'],
  ])('writes %s: %s', (code) => expect(isDermatology('icd10cm', code)).toBe(true));
  test.each(['I10', 'E11.9', 'C78.31', 'D49.0', 'O35.0XX0', 'V20.0XXA', 'D17.71', 'B37.3'])(
    'leaves %s to others',
    (code) => expect(isDermatology('icd10cm', code)).toBe(false),
  );
  test('gives J3301 and Q4101, and does 11102; a hospital bed is not its business', () => {
    expect(isDermatology('hcpcs', 'J3301')).toBe(true);
    expect(isDermatology('hcpcs', 'Q4101')).toBe(true);
    // Cosibelimab for squamous cell carcinoma, newer than January 2025; spesolimab for pustular psoriasis.
    expect(isDermatology('hcpcs', 'J9275')).toBe(true);
    expect(isDermatology('hcpcs', 'J1747')).toBe(true);
    expect(isDermatology('cpt', '11102')).toBe(true);
    expect(isDermatology('hcpcs', 'E0250')).toBe(false);
  });
  test('its list names codes that there are, takes in thousands, and leaves most to others', () => {
    const entries = Array.from({ length: book.size }, (_, id) => book.entry(id));
    for (const system of ['icd10cm', 'hcpcs'] as const) {
      const codes = entries
        .filter((entry) => entry.system === system && !entry.isModifier)
        .map((entry) => entry.code.replace('.', ''));
      const starts = DERMATOLOGY_STARTS[system].trim().split(/\s+/);
      expect(starts.filter((start) => !codes.some((code) => code.startsWith(start)))).toEqual([]);
      const share = codes.filter((code) => isDermatology(system, code)).length / codes.length;
      expect(share).toBeGreaterThan(0.05);
      expect(share).toBeLessThan(0.2);
    }
    expect(isDermatology('hcpcs', 'Q4')).toBe(false);
  });
});

describe('as CSV', () => {
  const changes = between('FY2025', 'FY2027');

  test('holds every row, with the titles whole', () => {
    const csv = changesCsv(changes.rows);
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const read = parseCsv(csv);
    expect(read.length).toBe(changes.rows.length);
    expect(read.map((row) => row.title)).toEqual(changes.rows.map((row) => row.title));
    expect(read.find((row) => row.code === 'T52.8X1A')).toMatchObject({
      change: 'retired',
      'use instead': 'T52.891A T52.811A T52.821A',
      'use instead is': 'our reading',
      date: '2026-10-01',
      dermatology: 'no',
    });
  });

  test('a title that a spreadsheet would run is disarmed; quotes and commas stay', () => {
    const [row] = changes.rows;
    if (!row) throw new Error('Nothing changed.');
    const titles = ['=1+1', '+A1', '-2', '@SUM(A1)', '\tx', 'plain "quoted", and more', "it's"];
    const read = parseCsv(changesCsv(titles.map((title) => ({ ...row, title }))));
    expect(read.map((each) => each.title)).toEqual([
      ...["'=1+1", "'+A1", "'-2", "'@SUM(A1)", "'\tx", 'plain "quoted", and more', "it's"],
    ]);
  });

  test('nothing changed is a line of names', () => {
    expect(changesCsv([])).toBe(
      'change,code,title,old title,date,use instead,use instead is,dermatology,header\r\n',
    );
  });
});
