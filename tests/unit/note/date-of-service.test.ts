/** The date decides which codes are valid, so it must be the visit's and no other. */
import { describe, expect, test } from 'vitest';
import { findDateInText, namesDateOfService, parseDate } from '../../../utils/note/date-of-service.ts';

describe('dates as charts write them', () => {
  test.each([
    ['2026-11-10', '2026-11-10'],
    ['2026-11-10T09:30', '2026-11-10'],
    ['11/10/2026', '2026-11-10'],
    ['1/5/2026 9:00 AM', '2026-01-05'],
    ['11-10-2026', '2026-11-10'],
    ['11.10.2026', '2026-11-10'],
    ['11/10/26', '2026-11-10'],
    ['Nov 10, 2026', '2026-11-10'],
    ['November 10 2026', '2026-11-10'],
    ['Sept. 3rd, 2026', '2026-09-03'],
    ['10 Nov 2026', '2026-11-10'],
    ['10-Nov-2026', '2026-11-10'],
    ['2nd May 2026', '2026-05-02'],
  ])('%s', (words, date) => {
    expect(parseDate(words)).toBe(date);
  });

  test.each([
    '',
    'today',
    '13/40/2026',
    '02/30/2026',
    '2026-13-01',
    '11/10',
    '11/10-2026',
    '11/10/20261',
    '10/10/1850',
    'Novel 10, 2026',
    '2026-11-101',
  ])('%s is no date', (words) => {
    expect(parseDate(words)).toBeNull();
  });
});

describe('labels', () => {
  test.each([
    ['Date of service: 11/10/2026', '2026-11-10'],
    ['DATE OF SERVICE 11/10/2026', '2026-11-10'],
    ['DOS: 11/10/2026', '2026-11-10'],
    ['D.O.S. 11/10/2026', '2026-11-10'],
    ['Visit date - Nov 10, 2026', '2026-11-10'],
    ['Encounter Date: Tue, Nov 10, 2026', '2026-11-10'],
    ['Date of visit is 10 Nov 2026', '2026-11-10'],
    ['Service date (mm/dd/yyyy): 11/10/2026', '2026-11-10'],
    ['Date of service (from): 11/10/2026 to 11/12/2026', '2026-11-10'],
    ['DOB: 01/02/1960   DOS: 11/10/2026', '2026-11-10'],
    ['Last visit date: 10/01/2026. Date of service: 11/10/2026', '2026-11-10'],
  ])('%s', (text, date) => {
    expect(findDateInText(text)?.date).toBe(date);
  });

  test.each([
    'Date of birth: 03/02/1965',
    'DOB 03/02/1965',
    'Printed on 11/12/2026',
    'Date: 11/12/2026',
    'Next visit date: 12/10/2026',
    'Last visit date 10/01/2026',
    'Previous encounter date: 10/01/2026',
    'Follow-up visit date: 12/10/2026',
    'Date of service: not set. Date of birth: 03/02/1965',
    'Date of service printed 11/12/2026',
    'dos lesiones 11/10/2026',
  ])('%s: not the day of this visit', (text) => {
    expect(findDateInText(text)).toBeNull();
  });

  test('the words it was read from are shown', () => {
    expect(findDateInText('Seen today.\nVisit date:  11/10/2026 at noon')?.from).toBe(
      'Visit date: 11/10/2026',
    );
  });

  test('the label of an input may be a name', () => {
    expect(namesDateOfService('visit date')).toBe(true);
    expect(namesDateOfService('date of service')).toBe(true);
    expect(namesDateOfService('dos')).toBe(true);
    expect(namesDateOfService('next visit date')).toBe(false);
    expect(namesDateOfService('date of birth')).toBe(false);
  });
});
