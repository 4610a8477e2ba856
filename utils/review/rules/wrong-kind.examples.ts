import type { RuleExample } from '../types.ts';

const DATE = '2026-11-10';

export const WRONG_KIND_EXAMPLES: readonly RuleExample[] = [
  {
    title: 'Another histology',
    note: 'Pathology: squamous cell carcinoma, nose.\nAssessment:\n1. SCC, nose. Mohs.',
    codes: 'C44.311',
    date: DATE,
    finding: { grade: 'warn', code: 'C44.311', suggests: 'C44.321' },
  },
  {
    title: 'Another kind of psoriasis',
    note: 'Assessment:\n1. Guttate psoriasis. NB-UVB.',
    codes: 'L40.1',
    date: DATE,
    finding: { grade: 'warn', code: 'L40.1', suggests: 'L40.4' },
  },
  {
    title: 'A keratosis coded as a wart',
    note: 'Assessment:\n1. Actinic keratosis, left cheek. LN2 x1.',
    codes: 'B07.8',
    date: DATE,
    finding: { grade: 'warn', code: 'B07.8', suggests: 'L57.0' },
  },
  {
    title: 'An abscess coded as cellulitis',
    note: 'Assessment:\n1. Abscess, right buttock, drained. No packing.',
    codes: 'L03.317',
    date: DATE,
    finding: { grade: 'warn', code: 'L03.317', suggests: 'L02.31' },
  },
  {
    title: 'Skin tags coded as warts',
    note: 'Assessment:\n1. Skin tags, neck x9. Snipped.',
    codes: 'B07.8',
    date: DATE,
    finding: { grade: 'warn', code: 'B07.8', suggests: 'L91.8' },
  },
  {
    title: 'The disease of the code is in the note',
    note: 'Assessment:\n1. Wart, left thumb. LN2.\n2. Skin tags, neck. Not treated.',
    codes: 'B07.8',
    date: DATE,
    finding: null,
  },
  {
    title: 'The note is silent',
    note: 'Doing well. See in six months.',
    codes: 'B07.8',
    date: DATE,
    finding: null,
  },
  {
    title: 'Two codes without their disease: no word says which is meant',
    note: 'Assessment:\n1. Skin tags, neck. Snipped.',
    codes: 'B07.8, L40.0',
    date: DATE,
    finding: null,
  },
  {
    title: 'Another name for the same disease',
    note: 'Assessment:\n1. Verruca vulgaris, left hand. LN2.',
    codes: 'B07.8',
    date: DATE,
    finding: null,
  },
  {
    title: 'A code for what is left over holds many diseases',
    note: 'Diagnosis: neurofibroma.',
    codes: 'D23.9',
    date: DATE,
    finding: null,
  },
  {
    title: 'The note says less than the title, beside another disease',
    note: 'Psoriasis of the scalp and both elbows, plaque type, L40.0.\n\nAtopic dermatitis is quiet.',
    codes: 'L40.0',
    date: DATE,
    finding: null,
  },
];
