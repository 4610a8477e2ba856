import type { RuleExample } from '../types.ts';

const DATE = '2026-11-10';

export const CODED_EXAMPLES: readonly RuleExample[] = [
  {
    title: 'Fungus of the nail is proven, the claim says dystrophy',
    note: 'Exam: great toenails yellow and thick.\nA: Onychomycosis, PAS positive.\nP: terbinafine 12 weeks.',
    codes: 'L60.3',
    date: DATE,
    finding: { grade: 'warn', code: 'L60.3', suggests: 'B35.1' },
  },
  {
    title: 'Skin tags on the note, warts on the claim',
    note: 'Assessment: skin tags of the neck, 6 snipped.',
    codes: 'B07.8',
    date: DATE,
    finding: { grade: 'warn', code: 'B07.8', suggests: 'L91.8' },
  },
  {
    title: 'Pityriasis rosea, not lichen planus',
    note: 'Assessment: pityriasis rosea, trunk. Reassured.',
    codes: 'L43.0',
    date: DATE,
    finding: { grade: 'warn', code: 'L43.0', suggests: 'L42' },
  },
  {
    title: 'Guttate psoriasis, not acne',
    note: 'Impression: guttate psoriasis after strep.',
    codes: 'L70.0',
    date: DATE,
    finding: { grade: 'warn', code: 'L70.0', suggests: 'L40.4' },
  },
  {
    title: 'Nothing uncoded could have been meant: a question',
    note: 'Assessment: acne vulgaris, tretinoin nightly.',
    codes: 'L70.0, L40.0',
    date: DATE,
    finding: { grade: 'inform', code: 'L40.0' },
  },
  {
    title: 'Said in the note’s own words',
    note: 'Assessment: plaque psoriasis of the elbows.',
    codes: 'L40.0',
    date: DATE,
    finding: null,
  },
  {
    title: 'Reasons for a visit are said in many ways',
    note: 'Assessment: benign nevi of the back. Return in a year.',
    codes: 'Z12.83, D22.5',
    date: DATE,
    finding: null,
  },
  {
    title: 'Named anywhere, if only in the history',
    note: 'PMH: vitiligo.\nAssessment: acne vulgaris.',
    codes: 'L80, L70.0',
    date: DATE,
    finding: null,
  },
  {
    title: 'A note without a word of disease',
    note: 'Photos taken. Return in six weeks.',
    codes: 'L92.0',
    date: DATE,
    finding: null,
  },
];
