import type { IsoDate } from './types.ts';

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** "10 Nov 2026": the month in letters, so that no country reads it the wrong way round. */
export function shortDay(date: IsoDate): string {
  return dayFormat.format(new Date(`${date}T00:00:00Z`));
}

/** The calendar day where the user is. */
export function readToday(now = new Date()): IsoDate {
  const month = String(now.getMonth() + 1).padStart(2, '0');
  return `${now.getFullYear()}-${month}-${String(now.getDate()).padStart(2, '0')}`;
}
