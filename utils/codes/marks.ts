/** Numbers that stand for words in the compiled book: written by the compiler, read by whoever opens it. */
import type { Axis } from './types.ts';

/** Bits of a span. Spans are cut where a code's flag or title changes. */
export const BILLABLE = 1;
/** The span began some months before the release that shows it first. */
export const BEGAN_EARLIER = 2;

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
