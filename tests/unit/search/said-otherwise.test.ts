import { describe, expect, test } from 'vitest';
import { readBook } from '../../../utils/cli/read-book.ts';
import { amountsOf, holdsAmounts } from '../../../utils/search/sizes.ts';

const { search } = readBook();

function codes(text: string): string[] {
  return search.search({ text, date: '2026-11-10', limit: 5 }).hits.map(({ code }) => code);
}

describe('a patient’s sentence', () => {
  test.each([
    ['itchy scalp', 'scalp itchy'],
    ['itchy scalp', 'my scalp is itching'],
    ['rash under breast', 'rash under my breasts'],
    ['hair falling out', 'my hair has been falling out'],
  ])('“%s” is found by “%s” too', (term, said) => expect(codes(said)[0]).toBe(codes(term)[0]));
});

describe('history, as charts write it', () => {
  test.each([
    ['fh melanoma', 'Z80.8'],
    ['family hx of melanoma', 'Z80.8'],
    ['mother had melanoma', 'Z80.8'],
    ['melanoma in the family', 'Z80.8'],
    ['prior hx of melanoma', 'Z85.820'],
    ['melanoma history', 'Z85.820'],
  ])('“%s” is %s', (typed, code) => expect(codes(typed)[0]).toBe(code));
});

describe('letters that end like a plural', () => {
  test.each([
    ['ebs', 'Q81.0'],
    ['nbccs', 'Q87.89'],
    ['ras', 'K12.0'],
    ['hiv', 'B20'],
    ['aks', 'L57.0'],
  ])('“%s” is %s', (typed, code) => expect(codes(typed)[0]).toBe(code));

  test('they are no shorter letters', () => expect(codes('ras')).not.toContain('M06.9'));
});

describe('a name that an inherited kind has in its title too', () => {
  test.each([
    ['lymphedema', 'I89.0'],
    ['hereditary lymphedema', 'Q82.0'],
  ])('“%s” is %s', (typed, code) => expect(codes(typed)[0]).toBe(code));
});

describe('a side belongs to its site', () => {
  test('a left kidney is no answer to a left arm', () => {
    expect(codes('nub left arm')[0]).toMatch(/^D48\.5$|^D49\.2$/);
    expect(codes('lesion of uncertain behavior left ear')[0]).toBe('D48.5');
  });

  test('what is excepted in brackets is no answer', () => {
    expect(codes('abscess of buttock')[0]).toBe('L02.31');
  });
});

describe('a drug whose code is written like a diagnosis', () => {
  test.each([
    ['rituxan', 'J9312'],
    ['gamunex-c', 'J1561'],
  ])('“%s” is %s', (drug, code) => expect(codes(drug)[0]).toBe(code));
});

describe('a modifier called so', () => {
  test.each([
    ['xs modifier', 'XS'],
    ['modifier lt', 'LT'],
    ['ga modifier', 'GA'],
  ])('“%s” is %s', (typed, code) => expect(codes(typed)[0]).toBe(code));
});

describe('sizes and numbers choose the procedure', () => {
  test.each([
    ['layered closure cheek 3 cm', '12052'],
    ['layered closure cheek 30 mm', '12052'],
    ['cryo 20 aks', '17004'],
  ])('“%s” is %s', (typed, code) => expect(codes(typed)[0]).toBe(code));

  test('a size is read in centimetres, a number only where it counts something', () => {
    expect(amountsOf('excision 8mm nose')).toEqual({ size: 0.8, count: null });
    expect(amountsOf('cryo 20 aks')).toEqual({ size: null, count: 20 });
    expect(amountsOf('triamcinolone 10 mg')).toEqual({ size: null, count: null });
    expect(amountsOf('2nd degree burn')).toEqual({ size: null, count: null });
  });

  test('the ends of a range belong to it', () => {
    const at = (size: number) => holdsAmounts('Repair, 2.6-5.0 cm', { size, count: null });
    expect([at(2.5), at(2.6), at(5), at(5.1)]).toEqual([false, true, true, false]);
    expect(holdsAmounts('Skin tag removal', { size: 2, count: 3 })).toBeNull();
  });
});
