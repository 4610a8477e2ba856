import { describe, expect, it } from 'vitest';
import { readExamples } from '../../../utils/review/read-examples.ts';

describe('a rule’s examples', () => {
  it('hold the note as it is written, the claim, the day and what the rule must say', () => {
    const text = `
## A cancer of the nose
A/P:

1. BCC, left nasal ala.
= C44.91, 11102 x1 | warn C44.91 better C44.311

## Three lines on an older claim
Nevi of the back.
= D22.5
D22.5 | 2024-09-30 | block D22.5

## A disease without a code
Diaper candidiasis.
= | inform better B37.2

## Nothing to say
Well.
= | silent
`;
    expect(readExamples(text)).toEqual([
      {
        title: 'A cancer of the nose',
        note: 'A/P:\n\n1. BCC, left nasal ala.',
        codes: 'C44.91, 11102 x1',
        date: '2026-11-10',
        finding: { grade: 'warn', code: 'C44.91', suggests: 'C44.311' },
      },
      {
        title: 'Three lines on an older claim',
        note: 'Nevi of the back.',
        codes: 'D22.5\nD22.5',
        date: '2024-09-30',
        finding: { grade: 'block', code: 'D22.5' },
      },
      {
        title: 'A disease without a code',
        note: 'Diaper candidiasis.',
        codes: '',
        date: '2026-11-10',
        finding: { grade: 'inform', code: '', suggests: 'B37.2' },
      },
      { title: 'Nothing to say', note: 'Well.', codes: '', date: '2026-11-10', finding: null },
    ]);
  });

  it.each([
    ['no verdict', '## A\nA note.'],
    ['a grade that there is none of', '## A\nA note.\n= L20.9 | scold L20.9'],
    ['no note', '## A\n= L20.9 | silent'],
  ])('are not taken with %s', (_, text) => {
    expect(() => readExamples(text)).toThrow('in the example “A”');
  });
});
