import type { RuleExample } from '../types.ts';

const DATE = '2026-11-10';

export const HEADER_EXAMPLES: readonly RuleExample[] = [
  {
    title: 'A category on the claim, its type in the note',
    note: 'Assessment: Guttate psoriasis after strep throat. Start narrowband UVB.',
    codes: 'L40',
    date: DATE,
    finding: { grade: 'block', code: 'L40', suggests: 'L40.4' },
  },
  {
    title: 'Basal cell carcinoma of the face without its sixth character',
    note: 'A/P:\n1. Basal cell carcinoma of the left nasal ala, biopsy proven. Mohs.',
    codes: 'C44.31',
    date: DATE,
    finding: { grade: 'block', code: 'C44.31', suggests: 'C44.311' },
  },
  {
    title: 'Side known, sixth character left off',
    note: 'Impression: Cellulitis of the right lower leg (L03.11). Cephalexin 500 mg four times daily.',
    codes: '',
    date: DATE,
    finding: { grade: 'block', code: 'L03.11', suggests: 'L03.115' },
  },
  {
    title: 'Nothing in the note decides: the billable codes are listed',
    note: 'Acne follow-up, doing well.',
    codes: 'L70',
    date: DATE,
    finding: { grade: 'block', code: 'L70', suggests: 'L70.0' },
  },
  {
    title: 'A code that was split and is a header since',
    note: 'Central centrifugal cicatricial alopecia of the crown (L66.8).',
    codes: '',
    date: DATE,
    finding: { grade: 'block', code: 'L66.8', suggests: 'L66.81' },
  },
  {
    title: 'A billable code of three characters',
    note: 'Intertrigo under both breasts.',
    codes: 'L22',
    date: DATE,
    finding: null,
  },
  { title: 'A whole code', note: 'Atopic dermatitis L20.9.', codes: '', date: DATE, finding: null },
  {
    title: 'Before the split the short code was billable',
    note: 'Central centrifugal cicatricial alopecia (L66.8).',
    codes: '',
    date: '2024-05-02',
    finding: null,
  },
  {
    title: 'A procedure number has no headers',
    note: 'Shave biopsy, left cheek.',
    codes: '11102 x1',
    date: DATE,
    finding: null,
  },
  {
    title: 'A family of codes spoken about',
    note: 'See chapter L20-L30 for eczema codes.',
    codes: '',
    date: DATE,
    finding: null,
  },
];
