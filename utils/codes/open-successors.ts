import type { Pack } from './pack.ts';
import type { EntryId } from './types.ts';

/** What the reading of successors needs to know of the codes, in one edition. */
export interface Edition {
  codeOf(id: EntryId): string;
  isBillable(id: EntryId): boolean;
  /** True for a header or a billable code. */
  isThere(id: EntryId): boolean;
  billableBelow(id: EntryId): readonly EntryId[];
}

export interface Neighbours {
  readonly ids: readonly EntryId[];
  /** True where the code was split, joined or moved with its title, so that no other reading is open. */
  readonly isSure: boolean;
}

/**
 * Open the neighbours of deleted codes.
 * @returns for a deleted code those that are billable in the edition, most exact first: one that became a header since
 *   gives its codes, one that was deleted since gives its own neighbours
 */
export function openSuccessors(pack: Pack): (id: EntryId, edition: Edition) => Neighbours {
  const ended = pack.u32('ended');
  const sure = pack.u8('neighbour-sure');
  const starts = pack.u32('neighbour-start');
  const neighbours = pack.u32('neighbours');
  const places = new Map(Array.from(ended, (id, at) => [id, at] as const));

  const follow = (id: EntryId, edition: Edition, seen: Set<EntryId>): Neighbours => {
    const at = places.get(id);
    if (at === undefined || seen.has(id)) return { ids: [], isSure: false };
    seen.add(id);
    const found = new Set<EntryId>();
    let isSure = sure[at] === 1;
    for (const next of neighbours.subarray(starts[at] ?? 0, starts[at + 1] ?? 0)) {
      if (edition.isBillable(next)) found.add(next);
      else if (edition.isThere(next)) for (const below of belowLike(id, next, edition)) found.add(below);
      else {
        const further = follow(next, edition, seen);
        for (const each of further.ids) found.add(each);
        isSure &&= further.isSure;
      }
    }
    return { ids: [...found], isSure: isSure && found.size > 0 };
  };
  return (id, edition) => follow(id, edition, new Set());
}

/** The billable codes below a header that say the same encounter as the old code, where it says one. */
function belowLike(old: EntryId, header: EntryId, edition: Edition): readonly EntryId[] {
  const below = edition.billableBelow(header);
  const seventh = edition.codeOf(old).charAt(6);
  return seventh === '' ? below : below.filter((id) => edition.codeOf(id).charAt(6) === seventh);
}
