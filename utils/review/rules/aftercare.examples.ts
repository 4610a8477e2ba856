import type { RuleExample } from '../types.ts';

const DATE = '2026-11-10';

export const AFTERCARE_EXAMPLES: readonly RuleExample[] = [
  {
    title: 'Sutures of a laceration come out',
    note: 'Laceration of the right cheek, closed in the ED a week ago. Five sutures removed.',
    codes: '1: S01.411D; 2: Z48.02',
    date: DATE,
    finding: { grade: 'warn', code: 'Z48.02' },
  },
  {
    title: 'Dressing of a burn',
    note: 'Second degree burn of the left forearm, dressing changed.',
    codes: 'T22.212D, Z48.00',
    date: DATE,
    finding: { grade: 'warn', code: 'Z48.00' },
  },
  {
    title: 'The wound of an excision has opened',
    note: 'Two weeks after excision of a nevus.\n\nDx: surgical wound dehiscence, left shoulder. Closed again.',
    codes: 'Z48.02',
    date: DATE,
    finding: { grade: 'warn', code: 'Z48.02', suggests: 'T81.31XA' },
  },
  {
    title: 'Chemotherapy visit for psoriasis',
    note: 'Infliximab infusion for plaque psoriasis.',
    codes: 'Z51.12, L40.0',
    date: DATE,
    finding: { grade: 'warn', code: 'Z51.12' },
  },
  {
    title: 'Aftercare beside the follow-up of a cured cancer',
    note: 'Follow-up after excision of a basal cell carcinoma. No recurrence. Dressing off.',
    codes: 'Z08, Z85.828, Z48.817',
    date: DATE,
    finding: { grade: 'warn', code: 'Z48.817' },
  },
  {
    title: 'Sutures of an excision come out',
    note: 'Here for suture removal after excision of a benign nevus. Wound clean, no dehiscence.',
    codes: 'Z48.02',
    date: DATE,
    finding: null,
  },
  {
    title: 'Infusion for a melanoma',
    note: 'Pembrolizumab infusion for melanoma of the back.',
    codes: 'Z51.12, C43.59',
    date: DATE,
    finding: null,
  },
  {
    title: 'Injury without aftercare',
    note: 'Laceration of the right cheek, healing.',
    codes: 'S01.411D',
    date: DATE,
    finding: null,
  },
  {
    title: 'Dehiscence denied and infection denied',
    note: 'Dressing change after excision of a lipoma. No wound infection.',
    codes: 'Z48.00, Z48.817',
    date: DATE,
    finding: null,
  },
];
