/** Two things in one query that no entry says together: "hiv warts" is answered by each of them. */
import type { EntryId } from '../codes/types.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Collected } from './collect.ts';
import type { Slot } from './slots.ts';

/** So many hits stand before what answers another thing of the query, and so many other things are answered. */
const AHEAD = 3;
const MOST_THINGS = 2;

/**
 * Slots that the hits leave unanswered though the lexicon knows what they are: a disease, a drug. Not sites and sides,
 * and not what is only half typed.
 * @returns one bit each
 */
export function thingsLeftOut(
  lexicon: Lexicon,
  slots: readonly Slot[],
  { counts }: Collected,
  mask: number,
): readonly number[] {
  const bits = slots.flatMap((slot, at) => {
    const isOpen = (mask & (1 << at)) === 0 && !slot.isMinor && !slot.isBegun && (counts[at] ?? 0) > 0;
    const isThing = lexicon.find(slot.phrase).some(({ codes, kind }) => codes.length > 0 && kind !== 'site');
    return isOpen && isThing ? [1 << at] : [];
  });
  return bits.slice(0, MOST_THINGS);
}

/** Put the best answer to each other thing behind the first hits; the rest follows. */
export function withAsides<T extends { readonly id: EntryId }>(
  hits: readonly T[],
  asides: readonly T[],
): readonly T[] {
  const known = new Set(hits.map(({ id }) => id));
  const others = asides.filter(({ id }) => !known.has(id));
  return [...hits.slice(0, AHEAD), ...others, ...hits.slice(AHEAD)];
}
