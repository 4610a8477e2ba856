import type { NeoplasmColumn } from '../../utils/codes/notes-types.ts';
import type { Standing } from '../../utils/codes/types.ts';

/** The columns of the table, as short as they fit above a code. */
export const COLUMN_NAMES: Readonly<Record<NeoplasmColumn, string>> = {
  primary: 'Malignant',
  secondary: 'Secondary',
  'in-situ': 'In situ',
  benign: 'Benign',
  uncertain: 'Uncertain',
  unspecified: 'Unspecified',
};

/** "skin › limb NEC › lower" */
export function nameSite(path: readonly string[]): string {
  if (path.length === 0) return 'any site';
  // What a step above leaves unsaid the next one says.
  return path
    .map((step, at) => (at === path.length - 1 ? step : step.replace(/ (?:NOS|NEC)$/, '')))
    .join(' › ');
}

/** What a cell says beside its code where a claim cannot go out with it. A dash has said that of a header already. */
export const CELL_STANDINGS: Readonly<Record<Standing, string>> = {
  billable: '',
  header: 'needs more',
  'not-yet': 'not valid yet',
  retired: 'retired',
  unknown: 'not in the book',
};
