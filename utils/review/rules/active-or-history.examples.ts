import type { RuleExample } from '../types.ts';

const DATE = '2026-11-10';

export const ACTIVE_EXAMPLES: readonly RuleExample[] = [
  {
    title: 'No evidence of recurrence is history',
    note: 'Assessment: history of melanoma, right calf, 2019, no evidence of recurrence. Skin check in 6 months.',
    codes: 'C43.71',
    date: DATE,
    finding: { grade: 'warn', code: 'C43.71', suggests: 'Z85.820' },
  },
  {
    title: 'Taken out two weeks ago with clear margins',
    note: 'She had a basal cell carcinoma excised from the left chest two weeks ago. Margins clear, no further treatment needed. Running suture removed.',
    codes: 'C44.519',
    date: DATE,
    finding: { grade: 'warn', code: 'C44.519', suggests: 'Z85.828' },
  },
  {
    title: 'The history is of a melanoma in situ',
    note: 'A/P: h/o melanoma in situ, no recurrence. Skin check yearly.',
    codes: 'Z08, Z85.820',
    date: DATE,
    finding: { grade: 'warn', code: 'Z85.820', suggests: 'Z86.006' },
  },
  {
    title: 'Treated today and coded as history',
    note: 'Assessment: biopsy-proven BCC, nose. Mohs today.',
    codes: 'Z85.828',
    date: DATE,
    finding: { grade: 'warn', code: 'Z85.828', suggests: 'C44.311' },
  },
  {
    title: 'Being treated is active',
    note: 'Assessment: BCC of the nose, biopsy proven. Mohs today.',
    codes: 'C44.311',
    date: DATE,
    finding: null,
  },
  {
    title: 'An old cancer beside a new one',
    note: 'History of BCC of the back 2018.\nAssessment: new BCC of the nose. Mohs today.',
    codes: 'C44.311, Z85.828',
    date: DATE,
    finding: null,
  },
  {
    title: 'A chronic disease among the old ones is still there',
    note: 'PMH: vitiligo.\nExam: hands depigmented.',
    codes: 'L80',
    date: DATE,
    finding: null,
  },
  {
    title: 'A history code that fits',
    note: 'Assessment: history of melanoma 2019, no recurrence.',
    codes: 'Z08, Z85.820',
    date: DATE,
    finding: null,
  },
];
