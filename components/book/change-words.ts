import { shortDay } from '../../utils/codes/calendar.ts';
import type { Change, ChangeKind } from '../../utils/codes/changes.ts';

/** What to press to see only these. */
export const CHANGE_NAMES: Readonly<Record<ChangeKind, string>> = {
  new: 'New',
  retired: 'Retired',
  'became-header': 'Became header',
  'became-billable': 'Became billable',
  retitled: 'New title',
};

/** What happened, and when: "New", "from 1 Oct 2026". */
export function sayChange({ kind, date, isBy, isHeader }: Change) {
  const what = isHeader ? HEADER_WORDS[kind] : WORDS[kind];
  if (date === null) return { what, when: ', the day is not in our files' };
  return { what, when: ` ${isBy ? 'by' : 'from'} ${shortDay(date)}` };
}

const WORDS: Readonly<Record<ChangeKind, string>> = {
  new: 'New',
  retired: 'No longer valid',
  'became-header': 'Header, needs more characters',
  'became-billable': 'Billable',
  retitled: 'New title',
};

const HEADER_WORDS: Readonly<Record<ChangeKind, string>> = {
  ...WORDS,
  new: 'New header',
  retired: 'Header, no longer valid',
  retitled: 'Header, new title',
};
