import { describe, expect, test } from 'vitest';
import { readBook } from '../../../utils/cli/read-book.ts';
import { amountsOf, holdsAmounts, withoutAmounts } from '../../../utils/search/sizes.ts';

const { search } = readBook();

function ask(text: string) {
  return search.search({ text, date: '2026-11-10', limit: 5 });
}

function codes(text: string): string[] {
  return ask(text).hits.map(({ code }) => code);
}

describe('a scrap of a query is not what is looked for', () => {
  test.each([
    ['ak x 5', 'L57.0'],
    ['ak x5', 'L57.0'],
    ['fu bcc', 'Z08'],
    ['3 mo fu bcc', 'Z08'],
    ['1 yr f/u scc', 'Z08'],
    ['6 mo fu acne', 'L70.9'],
    ['cah', 'E25.0'],
  ])('“%s” is %s', (typed, code) => expect(codes(typed)[0]).toBe(code));

  test('a number of lesions is kept for the procedures', () => {
    expect(amountsOf('ak x 5')).toEqual({ size: null, count: 5 });
    expect(amountsOf('ln2 ak').count).toBeNull();
    expect(withoutAmounts('6 mo fu acne').trim()).toBe('fu acne');
    expect(withoutAmounts('x 5')).toBe('x 5');
  });
});

describe('a code with a blank for its dot', () => {
  test.each([
    ['d04 62', 'D04.62'],
    ['c44 311', 'C44.311'],
    ['l40 0', 'L40.0'],
    ['d22 5', 'D22.5'],
    ['B07 8', 'B07.8'],
  ])('“%s” is %s', (typed, code) => expect(codes(typed)[0]).toBe(code));

  test('two of them are two codes', () => {
    expect(codes('l30 9, l20 9')).toEqual(['L30.9', 'L20.9']);
    expect(codes('L40.0 L40.9')).toEqual(['L40.0', 'L40.9']);
  });
});

describe('a side by itself is the modifier', () => {
  test.each([
    ['lt', 'LT'],
    ['rt', 'RT'],
  ])('“%s” is %s', (typed, code) => expect(codes(typed)[0]).toBe(code));

  test('a disease written like a modifier stays first', () => {
    expect(codes('ak')[0]).toBe('L57.0');
  });
});

describe('a chart’s short words', () => {
  test.each([
    ['bcc nos', 'C44.91'],
    ['scc nos', 'C44.92'],
    ['dermatitis nos', 'L30.9'],
    ['cyst nos', 'L72.9'],
    ['melanoma unsp', 'C43.9'],
    ['mel back', 'C43.59'],
    ['bleeding after bx', 'L76.21'],
    ['infection post bx', 'T81.41XA'],
    ["add'l punch", '11105'],
    ['addl shave', '11103'],
  ])('“%s” is %s', (typed, code) => expect(codes(typed)[0]).toBe(code));
});

describe('an excision by its size', () => {
  test.each([
    ['excision bcc nose 0.8', '11641'],
    ['excise bcc cheek 1.5', '11642'],
    ['exc lipoma back 3 cm', '11403'],
    ['exc mel back 2.5 cm', '11603'],
    ['exc dn back 1.2 cm', '11402'],
    ['exc sccis hand 1.4', '11622'],
    ['shave removal nevus face .5', '11310'],
  ])('“%s” is %s', (typed, code) => expect(codes(typed)[0]).toBe(code));
});

describe('what is billed first comes first', () => {
  test.each([
    ['skin tag removal 10', '11200'],
    ['immunohistochemistry', '88342'],
    ['ln2 ak', '17000'],
    ['ln2 ak x 16', '17004'],
    ['cryo wart x 16', '17111'],
    ['punch bx x 3', '11104'],
  ])('“%s” is %s', (typed, code) => expect(codes(typed)[0]).toBe(code));

  test('“up to 15” is billed for more than that too', () => {
    expect(holdsAmounts('Skin tag removal, up to 15', { size: null, count: 10 })).toBe(true);
    expect(holdsAmounts('Skin tag removal, up to 15', { size: null, count: 20 })).toBeNull();
  });
});

describe('nobody typed a side', () => {
  test.each([
    ['lipoma arm', 'D17.20'],
    ['lipoma leg', 'D17.20'],
    ['vv legs', 'I83.90'],
  ])('“%s” is %s', (typed, code) => expect(codes(typed)[0]).toBe(code));

  test('a side that was typed is kept', () => {
    expect(codes('lipoma left arm')[0]).toBe('D17.22');
  });
});

describe('CPT modifiers', () => {
  test.each(['mod 25', 'modifier 59', '25', '-25', '59 modifier', 'mod24'])('“%s” is not here', (typed) => {
    const { hits, note } = ask(typed);
    expect(hits).toEqual([]);
    expect(note).toContain('is a CPT modifier');
  });

  test.each(['11102-59', '11102 59', '11102 mod 59'])('“%s” is its procedure', (typed) => {
    const { hits, note } = ask(typed);
    expect(hits[0]?.code).toBe('11102');
    expect(note).toContain('59 is a CPT modifier');
  });

  test('those of HCPCS are found, and codes that start with two digits', () => {
    expect(ask('modifier xs').hits[0]?.code).toBe('XS');
    expect(ask('11').note).toBeUndefined();
    expect(ask('skin cancer type 25').note).toBeUndefined();
  });
});

describe('slips and patients’ words', () => {
  test.each([
    ['lichen planis', 'L43.9'],
    ['sebaceus cyst', 'L72.3'],
    ['sebaceus', 'L72.3'],
    ['chicken skin bumps', 'L85.8'],
    ['oozing surgical wound', 'L76.82'],
    ['ring on belly', 'B35.4'],
    ['drug allergy sulfa', 'Z88.2'],
    ['dark patches face pregnancy', 'L81.1'],
    ['angiokeratoma scrotum', 'D29.4'],
  ])('“%s” is %s', (typed, code) => expect(codes(typed)[0]).toBe(code));

  test('a filler is dissolved by a drug, and a nail bed is a finger’s or a toe’s', () => {
    expect(codes('hyaluronidase filler')[0]).toMatch(/^J347/);
    expect(codes('scc nail bed').slice(0, 2)).toEqual(['C44.621', 'C44.721']);
  });
});

test('a half-typed tumor is the one of which most is typed', () => {
  expect(codes('dermatofib')[0]).toBe('D23.9');
});
