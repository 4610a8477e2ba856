import type { RuleExample } from '../types.ts';

const DATE = '2026-11-10';

export const WRONG_SITE_EXAMPLES: readonly RuleExample[] = [
  {
    title: 'A cancer of the scalp coded to the nose',
    note: 'Assessment:\n1. BCC, scalp, biopsy-proven. Excision next week.',
    codes: 'C44.311',
    date: DATE,
    finding: { grade: 'warn', code: 'C44.311', suggests: 'C44.41' },
  },
  {
    title: 'A nevus of the back coded to the scalp',
    note: 'Assessment:\n1. Benign nevus, upper back. No treatment.',
    codes: 'D22.4',
    date: DATE,
    finding: { grade: 'warn', code: 'D22.4', suggests: 'D22.5' },
  },
  {
    title: 'An abscess of the buttock coded to the groin',
    note: 'Assessment:\n1. Abscess of the right buttock, drained.',
    codes: 'L02.214',
    date: DATE,
    finding: { grade: 'warn', code: 'L02.214', suggests: 'L02.31' },
  },
  {
    title: 'Melanoma in situ of the arm coded to the leg',
    note: 'Pathology: melanoma in situ, left forearm.\nAssessment:\n1. Melanoma in situ, left forearm. Wide excision.',
    codes: 'D03.72',
    date: DATE,
    finding: { grade: 'warn', code: 'D03.72', suggests: 'D03.62' },
  },
  {
    title: 'The sites agree',
    note: 'Assessment:\n1. BCC, left nasal ala, biopsy-proven. Mohs.',
    codes: 'C44.311',
    date: DATE,
    finding: null,
  },
  {
    title: 'Two places, and the code names one of them',
    note: 'Assessment:\n1. BCC, nasal tip and scalp. Mohs.',
    codes: 'C44.311',
    date: DATE,
    finding: null,
  },
  {
    title: 'The note names no place',
    note: 'Assessment:\n1. BCC, biopsy-proven. Mohs.',
    codes: 'C44.311',
    date: DATE,
    finding: null,
  },
  {
    title: 'The other place is of another disease',
    note: 'Assessment:\n1. BCC, nose. Mohs.\n2. Seborrheic keratosis, back. Reassured.',
    codes: 'C44.311, L82.1',
    date: DATE,
    finding: null,
  },
];
