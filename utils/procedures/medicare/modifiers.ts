/** What the modifiers mean in Medicare's edits, and which of them open a pair. */
import { policyManual } from '../sources.ts';
import type { Warning } from '../types.ts';

/** They stand at a visit. */
export const OF_VISITS: ReadonlySet<string> = new Set(['24', '25', '57']);
/** They say that two procedures were apart. */
export const OF_APART: ReadonlySet<string> = new Set(['59', 'XE', 'XS', 'XP', 'XU']);
/** They say how a procedure stands to an earlier one. */
export const OF_GLOBAL: ReadonlySet<string> = new Set(['58', '78', '79']);
const OF_PLACES = 'E1 E2 E3 E4 FA F1 F2 F3 F4 F5 F6 F7 F8 F9 TA T1 T2 T3 T4 T5 T6 T7 T8 T9 LT RT 27 91'.split(
  ' ',
);
const OPENING: ReadonlySet<string> = new Set([...OF_VISITS, ...OF_APART, ...OF_GLOBAL, ...OF_PLACES]);

/** True for a modifier that opens a pair of indicator 1. 22, 50, 76 and 77 open none. */
export function opensPair(modifier: string): boolean {
  return OPENING.has(modifier);
}

const MEANINGS: Readonly<Record<string, readonly [message: string, ...places: string[]]>> = {
  24: [
    '24 on a visit: in the global days of an earlier procedure, for something that has nothing to do with it.',
    'I.D',
    'III.B',
  ],
  25: [
    '25 on a visit: work of its own on the day of a procedure with 0 or 10 global days, beyond the decision for it.',
    'I.D',
  ],
  57: ['57 on a visit: it decided a procedure with 90 global days, on the day or the day before.', 'I.D'],
  58: [
    '58 on a procedure: planned, more extensive, or treatment after a diagnostic step, in the global days of the first. It also opens a pair.',
    ...['I.E.c', 'III.F'],
  ],
  59: [
    '59 on a procedure: another lesion, site or session than its partner. It never stands on a visit; XE, XS, XP or XU says which.',
    'I.E.d',
  ],
  XE: ['XE on a procedure: another session of the same day.', 'I.E.d'],
  XS: ['XS on a procedure: another lesion or site.', 'I.E.d'],
  XP: ['XP on a procedure: another practitioner.', 'I.E.d'],
  XU: ['XU on a procedure: unusual, and not part of its partner.', 'I.E.d'],
  76: ['76 on a procedure: the same one again by the same practitioner. It opens no pair.', 'I.E'],
  78: [
    '78 on a procedure: back to the operating room for a complication, in the global days of the first.',
    'I.C.14',
  ],
  79: ['79 on a procedure: in the global days of an earlier one that it has nothing to do with.', 'I.E.c'],
};

/** What a modifier means in Medicare's edits, and where that stands; `null` for one that has no part in them. */
export function explainModifier(modifier: string): Warning | null {
  const [message, ...places] = MEANINGS[modifier.toUpperCase()] ?? [];
  return message === undefined ? null : { message, source: policyManual(...places) };
}

/** True for the codes of an office visit. */
export function isVisit(code: string): boolean {
  return /^992(0[2-5]|1[1-5])$/.test(code);
}
