import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBillingUnit } from '../../../utils/procedures/billing-unit.ts';
import { readDose, readStrength, sayDose } from '../../../utils/procedures/doses.ts';
import { DRUG_ROWS, findDrug } from '../../../utils/procedures/drug-rows.ts';
import { asksOf, codesOf, workGiven } from './work-given.ts';

const CODES = join(import.meta.dirname, '../../../assets/codes');
const table = (name: string): string[][] =>
  readFileSync(join(CODES, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
const HCPCS = new Map(table('hcpcs.tsv').map((row) => [row[0] ?? '', row]));
const CORRECTED = new Map(table('hcpcs-corrections.tsv').map(([code = '', last]) => [code, last]));

/** Titles that state no amount, two of them, or a package: read by a person. */
const OWN_READING: Readonly<Record<string, string>> = {
  J0702: '6 mg',
  J3401: '0.1 mL',
  J7308: '1 piece',
  J7354: '1 piece',
};

describe('the table of drugs', () => {
  it.each(DRUG_ROWS)('$code: unit and days as in the official file', ({ code, per, from, to }) => {
    const [, , long = '', short = '', added, , ended] = HCPCS.get(code) ?? [];
    const unit = readBillingUnit(long || short);
    expect(sayDose(per)).toBe(OWN_READING[code] ?? (unit === null ? 'not read' : sayDose(unit)));
    expect(from ?? '').toBe(added);
    expect(to ?? '').toBe(CORRECTED.get(code) ?? ended);
  });

  it('names a successor for each code that ended, which is there and in use', () => {
    for (const { code, to, next } of DRUG_ROWS) {
      expect(next === null, code).toBe(to === null);
      if (next !== null) expect(findDrug(next), code).toMatchObject([{ to: null }]);
    }
  });
});

describe('a billing unit read from a title', () => {
  it.each([
    ['Injection, triamcinolone acetonide, not otherwise specified, 10 mg', '10 mg'],
    ['Injection, penicillin g benzathine, 100,000 units', '100000 units'],
    ['Injection, talimogene laherparepvec, per 1 million plaque forming units', '1000000 units'],
    ['Injection, diphenhydramine hcl, up to 50 mg', '50 mg'],
    ['Capsaicin 8% patch, per square centimeter', '1 sq cm'],
    ['Injection, collagenase, clostridium histolyticum, 0.01 mg', '0.01 mg'],
  ])('%s: %s', (title, unit) => {
    const read = readBillingUnit(title);
    expect(read === null ? null : sayDose(read)).toBe(unit);
  });

  it.each([
    'Unclassified drugs',
    'Injection, betamethasone acetate 3 mg and betamethasone sodium phosphate 3 mg',
    'Surgical trays',
    'Injection, sodium chloride 5 mg/ml',
  ])('“%s” states none that is safe', (title) => {
    expect(readBillingUnit(title)).toBeNull();
  });
});

describe('an amount as people write it', () => {
  it.each([
    ['40mg', '40 mg'],
    ['0.5 g', '500 mg'],
    ['250 mcg', '0.25 mg'],
    ['1,000 units', '1000 units'],
    ['2.4 million units', '2400000 units'],
    ['0.8 cc', '0.8 mL'],
    ['1 stick', '1 piece'],
  ])('%s is %s', (text, said) => {
    const dose = readDose(text);
    expect('unclear' in dose ? dose.unclear : sayDose(dose)).toBe(said);
  });

  it('names what it cannot read', () => {
    expect(readDose('a bit')).toMatchObject({ unclear: expect.stringContaining('“a bit”') });
    expect(readDose('40')).toMatchObject({ unclear: expect.stringContaining('no unit') });
    expect(readStrength('strong')).toMatchObject({ unclear: expect.stringContaining('10 mg/mL') });
    expect(readStrength('10 mg/mL')).toEqual({ millionths: 10_000_000, measure: 'mg' });
  });
});

describe('drugs of a visit', () => {
  const DAY = 'date=2026-11-10';

  it('adds the doses of one drug before it rounds up', () => {
    const both = 'drug=kenalog dose=4mg container=multi drug=kenalog dose=5mg container=multi';
    expect(codesOf(workGiven('drug', `${both} ${DAY}`))).toEqual(['J3301']);
    const three = `${both} drug=J3301 dose=2mg container=multi`;
    expect(codesOf(workGiven('drug', `${three} ${DAY}`))).toEqual(['J3301 x2']);
  });

  it('takes the strength out of “Kenalog-10”', () => {
    const worked = workGiven('drug', `drug=kenalog-10 dose=1.1mL container=multi ${DAY}`);
    expect(codesOf(worked)).toEqual(['J3301 x2']);
    expect(worked.lines[0]?.steps).toEqual(['11 mg / 10 mg a billing unit, rounded up: J3301 x2']);
  });

  it('asks which billing unit is right where two are given for one code', () => {
    const one = 'drug=J9999 dose=1mg per=1mg';
    const other = 'drug=J9999 dose=1mg per=2mg';
    for (const given of [`${one} ${other}`, `${other} ${one}`]) {
      const worked = workGiven('drug', given);
      expect(codesOf(worked)).toEqual([]);
      expect(worked.questions.map(({ question }) => question)).toEqual([
        'How much is one billing unit of J9999? 1 mg and 2 mg are given.',
      ]);
    }
  });

  it('bills no waste where less than a unit is left', () => {
    const given = `drug=infliximab dose=395mg vial=100mg vials=4 container=single ${DAY}`;
    expect(codesOf(workGiven('drug', given))).toEqual(['J1745-JZ x40']);
  });

  it('knows JW and JZ from their first days only', () => {
    const given = 'drug=xolair dose=300mg vial=150mg vials=2 container=single';
    expect(codesOf(workGiven('drug', `${given} date=2022-12-31`))).toEqual(['J2357 x60']);
    expect(codesOf(workGiven('drug', `${given} date=2023-01-01`))).toEqual(['J2357-JZ x60']);
  });

  it('asks how many vials were opened, and takes the fewest until then', () => {
    const worked = workGiven('drug', `drug=infliximab dose=350mg vial=100mg container=single ${DAY}`);
    expect(codesOf(worked)).toEqual(['J1745 x35', 'J1745-JW x5']);
    expect(worked.lines[0]?.missing).toMatchObject([{ fact: 'vials', assumed: '4' }]);
  });

  it('sees that more was given than was opened', () => {
    const worked = workGiven('drug', `drug=xolair dose=300mg vial=150mg vials=1 container=single ${DAY}`);
    expect(worked.lines).toEqual([]);
    expect(worked.questions[0]?.question).toContain('more than the 150 mg that were opened');
  });

  it('asks which drug was meant where a name is two codes on the day', () => {
    expect(asksOf(workGiven('drug', 'drug=methotrexate dose=15mg date=2023-05-02'))).toEqual(['drug']);
    expect(codesOf(workGiven('drug', `drug=methotrexate dose=15mg container=multi ${DAY}`))).toEqual([
      'J9260',
    ]);
    expect(asksOf(workGiven('drug', `drug=stelara dose=45mg ${DAY}`))).toEqual(['drug']);
  });

  it('says that a code was not yet there', () => {
    const worked = workGiven('drug', 'drug=J0139 dose=40mg date=2024-06-01');
    expect(worked.lines).toEqual([]);
    expect(worked.questions[0]?.question).toContain('J0139 is valid from 1 Jan 2025.');
  });

  it('tells a successor with its own unit', () => {
    const worked = workGiven('drug', `drug=J1030 dose=40mg container=multi ${DAY}`);
    expect(codesOf(worked)).toEqual(['J1010 x40']);
    expect(worked.warnings[0]?.message).toBe(
      'J1030 ended on 31 Mar 2024. J1010 takes its place, 1 mg a unit.',
    );
  });
});
