/** One code on one date, described whole: for the panel's card and for the command line. */
import { bareCode, withDot } from './code-text.ts';
import { listLines, readLine } from './describe-code-lines.ts';
import { describeAside } from './describe-code-notes.ts';
import { saySources } from './describe-code-sources.ts';
import type { CodeDescription, CodeLine, CodeLines, LeftOpen, Serves } from './describe-code-types.ts';
import type { CodeNotes, OutlineStep } from './notes-types.ts';
import type { CodeBook, CodeSystem, EntryId, IsoDate } from './types.ts';

export interface CodeAsked {
  readonly system: CodeSystem;
  readonly code: string;
}

/**
 * Everything the book and its notes say about a code on a date. A code that no book holds is described as `unknown`,
 * with what may be meant by it.
 * @param notes `null` where they would not open: the card then says what the book alone knows
 */
export function describeCode(
  book: CodeBook,
  notes: CodeNotes | null,
  asked: CodeAsked,
  date: IsoDate,
): CodeDescription {
  const id = book.find(asked.code, asked.system);
  return id === undefined ? describeUnknown(book, notes, asked, date) : describeKnown(book, notes, id, date);
}

function describeKnown(book: CodeBook, notes: CodeNotes | null, id: EntryId, date: IsoDate): CodeDescription {
  const { system, code, title, isModifier } = book.entry(id, date);
  const stand = book.stand(id, date);
  const isIcd = system === 'icd10cm';
  const family = listFamily(book, notes, id, date);
  const at = family.indexOf(id);
  const lineOf = (other: EntryId): CodeLine => readLine(book, other, date);
  const neighbour = (step: number): CodeLine | null => {
    const other = at < 0 ? undefined : family[at + step];
    return other === undefined ? null : lineOf(other);
  };
  return {
    ...{ system, code, title, isModifier, date, stand },
    path: isIcd ? pathTo(book, notes, id, date) : [],
    siblings: listLines(
      book,
      family.filter((other) => other !== id),
      date,
    ),
    before: neighbour(-1),
    after: neighbour(1),
    children: listLines(book, book.children(id, date), date),
    billableBelow: isIcd ? book.billableBelow(id, date).length : 0,
    serves: readServes(book, id, date),
    leftOpen: readLeftOpen(book, id, date),
    meant: [],
    history: book.history(id),
    sources: saySources(book, notes, id, date),
    aside: notes && describeAside(book, notes, { id, code, isIcd }, date),
  };
}

function describeUnknown(
  book: CodeBook,
  notes: CodeNotes | null,
  { system, code: typed }: CodeAsked,
  date: IsoDate,
): CodeDescription {
  const bare = bareCode(typed, system);
  const code = bare !== undefined && system === 'icd10cm' ? withDot(bare) : typed.trim().toUpperCase();
  const known = bare === undefined || system !== 'icd10cm' ? undefined : longestStart(book, bare);
  const none: CodeLines = { codes: [], total: 0 };
  return {
    ...{ system, code, title: '', isModifier: false, date },
    stand: book.standOf(typed, system, date),
    path: known === undefined ? [] : [...pathTo(book, notes, known, date), stepOf(book, known, date)],
    siblings: none,
    before: null,
    after: null,
    children: none,
    billableBelow: 0,
    serves: null,
    leftOpen: null,
    meant: bare === undefined || system !== 'icd10cm' ? [] : fillPlaces(book, bare, date),
    history: [],
    sources: [],
    aside: null,
  };
}

/** The code and its neighbours: codes of the same step above, in order. Includes the code itself where it is valid. */
function listFamily(book: CodeBook, notes: CodeNotes | null, id: EntryId, date: IsoDate): readonly EntryId[] {
  const { system, code } = book.entry(id, date);
  if (system !== 'icd10cm') return [];
  const parent = book.parent(id);
  if (parent !== undefined) return book.children(parent, date);
  const block = notes?.outline(code).at(-1);
  return (notes && block ? notes.below(block.key) : [])
    .map((step) => (step.kind === 'code' ? book.find(step.key, 'icd10cm') : undefined))
    .filter((other) => other !== undefined)
    .filter((other) => ['billable', 'header'].includes(book.stand(other, date).standing));
}

/** Chapter, blocks, category and whatever lies between it and the code. */
function pathTo(book: CodeBook, notes: CodeNotes | null, id: EntryId, date: IsoDate): OutlineStep[] {
  const above: OutlineStep[] = [];
  for (let at = book.parent(id); at !== undefined; at = book.parent(at))
    above.unshift(stepOf(book, at, date));
  return [...(notes?.outline(book.entry(id, date).code) ?? []), ...above];
}

function stepOf(book: CodeBook, id: EntryId, date: IsoDate): OutlineStep {
  const { code, title } = book.entry(id, date);
  return { kind: 'code', key: code, title };
}

function longestStart(book: CodeBook, bare: string): EntryId | undefined {
  for (let length = bare.length - 1; length >= 3; length -= 1) {
    const found = book.find(bare.slice(0, length), 'icd10cm');
    if (found !== undefined) return found;
  }
  return undefined;
}

/** "T782A" -> T78.2XXA: the last character belongs in the 7th place, X in the empty ones before it. */
function fillPlaces(book: CodeBook, bare: string, date: IsoDate): CodeLine[] {
  if (bare.length < 4 || bare.length > 6) return [];
  const found = book.find(bare.slice(0, -1).padEnd(6, 'X') + bare.slice(-1), 'icd10cm');
  return found === undefined ? [] : [readLine(book, found, date)];
}

function readServes(book: CodeBook, id: EntryId, date: IsoDate): Serves | null {
  // The codes below a header are its children here.
  const serves = book.stand(id, date).standing === 'header' ? null : book.successors(id, date);
  return serves && { kind: serves.kind, ...listLines(book, serves.ids, date) };
}

function readLeftOpen(book: CodeBook, id: EntryId, date: IsoDate): LeftOpen | null {
  if (book.stand(id, date).standing !== 'billable') return null;
  const open = book.unspecified(id, date);
  return open && { axes: open.axes, ...listLines(book, open.candidates, date) };
}
