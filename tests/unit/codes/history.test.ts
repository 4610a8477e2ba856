import { describe, expect, test } from 'vitest';
import { readBook } from '../../../utils/cli/read-book.ts';
import type { EntryId, IsoDate } from '../../../utils/codes/types.ts';

const { book } = readBook();
const TODAY = '2026-11-10';

function idOf(code: string, system?: 'icd10cm' | 'hcpcs' | 'cpt'): EntryId {
  const id = book.find(code, system);
  if (id === undefined) throw new Error(`${code} is not in the book.`);
  return id;
}

/** What happened, in short: "new 2015-10-01 FY2016". */
function told(code: string, system?: 'icd10cm' | 'hcpcs' | 'cpt'): string[] {
  return book
    .history(idOf(code, system))
    .map((event) => `${event.what} ${event.isBy ? 'by ' : ''}${event.date ?? '?'} ${event.release}`);
}

function instead(code: string, date: IsoDate = TODAY): string[] | null {
  const found = book.successors(idOf(code), date);
  return found && [found.kind, ...found.ids.map((id) => book.entry(id, date).code)];
}

describe('the history of a code', () => {
  test.each([
    ['L57.0', ['new 2015-10-01 FY2016']],
    ['L66.1', ['new 2015-10-01 FY2016', 'became-header 2024-10-01 FY2025']],
    ['L02.212', ['new 2015-10-01 FY2016', 'retitled 2025-10-01 FY2026']],
    ['L02.217', ['new 2025-10-01 FY2026']],
    ['H81.4', ['new 2015-10-01 FY2016', 'became-billable 2019-10-01 FY2020']],
    ['T81.4XXA', ['new 2015-10-01 FY2016', 'retired 2018-10-01 FY2019']],
    ['M35.81', ['new 2021-01-01 FY2021 January']],
    ['U07.1', ['new by 2020-10-01 FY2021']],
    ['Z28.3', ['new 2015-10-01 FY2016', 'became-header by 2022-10-01 FY2023']],
  ])('%s: %j', (code, expected) => {
    expect(told(code)).toEqual(expected);
  });

  test('shows the old and the new title', () => {
    expect(book.history(idOf('L02.212')).at(-1)).toEqual({
      what: 'retitled',
      release: 'FY2026',
      date: '2025-10-01',
      isBy: false,
      title: 'Cutaneous abscess of back [any part, except buttock and flank]',
      oldTitle: 'Cutaneous abscess of back [any part, except buttock]',
    });
    expect(book.history(idOf('T81.4XXA')).at(-1)).toMatchObject({
      title: '',
      oldTitle: 'Infection following a procedure, initial encounter',
    });
  });

  test.each([
    ['J9250', ['new 1994-01-01 January 2025', 'retired 2024-04-01 January 2025']],
    ['J3301', ['new 1991-01-01 January 2025']],
    ['J0165', ['new by ? April 2026']],
    ['J7309', ['new 2011-01-01 January 2025', 'retired by ? April 2026']],
  ])('of a HCPCS code goes as far as its files give days: %s %j', (code, expected) => {
    expect(told(code, 'hcpcs')).toEqual(expected);
  });

  test('of a procedure number knows its end, and its first day where a table proves it', () => {
    expect(told('11100', 'cpt')).toEqual(['retired 2019-01-01 CMS April 2026']);
    expect(told('11102', 'cpt')).toEqual(['new 2019-01-01 CMS April 2026']);
    expect(told('17000', 'cpt')).toEqual([]);
  });

  test('events stand in the order of their days, for every code', () => {
    for (let id = 0; id < book.size; id += 1) {
      const days = book.history(id).flatMap((event) => event.date ?? []);
      if (days.join() !== [...days].sort().join()) expect.fail(book.entry(id).code);
    }
  });

  test('an id the book never gave out is a mistake of the program', () => {
    for (const id of [-1, book.size, 0.5]) {
      expect(() => book.history(id)).toThrow(RangeError);
      expect(() => book.successors(id, TODAY)).toThrow(RangeError);
    }
  });
});

