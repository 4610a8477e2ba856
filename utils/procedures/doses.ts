/** Amounts of drugs as exact whole numbers: millionths of a milligram, unit, millilitre, square centimetre or piece. */
import { scale } from './measures.ts';
import type { Dose, DoseMeasure, Strength, Unclear } from './types.ts';

const MILLION = 1_000_000;

const WORDS: readonly (readonly [pattern: RegExp, measure: DoseMeasure, factor: number])[] = [
  [/^(?:mg|milligrams?)$/, 'mg', MILLION],
  [/^(?:mcg|ug|µg|μg|micrograms?)$/, 'mg', 1_000],
  [/^(?:g|gm|grams?)$/, 'mg', 1_000 * MILLION],
  [/^(?:units?|u|iu|usp units?)$/, 'units', MILLION],
  [/^(?:million units?|mu|million pfu|million plaque forming units?)$/, 'units', MILLION * MILLION],
  [/^(?:ml|cc|milliliters?)$/, 'mL', MILLION],
  [/^(?:sq cm|cm2|cm²|square centimeters?)$/, 'sq cm', MILLION],
  [/^(?:pieces?|sticks?|applicators?|each)$/, 'piece', MILLION],
];
const AMOUNT = /^([-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|[-+−]?\.\d+)\s*(.*)$/u;

/** An amount as people write it: "40 mg", "0.4 mL", "1,000 units", "1 stick". */
export function readDose(text: string): Dose | Unclear {
  const said = text.trim();
  const [whole, number = '', unit = ''] = AMOUNT.exec(said.toLowerCase()) ?? [];
  if (whole === undefined) {
    return { unclear: `“${said}” does not read as an amount. Write it as 40 mg, 0.4 mL or 100 units.` };
  }
  const row = WORDS.find(([pattern]) => pattern.test(unit.trim()));
  if (row === undefined) {
    return {
      unclear: unit === '' ? `“${said}” has no unit. Is it mg, mL or units?` : `“${unit}” is no unit here.`,
    };
  }
  const [, measure, factor] = row;
  const millionths = scale(number.replaceAll(',', ''), factor);
  return millionths === null
    ? { unclear: `“${said}” has more digits than a dose has.` }
    : { millionths, measure };
}

/** "10 mg/mL", "5 mg per ml" */
export function readStrength(text: string): Strength | Unclear {
  const said = text.trim();
  const [, amount = '', per = ''] = /^(.+?)\s*(?:\/|per)\s*(?:1\s*)?(ml|cc)$/i.exec(said) ?? [];
  const dose = per === '' ? undefined : readDose(amount);
  if (dose === undefined || 'unclear' in dose || dose.measure === 'mL' || dose.measure === 'piece') {
    return { unclear: `“${said}” does not read as a strength. Write it as 10 mg/mL.` };
  }
  return { millionths: dose.millionths, measure: dose.measure };
}

/** "12.5 mg", "1 piece", "3 pieces" */
export function sayDose({ millionths, measure }: Dose): string {
  const whole = Math.floor(millionths / MILLION);
  const rest = String(millionths % MILLION)
    .padStart(6, '0')
    .replace(/0+$/, '');
  const number = rest === '' ? String(whole) : `${whole}.${rest}`;
  if (measure === 'units') return `${number} ${number === '1' ? 'unit' : 'units'}`;
  if (measure === 'piece') return `${number} ${number === '1' ? 'piece' : 'pieces'}`;
  return `${number} ${measure}`;
}

/**
 * What is in a volume.
 * @returns `null` where the product is too fine to be counted exactly
 */
export function amountIn(volume: Dose, strength: Strength): Dose | null {
  const product = BigInt(volume.millionths) * BigInt(strength.millionths);
  if (product % BigInt(MILLION) !== 0n) return null;
  return { millionths: Number(product / BigInt(MILLION)), measure: strength.measure };
}
