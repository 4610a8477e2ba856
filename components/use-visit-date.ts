import { useState } from 'react';
import { readToday } from '../utils/codes/calendar.ts';
import type { IsoDate } from '../utils/codes/types.ts';
import type { PageDate } from '../utils/note/types.ts';

/** Earlier days are a year half typed: the classification began in 2015. */
export const FIRST_VISIT_DATE = '2000-01-01';
/** Later days are a year with a figure too many. */
export const LAST_VISIT_DATE = '2099-12-31';

/** The date of service and who says so. */
export interface VisitDate {
  readonly date: IsoDate;
  readonly from: 'page' | 'today' | 'user';
  /** What the page says, also while the user's own date is in force. */
  readonly page: PageDate | null;
  /** Use this date; `null` goes back to the page's, or to today. */
  readonly choose: (date: IsoDate | null) => void;
}

/**
 * The user's date, else the page's, else today. The user's date holds for one visit: another encounter, or a page with
 * another date, is another visit and starts with its own.
 * @param encounter as `useEncounter` numbers it
 */
export function useVisitDate(page: PageDate | null, encounter: number): VisitDate {
  const [chosen, setChosen] = useState<{ readonly date: IsoDate; readonly visit: string } | null>(null);
  const visit = `${encounter} ${page?.date ?? ''}`;
  const choose = (date: IsoDate | null) => setChosen(date === null ? null : { date, visit });
  if (chosen !== null && chosen.visit === visit) return { date: chosen.date, from: 'user', page, choose };
  if (page !== null) return { date: page.date, from: 'page', page, choose };
  return { date: readToday(), from: 'today', page, choose };
}

/** Whether a typed text is a day of the calendar that can be a date of service. */
export function isVisitDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < FIRST_VISIT_DATE || text > LAST_VISIT_DATE) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
