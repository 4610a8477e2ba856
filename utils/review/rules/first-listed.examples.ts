import type { RuleExample } from '../types.ts';

const DATE = '2026-11-10';

export const FIRST_LISTED_EXAMPLES: readonly RuleExample[] = [
  {
    title: 'The detached skin before the syndrome that detaches it',
    note: 'Stevens-Johnson syndrome, 6 % detached.',
    codes: '1: L49.0; 2: L51.1',
    date: DATE,
    finding: { grade: 'block', code: 'L49.0', suggests: 'L51.1' },
  },
  {
    title: 'A manifestation alone',
    note: 'Nail changes.',
    codes: 'L62',
    date: DATE,
    finding: { grade: 'block', code: 'L62' },
  },
  {
    title: 'The ulcer before the diabetes',
    note: 'Type 2 diabetes with an ulcer of the left heel, fat layer exposed.',
    codes: '1: L97.422; 2: E11.621',
    date: DATE,
    finding: { grade: 'warn', code: 'L97.422', suggests: 'E11.621' },
  },
  {
    title: 'History before the follow-up examination',
    note: 'Follow-up after excision of a basal cell carcinoma in 2023, no recurrence.',
    codes: '1: Z85.828; 2: Z08',
    date: DATE,
    finding: { grade: 'warn', code: 'Z85.828', suggests: 'Z08' },
  },
  {
    title: 'The drug before the eruption',
    note: 'Morbilliform drug eruption from sulfamethoxazole.',
    codes: '1: T37.0X5A; 2: L27.0',
    date: DATE,
    finding: { grade: 'warn', code: 'T37.0X5A', suggests: 'L27.0' },
  },
  {
    title: 'How it happened before what happened',
    note: 'Sunburn of the second degree after a day on the beach.',
    codes: '1: X32.XXXA; 2: L55.1',
    date: DATE,
    finding: { grade: 'block', code: 'X32.XXXA', suggests: 'L55.1' },
  },
  {
    title: 'Cause and ulcer in their order',
    note: 'Type 2 diabetes with an ulcer of the left heel, fat layer exposed.',
    codes: '1: E11.621; 2: L97.422',
    date: DATE,
    finding: null,
  },
  {
    title: 'Follow-up examination, then history',
    note: 'No recurrence of melanoma, excised 2022.',
    codes: '1: Z08; 2: Z85.820',
    date: DATE,
    finding: null,
  },
  {
    title: 'Infusion for a cancer, the infusion first',
    note: 'Cemiplimab infusion for squamous cell carcinoma of the scalp.',
    codes: '1: Z51.12; 2: C44.42',
    date: DATE,
    finding: null,
  },
  {
    title: 'Codes of the note alone have no order',
    note: 'Ulcer of the left heel L97.422 in diabetes E11.621.',
    codes: '',
    date: DATE,
    finding: null,
  },
  {
    title: 'Eruption, then the drug',
    note: 'Morbilliform drug eruption from sulfamethoxazole.',
    codes: '1: L27.0; 2: T37.0X5A',
    date: DATE,
    finding: null,
  },
];
