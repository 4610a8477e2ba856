import type { RuleExample } from '../types.ts';

const DATE = '2026-11-10';

export const SIGN_EXAMPLES: readonly RuleExample[] = [
  {
    title: 'Itch of scabies',
    note: 'Itch for three weeks.\n\nA: Scabies, scraping positive. Permethrin tonight.',
    codes: 'L29.9, B86',
    date: DATE,
    finding: { grade: 'warn', code: 'L29.9' },
  },
  {
    title: 'Rash beside its name',
    note: 'Here for a rash of the trunk.\n\nAssessment: Pityriasis rosea.',
    codes: 'L42, R21',
    date: DATE,
    finding: { grade: 'warn', code: 'R21' },
  },
  {
    title: 'Itch of atopic dermatitis, both in one line',
    note: 'Assessment:\n1. Atopic dermatitis with pruritus, flaring.',
    codes: 'L20.9, L29.89',
    date: DATE,
    finding: { grade: 'warn', code: 'L29.89' },
  },
  {
    title: 'A lump that is a lipoma',
    note: 'Assessment: Lipoma, a soft mass of the left forearm (D17.22, R22.32).',
    codes: 'D17.22, R22.32',
    date: DATE,
    finding: { grade: 'warn', code: 'R22.32' },
  },
  {
    title: 'Itch listed for itself',
    note: 'Assessment:\n1. Tinea pedis of both feet. Terbinafine cream.\n2. Generalized pruritus. Check liver and kidney tests.',
    codes: 'B35.3, L29.9',
    date: DATE,
    finding: null,
  },
  {
    title: 'Itch without a disease of the skin',
    note: 'Pruritus of both arms, no rash. Chronic kidney disease.',
    codes: 'L29.9, N18.4',
    date: DATE,
    finding: null,
  },
  {
    title: 'A rash that nobody has named yet, beside a keratosis',
    note: 'Rash of the trunk, biopsy taken. AK of the nose, frozen.',
    codes: 'R21, L57.0',
    date: DATE,
    finding: null,
  },
  {
    title: 'The disease is ruled out',
    note: 'Itch of the arms. No scabies on scraping.',
    codes: 'L29.9, B86',
    date: DATE,
    finding: null,
  },
];
