/** How large: the sizes that a deed's own words give. */
import type { Area, Length } from '../../procedures/measures.ts';
import type { Unclear } from '../../procedures/types.ts';
import type { Measured, MeasureMention, Mention } from '../../reading/types.ts';

/** Lengths of a kind, the longest side of each, each amount once. */
function lengthsOf(mentions: readonly Mention[], of: readonly Measured[]): readonly Length[] {
  const found = mentions.filter(isMeasure).filter((one) => of.includes(one.of) && !one.isSquare);
  return [...new Set(found.map(({ extents }) => Math.max(...extents)))];
}

/** The one length of a kind; unclear where several are given. */
export function lengthOf(mentions: readonly Mention[], ...of: readonly Measured[]): Length | Unclear | null {
  const [first, ...more] = lengthsOf(mentions, of);
  if (first === undefined) return null;
  return more.length === 0 ? first : { unclear: 'Several sizes are given.' };
}

/** The narrowest margin. */
export function marginOf(mentions: readonly Mention[]): Length | null {
  const margins = lengthsOf(mentions, ['margin']);
  return margins.length === 0 ? null : Math.min(...margins);
}

/** Areas, by their unit or as two sides. */
export function areasOf(mentions: readonly Mention[], of?: readonly Measured[]): readonly Area[] {
  return mentions.filter(isMeasure).flatMap((one) => {
    const [a, b, ...more] = one.extents;
    if (one.isSquare && a !== undefined && b === undefined) return [a];
    const isMeant = of === undefined || of.includes(one.of);
    return isMeant && a !== undefined && b !== undefined && more.length === 0 ? [a * b] : [];
  });
}

export function isMeasure(mention: Mention): mention is MeasureMention {
  return mention.kind === 'measure' && mention.assertion !== 'absent';
}
