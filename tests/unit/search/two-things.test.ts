import { describe, expect, test } from 'vitest';
import { readBook } from '../../../utils/cli/read-book.ts';
import { withoutAmounts } from '../../../utils/search/sizes.ts';

const { search } = readBook();

function codes(text: string): string[] {
  return search.search({ text, date: '2026-11-10', limit: 5 }).hits.map(({ code }) => code);
}

describe('two things that no entry says together are both answered', () => {
  test.each([
    ['hiv warts', 'B07.9', 'B20'],
    ['dupixent eczema', 'L30.9', 'J3590'],
  ])('“%s” is %s and %s', (typed, first, other) => {
    expect(codes(typed)[0]).toBe(first);
    expect(codes(typed)).toContain(other);
  });

  test('a hit for the other thing says what it leaves out', () => {
    const { hits } = search.search({ text: 'hiv warts', date: '2026-11-10', limit: 5 });
    expect(hits.find(({ code }) => code === 'B20')?.why).toBe('no entry says “warts” as well');
  });

  test('words to search within are asked for without mercy', () => {
    const { hits } = search.search({ text: 'warts', within: ['plantar'], date: '2026-11-10' });
    expect(hits.every(({ code }) => code !== 'B20')).toBe(true);
    expect(hits[0]?.code).toBe('B07.0');
  });

  test('a rash in HIV is the HIV disease and the rash', () => {
    expect(codes('hiv rash').slice(0, 2)).toEqual(['B20', 'R21']);
  });
});

describe('one code for the skin of any site', () => {
  test.each([
    ['uncertain behavior nose', 'D48.5'],
    ['neoplasm of uncertain behavior ear', 'D48.5'],
    ['unspecified behavior left arm', 'D49.2'],
    ['ctcl arm', 'C84.A9'],
    ['mf leg', 'C84.09'],
    ['mf nose', 'C84.09'],
    ['cutaneous t cell lymphoma face', 'C84.A9'],
  ])('“%s” is %s', (typed, code) => expect(codes(typed)[0]).toBe(code));

  test('lymph nodes are meant where they are said', () => {
    expect(codes('mf lymph nodes axilla')[0]).toBe('C84.04');
    expect(codes('uncertain behavior lip')[0]).toBe('D37.01');
  });
});

describe('Mohs surgery in stages', () => {
  test.each([
    ['mohs nose 2 stages', '17311', '17312'],
    ['mohs 3 stages trunk', '17313', '17314'],
    ['two stages mohs back', '17313', '17314'],
  ])('“%s” is %s, and %s for the further ones', (typed, first, further) => {
    expect(codes(typed).slice(0, 2)).toEqual([first, further]);
  });

  test('a stage that has a number is that one', () => {
    expect(codes('mohs stage 2')[0]).toBe('17312');
    expect(codes('melanoma stage 2')[0]).toBe('C43.9');
    expect(withoutAmounts('pressure ulcer 2 stages')).toBe('pressure ulcer 2 stages');
  });
});

describe('what a coder types of drugs', () => {
  test.each([
    ['mmf', 'J7517'],
    ['aza', 'J7500'],
    ['csa', 'J7502'],
    ['hcq', 'Z79.899'],
    ['ustekinumab iv', 'J3358'],
    ['ustekinumab sq', 'J3357'],
  ])('“%s” is %s', (typed, code) => expect(codes(typed)[0]).toBe(code));

  test('a biologic without a code of its own has one for its long-term use', () => {
    const { hits } = search.search({ text: 'dupixent', systems: ['icd10cm'], date: '2026-11-10' });
    expect(hits[0]?.code).toBe('Z79.620');
  });
});

describe('letters that mean several things', () => {
  test.each([
    ['le', ['lupus erythematosus', 'lower limb, including hip']],
    ['eac', ['erythema annulare centrifugum', 'external ear canal']],
    ['dm', ['type 2 diabetes mellitus', 'dermatomyositis']],
    ['an', ['acanthosis nigricans', 'anorexia nervosa']],
    ['ss', ['Sezary disease', 'Sjogren syndrome', 'febrile neutrophilic dermatosis', 'systemic sclerosis']],
  ])('“%s” shows each of them', (typed, meant) => {
    const { meanings } = search.search({ text: typed, date: '2026-11-10' });
    expect(meanings).toEqual(meant.map((one) => ({ typed, meant: one })));
  });

  test('a site can be the chosen one', () => {
    const meant = [{ typed: 'le', meant: 'lower limb, including hip' }];
    const { hits } = search.search({ text: 'le cellulitis', meant, date: '2026-11-10' });
    expect(hits[0]?.code).toBe('L03.119');
    expect(hits.every(({ code }) => !code.startsWith('L93'))).toBe(true);
  });
});

describe('no more is answered than was said', () => {
  test.each([
    ['redness after biopsy', 'L76.82'],
    ['surgical wound oozing', 'L76.82'],
    ['round rash', 'R21'],
    ['pus after biopsy', 'T81.41XA'],
    ['wound came open after excision', 'T81.31XA'],
  ])('“%s” is %s', (typed, code) => expect(codes(typed)[0]).toBe(code));

  test('what a shape may be is shown', () => {
    const { meanings } = search.search({ text: 'round rash', date: '2026-11-10' });
    expect(meanings.map(({ meant }) => meant)).toContain('tinea corporis');
  });
});

describe('how an office writes', () => {
  test.each([
    ['drsg change', 'Z48.01'],
    ['yearly skin ck', 'Z12.83'],
    ['path results bcc', 'C44.91'],
    ['stasis derm bl legs', 'I83.10'],
    ['kid with eczema', 'L30.9'],
    ['white patch vulva', 'N90.4'],
    ['dark line in thumbnail', 'L60.8'],
    ['angio edema', 'T78.3XXA'],
    ['sunspots face', 'L81.4'],
    ['bug bite left ankle infected', 'S90.562A'],
    ['stasis dermatitis both legs', 'I87.2'],
    ['digital myxoid cyst left thumb', 'M67.442'],
    ['5fu cream', 'J9190'],
    ['infected toe', 'L03.039'],
  ])('“%s” is %s', (typed, code) => expect(codes(typed)[0]).toBe(code));

  test('KID in capitals stays a syndrome', () => expect(codes('KID syndrome')[0]).toBe('Q80.8'));
});
