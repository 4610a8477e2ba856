import { describe, expect, test } from 'vitest';
import { readBook } from '../../../utils/cli/read-book.ts';
import type { CodeSystem, IsoDate, Stand } from '../../../utils/codes/types.ts';

const { book } = readBook();

function standing(code: string, date: IsoDate, system: CodeSystem = 'icd10cm'): Stand {
  return book.standOf(code, system, date);
}

describe('a diagnosis code on the date of service', () => {
  test.each([
    ['L20.9', '2026-11-10', 'billable', ''],
    ['C44', '2026-11-10', 'header', 'Needs a 4th character: site.'],
    ['C44.1', '2026-11-10', 'header', 'Needs a 5th character: histology.'],
    ['C44.11', '2026-11-10', 'header', 'Needs a 6th character: side.'],
    ['C44.112', '2026-11-10', 'header', 'Became a header on 1 October 2018; use one of its codes.'],
    ['L97.91', '2026-11-10', 'header', 'Needs a 6th character: severity.'],
    ['L89.31', '2026-11-10', 'header', 'Needs a 6th character: stage.'],
    ['L20', '2026-11-10', 'header', 'Needs a 4th character: type.'],
    ['L20.8', '2026-11-10', 'header', 'Needs a 5th character.'],
    ['S51.81', '2026-11-10', 'header', 'Needs a 6th character: side.'],
    ['S51.819', '2026-11-10', 'header', 'Needs a 7th character.'],
    ['W89.0', '2026-11-10', 'header', 'Needs a 7th character, with X in the empty places before it.'],
    ['T63', '2026-11-10', 'header', 'Needs a 4th character: agent.'],
    ['L29.8', '2024-09-30', 'billable', ''],
    ['L29.8', '2024-10-01', 'header', 'Became a header on 1 October 2024; use one of its codes.'],
    ['L66.1', '2026-11-10', 'header', 'Became a header on 1 October 2024; use one of its codes.'],
    ['D48.1', '2023-10-01', 'header', 'Became a header on 1 October 2023; use one of its codes.'],
    ['L29.81', '2024-09-30', 'not-yet', 'New on 1 October 2024 (FY2025).'],
    ['L02.217', '2025-09-30', 'not-yet', 'New on 1 October 2025 (FY2026).'],
    ['L02.237', '2026-09-30', 'not-yet', 'New on 1 October 2026 (FY2027).'],
    ['L02.237', '2026-10-01', 'billable', ''],
    ['M35.81', '2020-12-31', 'not-yet', 'New on 1 January 2021 (FY2021 January).'],
    // A coder with a visit of May 2020 must not read that the code was surely wrong.
    [
      'U07.1',
      '2020-05-01',
      'not-yet',
      'New by 1 October 2020 (FY2021). It began some months before, on a day that our files do not show.',
    ],
    ['U07.1', '2019-09-30', 'not-yet', 'New by 1 October 2020 (FY2021).'],
    [
      'Z91.141',
      '2023-09-30',
      'not-yet',
      'New by 1 October 2023 (FY2024). It began some months before, on a day that our files do not show.',
    ],
    ['Z28.3', '2022-10-01', 'header', 'Became a header by 1 October 2022; use one of its codes.'],
    ['D13.9', '2026-11-10', 'header', 'Became a header on 1 October 2023; use one of its codes.'],
    ['L20.9', '2015-09-30', 'not-yet', 'ICD-10-CM was not in use before 1 October 2015.'],
    ['L20.9', '2015-10-01', 'billable', ''],
    ['L20.99', '2026-11-10', 'unknown', 'No such code in ICD-10-CM; L20.9 exists.'],
    ['Q99.99', '2026-11-10', 'unknown', 'No such code in ICD-10-CM; Q99.9 exists.'],
    ['hello', '2026-11-10', 'unknown', 'No such code in ICD-10-CM.'],
    ['12.5 mg', '2026-11-10', 'unknown', 'Not the shape of an ICD-10-CM code.'],
    ['', '2026-11-10', 'unknown', 'Not the shape of an ICD-10-CM code.'],
  ])('%s on %s is %s: %s', (code, date, expected, reason) => {
    const stand = standing(code, date);
    expect([stand.standing, stand.reason]).toEqual([expected, reason]);
  });

  test('a deleted code says its last day', () => {
    const deleted = Array.from({ length: book.size }, (_, id) => id)
      .filter((id) => book.entry(id).system === 'icd10cm')
      .map((id) => book.stand(id, '2026-11-10'))
      .filter((stand) => stand.standing === 'retired' && stand.until !== null);
    expect(deleted.length).toBe(619);
    for (const stand of deleted)
      expect(stand.reason).toMatch(/^Deleted; last valid 30 September 20\d\d\.( Now \S.*\.)?$/);
  });

  test('past the end of the newest release it answers all the same, and says so', () => {
    expect(standing('L20.9', '2027-09-30')).toMatchObject({ release: 'FY2027', pastEnd: false });
    expect(standing('L20.9', '2027-10-01')).toMatchObject({
      release: 'FY2027',
      pastEnd: true,
      standing: 'billable',
    });
    expect(standing('Z99.99', '2027-10-01')).toMatchObject({ standing: 'unknown', pastEnd: true });
  });

  test('the first day is only said where it is known', () => {
    expect(standing('L29.81', '2026-11-10').since).toBe('2024-10-01');
    expect(standing('U07.1', '2026-11-10').since).toBeNull();
    expect(standing('L29.8', '2026-11-10')).toMatchObject({ since: '2015-10-01', until: '2024-09-30' });
    expect(standing('Z28.3', '2026-11-10').until).toBeNull();
  });
});

