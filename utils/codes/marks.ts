/** Numbers that stand for words in the compiled book: written by the compiler, read by whoever opens it. */
import type { Axis } from './types.ts';

/** Bits of a span. Spans are cut where a code's flag or title changes. */
export const BILLABLE = 1;
/** The span began some months before the release that shows it first. */
export const BEGAN_EARLIER = 2;

/** What later lists say about a HCPCS code without a last day. */
export const FATE = {
  /** The list of April 2026 shows it in use. */
  april: 0,
  /** Only the lists of July 2026 show it. */
  july: 1,
  /** Later lists do not cover its kind: modifiers, codes that begin with S, T or H. */
  notCovered: 2,
  /** Later lists cover its kind and leave it out. */
  gone: 3,
} as const;

/** Bit n of a code's axes is the n-th of these: the axis that matters most first. */
export const AXES: readonly Axis[] = [
  'histology',
  'type',
  'site',
  'side',
  'stage',
  'degree',
  'severity',
  'depth',
  'organism',
  'agent',
  'encounter',
  'other',
];