describe('what to use instead', () => {
  test('the codes below, for one that became a header', () => {
    expect(instead('L29.8')).toEqual(['children', 'L29.81', 'L29.89']);
    expect(instead('C44.112')).toEqual(['children', 'C44.1121', 'C44.1122']);
    expect(instead('L29.8', '2024-09-30')).toBeNull();
  });

  test.each([
    // Split by more characters, the one nearest in words first.
    ['T81.4XXA', ['T81.40XA', 'T81.49XA', 'T81.41XA', 'T81.42XA', 'T81.43XA', 'T81.44XA']],
    ['T40.7X5D', ['T40.715D', 'T40.725D']],
    ['S30.1XXA', ['S30.11XA', 'S30.12XA', 'S30.13XA']],
    // Joined again.
    ['V47.01XS', ['V47.0XXS']],
    ['H81.42', ['H81.4']],
    // Moved with its title.
    ['T84.040A', ['M97.01XA']],
    // Reworded beside it.
    ['S63.131A', ['S63.121A']],
    ['Q51.20', ['Q51.28']],
    // Our own table.
    ['Z22.51', ['B18.1']],
    ['W45.1XXD', ['W26.2XXD']],
  ])('the neighbours of a deleted one: %s %j', (code, expected) => {
    expect(instead(code)).toEqual(['neighbours', ...expected]);
  });

  test('nothing where nothing serves: the dead have no later encounter', () => {
    expect(instead('S06.1X7D')).toBeNull();
    expect(book.stand(idOf('S06.1X7D'), TODAY).reason).toBe('Deleted; last valid 30 September 2017.');
  });

  test('nothing for a billable code, one of the future, and in other systems', () => {
    expect(instead('L57.0')).toBeNull();
    expect(instead('L02.237', '2026-09-30')).toBeNull();
    expect(book.successors(idOf('J9250', 'hcpcs'), TODAY)).toBeNull();
    expect(book.successors(idOf('11100', 'cpt'), TODAY)).toBeNull();
  });

  test('only codes that are billable on the date, for every code on the first day of every release', () => {
    const days = book.releases.filter((each) => each.system === 'icd10cm').map((each) => each.from);
    let named = 0;
    for (const day of [...days, TODAY]) {
      for (let id = 0; id < book.size; id += 1) {
        const { standing } = book.stand(id, day);
        const found = standing === 'retired' ? book.successors(id, day) : null;
        named += found ? 1 : 0;
        const bad = found?.ids.find((each) => book.stand(each, day).standing !== 'billable');
        if (bad !== undefined) expect.fail(`${book.entry(id).code} on ${day}: ${book.entry(bad).code}`);
      }
    }
    expect(named).toBeGreaterThan(2_000);
  });

  test('how many of the 619 deleted codes have a neighbour, so that a new rule cannot lose one unseen', () => {
    let [deleted, served] = [0, 0];
    for (let id = 0; id < book.size; id += 1) {
      const stand = book.stand(id, TODAY);
      if (book.entry(id).system !== 'icd10cm' || stand.standing !== 'retired' || stand.until === null)
        continue;
      deleted += 1;
      served += book.successors(id, TODAY) ? 1 : 0;
    }
    expect([deleted, served]).toEqual([619, 541]);
  });

  test('the reason says where a code went, where that is short and sure', () => {
    const reason = (code: string) => book.stand(idOf(code), TODAY).reason;
    expect(reason('T84.040A')).toBe('Deleted; last valid 30 September 2016. Now M97.01XA.');
    expect(reason('T40.7X1A')).toBe('Deleted; last valid 30 September 2021. Now T40.711A or T40.721A.');
    expect(reason('T81.4XXA')).toBe('Deleted; last valid 30 September 2018. Now one of 6 codes.');
    expect(reason('Z22.51')).toBe('Deleted; last valid 30 September 2016.');
  });
});
