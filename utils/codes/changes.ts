import { isDermatology } from './dermatology.ts';
import type { CodeBook, CodeEvent, CodeSystem, EntryId, IsoDate, Release } from './types.ts';

/** What a code went through between two releases, seen from the first day of each. */
export type ChangeKind = 'new' | 'retired' | 'became-header' | 'became-billable' | 'retitled';

export const CHANGE_KINDS: readonly ChangeKind[] = [
  'new',
  'retired',
  'became-header',
  'became-billable',
  'retitled',
];

export interface Change {
  readonly id: EntryId;
  readonly code: string;
  readonly kind: ChangeKind;
  /** True where no claim is touched: a header that came, went or has another title. */
  readonly isHeader: boolean;
  readonly isDermatology: boolean;
  /** Title on the first day of the newer release; the last one it had for `retired`. */
  readonly title: string;
  /** Title on the first day of the older release, where it is another one. */
  readonly oldTitle: string | null;
  /** First day of the change; for `retired` the first day without the code. `null` where no file at hand says. */
  readonly date: IsoDate | null;
  /** True where it was in force some months before that day: say "by". */
  readonly isBy: boolean;
  /** For a code that was lost: those that serve in its place on the newer release's first day, most exact first. */
  readonly instead: readonly string[];
  /** `neighbours` are our own reading; `null` where nothing is named. */
  readonly insteadKind: 'children' | 'neighbours' | null;
}

export interface Changes {
  readonly from: Release;
  readonly to: Release;
  /** Dermatology first, then code order. */
  readonly rows: readonly Change[];
  /** Codes and, apart from them, headers (`isHeader`) by kind. */
  readonly counts: Readonly<Record<ChangeKind, { readonly codes: number; readonly headers: number }>>;
  /** What the files at hand do not say, a sentence each. */
  readonly notKnown: readonly string[];
}

/** Two releases of one system, in either order. */
export interface ReleasePair {
  readonly system: CodeSystem;
  readonly from: Release;
  readonly to: Release;
}

/**
 * All that changed between the first days of two releases.
 * @throws RangeError where a release is of another system
 */
export function listChanges(book: CodeBook, pair: ReleasePair): Changes {
  const ids: EntryId[] = [];
  for (let id = 0; id < book.size; id += 1) ids.push(id);
  return changesOf(book, ids, pair);
}

/**
 * What changed among these codes: a user's favourites.
 * @param codes however written; those of another system and unknown ones are left out
 * @throws RangeError where a release is of another system
 */
export function changedAmong(book: CodeBook, codes: readonly string[], pair: ReleasePair): Changes {
  const ids = codes.map((code) => book.find(code, pair.system)).filter((id) => id !== undefined);
  return changesOf(
    book,
    [...new Set(ids)].sort((a, b) => a - b),
    pair,
  );
}

function changesOf(book: CodeBook, ids: readonly EntryId[], pair: ReleasePair): Changes {
  for (const release of [pair.from, pair.to]) {
    if (release.system !== pair.system) throw new RangeError(`${release.name} is not of ${pair.system}.`);
  }
  const [from, to] = pair.from.from <= pair.to.from ? [pair.from, pair.to] : [pair.to, pair.from];
  const found = ids.map((id) => changeOf(book, id, from, to)).filter((change) => change !== null);
  const rows = [...found.filter((row) => row.isDermatology), ...found.filter((row) => !row.isDermatology)];
  return { from, to, ...summed(pair.system, rows) };
}

/** The changes that touch dermatology, counted anew. */
export function onlyDermatology(changes: Changes): Changes {
  const rows = changes.rows.filter((row) => row.isDermatology);
  return { ...changes, ...summed(changes.to.system, rows) };
}

function summed(system: CodeSystem, rows: readonly Change[]): Pick<Changes, 'rows' | 'counts' | 'notKnown'> {
  const countOf = (kind: ChangeKind): { codes: number; headers: number } => {
    const own = rows.filter((row) => row.kind === kind);
    const headers = own.filter((row) => row.isHeader).length;
    return { codes: own.length - headers, headers };
  };
  return {
    rows,
    counts: {
      new: countOf('new'),
      retired: countOf('retired'),
      'became-header': countOf('became-header'),
      'became-billable': countOf('became-billable'),
      retitled: countOf('retitled'),
    },
    notKnown: sayWhatIsNotKnown(system, rows),
  };
}

