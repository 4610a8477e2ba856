import type { IsoDate } from '../../codes/types.ts';
import type { Line, Warning } from '../types.ts';
import type { Medicare } from './types.ts';

/** What a check needs of a line: one of a calculator or of a fee sheet. */
export type ClaimLine = Pick<Line, 'code' | 'units' | 'modifiers'>;

/** A procedure of another day by the same practice. */
export interface EarlierProcedure {
  readonly code: string;
  /** `null`: not known, and asked for. */
  readonly date: IsoDate | null;
}

/** Something that Medicare's tables say of the lines together. */
export interface LineCheck extends Warning {
  readonly kind: 'pair' | 'units' | 'add-on' | 'primaries' | 'bilateral' | 'visit' | 'global' | 'modifier';
  /** `block`: denied as it stands. `warn`: needs a modifier or another line. `inform`: to ask or to know. */
  readonly grade: 'block' | 'warn' | 'inform';
  /** What it is about, in the order of the sentence. */
  readonly codes: readonly string[];
}

export interface ClaimCheck {
  readonly checks: readonly LineCheck[];
  /** Pairs of codes that are not in our table: nothing is known of them. */
  readonly unknownPairs: readonly (readonly [string, string])[];
}

/** Looks at the lines of one day together. */
export type LinesCheck = (
  medicare: Medicare,
  lines: readonly ClaimLine[],
  date: IsoDate,
) => readonly LineCheck[];

/** The codes of the lines, each once, in code order. */
export function codesOn(lines: readonly ClaimLine[]): readonly string[] {
  return [...new Set(lines.map(({ code }) => code))].sort();
}
