/** Headers stand behind a code below them that answers as well: a claim cannot be sent with them. */
import type { CodeBook } from '../codes/types.ts';
import type { Ranked } from './rank.ts';

/**
 * The same entries: where a header would come before every code to bill that stands below it, the first of these takes
 * its place and it comes next.
 */
export function headersBehind(
  book: CodeBook,
  ranked: readonly Ranked[],
  isHeader: (entry: Ranked) => boolean,
): readonly Ranked[] {
  const order: Ranked[] = [];
  const moved = new Set<Ranked>();
  ranked.forEach((entry, at) => {
    if (moved.has(entry)) return;
    if (isHeader(entry)) {
      const { code } = book.entry(entry.id);
      const isBelow = (other: Ranked): boolean =>
        other.id > entry.id && book.entry(other.id).code.startsWith(code) && !isHeader(other);
      const first = order.some(isBelow) ? undefined : ranked.slice(at + 1).find(isBelow);
      if (first !== undefined) {
        order.push(first);
        moved.add(first);
      }
    }
    order.push(entry);
  });
  return order;
}
