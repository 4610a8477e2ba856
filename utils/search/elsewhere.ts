/** A place that is named, and entries for the rest of a wider one. */

import type { Collected } from './collect.ts';
import type { Ranked } from './rank.ts';
import type { Slot } from './slots.ts';
import type { Walk } from './walk.ts';

interface Sought {
  readonly slots: readonly Slot[];
  readonly collected: Collected;
}

/** The same entries: those of another place dropped, those of a place that they leave open behind the others. */
export function elsewhereLast(walk: Walk, sought: Sought, ranked: readonly Ranked[]): readonly Ranked[] {
  return unsaidPartsLast(walk, sought, dropElsewhere(walk, sought, ranked));
}

/** Where a family has the calf, "unspecified part of lower leg" is no answer to it: known places come before. */
function unsaidPartsLast(
  { book }: Walk,
  { slots, collected }: Sought,
  ranked: readonly Ranked[],
): readonly Ranked[] {
  const site = slots.findIndex(({ place }) => place === 'site');
  const category = ({ id }: Ranked): string => book.codeOf(id).slice(0, 3);
  const by = ({ text }: Ranked): number => collected.answeredBy[site]?.[text] ?? 0;
  if (site < 0) return ranked;
  const nearest = new Map<string, number>();
  for (const one of ranked) {
    const of = category(one);
    nearest.set(of, Math.min(by(one), nearest.get(of) ?? by(one)));
  }
  const unsaid = ranked.filter(
    (one) =>
      by(one) > (nearest.get(category(one)) ?? 0) &&
      /\bunspecified part of\b/i.test(book.entry(one.id).title),
  );
  return unsaid.length === 0 ? ranked : [...ranked.filter((one) => !unsaid.includes(one)), ...unsaid];
}

/** Where a family has the nose, "other parts of face" is not the nose. */
function dropElsewhere(
  { book }: Walk,
  { slots, collected }: Sought,
  ranked: readonly Ranked[],
): readonly Ranked[] {
  const family = ({ id }: Ranked): string => book.codeOf(id).slice(0, 3);
  return slots.reduce<readonly Ranked[]>((left, { meanings }, place) => {
    const first = meanings.findIndex(({ isElsewhere }) => isElsewhere);
    if (first < 0) return left;
    const by = ({ text }: Ranked): number =>
      ((collected.masks[text] ?? 0) & (1 << place)) === 0 ? -1 : (collected.answeredBy[place]?.[text] ?? -1);
    const named = new Set(left.filter((one) => by(one) >= 0 && by(one) < first).map(family));
    return left.filter((one) => meanings[by(one)]?.isElsewhere !== true || !named.has(family(one)));
  }, ranked);
}
