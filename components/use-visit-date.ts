import { useState } from 'react';
import type { IsoDate } from '../utils/codes/types.ts';
import type { PageDate } from '../utils/note/types.ts';
import { readToday } from './words.ts';

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
 * The user's date, else the page's, else today. The user's date holds for one visit: another site, or a page with
 * another date, is another visit and starts with its own.
 */
export function useVisitDate(page: PageDate | null, source: string): VisitDate {
  const [chosen, setChosen] = useState<{ readonly date: IsoDate; readonly visit: string } | null>(null);
  const visit = `${source} ${page?.date ?? ''}`;
  const choose = (date: IsoDate | null) => setChosen(date === null ? null : { date, visit });
  if (chosen !== null && chosen.visit === visit) return { date: chosen.date, from: 'user', page, choose };
  if (page !== null) return { date: page.date, from: 'page', page, choose };
  return { date: readToday(), from: 'today', page, choose };
}
