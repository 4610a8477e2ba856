import type { RuleExample } from '../types.ts';

const DATE = '2026-11-10';

export const EXCLUDES1_EXAMPLES: readonly RuleExample[] = [
  {
    title: 'Lichen planus long gone beside lichen planopilaris',
    note: 'History of lichen planus, cleared in 2019.\n\nAssessment: Lichen planopilaris of the scalp.',
    codes: 'L43.9, L66.11',
    date: DATE,
    finding: { grade: 'warn', code: 'L43.9' },
  },
  {
    title: 'Systemic lupus ruled out beside discoid lupus',
    note: 'Assessment: Discoid lupus of the scalp. No systemic lupus erythematosus.',
    codes: 'L93.0, M32.9',
    date: DATE,
    finding: { grade: 'warn', code: 'M32.9' },
  },
  {
    title: 'Type 1 diabetes of the past record beside type 2',
    note: 'Type 2 diabetes mellitus. No type 1 diabetes mellitus.',
    codes: 'E11.9, E10.9',
    date: DATE,
    finding: { grade: 'warn', code: 'E10.9' },
  },
  {
    title: 'One disease of the scalp under two names',
    note: '1. Lichen planopilaris and lichen planus of the scalp. Clobetasol solution.',
    codes: 'L66.11, L43.8',
    date: DATE,
    finding: { grade: 'block', code: 'L43.8' },
  },
  {
    title: 'Two tumours of two places',
    note: '1. Basal cell carcinoma, left nasal ala. Mohs.\n2. Melanoma of the right upper back. Wide excision.',
    codes: 'C44.311, C43.59',
    date: DATE,
    finding: null,
  },
  {
    title: 'Two diseases, each with its own plan',
    note: '1. Lichen planus of the wrists. Clobetasol.\n2. Lichen planopilaris of the scalp. Hydroxychloroquine.',
    codes: 'L43.9, L66.11',
    date: DATE,
    finding: null,
  },
  {
    title: 'Not part of it, but both may be coded',
    note: 'Atopic dermatitis of the hands with irritant contact dermatitis from soap.',
    codes: 'L20.9, L24.0',
    date: DATE,
    finding: null,
  },
  {
    title: 'Codes of which the note says nothing',
    note: 'Skin check.',
    codes: 'L43.9, L66.11',
    date: DATE,
    finding: null,
  },
];
