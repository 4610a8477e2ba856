/** Where the calculators' rules come from, as shown beside each line. */
import type { Warning } from './types.ts';

/** Sizes, sites and counts stand in no public file. */
const BANDS = 'Clear Margin’s own table of sizes and counts; your licensed CPT file has the last word';

/** @param places chapter and section: "III.E.1" */
export function policyManual(...places: readonly string[]): string {
  return `NCCI Policy Manual for Medicare 2026, ${places.join(', ')}`;
}

/** A family whose thresholds are ours and whose rules are in the policy manual. */
export function bandsAnd(...sources: readonly string[]): string {
  return [BANDS, ...sources].join('. ');
}

export const ADD_ON_TABLE = 'CMS add-on code table 2026 Q3';
export const FEE_SCHEDULE = 'Medicare fee schedule, April 2026';
export const HCPCS_FILE = 'CMS HCPCS Level II, January 2025, and Addendum B, April 2026';
export const DRUG_SOURCE = `${HCPCS_FILE}. Rounding up and waste: Clear Margin; your contractor has the last word`;

/** What every line of foot care needs. */
export const FOOT_CARE: Warning = {
  message: 'Medicare pays foot care only with class findings: Q7, Q8 or Q9 on the line where they apply.',
  source: 'HCPCS modifiers Q7, Q8, Q9',
};
