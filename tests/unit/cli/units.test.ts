import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildBook } from '../../../utils/cli/build-book.ts';
import { type UnitsAnswer, unitsAnswer } from '../../../utils/cli/shapes.ts';
import { FAMILIES } from '../../../utils/procedures/families.ts';

const CM = join(import.meta.dirname, '../../../utils/cli/cm.ts');

function units(...words: string[]): {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
} {
  const ran = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', CM, 'units', ...words]);
  return { status: ran.status, out: ran.stdout.toString('utf8'), err: ran.stderr.toString('utf8') };
}

function answer(...words: string[]): UnitsAnswer {
  const ran = units(...words, '--json');
  expect(ran).toMatchObject({ status: 0, err: '' });
  return unitsAnswer.parse(JSON.parse(ran.out));
}

beforeAll(() => {
  buildBook();
});

describe('cm units', () => {
  it('shows the sum and the code, and what would change it', () => {
    const ran = units('excision-benign', 'site=back', 'size=1.0cm', 'margin=0.2cm', 'pathology=pending');
    expect(ran.status).toBe(0);
    expect(ran.out).toContain('1.0 cm + 2 x 0.2 cm = 1.4 cm, trunk, benign: 11402');
    expect(ran.out).toContain('Wait for: Pathology: malignant makes 11402 into 11602.');
    expect(ran.out).toContain('your licensed CPT file has the last word');
  });

  it('works without the margin, and says so', () => {
    const { lines } = answer('excision-benign', 'site=trunk', 'size=1.0cm', 'pathology=benign');
    expect(lines).toMatchObject([{ code: '11401', system: 'cpt', units: 1, modifiers: [], waitFor: [] }]);
    expect(lines[0]?.missing).toMatchObject([
      { fact: 'margin', assumed: 'no margin written: only the lesion counts, 1.0 cm -> 11401' },
    ]);
  });

  it('takes a key given again for the next lesion, and words behind a key as part of it', () => {
    const { lines } = answer(
      ...[
        'shave',
        'site=left',
        'upper',
        'back',
        'size=6',
        'mm',
        'site=back of the right hand',
        'size=0.5 cm',
      ],
    );
    expect(lines.map(({ code }) => code)).toEqual(['11301', '11305']);
  });

  it('asks for what is missing, with exit code 0, and guesses no number', () => {
    const { lines, questions } = answer('aks', 'count=multiple');
    expect(lines).toEqual([]);
    expect(questions).toMatchObject([{ fact: 'count', assumed: null }]);
    expect(questions[0]?.question).toContain('“multiple” is not a number.');
    const ran = units('mohs');
    expect(ran).toMatchObject({ status: 0, out: expect.stringContaining('how many stages were taken?') });
  });

  it.each([
    ['excision-benign', 'size=40cm', '40.0 cm is more than 30.0 cm'],
    ['excision-benign', 'margin=-2mm', '-0.2 cm cannot be'],
    ['shave', 'size=0cm', '0.0 cm cannot be'],
    ['mohs', 'stages=0', '0 cannot be'],
    ['mohs', 'blocks=4,x', '“4,x” does not read as numbers'],
    ['repair', 'length=long', '“long” does not read as a size'],
    ['shave', 'site=nose and chin', '“nose and chin” is not among the answers'],
    ['drug', 'dose=40', '“40” has no unit'],
  ])('%s %s: says what cannot be', (family, fact, said) => {
    const { lines, questions } = answer(family, fact);
    expect(lines).toEqual([]);
    expect(questions.map(({ question }) => question).join()).toContain(said);
  });

  it('says in one line which families and which keys there are, and exits with 2', () => {
    const family = units('flibbertigibbet', 'size=1cm');
    expect(family).toMatchObject({ status: 2, out: '' });
    expect(family.err.trim().split('\n')).toHaveLength(1);
    for (const { id } of FAMILIES) expect(family.err).toContain(id);
    expect(units()).toMatchObject({ status: 2, err: expect.stringContaining('Which family?') });
    const key = units('mohs', 'colour=red');
    expect(key).toMatchObject({ status: 2, out: '' });
    expect(key.err.trim()).toBe('mohs has no key “colour”. It has site, stages, blocks, deep, oneSurgeon.');
    expect(units('mohs', '=3')).toMatchObject({ status: 2, err: expect.stringContaining('Write key=value') });
  });

  it('takes the day of service for the drug’s code, and today where there is none', () => {
    const before = answer('drug', 'drug=adalimumab', 'dose=40mg', 'container=multi', '--date', '2024-12-31');
    expect(before.lines).toMatchObject([{ code: 'J0135', system: 'hcpcs', units: 2 }]);
    const after = answer('drug', 'drug=adalimumab', 'dose=40mg', 'container=multi', '--date', '2025-01-01');
    expect(after.lines).toMatchObject([{ code: 'J0139', units: 40 }]);
    const own = answer('drug', 'drug=adalimumab', 'dose=40mg', 'dos=2024-12-31', 'container=multi');
    expect(own.lines).toMatchObject([{ code: 'J0135' }]);
  });

  it('reads the billing unit of a drug we do not list from its official title', () => {
    const { lines, warnings } = answer('drug', 'drug=J2405', 'dose=8mg', 'container=multi');
    expect(lines).toMatchObject([{ code: 'J2405', units: 8 }]);
    expect(warnings[0]?.message).toContain('not in our table');
    expect(answer('drug', 'drug=J3590', 'dose=8mg').questions).toMatchObject([{ fact: 'per' }]);
  });
});