describe('a HCPCS code on the date of service', () => {
  test.each([
    ['J3301', '2026-11-10', 'billable', ''],
    ['J9250', '2024-03-31', 'billable', ''],
    ['J9250', '2024-04-01', 'retired', 'Ended; last valid 31 March 2024.'],
    ['J1030', '2024-04-01', 'retired', 'Ended; last valid 31 March 2024.'],
    ['J2001', '2024-10-01', 'retired', 'Ended; last valid 30 September 2024.'],
    ['J0135', '2025-01-01', 'retired', 'Ended; last valid 31 December 2024.'],
    ['J0171', '2025-06-30', 'billable', ''],
    ['J0171', '2025-07-01', 'retired', 'Ended; last valid 30 June 2025.'],
    ['J1010', '2024-03-31', 'not-yet', 'New on 1 April 2024.'],
    ['J0165', '2026-05-01', 'billable', 'In the CMS list of April 2026; its first day is not in our table.'],
    ['J0165', '2026-11-10', 'billable', 'In the CMS list of July 2026; its first day is not in our table.'],
    ['J0165', '2025-01-01', 'not-yet', 'Newer than January 2025; its first day is not in our table.'],
    ['J0165', '2025-08-01', 'billable', 'Newer than January 2025; its first day is not in our table.'],
    ['J7309', '2025-01-15', 'billable', ''],
    [
      'J7309',
      '2025-06-01',
      'billable',
      'Gone from the CMS list of April 2026; its last day is not in our table.',
    ],
    [
      'J7309',
      '2026-04-01',
      'retired',
      'Gone from the CMS list of April 2026; its last day is not in our table.',
    ],
    ['S8948', '2026-11-10', 'billable', 'As of January 2025; later lists do not cover it.'],
    ['JW', '2026-11-10', 'billable', 'As of January 2025; later lists do not cover it.'],
    ['JW', '2024-01-01', 'billable', ''],
    ['D0120', '2026-11-10', 'unknown', 'Dental codes belong to the ADA and are not in our table.'],
    ['J0000', '2026-11-10', 'unknown', 'Not in the HCPCS lists.'],
    ['25', '2026-11-10', 'unknown', 'Modifiers of two digits belong to CPT and are not in our table.'],
    ['JX1', '2026-11-10', 'unknown', 'Not the shape of a HCPCS code.'],
  ])('%s on %s is %s: %s', (code, date, expected, reason) => {
    const stand = standing(code, date, 'hcpcs');
    expect([stand.standing, stand.reason]).toEqual([expected, reason]);
  });

  test('every ended code is valid on its last day and retired on the next', () => {
    let ended = 0;
    for (let id = 0; id < book.size; id += 1) {
      if (book.entry(id).system !== 'hcpcs') continue;
      const { until } = book.stand(id, '2026-11-10');
      if (until === null) continue;
      ended += 1;
      const next = new Date(Date.parse(until) + 24 * 3600 * 1000).toISOString().slice(0, 10);
      expect([book.stand(id, until).standing, book.stand(id, next).standing]).toEqual([
        'billable',
        'retired',
      ]);
    }
    // 1,145 codes and those modifiers that ended, and J0171.
    expect(ended).toBeGreaterThan(1_145);
  });

  test('the list that shows a code in use is named, and its end is told', () => {
    // The dated file of January 2025 did not know of this end.
    expect(standing('J0171', '2025-06-30', 'hcpcs').release).toBe('January 2025');
    expect(standing('J0171', '2026-05-01', 'hcpcs').release).toBe('April 2026');
    expect(standing('J3301', '2025-01-15', 'hcpcs').release).toBe('January 2025');
    expect(standing('J3301', '2026-05-01', 'hcpcs')).toMatchObject({ release: 'April 2026', pastEnd: false });
    expect(standing('J3301', '2026-07-01', 'hcpcs')).toMatchObject({ release: 'July 2026', pastEnd: false });
    expect(standing('J3301', '2026-10-01', 'hcpcs')).toMatchObject({ release: 'July 2026', pastEnd: true });
    // The July list does not show it, which proves nothing: April is what is known.
    expect(standing('J7307', '2026-10-01', 'hcpcs')).toMatchObject({ release: 'April 2026', pastEnd: true });
    expect(standing('J3301', '2025-06-01', 'hcpcs').release).toBe('April 2026');
  });
});

describe('a procedure number on the date of service', () => {
  test.each([
    ['11102', '2026-11-10', 'billable', ''],
    ['17000', '2024-11-10', 'billable', 'Known from CMS April 2026 only; not checked for earlier years.'],
    ['11102', '2024-11-10', 'billable', ''],
    ['11102', '2019-01-01', 'billable', ''],
    ['11102', '2018-12-31', 'not-yet', 'New on 1 January 2019.'],
    ['96931', '2015-12-31', 'not-yet', 'New on 1 January 2016.'],
    ['15853', '2022-06-01', 'not-yet', 'New on 1 January 2023.'],
    ['11100', '2018-12-31', 'billable', ''],
    ['11100', '2019-01-01', 'retired', 'Ended; last valid 31 December 2018.'],
    ['99999', '2026-11-10', 'unknown', 'Not in our table, which holds dermatology procedure numbers only.'],
    ['1110', '2026-11-10', 'unknown', 'Not the shape of a CPT number.'],
  ])('%s on %s is %s: %s', (code, date, expected, reason) => {
    const stand = standing(code, date, 'cpt');
    expect([stand.standing, stand.reason]).toEqual([expected, reason]);
  });

  test('after the year of its table it answers and says that it is past', () => {
    expect(standing('11102', '2026-12-31', 'cpt')).toMatchObject({
      release: 'CMS April 2026',
      pastEnd: false,
    });
    expect(standing('11102', '2027-01-01', 'cpt')).toMatchObject({ standing: 'billable', pastEnd: true });
  });
});
