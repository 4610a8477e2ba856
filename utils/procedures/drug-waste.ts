/** What was opened and not given: whole billing units left over once the dose is rounded up. */
import { sayDose } from './doses.ts';
import type { Dose } from './types.ts';

/** Packages of one size. `count`: `null` where nobody said how many were opened. */
export interface Opened {
  readonly size: Dose;
  readonly count: number | null;
}

export interface Waste {
  /** Whole billing units; 0 where what is left is less than one. */
  readonly units: number;
  /** "1 x 40 mg opened = 4 units - 2 units = 2 units" */
  readonly step: string;
  /** How many packages were taken to be opened, where that was not said. */
  readonly assumed: number | null;
}

/**
 * @param opened sizes in the measure of `per`
 * @returns a sentence where the packages cannot be right
 */
export function workWaste(
  dose: Dose,
  per: Dose,
  opened: readonly Opened[],
): Waste | { readonly problem: string } {
  const used = unitsOf(dose, per);
  const sizes = [...new Set(opened.map(({ size }) => size.millionths))];
  const isSaid = opened.every(({ count }) => count !== null);
  if (!isSaid && sizes.length > 1)
    return { problem: 'Packages of several sizes were opened. How many of each?' };
  const [size = 0] = sizes;
  const least = Math.ceil(dose.millionths / size);
  let content = 0;
  for (const one of opened) content += one.size.millionths * (one.count ?? 0);
  if (!isSaid) content = least * size;
  const total: Dose = { millionths: content, measure: per.measure };
  if (content < dose.millionths) {
    return {
      problem: `${sayDose(dose)} is more than the ${sayDose(total)} that were opened. How many were opened?`,
    };
  }
  const all = Math.floor(content / per.millionths);
  const units = Math.max(0, all - used);
  const step = `${sayDose(total)} opened = ${all} billing units - ${used} given = ${units} discarded`;
  return { units, step, assumed: isSaid ? null : least };
}

/** Billing units of a dose: begun ones count whole. */
export function unitsOf(dose: Dose, per: Dose): number {
  return Math.ceil(dose.millionths / per.millionths);
}
