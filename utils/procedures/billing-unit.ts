/** How much of a drug one unit of its HCPCS code is, read from the official title. */
import { readDose } from './doses.ts';
import type { Dose } from './types.ts';

const AMOUNT =
  /(?<![\w.,])(?:per |up to )?((?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|\.\d+) ?(?:mg|mcg|grams?|usp units?|million units|million plaque forming units|units?|ml|sq cm))(?![\w/])/gi;

/**
 * The billing unit of a title: "Injection, triamcinolone acetonide, not otherwise specified, 10 mg" is 10 mg.
 * @returns `null` where the title states none, or more than one amount: then a person has to say
 */
export function readBillingUnit(title: string): Dose | null {
  const said = title.replace(/per square centimeter/i, 'per 1 sq cm').replace(/per mg\b/i, 'per 1 mg');
  // What a bottle holds at most, or a word in brackets, is no billing unit.
  const amounts = [...said.replace(/\([^)]*\)/g, ' ').matchAll(AMOUNT)].map((match) => match[1] ?? '');
  const [only, ...more] = amounts;
  if (only === undefined || more.length > 0) return null;
  const dose = readDose(only.replace(/usp /i, ''));
  return 'unclear' in dose ? null : dose;
}
