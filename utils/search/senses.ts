/** Abbreviations that mean several things: each meaning is shown, and one may be chosen. */
import type { Collected } from './collect.ts';
import type { Ranked } from './rank.ts';
import type { Slot } from './slots.ts';
import type { ChosenMeaning } from './types.ts';

/** All meanings of the words that have several, in the lexicon's order. */
export function listMeanings(slots: readonly Slot[]): ChosenMeaning[] {
  return slots.flatMap(({ phrase, meanings }) => {
    const bySense = new Map<number, string>();
    for (const { sense, meant } of meanings) if (sense >= 0 && !bySense.has(sense)) bySense.set(sense, meant);
    if (bySense.size < 2) return [];
    const ordered = [...bySense].sort(([a], [b]) => a - b).map(([, meant]) => meant);
    return [...new Set(ordered)].map((meant) => ({ typed: phrase, meant }));
  });
}

/** The same slots with the chosen meanings only. A choice that fits no slot changes nothing. */
export function chooseMeanings(slots: readonly Slot[], chosen: readonly ChosenMeaning[]): readonly Slot[] {
  if (chosen.length === 0) return slots;
  return slots.map((slot) => {
    const choice = chosen.find(({ typed }) => typed === slot.phrase);
    const meanings = slot.meanings.filter(({ meant }) => meant === choice?.meant);
    return meanings.length === 0 ? slot : { ...slot, meanings };
  });
}

/**
 * An abbreviation with several senses is never silently one: the best entry of each comes before the second best ones.
 * Typed alone, its senses come in the lexicon's order, dermatology's first.
 * @param isHeader whether the entry cannot be billed: it stands for a sense only where nothing else does
 */
export function showEverySense(
  ranked: readonly Ranked[],
  slots: readonly Slot[],
  collected: Collected,
  mask: number,
  isHeader: (entry: Ranked) => boolean,
): readonly Ranked[] {
  const place = slots.findIndex(
    ({ meanings }, at) => (mask & (1 << at)) !== 0 && meanings.some(({ sense }) => sense > 0),
  );
  if (place < 0) return ranked;
  const bestOf = new Map<number, Ranked>();
  for (const entry of ranked) {
    const sense = slots[place]?.meanings[collected.answeredBy[place]?.[entry.text] ?? 0]?.sense ?? -1;
    const known = bestOf.get(sense);
    if (sense >= 0 && (known === undefined || (isHeader(known) && !isHeader(entry))))
      bestOf.set(sense, entry);
  }
  const best = slots.length > 1 ? [...bestOf] : [...bestOf].sort(([a], [b]) => a - b);
  const front = best.map(([, entry]) => entry);
  return [...front, ...ranked.filter((entry) => !front.includes(entry))];
}
