import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CENTIMETRE, readArea, readLength, sayArea, sayLength } from '../../../utils/procedures/measures.ts';

const cm = (text: string): unknown => readLength(text, 'cm');
const sqcm = (text: string): unknown => readArea(text, 'sq cm');

describe('a length as people write it', () => {
  it.each([
    ['1.4 cm', 1.4],
    ['14mm', 1.4],
    ['14 mm.', 1.4],
    ['.5 cm', 0.5],
    ['1.2 x 0.8 cm', 1.2],
    ['8 x 12 mm', 1.2],
    ['0.8cm × 1.2cm × 3mm', 1.2],
    ['1 in', 2.54],
    ['2"', 5.08],
    ['3/8 in', 0.9525],
    ['1.4', 1.4],
    ['0', 0],
  ])('%s is %f cm', (text, value) => {
    expect(cm(text)).toBe(Math.round(value * CENTIMETRE));
  });

  it.each(['', 'small', '1.2.3 cm', '1,4 cm', '2 feet', 'about 2 cm', '1-2 cm', '5 ml'])(
    '“%s” is no length, and is said so',
    (text) => {
      expect(cm(text)).toEqual({ unclear: expect.stringContaining('“') });
    },
  );

  it('asks whether a whole number is millimetres or centimetres', () => {
    expect(cm('14')).toEqual({ unclear: '“14” has no unit. Is it mm or cm?' });
    expect(cm('2 x 3')).toEqual({ unclear: expect.stringContaining('mm or cm') });
  });

  it('refuses more digits than can be counted exactly, and never rounds', () => {
    expect(cm('0.1234567 cm')).toEqual({ unclear: expect.stringContaining('more digits') });
    expect(cm('1/3 in')).toEqual({ unclear: expect.stringContaining('more digits') });
    expect(cm('99999999999 cm')).toEqual({ unclear: expect.stringContaining('more digits') });
  });

  it('is the same in millimetres and centimetres, and says itself as it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (hundredths) => {
        const mm = (hundredths / 100).toFixed(2);
        const inCm = (hundredths / 1000).toFixed(3);
        expect(cm(`${mm} mm`)).toBe(hundredths * 100);
        expect(cm(`${inCm} cm`)).toBe(hundredths * 100);
        expect(cm(sayLength(hundredths * 100))).toBe(hundredths * 100);
      }),
    );
  });

  it('in inches is exactly 25.4 millimetres each', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (thousandths) => {
        expect(cm(`${(thousandths / 1000).toFixed(3)} in`)).toBe(thousandths * 254);
      }),
    );
  });
});

describe('an area as people write it', () => {
  it.each([
    ['6 sq cm', '6.0 sq cm'],
    ['6 cm2', '6.0 sq cm'],
    ['6 cm²', '6.0 sq cm'],
    ['2 x 3 cm', '6.0 sq cm'],
    ['20 mm x 3 cm', '6.0 sq cm'],
    ['600 sq mm', '6.0 sq cm'],
    ['1 sq in', '6.4516 sq cm'],
    ['1 x 1 in', '6.4516 sq cm'],
    ['10.1', '10.1 sq cm'],
  ])('%s is %s', (text, said) => {
    expect(sayArea(Number(sqcm(text)))).toBe(said);
  });

  it.each(['6 cm', 'large', '2 x 3 x 4 cm', '6 sq feet'])('“%s” is no area, and is said so', (text) => {
    expect(sqcm(text)).toEqual({ unclear: expect.stringContaining('“') });
  });
});
