import { describe, expect, it } from 'vitest';
import { askPhysician, type QueryRequest } from '../../../utils/review/ask-physician.ts';

const LEG: QueryRequest = {
  date: '2026-11-10',
  facts: [{ label: 'Assessment', quote: 'Melanoma of the lower leg,\n biopsy proven.' }],
  recorded: 'Malignant melanoma of unspecified lower limb, including hip',
  choices: [
    { system: 'icd10cm', code: 'C43.72', title: 'Malignant melanoma of left lower limb, including hip' },
    { system: 'icd10cm', code: 'C43.71', title: 'Malignant melanoma of right lower limb, including hip' },
  ],
  isComplete: true,
  axes: ['side'],
  isUncoded: false,
};

describe('a question to the physician', () => {
  it('quotes the note, asks openly and offers every answer, ready to paste', () => {
    expect(askPhysician(LEG).text).toBe(
      [
        'Question about the documentation',
        'Date of service: 10 November 2026',
        '',
        'The note says:',
        '- Assessment: “Melanoma of the lower leg, biopsy proven.”',
        '',
        'Diagnosis listed for this visit:',
        '- Malignant melanoma of unspecified lower limb, including hip',
        '',
        'In your clinical judgment, which of these describes the condition at this visit?',
        '[ ] Malignant melanoma of right lower limb, including hip',
        '[ ] Malignant melanoma of left lower limb, including hip',
        '[ ] Other (please describe): ____________________',
        '[ ] Unable to determine',
        '',
        'Please add your answer to the medical record.',
      ].join('\n'),
    );
  });

  it('says nothing of money, of the claim or of codes', () => {
    expect(askPhysician(LEG).text).not.toMatch(
      /\b(pay|paid|payer|payment|reimburs\w*|bill\w*|claim|denial|denied|revenue|RVU|cost)\b|[$€]|C43/i,
    );
  });

  it('does not put the only answer we know into the physician’s mouth', () => {
    const query = askPhysician({ ...LEG, choices: LEG.choices.slice(0, 1) });
    expect(query.options).toEqual([]);
    expect(query.text).not.toContain('left lower limb');
    expect(query.text).toContain(
      'how is the condition at this visit best described?\n[ ] Please describe, with the side: _',
    );
    expect(query.text).toContain('[ ] Unable to determine');
  });

  it('stays open where only a part of the answers is known, or there are too many to read', () => {
    expect(askPhysician({ ...LEG, isComplete: false }).options).toEqual([]);
    const many = Array.from({ length: 11 }, (_, at) => ({
      system: 'icd10cm' as const,
      code: `L40.${at}`,
      title: `Psoriasis ${at}`,
    }));
    expect(askPhysician({ ...LEG, choices: many }).options).toEqual([]);
    expect(askPhysician({ ...LEG, choices: many.slice(1) }).options).toHaveLength(10);
  });

  it('offers no unspecified answer: “unable to determine” says that', () => {
    const leg = { system: 'icd10cm' as const, code: 'C43.70', title: LEG.recorded };
    expect(askPhysician({ ...LEG, choices: [...LEG.choices, leg] }).options).toHaveLength(2);
  });

  it('offers no procedure as a diagnosis', () => {
    const choices = LEG.choices.map((choice) => ({ ...choice, system: 'hcpcs' as const }));
    expect(askPhysician({ ...LEG, choices }).options).toEqual([]);
  });

  it('says so where the note is silent', () => {
    expect(askPhysician({ ...LEG, facts: [] }).text).toContain('- nothing more about this condition');
  });
});
