import { join } from 'node:path';
import { expect, test } from 'vitest';
import { takeMember } from '../../../utils/cli/official/unzip.ts';
import { readBook } from '../../../utils/cli/read-book.ts';
import { withDot } from '../../../utils/codes/code-text.ts';
import type { CodeBook, CodeEvent, EntryId, IsoDate, Release } from '../../../utils/codes/types.ts';
import { findOfficialFiles } from './official-files.ts';

const { book } = readBook();
const releases = book.releases.filter((release) => release.system === 'icd10cm');

/**
 * The official file, read here by hand: this test must not stand on the code it tests.
 * @returns code to flag and title
 */
function readOrderFile(folder: string, release: Release): Map<string, { flag: string; title: string }> {
  const key = release.name === 'FY2021 January' ? 'fy2021-january' : release.name.toLowerCase();
  const path = join(folder, 'icd10cm/order', `${key}.zip`);
  const text = new TextDecoder().decode(takeMember(path, key, /order.*\.txt$/i, /addenda/i).bytes);
  return new Map(
    text
      .split('\r\n')
      .filter(Boolean)
      .map((line) => [
        line.slice(6, 13).trim(),
        // Doubled blanks are slips of the years 2016 to 2018.
        { flag: line.charAt(14), title: line.slice(77).split(/ +/).join(' ').trim() },
      ]),
  );
}

/** ICD-10-CM entries: they come first in the book. */
function icdEntries(codeBook: CodeBook): { id: EntryId; bare: string }[] {
  const entries: { id: EntryId; bare: string }[] = [];
  for (let id = 0; id < codeBook.size; id += 1) {
    const entry = codeBook.entry(id);
    if (entry.system !== 'icd10cm') break;
    entries.push({ id, bare: entry.code.replace('.', '') });
  }
  return entries;
}

const entries = icdEntries(book);

test('the book knows all thirteen editions since ICD-10-CM began, without a gap', () => {
  expect(entries.length).toBe(99_085);
  expect(releases.map((release) => release.name)).toEqual([
    ...['FY2016', 'FY2017', 'FY2018', 'FY2019', 'FY2020', 'FY2021', 'FY2021 January'],
    ...['FY2022', 'FY2023', 'FY2024', 'FY2025', 'FY2026', 'FY2027'],
  ]);
  for (const [at, release] of releases.entries()) {
    const next = releases[at + 1];
    if (!next || !release.to) continue;
    expect(Date.parse(next.from) - Date.parse(release.to)).toBe(24 * 3600 * 1000);
  }
});

test('every code stands on the first and last day of every release as the official file says', {
  timeout: 300_000,
}, () => {
  const folder = findOfficialFiles();
  if (folder === undefined) {
    // Without the files: the counts of billable codes on the first and last day of the published years.
    const billable = (date: IsoDate): number =>
      entries.filter(({ id }) => book.stand(id, date).standing === 'billable').length;
    expect([billable('2022-10-01'), billable('2023-09-30')]).toEqual([73_639, 73_639]);
    expect([billable('2026-10-01'), billable('2027-09-30')]).toEqual([74_879, 74_879]);
    return;
  }
  const wrong: string[] = [];
  let asked = 0;
  for (const release of releases) {
    const file = readOrderFile(folder, release);
    const unseen = new Set(file.keys());
    for (const { id, bare } of entries) {
      const row = file.get(bare);
      unseen.delete(bare);
      for (const day of [release.from, release.to ?? '']) {
        const stand = book.stand(id, day);
        asked += 1;
        if (!agrees(stand.standing, row?.flag)) wrong.push(`${bare} on ${day}: ${stand.standing}`);
        if (row && book.entry(id, day).title !== row.title) wrong.push(`${bare} on ${day}: another title`);
        if (stand.standing !== 'billable' && stand.reason === '') wrong.push(`${bare} on ${day}: no reason`);
        if (stand.release !== release.name || stand.pastEnd)
          wrong.push(`${bare} on ${day}: ${stand.release}`);
      }
    }
    wrong.push(...[...unseen].map((bare) => `${bare} is not in the book`));
  }
  expect(asked).toBe(99_085 * 13 * 2);
  expect(wrong.slice(0, 10)).toEqual([]);
});