function changeOf(book: CodeBook, id: EntryId, from: Release, to: Release): Change | null {
  const events = book.history(id).filter((event) => isWithin(event, from, to));
  if (events.length === 0) return null;
  const { system, code, title } = book.entry(id, to.from);
  if (system !== to.system) return null;
  const before = book.stand(id, from.from).standing;
  const after = book.stand(id, to.from).standing;
  const oldTitle = book.entry(id, from.from).title;
  const kind = kindOf(before, after, oldTitle === title);
  if (!kind) return null;
  const event = events.findLast((each) => each.what === kind) ?? events.at(-1);
  const isLost = kind === 'retired' || kind === 'became-header';
  const instead = isLost ? book.successors(id, to.from) : null;
  return {
    id,
    code,
    kind,
    isHeader: kind === 'retired' ? before === 'header' : before !== 'billable' && after === 'header',
    isDermatology: isDermatology(system, code),
    title,
    oldTitle: kind === 'new' || oldTitle === title ? null : oldTitle,
    date: event?.date ?? null,
    isBy: event?.isBy ?? false,
    instead: instead ? instead.ids.map((each) => book.entry(each).code) : [],
    insteadKind: instead?.kind ?? null,
  };
}

/** An event without a day is told by its release. */
function isWithin(event: CodeEvent, from: Release, to: Release): boolean {
  if (event.date === null) return true;
  return from.from < event.date && event.date <= to.from;
}

function kindOf(before: string, after: string, isSameTitle: boolean): ChangeKind | null {
  const wasThere = before === 'billable' || before === 'header';
  const isThere = after === 'billable' || after === 'header';
  if (wasThere !== isThere) return isThere ? 'new' : 'retired';
  if (!isThere) return null;
  if (before !== after) return after === 'header' ? 'became-header' : 'became-billable';
  return isSameTitle ? null : 'retitled';
}

function sayWhatIsNotKnown(system: CodeSystem, rows: readonly Change[]): string[] {
  if (system === 'cpt') return ['Our table holds the procedure numbers of one year only.'];
  const sentences: string[] = [];
  const say = (count: number, one: string, many: string): void => {
    if (count > 0) sentences.push(`${count.toLocaleString('en-US')} ${count === 1 ? one : many}`);
  };
  const undated = rows.filter((row) => row.date === null);
  const isNew = (row: Change): boolean => row.kind === 'new';
  say(
    undated.filter(isNew).length,
    'new code has no first day in our tables.',
    'new codes have no first day in our tables.',
  );
  say(
    undated.filter((row) => !isNew(row)).length,
    'code is gone from the newer list; its last day is not in our tables.',
    'codes are gone from the newer list; their last days are not in our tables.',
  );
  say(
    rows.filter((row) => row.isBy && row.date !== null).length,
    'change came with an update on 1 April; our files show it from the next 1 October.',
    'changes came with an update on 1 April; our files show them from the next 1 October.',
  );
  if (system === 'hcpcs')
    sentences.push('Our tables keep the newest description only: new wording is not listed.');
  return sentences;
}

const CSV_COLUMNS = [
  'change',
  'code',
  'title',
  'old title',
  'date',
  'use instead',
  'use instead is',
  'dermatology',
  'header',
];

const CSV_KINDS: Readonly<Record<ChangeKind, string>> = {
  new: 'new',
  retired: 'retired',
  'became-header': 'became a header',
  'became-billable': 'became billable',
  retitled: 'new title',
};

/**
 * Changes as CSV (RFC 4180): a line of names, comma, CRLF. A cell that a spreadsheet would take for a formula gets an
 * apostrophe in front.
 */
export function changesCsv(rows: readonly Change[]): string {
  const lines = rows.map((row) => [
    CSV_KINDS[row.kind],
    row.code,
    row.title,
    row.oldTitle ?? '',
    row.date === null ? '' : `${row.isBy ? 'by ' : ''}${row.date}`,
    row.instead.join(' '),
    row.insteadKind === 'neighbours' ? 'our reading' : row.insteadKind === 'children' ? 'its codes' : '',
    row.isDermatology ? 'yes' : 'no',
    row.isHeader ? 'yes' : 'no',
  ]);
  return [CSV_COLUMNS, ...lines].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
