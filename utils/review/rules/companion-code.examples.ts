import type { RuleExample } from '../types.ts';

const DATE = '2026-11-10';

export const COMPANION_EXAMPLES: readonly RuleExample[] = [
  {
    title: 'A drug eruption, and the note blames the drug',
    note: 'Assessment: Morbilliform drug eruption due to amoxicillin. Stop it.',
    codes: 'L27.0',
    date: DATE,
    finding: { grade: 'warn', code: 'L27.0', suggests: 'T36.0X5A' },
  },
  {
    title: 'A sulfonamide by its short name',
    note: 'Widespread drug rash from TMP-SMX, day 8.',
    codes: 'L27.0, 99213',
    date: DATE,
    finding: { grade: 'warn', code: 'L27.0', suggests: 'T37.0X5A' },
  },
  {
    title: 'An abscess that grew MRSA',
    note: 'Abscess of the left buttock, drained. Culture grew MRSA.',
    codes: 'L02.31, 10060',
    date: DATE,
    finding: { grade: 'warn', code: 'L02.31', suggests: 'B95.62' },
  },
  {
    title: 'Blood drawn to watch adalimumab',
    note: 'Hidradenitis suppurativa on adalimumab. CBC and liver tests drawn to monitor the drug.',
    codes: 'Z51.81, L73.2',
    date: DATE,
    finding: { grade: 'warn', code: 'Z51.81', suggests: 'Z79.620' },
  },
  {
    title: 'The germ is coded already',
    note: 'Abscess of the left buttock, drained. Culture grew MRSA.',
    codes: 'L02.31, B95.62',
    date: DATE,
    finding: null,
  },
  {
    title: 'MRSA years ago',
    note: 'Cellulitis of the left lower leg. History of MRSA.',
    codes: 'L03.116',
    date: DATE,
    finding: null,
  },
  {
    title: 'The drug is only one of several thoughts',
    note: 'Drug eruption, possibly from amoxicillin.',
    codes: 'L27.0',
    date: DATE,
    finding: null,
  },
  {
    title: 'Two drugs are blamed',
    note: 'Drug eruption due to amoxicillin or due to ibuprofen.',
    codes: 'L27.0',
    date: DATE,
    finding: null,
  },
  {
    title: 'The drug and its watching are both coded',
    note: 'Psoriasis on methotrexate, liver tests drawn.',
    codes: 'L40.0, Z79.631, Z51.81',
    date: DATE,
    finding: null,
  },
];
