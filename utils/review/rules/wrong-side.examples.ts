import type { RuleExample } from '../types.ts';

const DATE = '2026-11-10';

export const WRONG_SIDE_EXAMPLES: readonly RuleExample[] = [
  {
    title: 'Every line of the note says the other ear',
    note: 'Mohs operative note.\nTumor: squamous cell carcinoma, right helix.\nR ear pressure dressing.',
    codes: 'C44.229',
    date: DATE,
    finding: { grade: 'warn', code: 'C44.229', suggests: 'C44.222' },
  },
  {
    title: 'The leg of a cellulitis',
    note: 'Assessment:\n1. Cellulitis of the left lower leg. Cephalexin.',
    codes: 'L03.115',
    date: DATE,
    finding: { grade: 'warn', code: 'L03.115', suggests: 'L03.116' },
  },
  {
    title: 'The arm of a lipoma',
    note: 'Final diagnosis: lipoma, right upper arm.',
    codes: 'D17.22',
    date: DATE,
    finding: { grade: 'warn', code: 'D17.22', suggests: 'D17.21' },
  },
  {
    title: 'The note names both sides for one lesion',
    note: 'HPI: BCC of the right forearm, proven in May.\nAssessment:\n1. BCC, left forearm. Excision of the lesion today.',
    codes: 'C44.612',
    date: DATE,
    finding: { grade: 'warn', code: 'C44.612' },
  },
  {
    title: 'The sides agree',
    note: 'Assessment:\n1. BCC, left forearm. Excision today.',
    codes: 'C44.619',
    date: DATE,
    finding: null,
  },
  {
    title: 'Both sides are named, and one of them is coded',
    note: 'Assessment:\n1. BCC, left forearm. Excision today.\n2. BCC, right forearm. Excision in two weeks.',
    codes: 'C44.619',
    date: DATE,
    finding: null,
  },
  {
    title: 'The note names no side',
    note: 'Assessment:\n1. BCC, forearm. Excision today.',
    codes: 'C44.619',
    date: DATE,
    finding: null,
  },
  {
    title: 'Another place on the other side',
    note: 'Assessment:\n1. BCC, left forearm. Excision today. Right leg clear.',
    codes: 'C44.619',
    date: DATE,
    finding: null,
  },
];
