import type { RuleExample } from '../types.ts';

const DATE = '2026-11-10';

export const ENCOUNTER_EXAMPLES: readonly RuleExample[] = [
  {
    title: 'A burn seen again, coded as the first visit',
    note: 'Burn recheck. Second degree burn of the left forearm, routine healing.',
    codes: 'T22.212A',
    date: DATE,
    finding: { grade: 'warn', code: 'T22.212A', suggests: 'T22.212D' },
  },
  {
    title: 'A laceration at its later visit',
    note: 'Laceration of the right cheek, subsequent encounter. Healing well.',
    codes: 'S01.411A',
    date: DATE,
    finding: { grade: 'warn', code: 'S01.411A', suggests: 'S01.411D' },
  },
  {
    title: 'First treatment coded as aftercare',
    note: 'Initial encounter for a second degree burn of the left forearm. Debrided and dressed.',
    codes: 'T22.212D',
    date: DATE,
    finding: { grade: 'warn', code: 'T22.212D', suggests: 'T22.212A' },
  },
  {
    title: 'A wound follow-up',
    note: 'Wound follow-up, laceration of the right hand.',
    codes: 'S61.411A',
    date: DATE,
    finding: { grade: 'warn', code: 'S61.411A', suggests: 'S61.411D' },
  },
  {
    title: 'A later visit, coded so',
    note: 'Burn recheck, left forearm, second degree.',
    codes: 'T22.212D',
    date: DATE,
    finding: null,
  },
  {
    title: 'The note does not say which visit it is',
    note: 'Second degree burn of the left forearm.',
    codes: 'T22.212A',
    date: DATE,
    finding: null,
  },
  {
    title: 'A recheck, and again active treatment',
    note: 'Burn recheck: deeper than thought, active treatment goes on with grafting.',
    codes: 'T22.212A',
    date: DATE,
    finding: null,
  },
  {
    title: 'Two injuries, of which either may be meant',
    note: 'Wound recheck of the right hand. New laceration of the right cheek, sutured.',
    codes: 'S61.411D, S01.411A',
    date: DATE,
    finding: null,
  },
];
