/** `cm code`: one code, its standing on a date, and what it leaves open. */
import { shortDay } from '../codes/calendar.ts';
import type { CodeNotes } from '../codes/notes-types.ts';
import type { CodeBook, CodeEvent, CodeSystem, EntryId, IsoDate } from '../codes/types.ts';
import { narrow, scanShapes, withDot } from '../reading/code-shapes.ts';
import { systemOfUnknown } from '../reading/judge-shape.ts';
import { answerBeside, printBeside } from './answer-beside.ts';
import { alignRows, nameStanding } from './print.ts';
import type { CodeAnswer } from './shapes.ts';

/** Answers one code. A code that no book holds answers `unknown`. */
export function answerCode(
  book: CodeBook,
  notes: CodeNotes,
  typed: string,
  system: CodeSystem | null,
  date: IsoDate,
): CodeAnswer {
  const text = tidy(typed, book);
  const readings = book.findAll(text).filter((id) => system === null || book.entry(id).system === system);
  const id = book.find(text, system ?? undefined) ?? readings[0];
  if (id === undefined)
    return answerUnknown(book, text, system ?? systemOfUnknown(text.toUpperCase(), book), date);
  const { code, title, system: found } = book.entry(id, date);
  const stand = book.stand(id, date);
  const { standing, release, reason, pastEnd, since, until } = stand;
  const others = readings.filter((other) => other !== id);
  return {
    system: found,
    code,
    title,
    standing,
    release,
    reason,
    date,
    pastEnd,
    since,
    until,
    unspecified: openFacts(book, id, date),
    history: [...book.history(id)],
    successors: insteadOf(book, id, date),
    ...answerBeside(book, notes, { system: found, code }, date),
    alsoReads: others.map((other) => {
      const entry = book.entry(other, date);
      return { system: entry.system, code: entry.code, title: entry.title };
    }),
  };
}

function insteadOf(book: CodeBook, id: EntryId, date: IsoDate): CodeAnswer['successors'] {
  const found = book.successors(id, date);
  return found && { kind: found.kind, codes: found.ids.map((each) => titled(book, each, date)) };
}

function titled(book: CodeBook, id: EntryId, date: IsoDate): { code: string; title: string } {
  const { code, title } = book.entry(id, date);
  return { code, title };
}

function openFacts(book: CodeBook, id: EntryId, date: IsoDate): CodeAnswer['unspecified'] {
  const open = book.unspecified(id, date);
  if (!open) return null;
  const candidates = open.candidates.map((candidate) => titled(book, candidate, date));
  return { axes: [...open.axes], candidates };
}

function answerUnknown(book: CodeBook, text: string, system: CodeSystem, date: IsoDate): CodeAnswer {
  const looksRight = /^[A-Za-z]\d[\dA-Za-z.]*$/.test(text);
  const code = system === 'icd10cm' && looksRight ? withDot(text) : text.toUpperCase();
  const { standing, release, reason, pastEnd, since, until } = book.standOf(code, system, date);
  return {
    ...{ system, code, title: '', standing, release, reason, date, pastEnd, since, until },
    unspecified: null,
    history: [],
    successors: null,
    path: [],
    beside: null,
    sources: [],
    alsoReads: [],
  };
}

/** The code alone: "L20.9,", "99213-25" and "11102x2" name one code with something behind it. */
function tidy(typed: string, book: CodeBook): string {
  const text = narrow(typed).trim();
  if (book.findAll(text).length > 0) return text;
  const [only, ...more] = scanShapes(text);
  return only && more.length === 0 ? only.raw : text;
}

export function printCode(answer: CodeAnswer): string {
  const lines = [
    `${answer.code}  ${nameStanding(answer.standing)} on ${shortDay(answer.date)} (${answer.release})`,
  ];
  if (answer.title !== '') lines.push(`  ${answer.title}`);
  if (answer.reason !== '') lines.push(`  ${answer.reason}`);
  if (answer.pastEnd) lines.push('  The date lies past the end of the newest release we hold.');
  for (const other of answer.alsoReads) lines.push(`  Also ${other.system} ${other.code}: ${other.title}`);
  return [
    ...lines,
    ...printOpen(answer.unspecified),
    ...printBeside(answer),
    ...printHistory(answer.history),
    ...printInstead(answer.successors),
  ].join('\n');
}

function printOpen(open: CodeAnswer['unspecified']): string[] {
  if (open === null) return [];
  const rows = open.candidates.map(({ code, title }) => [code, title]);
  const more = rows.length === 0 ? '' : ' More exact codes:';
  return [`  Leaves open: ${open.axes.join(', ')}.${more}`, ...alignRows(rows, '    ')];
}

const HAPPENED: Record<CodeEvent['what'], string> = {
  new: 'new',
  retitled: 'new title',
  'became-header': 'became a header',
  'became-billable': 'became billable',
  retired: 'no longer valid',
  returned: 'valid again',
};

function printHistory(history: CodeAnswer['history']): string[] {
  if (history.length === 0) return [];
  const rows = history.map(({ what, release, date, isBy, title, oldTitle }) => {
    const day = date === null ? 'day not known' : `${isBy ? 'by ' : ''}${shortDay(date)}`;
    const titles = oldTitle !== null && title !== '' ? `: ${title} (before: ${oldTitle})` : '';
    return [day, `${HAPPENED[what]}, ${release}${titles}`];
  });
  return ['  History:', ...alignRows(rows, '    ')];
}

/** More codes than a screen holds are counted. */
const MOST_PRINTED = 20;

function printInstead(successors: CodeAnswer['successors']): string[] {
  if (!successors) return [];
  const { kind, codes } = successors;
  const head =
    kind === 'children'
      ? '  Use one of its codes:'
      : '  May serve instead (our reading, not an official mapping):';
  const rows = codes.slice(0, MOST_PRINTED).map(({ code, title }) => [code, title]);
  const more = codes.length > MOST_PRINTED ? [`    and ${codes.length - MOST_PRINTED} more`] : [];
  return [head, ...alignRows(rows, '    '), ...more];
}
