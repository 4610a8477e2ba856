import type { RuleExample } from '../types.ts';

const DATE = '2026-11-10';

export const UNCERTAIN_EXAMPLES: readonly RuleExample[] = [
  {
    title: 'A dysplastic nevus has its own code',
    note: 'Biopsy report: dysplastic nevus with moderate atypia, back.\nAssessment: dysplastic nevus, back. Excised.',
    codes: 'D48.5',
    date: DATE,
    finding: { grade: 'warn', code: 'D48.5', suggests: 'D22.5' },
  },
  {
    title: 'The report is still out',
    note: 'Assessment: pigmented lesion of the back, rule out melanoma. Shave biopsy, pathology pending.',
    codes: 'D48.5',
    date: DATE,
    finding: { grade: 'warn', code: 'D48.5', suggests: 'D49.2' },
  },
  {
    title: 'Nobody looked at tissue',
    note: 'Assessment: neoplasm of the arm, watch. Photo taken.',
    codes: 'D48.5',
    date: DATE,
    finding: { grade: 'warn', code: 'D48.5', suggests: 'D49.2' },
  },
  {
    title: 'The report names a cancer',
    note: 'Pathology: basal cell carcinoma, right forearm.',
    codes: 'D49.2',
    date: DATE,
    finding: { grade: 'warn', code: 'D49.2', suggests: 'C44.612' },
  },
  {
    title: 'The pathologist says that it cannot be told',
    note: 'Report: atypical spitzoid proliferation of uncertain malignant potential, left forearm.',
    codes: 'D48.5',
    date: DATE,
    finding: null,
  },
  {
    title: 'Uncertain behavior in so many words',
    note: 'Pathology: neoplasm of uncertain behavior, scalp.',
    codes: 'D48.5',
    date: DATE,
    finding: null,
  },
  {
    title: 'A growth whose report is out is D49.2',
    note: 'Assessment: neoplasm of the right thigh, r/o melanoma. Punch biopsy, specimen sent to pathology.',
    codes: 'D49.2',
    date: DATE,
    finding: null,
  },
  {
    title: 'Another lesion’s result does not name this one',
    note: 'Pathology A: seborrheic keratosis, back. Pathology B: pending, chest.',
    codes: 'D49.2, L82.1',
    date: DATE,
    finding: null,
  },
];
