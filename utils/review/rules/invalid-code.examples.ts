import type { RuleExample } from '../types.ts';

const DATE = '2026-11-10';

export const INVALID_EXAMPLES: readonly RuleExample[] = [
  {
    title: 'One character too many',
    note: 'Atopic dermatitis (L20.99), flaring.',
    codes: '',
    date: DATE,
    finding: { grade: 'block', code: 'L20.99', suggests: 'L20.9' },
  },
  {
    title: 'A fourth character that does not exist',
    note: 'Actinic keratoses of the scalp treated with liquid nitrogen.',
    codes: 'L57.7',
    date: DATE,
    finding: { grade: 'block', code: 'L57.7', suggests: 'L57.0' },
  },
  {
    title: 'Melanoma in situ with a character of the invasive codes',
    note: 'Melanoma in situ, left cheek.',
    codes: 'D03.319, 11102',
    date: DATE,
    finding: { grade: 'block', code: 'D03.319' },
  },
  {
    title: 'A supply code that CMS never published',
    note: 'Intralesional triamcinolone.',
    codes: 'J3309 x4, L91.0',
    date: DATE,
    finding: { grade: 'block', code: 'J3309' },
  },
  {
    title: 'A valid code without its dot',
    note: 'Psoriasis vulgaris.',
    codes: 'L400',
    date: DATE,
    finding: null,
  },
  {
    title: 'A header exists; another rule speaks of it',
    note: 'Rosacea.',
    codes: 'L71',
    date: DATE,
    finding: null,
  },
  {
    title: 'A procedure outside dermatology',
    note: 'Knee replaced last year.',
    codes: '27447',
    date: DATE,
    finding: null,
  },
  {
    title: 'A stain, a vitamin and a temperature',
    note: 'S100 positive, P53 negative. Vitamin B12 low. T 98.6.',
    codes: '',
    date: DATE,
    finding: null,
  },
  { title: 'A code retired since', note: 'Lichen planopilaris.', codes: 'L66.1', date: DATE, finding: null },
];
