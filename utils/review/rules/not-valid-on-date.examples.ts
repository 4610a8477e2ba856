import type { RuleExample } from '../types.ts';

export const NOT_VALID_EXAMPLES: readonly RuleExample[] = [
  {
    title: 'A code of October 2024 on a visit of May 2024: the code above it was billable then',
    note: 'Central centrifugal cicatricial alopecia (L66.81).',
    codes: '',
    date: '2024-05-02',
    finding: { grade: 'block', code: 'L66.81', suggests: 'L66.8' },
  },
  {
    title: 'The eyelid codes were split in October 2018',
    note: 'BCC of the left lower eyelid.',
    codes: 'C44.1192',
    date: '2018-03-01',
    finding: { grade: 'block', code: 'C44.1192', suggests: 'C44.119' },
  },
  {
    title: 'A biopsy number that ended with 2018',
    note: 'Biopsy of the left forearm.',
    codes: '11100 x1',
    date: '2026-11-10',
    finding: { grade: 'block', code: '11100' },
  },
  {
    title: 'Before ICD-10-CM was in use',
    note: 'Atopic dermatitis.',
    codes: 'L20.9',
    date: '2015-09-30',
    finding: { grade: 'block', code: 'L20.9' },
  },
  {
    title: 'The first day of a new code',
    note: 'Frontal fibrosing alopecia.',
    codes: 'L66.12',
    date: '2024-10-01',
    finding: null,
  },
  {
    title: 'The last day of a code that was split',
    note: 'Lichen planopilaris.',
    codes: 'L66.1',
    date: '2024-09-30',
    finding: null,
  },
  {
    title: 'Split since: the header rule speaks of it',
    note: 'Lichen planopilaris.',
    codes: 'L66.1',
    date: '2026-11-10',
    finding: null,
  },
  {
    title: 'A code that was always there',
    note: 'Actinic keratosis.',
    codes: 'L57.0, 17000',
    date: '2026-11-10',
    finding: null,
  },
];
