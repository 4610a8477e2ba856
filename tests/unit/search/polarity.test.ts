import { describe, expect, test } from 'vitest';
import { readBook } from '../../../utils/cli/read-book.ts';

const { search } = readBook();

function hits(text: string, limit = 5) {
  return search.search({ text, date: '2026-11-10', limit }).hits;
}

describe('with is not without', () => {
  test.each([
    ['laceration left hand with foreign body', 'S61.422A'],
    ['laceration left hand w/ fb', 'S61.422A'],
    ['laceration left hand without foreign body', 'S61.412A'],
    ['laceration left hand w/o fb', 'S61.412A'],
    ['laceration left hand no foreign body', 'S61.412A'],
    ['varicose veins with ulcer', 'I83.0'],
    ['varicose veins without ulcer', 'I83.9'],
    ['uncomplicated varicose veins', 'I83.90'],
    ['herpes zoster without complications', 'B02.9'],
    ['herpes zoster with complication', 'B02.8'],
    ['displaced fracture of shaft of left femur', 'S72.3'],
  ])('“%s” is %s', (typed, code) => expect(hits(typed)[0]?.code.startsWith(code)).toBe(true));

  test('the opposite comes below every other hit', () => {
    const opposite = hits('laceration left hand with foreign body', 40).map(({ title }) =>
      title.includes('without foreign body'),
    );
    expect(opposite).toContain(true);
    expect(opposite).toEqual([...opposite].sort());
  });

  test('displaced is not nondisplaced', () => {
    const titles = (typed: string) => hits(typed, 10).map(({ title }) => title);
    for (const title of titles('displaced fracture left femur shaft')) expect(title).toMatch(/^Displaced/);
    for (const title of titles('nondisplaced fracture left femur shaft'))
      expect(title).toMatch(/^Nondisplaced/);
  });
});

describe('what is called not so', () => {
  test.each([
    ['noninflamed sk', 'L82.1'],
    ['non-inflamed seborrheic keratosis', 'L82.1'],
    ['not inflamed sk', 'L82.1'],
    ['sk, not inflamed', 'L82.1'],
    ['inflamed sk', 'L82.0'],
    ['noncicatricial alopecia', 'L65'],
    ['cicatricial alopecia', 'L66'],
    ['melanoma not in situ left arm', 'C43.62'],
    ['invasive melanoma left arm', 'C43.62'],
    ['melanoma in situ left arm', 'D03.62'],
    ['nonpressure ulcer left calf', 'L97.22'],
  ])('“%s” is %s', (typed, code) => expect(hits(typed)[0]?.code.startsWith(code)).toBe(true));

  test('a hit that is silent says that it is', () =>
    expect(hits('sk, not inflamed')[0]?.why).toContain('does not say the opposite of “not inflamed”'));

  test('a term that holds the little word denies nothing', () => {
    expect(hits('melanoma nos')[0]?.code).toBe('C43.9');
    expect(hits('nonmelanoma skin cancer')[0]?.code).toMatch(/^C44/);
    expect(hits('lymphedema, not elsewhere classified')[0]?.code).toBe('I89.0');
  });
});
