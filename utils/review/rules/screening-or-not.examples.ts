import type { RuleExample } from '../types.ts';

const DATE = '2026-11-10';

export const SCREENING_EXAMPLES: readonly RuleExample[] = [
  {
    title: 'A mole that changes is a complaint',
    note: 'HPI: mole on the right thigh got darker since summer.\nImpression: neoplasm, right thigh. Punch biopsy.',
    codes: 'Z12.83, D49.2',
    date: DATE,
    finding: { grade: 'warn', code: 'Z12.83' },
  },
  {
    title: 'A bleeding spot',
    note: 'HPI: bleeding spot on the nose for 3 months.\nAssessment: neoplasm of the nose. Shave biopsy.',
    codes: 'Z12.83, D49.2',
    date: DATE,
    finding: { grade: 'warn', code: 'Z12.83' },
  },
  {
    title: 'After melanoma the check is follow-up',
    note: 'HPI: skin check. History of melanoma 2019.\nAssessment: no new lesions.',
    codes: 'Z12.83',
    date: DATE,
    finding: { grade: 'warn', code: 'Z12.83', suggests: 'Z08' },
  },
  {
    title: 'After a basal cell carcinoma too',
    note: 'HPI: yearly skin exam. History of BCC of the nose, 2020.\nAssessment: benign nevi of the back.',
    codes: 'Z12.83, D22.5',
    date: DATE,
    finding: { grade: 'warn', code: 'Z12.83', suggests: 'Z08' },
  },
  {
    title: 'No complaint, nevi found on the way',
    note: 'HPI: routine skin check, no changing moles.\nAssessment: benign nevi of the back.',
    codes: 'Z12.83, D22.5',
    date: DATE,
    finding: null,
  },
  {
    title: 'A sister’s melanoma',
    note: 'HPI: skin check. Sister had melanoma.\nAssessment: skin cancer screening, clear.',
    codes: 'Z12.83, Z80.8',
    date: DATE,
    finding: null,
  },
  {
    title: 'Told what to watch for',
    note: 'HPI: routine skin check.\nPlan: call for any bleeding spot or changing mole.',
    codes: 'Z12.83',
    date: DATE,
    finding: null,
  },
  {
    title: 'No history of skin cancer',
    note: 'HPI: routine skin check. No personal history of skin cancer, no melanoma.',
    codes: 'Z12.83',
    date: DATE,
    finding: null,
  },
];
