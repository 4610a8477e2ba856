import type { RuleExample } from '../types.ts';

const DATE = '2026-11-10';

export const AGE_EXAMPLES: readonly RuleExample[] = [
  {
    title: 'Infantile acne in a woman of 29',
    note: '29F with acne vulgaris of the jaw. Start adapalene.',
    codes: 'L70.4',
    date: DATE,
    finding: { grade: 'warn', code: 'L70.4', suggests: 'L70.0' },
  },
  {
    title: 'Infantile eczema kept on the list of a grown man',
    note: 'Mr. Ellis is a 34-year-old man with eczema of both arms.',
    codes: 'L20.83',
    date: DATE,
    finding: { grade: 'warn', code: 'L20.83', suggests: 'L20.9' },
  },
  {
    title: 'Cradle cap of an adult, age in words',
    note: 'This is a forty-one-year-old teacher with seborrheic dermatitis of the scalp.',
    codes: 'L21.1',
    date: DATE,
    finding: { grade: 'warn', code: 'L21.1', suggests: 'L21.9' },
  },
  {
    title: 'Papular acrodermatitis at 52',
    note: 'Age: 52\nPapules of the arms, itching.',
    codes: 'L44.4',
    date: DATE,
    finding: { grade: 'warn', code: 'L44.4', suggests: 'L44.9' },
  },
  {
    title: 'An infant with infantile eczema',
    note: '7 month old with infantile eczema of the cheeks. Mother is 31 years old.',
    codes: 'L20.83',
    date: DATE,
    finding: null,
  },
  {
    title: 'The note is silent on the age',
    note: 'Infantile acne of both cheeks.',
    codes: 'L70.4',
    date: DATE,
    finding: null,
  },
  {
    title: 'The only adult is the father',
    note: 'Infantile acne. Father (38 y/o) had acne too.',
    codes: 'L70.4',
    date: DATE,
    finding: null,
  },
  {
    title: 'A grown woman with a code for any age',
    note: '45 y/o F with rosacea of both cheeks.',
    codes: 'L71.9',
    date: DATE,
    finding: null,
  },
];
