import type { RuleExample } from '../types.ts';

const DATE = '2026-11-10';

export const CONTRADICTED_EXAMPLES: readonly RuleExample[] = [
  {
    title: 'Ruled out, and the assessment says what it is',
    note: 'A: Tinea capitis, culture positive. No abscess.',
    codes: 'L02.811',
    date: DATE,
    finding: { grade: 'warn', code: 'L02.811', suggests: 'B35.0' },
  },
  {
    title: 'A suspected cancer that was biopsied is a growth without a diagnosis',
    note: 'Impression: neoplasm of the right thigh, r/o melanoma.\nProcedure: punch biopsy, right thigh.',
    codes: 'C43.71',
    date: DATE,
    finding: { grade: 'warn', code: 'C43.71', suggests: 'D49.2' },
  },
  {
    title: 'The father’s melanoma',
    note: 'HPI: Her father had melanoma at 58. No complaints.\nExam: skin clear.\nA/P: Skin cancer screening, negative.',
    codes: 'C43.9, Z12.83',
    date: DATE,
    finding: { grade: 'warn', code: 'C43.9', suggests: 'Z80.8' },
  },
  {
    title: 'Referred as one thing, found to be another',
    note: 'Referred as pityriasis rosea. No herald patch, this is not pityriasis rosea.\nImpression: guttate psoriasis.',
    codes: 'L42',
    date: DATE,
    finding: { grade: 'warn', code: 'L42', suggests: 'L40.4' },
  },
  {
    title: 'Denied in one place, stated in another',
    note: 'ROS: no psoriasis of the nails.\nAssessment: plaque psoriasis of the elbows, clobetasol.',
    codes: 'L40.0',
    date: DATE,
    finding: null,
  },
  {
    title: 'Proven, though the first look only suspected it',
    note: 'HPI: lesion suspicious for BCC.\nPathology: basal cell carcinoma, nose.\nAssessment: BCC, nose. Mohs.',
    codes: 'C44.311',
    date: DATE,
    finding: null,
  },
  {
    title: 'The note does not mention it at all',
    note: 'Assessment: acne vulgaris, tretinoin nightly.',
    codes: 'L40.0, L70.0',
    date: DATE,
    finding: null,
  },
  {
    title: 'A condition denied that the claim does not hold',
    note: 'Assessment: nummular eczema of the shins. No tinea.',
    codes: 'L30.0',
    date: DATE,
    finding: null,
  },
];
