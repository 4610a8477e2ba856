import { describe, expect, it } from 'vitest';
import { makeRulePage } from '../../../utils/review/rule-page.ts';
import { RULES } from '../../../utils/review/rules.ts';
import type { Rule } from '../../../utils/review/types.ts';

const rule: Rule = {
  id: 'left-out',
  title: 'Left out',
  why: 'What is left out is not paid.',
  source: 'Guidelines FY2026, I.B.2',
  examples: [
    {
      title: 'It is there',
      note: 'Acne.',
      codes: 'L70.9',
      date: '2026-11-10',
      finding: { grade: 'warn', code: 'L70.9', suggests: 'L70.0' },
    },
    {
      title: 'No code at all',
      note: 'Acne.',
      codes: '',
      date: '2026-11-10',
      finding: { grade: 'inform', code: '' },
    },
    { title: 'All is well', note: 'Acne.', codes: 'L70.0', date: '2024-09-30', finding: null },
  ],
  check: () => [],
};

describe('the page of a rule', () => {
  it('says why the rule is there, where it comes from, and what it says of its examples', () => {
    const page = makeRulePage(rule);
    expect(page).toMatchObject({
      id: 'left-out',
      title: 'Left out',
      why: 'What is left out is not paid.',
      source: 'Guidelines FY2026, I.B.2',
    });
    expect(page.speaks.map(({ title, says }) => [title, says])).toEqual([
      ['It is there', 'Check at L70.9: better L70.0'],
      ['No code at all', 'Ask'],
    ]);
  });

  it('shows where it stays silent, with the day in words and nothing said', () => {
    expect(makeRulePage(rule).silent).toEqual([
      { title: 'All is well', note: 'Acne.', codes: 'L70.0', day: '30 September 2024', says: '' },
    ]);
  });

  it('is whole for every rule: why in sentences, a source, and notes of both kinds', () => {
    for (const page of RULES.map(makeRulePage)) {
      expect(page.why, page.id).toMatch(/^[^a-z].{20,}[.]$/);
      expect(page.source, page.id).not.toBe('');
      expect(page.speaks.length, page.id).toBeGreaterThan(0);
      expect(page.silent.length, page.id).toBeGreaterThan(0);
    }
  });

  it('has a title of its own and an id of its own for every rule', () => {
    for (const key of ['id', 'title', 'why'] as const) {
      const all = RULES.map((one) => one[key]);
      expect(new Set(all).size).toBe(all.length);
    }
  });
});
