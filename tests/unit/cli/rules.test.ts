import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type RulesAnswer, rulesAnswer } from '../../../utils/cli/rules-shape.ts';
import { RULES } from '../../../utils/review/rules.ts';

const CM = join(import.meta.dirname, '../../../utils/cli/cm.ts');

function rules(...words: string[]): {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
} {
  const ran = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', CM, 'rules', ...words]);
  return { status: ran.status, out: ran.stdout.toString('utf8'), err: ran.stderr.toString('utf8') };
}

function answer(...words: string[]): RulesAnswer {
  const ran = rules(...words, '--json');
  expect(ran).toMatchObject({ status: 0, err: '' });
  return rulesAnswer.parse(JSON.parse(ran.out));
}

describe('cm rules', () => {
  it('lists every rule with its name in words', () => {
    const { out, status } = rules();
    expect(status).toBe(0);
    for (const { id, title } of RULES) expect(out).toMatch(new RegExp(`^  ${id} +${title}$`, 'm'));
  });

  it('shows the page of one rule: why, where from, and notes of both kinds', () => {
    const { out } = rules('header-code');
    expect(out.split('\n').slice(0, 3)).toEqual([
      'Code needs more characters',
      'A header names a group of codes. A claim needs one of the codes below it.',
      'Source: ICD-10-CM Guidelines FY2026, I.A.2 and I.B.2',
    ]);
    expect(out).toContain('It speaks of notes like these');
    expect(out).toContain('It stays silent on notes like these');
    expect(out).toMatch(/Stop at [A-Z]\d/);
  });

  it('gives the whole book to a script, or one page of it', () => {
    expect(answer().rules.map(({ id }) => id)).toEqual(RULES.map(({ id }) => id));
    const [page, ...more] = answer('excludes1').rules;
    expect(page).toMatchObject({ id: 'excludes1', title: 'Codes that exclude each other' });
    expect(page?.speaks[0]?.says).toMatch(/^(?:Stop|Check) at /);
    expect(page?.silent.every(({ says }) => says === '')).toBe(true);
    expect(more).toEqual([]);
  });

  it('names the rules there are where there is none of that name, and takes one at a time', () => {
    const unknown = rules('wrong-colour');
    expect(unknown.status).toBe(2);
    expect(unknown.err).toContain('There is no rule “wrong-colour”. There are header-code, ');
    expect(rules('header-code', 'excludes1').err).toContain(
      'rules takes one rule at a time, or none for all.',
    );
    expect(rules('--date=2026-11-10').err).toContain('rules has no option --date. It has --json.');
  });
});
