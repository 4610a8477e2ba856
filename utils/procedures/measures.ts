/**
 * Lengths and areas as exact whole numbers, so that no rounding carries a size over the edge of a band.
 *
 * The unit is a ten-thousandth of a millimetre: it holds hundredths of a millimetre and thousandths of an inch
 * (1 in = 25.4 mm) without a rest. What would leave one is refused, not rounded.
 */
import type { Unclear } from './types.ts';

/** A length in ten-thousandths of a millimetre. */
export type Length = number;
/** An area in the square of that: 1 sq cm is 10 000 000 000. */
export type Area = number;

export const CENTIMETRE: Length = 100_000;
export const SQUARE_CENTIMETRE: Area = CENTIMETRE * CENTIMETRE;

const UNITS: Readonly<Record<string, Length>> = {
  mm: 10_000,
  millimeter: 10_000,
  millimeters: 10_000,
  cm: CENTIMETRE,
  centimeter: CENTIMETRE,
  centimeters: CENTIMETRE,
  in: 254_000,
  inch: 254_000,
  inches: 254_000,
  '"': 254_000,
};

const NUMBER = String.raw`[-+−]?(?:\d+(?:\.\d*)?|\.\d+)`;
const AMOUNT = new RegExp(String.raw`^(?:(\d+)\s*\/\s*(\d+)|(${NUMBER}))\s*(\p{L}+|")?$`, 'u');
const AREA_AMOUNT = new RegExp(
  String.raw`^(${NUMBER})\s*(?:(?:sq(?:uare)?\.?\s*(mm|cm|in(?:ch(?:es)?)?|centimeters?))|(?:(mm|cm|in)\s*(?:2|²|\^2)))?$`,
  'u',
);
/** More digits than any measure of a patient has, and few enough to count exactly. */
const MOST_DIGITS = 9;

/**
 * A length as people write it: "1.4 cm", "14mm", "3/8 in", "1.2 x 0.8 cm" (the longest side counts).
 * @param bare the unit of a decimal that names none; a whole number without one is refused
 */
export function readLength(text: string, bare: 'cm'): Length | Unclear {
  const sides = readSides(text, bare);
  if ('unclear' in sides) return sides;
  return Math.max(...sides.lengths);
}

/** An area as people write it: "6 sq cm", "6 cm2", "2 x 3 cm" (two sides multiplied). */
export function readArea(text: string, bare: 'sq cm'): Area | Unclear {
  const said = tidy(text);
  if (/\d\s*\D*[x×*]/.test(said)) {
    const sides = readSides(said, 'cm');
    if ('unclear' in sides) return sides;
    const [a, b, ...more] = sides.lengths;
    if (a === undefined || b === undefined || more.length > 0) return unreadable(text, '6 sq cm or 2 x 3 cm');
    return a * b;
  }
  const [whole, amount = '', long, short] = AREA_AMOUNT.exec(said) ?? [];
  if (whole === undefined) return unreadable(text, '6 sq cm or 2 x 3 cm');
  const side = UNITS[long ?? short ?? bare.slice(3)] ?? CENTIMETRE;
  return scale(amount, side * side) ?? tooExact(text);
}

/** "1.4 cm": centimetres with one decimal at least, and all that are there. */
export function sayLength(length: Length): string {
  return `${sayDecimal(length, CENTIMETRE, 1)} cm`;
}

/** "6.0 sq cm" */
export function sayArea(area: Area): string {
  return `${sayDecimal(area, SQUARE_CENTIMETRE, 1)} sq cm`;
}

/**
 * A whole number of parts as a decimal: 1 400 000 of 1 000 000 is "1.4".
 * @param least digits behind the point at least
 */
export function sayDecimal(parts: number, whole: number, least: number): string {
  const sign = parts < 0 ? '-' : '';
  const size = Math.abs(parts);
  const digits = String(whole).length - 1;
  const rest = String(size % whole)
    .padStart(digits, '0')
    .replace(/0+$/, '')
    .padEnd(least, '0');
  return `${sign}${Math.floor(size / whole)}${rest === '' ? '' : `.${rest}`}`;
}

/**
 * A decimal times a whole factor, exactly.
 * @returns `null` where a rest would be left or the number is too long to be counted
 */
export function scale(decimal: string, factor: number): number | null {
  const [whole = '', rest = ''] = decimal.replace(/^[-+−]/, '').split('.');
  const digits = `${whole}${rest}`.replace(/^0+/, '');
  if (digits.length > MOST_DIGITS || rest.length > MOST_DIGITS) return null;
  const product = BigInt(digits || '0') * BigInt(factor);
  const unit = 10n ** BigInt(rest.length);
  if (product % unit !== 0n) return null;
  const size = Number(product / unit);
  if (!Number.isSafeInteger(size)) return null;
  return /^[-−]/.test(decimal) && size !== 0 ? -size : size;
}

function readSides(text: string, bare: 'cm'): { readonly lengths: readonly Length[] } | Unclear {
  const parts = tidy(text).split(/\s*[x×*]\s*/);
  const amounts = parts.map((part) => AMOUNT.exec(part));
  // "1.2 x 0.8 cm": the unit stands once, behind the last.
  const last = amounts.at(-1)?.[4];
  const lengths: Length[] = [];
  for (const amount of amounts) {
    if (!amount) return unreadable(text, '1.4 cm or 14 mm');
    const [, above, below, decimal, own] = amount;
    const named = own ?? last;
    // "1.4" is written in centimetres, "14" in either: a whole number needs its unit.
    if (named === undefined && decimal !== undefined && !decimal.includes('.') && Number(decimal) !== 0) {
      return { unclear: `“${text.trim()}” has no unit. Is it mm or cm?` };
    }
    const unit = UNITS[named ?? bare];
    if (unit === undefined) return { unclear: `“${named}” is no unit of length here. Write cm, mm or in.` };
    const length = above && below ? fraction(above, below, unit) : scale(decimal ?? '', unit);
    if (length === null) return tooExact(text);
    lengths.push(length);
  }
  return { lengths };
}

function fraction(above: string, below: string, unit: Length): Length | null {
  const top = scale(above, unit);
  const part = Number(below);
  return top === null || part === 0 || top % part !== 0 ? null : top / part;
}

function tidy(text: string): string {
  return text.trim().toLowerCase().replace(/[”″]/g, '"').replace(/\.$/, '');
}

function unreadable(text: string, example: string): Unclear {
  return { unclear: `“${text.trim()}” does not read as a size. Write it as ${example}.` };
}

function tooExact(text: string): Unclear {
  return {
    unclear: `“${text.trim()}” has more digits than a measure has. Write it with two or three decimals.`,
  };
}
