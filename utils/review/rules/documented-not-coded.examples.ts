import type { RuleExample } from '../types.ts';

const DATE = '2026-11-10';

export const DOCUMENTED_EXAMPLES: readonly RuleExample[] = [
  {
    title: 'Treated and left off the claim',
    note: 'A/P:\n1. Plaque psoriasis, elbows. Clobetasol.\n2. Actinic keratoses, scalp x4. Cryotherapy.',
    codes: 'L40.0',
    date: DATE,
    finding: { grade: 'inform', code: '', suggests: 'L57.0' },
  },
  {
    title: 'Yeast in a diaper rash',
    note: 'Assessment: diaper dermatitis; tinea cruris.\nPlan: nystatin, zinc, econazole.',
    codes: 'L22',
    date: DATE,
    finding: { grade: 'inform', code: '', suggests: 'B35.6' },
  },
  {
    title: 'The exact code comes with its site and side',
    note: 'A/P:\n1. Acne vulgaris. Tretinoin.\n2. BCC, left nasal ala, biopsy proven. Mohs scheduled.',
    codes: 'L70.0',
    date: DATE,
    finding: { grade: 'inform', code: '', suggests: 'C44.311' },
  },
  {
    title: 'Rosacea beside the keratoses',
    note: 'Assessment:\n1. Actinic keratosis, nose. LN2.\n2. Papulopustular rosacea. Metronidazole gel.',
    codes: 'L57.0',
    date: DATE,
    finding: { grade: 'inform', code: '', suggests: 'L71.8' },
  },
  {
    title: 'Everything has its code',
    note: 'A/P:\n1. Plaque psoriasis. Clobetasol.\n2. AK x4. Cryotherapy.',
    codes: 'L40.0, L57.0',
    date: DATE,
    finding: null,
  },
  {
    title: 'Denied, suspected and the family’s are not the patient’s',
    note: 'Assessment: acne vulgaris. No rosacea. Rule out folliculitis. Mother has psoriasis.\nPlan: tretinoin.',
    codes: 'L70.0',
    date: DATE,
    finding: null,
  },
  {
    title: 'A claim without diagnoses is not finished',
    note: 'Assessment: acne vulgaris. Tretinoin.',
    codes: '99213',
    date: DATE,
    finding: null,
  },
  {
    title: 'An old scar of the exam is no problem of the visit',
    note: 'Exam: scar on the chin.\nAssessment: acne vulgaris. Tretinoin.',
    codes: 'L70.0',
    date: DATE,
    finding: null,
  },
];
