import type { IsoDate } from './types.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "2025-10-01" -> "1 October 2025". */
export function sayDay(date: IsoDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** A day as a number that sorts: 20251001. 0 for none. */
export function dayNumber(date: IsoDate | ''): number {
  return date === '' ? 0 : Number(date.replaceAll('-', ''));
}

/** Back from `dayNumber`; `null` for 0. */
export function dayOfNumber(day: number): IsoDate | null {
  if (day === 0) return null;
  const text = String(day);
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}

/** The calendar day `days` later; earlier for a negative number. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 24 * 3600 * 1000).toISOString().slice(0, 10);
}
