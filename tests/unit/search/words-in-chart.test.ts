import { describe, expect, test } from 'vitest';
import { readBook } from '../../../utils/cli/read-book.ts';
import { amountsOf, holdsAmounts, withoutAmounts } from '../../../utils/search/sizes.ts';

const { search } = readBook();

function hits(text: string) {
  return search.search({ text, date: '2026-11-10', limit: 5 }).hits;
}

function codes(text: string): string[] {
  return hits(text).map(({ code }) => code);
}

describe('a site said twice is the narrower one', () => {
  test.each([
    ['leg ulcer r calf', 'L97.219'],
    ['calf ulcer', 'L97.209'],
    ['cyst behind r ear', 'L72.9'],
  ])('“%s” is %s', (typed, code) => expect(codes(typed)[0]).toBe(code));

  test('a part that is named is not an unspecified one', () => {
    expect(codes('calf ulcer')).not.toContain('L97.909');
  });

  test('a wider site by itself stays', () => {
    expect(codes('lower leg ulcer')[0]).toMatch(/^L97/);
  });
});

describe('a side between the words of a term does not part them', () => {
  test.each([
    ['furuncle l nostril', 'J34.0'],
    ['abscess r nostril', 'J34.0'],
    ['boil nose', 'J34.0'],
  ])('“%s” is %s', (typed, code) => expect(codes(typed)[0]).toBe(code));
});

describe('a cyst of the skin is coded without its site', () => {
  test('and the hit says so', () => {
    const [first] = hits('cyst left arm');
    expect(first?.why).toContain('the same code for the skin of any site');
  });

  test('but a cyst of the eyelid has a code of its own', () => {
    expect(hits('cyst eyelid')[0]?.code).toMatch(/^H02\.82/);
    expect(hits('milia eyelids').every(({ why }) => !why.includes('any site'))).toBe(true);
  });

  test.each([
    ['mucous cyst finger', /^M67\.4/],
    ['digital mucoid cyst', /^M67\.4/],
    ['myxoid cyst l index finger', /^M67\.4/],
    ['mucous cyst lip', /^K11\.6$/],
  ])('“%s” begins with %s', (typed, code) => expect(codes(typed)[0]).toMatch(code));
});

describe('a further lesion or stage is its own number', () => {
  test.each([
    ['mohs r cheek stage 2', '17312'],
    ['mohs nose stage III', '17312'],
    ['mohs nose stage 1', '17311'],
    ['incisional bx add-on', '11107'],
    ['punch bx add on', '11105'],
  ])('“%s” is %s', (typed, code) => expect(codes(typed)[0]).toBe(code));
});

describe('an area chooses the flap, the graft and the field of light', () => {
  test.each([
    ['advancement flap forehead 12 sq cm', '14041'],
    ['advancement flap forehead 8 sq cm', '14040'],
    ['advancement flap forehead 12 cm2', '14041'],
    ['xtrac psoriasis 300 sq cm', '96921'],
    ['xtrac psoriasis 200 sq cm', '96920'],
    ['xtrac psoriasis 600 sq cm', '96922'],
  ])('“%s” is %s', (typed, code) => expect(codes(typed)[0]).toBe(code));

  test('it is read as an area, never as a length', () => {
    expect(amountsOf('flap 12 sq cm')).toEqual({ size: null, area: 12, count: null });
    expect(withoutAmounts('flap 12 sq cm').trim()).toBe('flap');
  });

  test('the ends of a range belong to it', () => {
    const holds = (area: number) => holdsAmounts('Flap, 10.1-30 sq cm', { size: null, area, count: null });
    expect([10, 10.1, 30, 30.1].map(holds)).toEqual([false, true, true, false]);
  });
});

describe('who had an organ given has it still', () => {
  test.each([
    ['hx kidney transplant', 'Z94.0'],
    ['h/o liver transplant', 'Z94.4'],
    ['renal transplant', 'Z94.0'],
  ])('“%s” is %s', (typed, code) => expect(codes(typed)[0]).toBe(code));

  test('a family history is none', () => expect(codes('fh kidney transplant')).not.toEqual(['Z94.0']));
});

describe('what a chart calls it', () => {
  test.each([
    ['allergic reaction hair dye', /^L23\.[24]$/],
    ['scabies family exposure', /^Z20\.7$/],
    ['cat scratch dz', /^A28\.1$/],
    ['destruct bcc back 0.9', /^17261$/],
    ['evacuate subungual hematoma', /^11740$/],
    ['bcc supraorbital l', /^C44\.319$/],
    ['scc glans penis', /^C60\.1$/],
  ])('“%s” begins with %s', (typed, code) => expect(codes(typed)[0]).toMatch(code));
});

describe('a place by itself may be the start of what is asked for every day', () => {
  test('“shin” is on the way to shingles', () => expect(codes('shin')[0]).toBe('B02.9'));

  test('beside a disease it is the place', () => expect(codes('bcc shin')[0]).toBe('C44.711'));
});

describe('a bruise of a named place is a contusion', () => {
  test.each([
    ['bruise l thigh', 'S70.12XA'],
    ['bruise right knee', 'S80.01XA'],
    ['bruise', 'R23.3'],
  ])('“%s” is %s', (typed, code) => expect(codes(typed)[0]).toBe(code));
});

describe('what a patient sees, with its place', () => {
  test.each([
    ['red rash under breast fold', 'L30.4'],
    ['skin losing color', 'L80'],
    ['brown patches pregnancy', 'L81.1'],
    ['hard skin ball of foot', 'L84'],
  ])('“%s” is %s', (typed, code) => expect(codes(typed)[0]).toBe(code));
});
