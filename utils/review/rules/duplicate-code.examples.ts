import type { RuleExample } from '../types.ts';

const DATE = '2026-11-10';

export const DUPLICATE_EXAMPLES: readonly RuleExample[] = [
  {
    title: 'Keratoses of two sites, each with its own line',
    note: 'AKs of the scalp x3 and left ear x2, frozen.',
    codes: '1: L57.0; 2: L57.0; 17000 x1 -> 1; 17003 x4 -> 2',
    date: DATE,
    finding: { grade: 'block', code: 'L57.0' },
  },
  {
    title: 'The same wart code before and after another',
    note: 'Common warts of both hands, pared. Tinea pedis.',
    codes: 'B07.8, B35.3, B07.8',
    date: DATE,
    finding: { grade: 'block', code: 'B07.8' },
  },
  {
    title: 'With its dot and without',
    note: 'Plaque psoriasis of the elbows and knees.',
    codes: 'L40.0, L400',
    date: DATE,
    finding: { grade: 'block', code: 'L40.0' },
  },
  {
    title: 'Three lines for three nevi of the trunk',
    note: 'Benign nevi of back, chest and abdomen.',
    codes: 'D22.5\nD22.5\nD22.5',
    date: DATE,
    finding: { grade: 'block', code: 'D22.5' },
  },
  {
    title: 'A code in the note and once on the claim',
    note: 'AK (L57.0) of the nose. AK (L57.0) of the ear. Frozen.',
    codes: '1: L57.0; 17000 -> 1; 17003 -> 1',
    date: DATE,
    finding: null,
  },
  {
    title: 'Both arms, each with its own code',
    note: 'Benign nevi of the left arm and the right arm.',
    codes: 'D22.61, D22.62',
    date: DATE,
    finding: null,
  },
  {
    title: 'A procedure on two lines',
    note: 'BCC of the nose and of the left cheek, each destroyed.',
    codes: '1: C44.311; 2: C44.319; 17281 -> 1; 17281-59 -> 2',
    date: DATE,
    finding: null,
  },
  {
    title: 'A code named twice in the note alone',
    note: 'Rosacea L71.9. Plan for L71.9: metronidazole gel.',
    codes: '',
    date: DATE,
    finding: null,
  },
];
