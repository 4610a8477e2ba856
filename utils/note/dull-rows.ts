/**
 * Long lists of rows that look alike and say nothing: flow sheets, results, timelines. Once so many rows of a list have
 * brought nothing, those behind them are not gone into, unless they hold something to type into or words of a note.
 */
import type { KnownPlaces } from './apply-hints.ts';
import { attr, closest, countIn, matches, parentElementOf, parentOf, tagOf, textOf } from './dom.ts';
import type { ScanItem } from './page-scan.ts';
import { says, wording } from './words.ts';

/** So many rows, one behind the other, have said nothing. */
const ROWS_IN_VAIN = 50;

export interface DullRows {
  /** @returns whether a row need not be gone into. It was looked at itself. */
  isDull(row: Element): boolean;
  /** A row holds what can bring more than a look from outside tells: a shadow root, a component of the page's own. */
  spoil(): void;
}

/**
 * @param items what the walk has met so far, and goes on to add to
 * @param kept elements of this root for which a row is gone into, among others
 */
export function findDullRows(
  items: readonly ScanItem[],
  kept: Iterable<Element>,
  { fields, leave }: KnownPlaces,
): DullRows {
  let full: ReadonlySet<Element> | undefined;
  let list: Node | null = null;
  let looks = '';
  let inVain = 0;
  let met = 0;
  /** How many elements the rows in vain hold: a row of another size may hold something else. */
  const sizes = new Set<number>();
  return {
    isDull(row) {
      const around = parentOf(row);
      const own = `${tagOf(row)} ${attr(row, 'class')}`;
      const isAlike = around === list && own === looks;
      inVain = isAlike && !items.slice(met).some(saysSomething) ? inVain + 1 : 0;
      if (inVain === 0) sizes.clear();
      const size = countIn(row);
      const isNew = !sizes.has(size);
      sizes.add(size);
      list = around;
      looks = own;
      met = items.length;
      // What stands under a heading of the last row stands behind the list as well.
      if (isNew || inVain < ROWS_IN_VAIN || row.nextElementSibling === null || fields.size + leave.size > 0)
        return false;
      full ??= rowsAround(kept);
      return !full.has(row) && !says('inRows', textOf(row));
    },
    spoil() {
      list = null;
    },
  };
}

function saysSomething({ kind, heading }: ScanItem): boolean {
  if (heading?.codes === true) return true;
  return kind === 'heading' ? says('inRows', heading?.text ?? '') : kind !== 'row';
}

function rowsAround(kept: Iterable<Element>): ReadonlySet<Element> {
  const rows = new Set<Element>();
  const filled = `${wording('filled')}, ${wording('editable')}, ${wording('rows')}`;
  const boxes = wording('rows');
  for (const element of kept) {
    let row = matches(element, filled) ? closest(element, boxes) : null;
    while (row !== null && !rows.has(row)) {
      rows.add(row);
      const around = parentElementOf(row);
      row = around === null ? null : closest(around, boxes);
    }
  }
  return rows;
}
