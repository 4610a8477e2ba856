/** In what a billed code and the note's own differ, by their places in the code set's own order. */
import type { Line } from '../../procedures/types.ts';
import type { Billed } from './sheet.ts';

/**
 * How a fee sheet and its note differ. `open`: the code rests on a fact that the note does not give. `included`: work
 * that is part of what was done with it. `put-off`: told, and not as done today.
 */
export type DifferenceKind =
  | 'units'
  | 'size'
  | 'site'
  | 'kind'
  | 'technique'
  | 'digit'
  | 'open'
  | 'included'
  | 'put-off'
  | 'not-documented'
  | 'not-billed';

interface Sized {
  /** "benign" and "malignant" of one technique are kinds of it. */
  readonly technique: string;
  readonly kind: string;
  readonly site: string;
}

const ROWS: readonly (readonly [RegExp, technique: string, kind: string])[] = [
  [/^1110[23]$/, 'tangential biopsy', ''],
  [/^1110[45]$/, 'punch biopsy', ''],
  [/^1110[67]$/, 'incisional biopsy', ''],
  [/^113\d\d$/, 'shave', ''],
  [/^114\d\d$/, 'excision', 'benign'],
  [/^116\d\d$/, 'excision', 'malignant'],
  [/^1700\d$/, 'destruction', 'premalignant'],
  [/^1711\d$/, 'destruction', 'benign'],
  [/^172\d\d$/, 'destruction', 'malignant'],
  [/^1120\d$/, 'destruction', 'tags'],
  [/^(?:54|46|56)/, 'destruction', 'benign'],
  [/^1173\d$/, 'avulsion', ''],
  [/^1175\d$/, 'removal of the nail', ''],
];

function placeOf(code: string): Sized {
  const [, technique = 'one', kind = ''] = ROWS.find(([codes]) => codes.test(code)) ?? [];
  return { technique, kind, site: siteIn(code) };
}

/** The part of a number that stands for the site; empty where the number has none. */
function siteIn(code: string): string {
  if (/^113/.test(code)) return code >= '11310' ? 'C' : code >= '11305' ? 'B' : 'A';
  if (/^(?:11[46]|172|120|131|140|15)/.test(code)) return code.slice(0, 4);
  return /^1731[12]$/.test(code) ? 'head' : /^1731[34]$/.test(code) ? 'body' : '';
}

const SIZED = /^(?:11[346]|172|12|13|14|15|9692|1104)/;

export function howItDiffers(billed: Billed, line: Line): DifferenceKind {
  if (billed.code === line.code) {
    const isDrug = line.system === 'hcpcs';
    return billed.units === line.units && !isDrug ? 'digit' : 'units';
  }
  const one = placeOf(billed.code);
  const other = placeOf(line.code);
  if (one.technique !== other.technique) return 'technique';
  if (one.kind !== other.kind) return 'kind';
  if (one.site !== other.site) return 'site';
  return SIZED.test(line.code) ? 'size' : 'units';
}
