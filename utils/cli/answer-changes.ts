/** `cm changes`: what changed between two releases. */
import { shortDay } from '../codes/calendar.ts';
import {
  CHANGE_KINDS,
  type Change,
  type ChangeKind,
  type Changes,
  listChanges,
  onlyDermatology,
} from '../codes/changes.ts';
import type { CodeBook, Release } from '../codes/types.ts';
import type { WrongArguments } from './args.ts';
import { alignRows } from './print.ts';
import type { ChangesAnswer } from './shapes.ts';

const KINDS: Record<ChangeKind, string> = {
  new: 'new',
  retired: 'no longer valid',
  'became-header': 'became a header',
  'became-billable': 'became billable',
  retitled: 'new title',
};

/** The changes asked for, or why they cannot be told. */
export function listAsked(
  book: CodeBook,
  asked: { readonly from: string; readonly to: string; readonly dermatologyOnly: boolean },
): Changes | WrongArguments {
  const [from, to] = [findRelease(book, asked.from), findRelease(book, asked.to)];
  if (!from || !to) {
    const names = book.releases.map((release) => release.name).join(', ');
    return { problem: `There is no release “${from ? asked.to : asked.from}”. We hold ${names}.` };
  }
  if (from.system !== to.system)
    return { problem: `${from.name} and ${to.name} are releases of two code systems.` };
  const changes = listChanges(book, { system: from.system, from, to });
  return asked.dermatologyOnly ? onlyDermatology(changes) : changes;
}

/** "fy2021 january", "2025-January": the words of a name in any order and case. */
function findRelease(book: CodeBook, name: string): Release | undefined {
  const wordsOf = (text: string): string => (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).sort().join(' ');
  return book.releases.find((release) => wordsOf(release.name) === wordsOf(name));
}

export function answerChanges({ from, to, rows, counts, notKnown }: Changes): ChangesAnswer {
  const named = ({ name, from: day }: Release): { name: string; from: string } => ({ name, from: day });
  return {
    system: to.system,
    from: named(from),
    to: named(to),
    counts,
    notKnown: [...notKnown],
    rows: rows.map(({ id: _, instead, ...row }) => ({ ...row, instead: [...instead] })),
  };
}

export function printChanges({ from, to, rows, counts, notKnown }: Changes): string {
  const told = CHANGE_KINDS.filter((kind) => counts[kind].codes + counts[kind].headers > 0).map((kind) => {
    const { codes, headers } = counts[kind];
    return `${codes} ${KINDS[kind]}${headers > 0 ? ` (and ${headers} headers)` : ''}`;
  });
  const lines = [`${from.name} to ${to.name}: ${told.length > 0 ? told.join(', ') : 'nothing changed'}.`];
  lines.push(...notKnown);
  lines.push(...alignRows(rows.map((row) => [row.code, KINDS[row.kind], dayOf(row), titleOf(row)])));
  return lines.join('\n');
}

function dayOf({ date, isBy }: Change): string {
  if (date === null) return 'day not known';
  return `${isBy ? 'by ' : ''}${shortDay(date)}`;
}

function titleOf({ title, oldTitle, instead, insteadKind }: Change): string {
  const before = oldTitle === null ? '' : ` (before: ${oldTitle})`;
  if (insteadKind === null) return `${title}${before}`;
  const shown = instead.length > 3 ? `one of ${instead.length} codes` : instead.join(', ');
  return `${title}${before} -> ${shown}${insteadKind === 'neighbours' ? ' (our reading)' : ''}`;
}
