import { describe, expect, it } from 'vitest';
import { findProblem, groupFindings } from '../../../components/group-findings.ts';
import type { CodeOnPage, Problem } from '../../../utils/reading/types.ts';
import type { Finding, Grade } from '../../../utils/review/types.ts';

function problem(index: number, start: number, end: number, ...codes: string[]): Problem {
  return {
    index,
    spans: [{ start, end }],
    heading: `problem ${index}`,
    sections: [],
    conditions: [],
    morphology: [],
    sites: [],
    sides: [],
    sideConflict: [],
    measures: [],
    counts: [],
    procedures: [],
    drugs: [],
    agents: [],
    degrees: [],
    codes: codes.map(
      (code): CodeOnPage => ({
        system: 'icd10cm',
        code,
        id: undefined,
        units: null,
        modifiers: [],
        alsoReads: [],
        places: [{ in: 'note', start, end }],
      }),
    ),
  };
}

function finding(code: string, grade: Grade, ...spans: [number, number][]): Finding {
  return {
    rule: 'r',
    grade,
    system: 'icd10cm',
    code,
    evidence: spans.map(([start, end]) => ({ start, end, quote: '' })),
    message: '',
    suggestions: [],
    source: '',
  };
}

const NOSE = problem(0, 0, 50, 'C44.91');
const ELBOW = problem(1, 50, 90, 'L40.9');

describe('findings by problem', () => {
  it('stand with the problem that holds their code', () => {
    expect(findProblem(finding('L40.9', 'inform'), [NOSE, ELBOW])).toBe(ELBOW);
  });

  it('stand with the problem that holds their words, where the code is only in a field', () => {
    expect(findProblem(finding('D22.9', 'warn', [10, 14]), [NOSE, ELBOW])).toBe(NOSE);
  });

  it('stand with the problem that proves them, where two are written with the same code', () => {
    const twice = problem(2, 90, 120, 'L40.9');
    expect(findProblem(finding('L40.9', 'warn', [95, 99]), [ELBOW, twice])).toBe(twice);
  });

  it('belong to no problem where neither code nor words do: words next to a problem are not in it', () => {
    expect(findProblem(finding('Z12.83', 'warn', [90, 95]), [NOSE, ELBOW])).toBeNull();
  });

  it('come with the worst problem first, and codes of the claim alone after problems as bad', () => {
    const review = {
      problems: [NOSE, ELBOW],
      findings: [
        finding('X', 'block'),
        finding('L40.9', 'block'),
        finding('C44.91', 'warn'),
        finding('L40.9', 'inform'),
      ],
    };
    expect(
      groupFindings(review).map(({ problem: of, findings }) => [
        of?.heading ?? 'claim',
        findings.map(({ grade }) => grade),
      ]),
    ).toEqual([
      ['problem 1', ['block', 'inform']],
      ['claim', ['block']],
      ['problem 0', ['warn']],
    ]);
  });
});
