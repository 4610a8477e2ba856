/** Which of the changes between two releases the user wants to read. */
import { CHANGE_KINDS, type Change, type ChangeKind, type Changes } from './changes.ts';

export interface ChangeFilter {
  /** `null` for all kinds. */
  readonly kind: ChangeKind | null;
  /** Words of the titles or the start of a code, in any order; empty for all. */
  readonly text: string;
  readonly dermatologyOnly: boolean;
  /** Headers too: their changes touch no claim. */
  readonly withHeaders: boolean;
}

export interface FilteredChanges {
  /** Dermatology first, as they came. */
  readonly rows: readonly Change[];
  /** What each kind would show under the other filters. */
  readonly counts: Readonly<Record<ChangeKind, number>>;
}

/** The changes that fit, and how many of each kind there are to choose from. */
export function filterChanges({ rows }: Changes, filter: ChangeFilter): FilteredChanges {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = rows.filter(
    (row) =>
      (filter.withHeaders || !row.isHeader) &&
      (!filter.dermatologyOnly || row.isDermatology) &&
      words.every((word) => hasWord(row, word)),
  );
  const counts = Object.fromEntries(
    CHANGE_KINDS.map((kind) => [kind, fitting.filter((row) => row.kind === kind).length]),
  );
  return {
    rows: filter.kind === null ? fitting : fitting.filter((row) => row.kind === filter.kind),
    counts: { ...NONE, ...counts },
  };
}

const NONE: Readonly<Record<ChangeKind, number>> = {
  new: 0,
  retired: 0,
  'became-header': 0,
  'became-billable': 0,
  retitled: 0,
};

function hasWord(row: Change, word: string): boolean {
  const code = row.code.toLowerCase();
  return (
    code.startsWith(word) ||
    code.replace('.', '').startsWith(word) ||
    row.title.toLowerCase().includes(word) ||
    (row.oldTitle?.toLowerCase().includes(word) ?? false)
  );
}
