/** Headers stand behind a code below them that answers as well: a claim cannot be sent with them. */
import type { CodeBook, EntryId } from '../codes/types.ts';
import type { Allowed } from './filter.ts';
import { ENTRY_CPT, ENTRY_HCPCS } from './index-parts.ts';
import type { Ranked } from './rank.ts';
import type { Query } from './types.ts';
import type { Walk } from './walk.ts';

/** Headers before this place get a code below them even where none of these answers. */
const LOOKED_BELOW = 3;
/** A header of more codes than this names none of them. */
const MOST_BELOW = 400;

/**
 * The same entries: where a header would come before every code to bill that stands below it, the first of these takes
 * its place and it comes next.
 * @param ordinaryOf the code that is meant by a header of whose codes none is among the entries
 */
export function headersBehind(
  book: CodeBook,
  ranked: readonly Ranked[],
  isHeader: (entry: Ranked) => boolean,
  ordinaryOf: (header: Ranked) => Ranked | undefined,
): readonly Ranked[] {
  const order: Ranked[] = [];
  const codes = new Map(ranked.map(({ id }) => [id, book.codeOf(id)]));
  const codeOf = (id: EntryId): string => codes.get(id) ?? book.codeOf(id);
  const moved = new Set<EntryId>();
  ranked.forEach((entry, at) => {
    if (moved.has(entry.id)) return;
    if (isHeader(entry)) {
      const code = codeOf(entry.id);
      const isBelow = (other: Ranked): boolean =>
        other.id > entry.id && codeOf(other.id).startsWith(code) && !isHeader(other);
      if (!order.some(isBelow)) {
        const known = ranked.slice(at + 1).find(isBelow);
        const first = known ?? (at < LOOKED_BELOW ? ordinaryOf(entry) : undefined);
        if (first !== undefined) {
          order.push(first);
          moved.add(first.id);
        }
      }
    }
    order.push(entry);
  });
  return order;
}

/**
 * The code that says the least beyond its header: the unspecified one, the initial encounter. It is found by what the
 * header was found by.
 */
export function ordinaryBelow(
  { book, postings }: Walk,
  { date }: Query,
  allowed: Allowed,
): (header: Ranked) => Ranked | undefined {
  const { costs, facts } = postings.parts;
  const isBillable = (id: EntryId): boolean => book.stand(id, date).standing === 'billable';
  return (header) => {
    const code = book.codeOf(header.id);
    const systemOf = (id: EntryId): number => (facts[id] ?? 0) & (ENTRY_HCPCS | ENTRY_CPT);
    let best: EntryId | undefined;
    for (let id = header.id + 1; id < book.size && id - header.id <= MOST_BELOW; id++) {
      if (systemOf(id) !== systemOf(header.id) || !book.codeOf(id).startsWith(code)) break;
      const isLess = best === undefined || (costs[id] ?? 0) < (costs[best] ?? 0);
      if (isLess && allowed(id) && isBillable(id)) best = id;
    }
    return best === undefined ? undefined : { ...header, id: best };
  };
}