function agrees(standing: string, flag: string | undefined): boolean {
  if (flag === '1') return standing === 'billable';
  if (flag === '0') return standing === 'header';
  return standing === 'not-yet' || standing === 'retired';
}

test('since and until are the ends of the time in which a code may be billed', () => {
  const wrong = entries.filter(({ id }) => {
    const { since, until } = book.stand(id, '2026-11-10');
    const dayBefore = (date: IsoDate, days: number): IsoDate =>
      new Date(Date.parse(date) + days * 24 * 3600 * 1000).toISOString().slice(0, 10);
    const isBillable = (date: IsoDate): boolean => book.stand(id, date).standing === 'billable';
    const sinceIsRight = since === null || (isBillable(since) && !isBillable(dayBefore(since, -1)));
    const untilIsRight = until === null || (isBillable(until) && !isBillable(dayBefore(until, 1)));
    return !sinceIsRight || !untilIsRight;
  });
  expect(wrong.map(({ id }) => withDot(book.entry(id).code)).slice(0, 10)).toEqual([]);
  expect(entries.filter(({ id }) => book.stand(id, '2026-11-10').until !== null).length).toBeGreaterThan(
    1_000,
  );
});

test('the history of every code, told again from the start, gives flag and title of every release', {
  timeout: 300_000,
}, () => {
  const folder = findOfficialFiles();
  const histories = entries.map(({ id, bare }) => ({ bare, events: book.history(id), id }));
  const wrong: string[] = [];
  for (const release of releases) {
    const file = folder === undefined ? undefined : readOrderFile(folder, release);
    for (const { bare, events, id } of histories) {
      const told = retell(events, release.from, () => book.stand(id, events[0]?.date ?? '').standing);
      const row = file ? file.get(bare) : rowOfBook(id, release.from);
      const expected = row ? `${row.flag} ${row.title}` : 'not there';
      if (told !== expected) wrong.push(`${bare} in ${release.name}: ${told}`);
    }
  }
  expect(wrong.slice(0, 10)).toEqual([]);
  expect(histories.filter(({ events }) => events.length === 0)).toEqual([]);
  expect(histories.filter(({ events }) => events.length > 1).length).toBeGreaterThan(2_000);
});

/** Flag and title on a day, from what happened up to it. The flag of the first day is asked for, and turned from then on. */
function retell(events: readonly CodeEvent[], day: IsoDate, firstStanding: () => string): string {
  let flag = '';
  let title = '';
  let isThere = false;
  for (const event of events) {
    if (event.date === null || event.date > day) break;
    if (event.what === 'new') flag = firstStanding() === 'billable' ? '1' : '0';
    if (event.what === 'became-header') flag = '0';
    if (event.what === 'became-billable') flag = '1';
    isThere = event.what !== 'retired';
    if (event.oldTitle !== null && event.oldTitle !== title) return `another old title: ${event.oldTitle}`;
    title = event.title;
  }
  return isThere ? `${flag} ${title}` : 'not there';
}

/** Without the official files: what the book itself says of the day. */
function rowOfBook(id: EntryId, day: IsoDate): { flag: string; title: string } | undefined {
  const { standing } = book.stand(id, day);
  if (standing !== 'billable' && standing !== 'header') return undefined;
  return { flag: standing === 'billable' ? '1' : '0', title: book.entry(id, day).title };
}

test('before the first day and past the last one every code answers, and says so', () => {
  const wrong = entries.filter(({ id }) => {
    const before = book.stand(id, '2015-09-30');
    const [last, past] = [book.stand(id, '2027-09-30'), book.stand(id, '2027-10-01')];
    const isBefore =
      before.standing === 'not-yet' && before.reason.includes('not in use before 1 October 2015');
    return !isBefore || last.pastEnd || !past.pastEnd || past.standing !== last.standing;
  });
  expect(wrong.map(({ bare }) => bare)).toEqual([]);
});
