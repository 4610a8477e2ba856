/** Fingers and toes with the HCPCS modifier of each. */
import type { Choice } from './types.ts';

const FINGERS = ['thumb', 'index finger', 'middle finger', 'ring finger', 'little finger'];
const TOES = ['great toe', '2nd toe', '3rd toe', '4th toe', '5th toe'];
/** The same digits as notes call them. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  thumb: ['1st finger', 'first finger'],
  'index finger': ['2nd finger', 'second finger'],
  'middle finger': ['3rd finger', 'third finger', 'long finger'],
  'ring finger': ['4th finger', 'fourth finger'],
  'little finger': ['5th finger', 'fifth finger', 'small finger', 'pinky'],
  'great toe': ['1st toe', 'first toe', 'big toe', 'hallux'],
  '2nd toe': ['second toe'],
  '3rd toe': ['third toe'],
  '4th toe': ['fourth toe'],
  '5th toe': ['fifth toe', 'little toe', 'small toe'],
};

const ROWS: readonly (readonly [side: string, digits: readonly string[], modifiers: string])[] = [
  ['left', FINGERS, 'FA F1 F2 F3 F4'],
  ['right', FINGERS, 'F5 F6 F7 F8 F9'],
  ['left', TOES, 'TA T1 T2 T3 T4'],
  ['right', TOES, 'T5 T6 T7 T8 T9'],
];

/** Digits as answers of a field; the value is the modifier: "TA". */
export const DIGITS: readonly Choice[] = ROWS.flatMap(([side, digits, modifiers]) =>
  modifiers.split(' ').map((value, at) => {
    const digit = digits[at] ?? '';
    const names = [digit, ...(OTHER_NAMES[digit] ?? [])];
    const aliases = [
      value.toLowerCase(),
      ...names.map((name) => `${side} ${name}`),
      ...names.map((name) => `${side} ${name}nail`),
    ];
    return { value, label: `${side} ${digit}`, aliases };
  }),
);

export function sayDigit(modifier: string): string {
  return DIGITS.find(({ value }) => value === modifier)?.label ?? modifier;
}
