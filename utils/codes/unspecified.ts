import { AXES } from './marks.ts';
import type { Pack } from './pack.ts';
import type { EntryId, IsoDate, Unspecified } from './types.ts';

/**
 * Open the compiled unspecified codes.
 * @param isBillable keeps candidates that are not billable on the date out of the answer
 */
export function openUnspecified(
  pack: Pack,
  isBillable: (id: EntryId, date: IsoDate) => boolean,
): (id: EntryId, date: IsoDate) => Unspecified | null {
  const axes = pack.u16('axes');
  const starts = pack.u32('candidate-start');
  const candidates = pack.u32('candidates');
  return (id, date) => {
    const bits = axes[id] ?? 0;
    if (bits === 0) return null;
    const own = candidates.subarray(starts[id] ?? 0, starts[id + 1] ?? 0);
    return {
      axes: AXES.filter((_, bit) => (bits >> bit) & 1),
      candidates: Array.from(own).filter((candidate) => isBillable(candidate, date)),
    };
  };
}
