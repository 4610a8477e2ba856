/** What the official lists say beside a code, brought into the shape of its card. */
import { bareCode } from './code-text.ts';
import { readLine } from './describe-code-lines.ts';
import { sayNotRead } from './describe-code-sources.ts';
import type {
  CodeAside,
  LinkTo,
  NoteBlock,
  NoteLine,
  OutlineDescription,
  SeventhChoice,
  SeventhChoices,
  TableCell,
} from './describe-code-types.ts';
import { type CodeNote, type CodeNotes, NOTE_KINDS, type NoteKind, type NoteTarget } from './notes-types.ts';
import type { CodeBook, EntryId, IsoDate } from './types.ts';

/** The index leads to some codes by hundreds of lines. */
const MOST_INDEX_TERMS = 60;

interface Known {
  readonly id: EntryId;
  readonly code: string;
  readonly isIcd: boolean;
}

/** Notes, 7th characters, marks and index terms of a code. */
export function describeAside(book: CodeBook, notes: CodeNotes, known: Known, date: IsoDate): CodeAside {
  const { code, isIcd } = known;
  if (!isIcd) {
    return {
      ...{ notes: [], absent: [], seventh: null, marks: [] },
      ...{ indexTerms: [], indexTermsTotal: 0, tableCells: [] },
    };
  }
  const blocks = groupNotes(
    notes,
    notes.notes(code).filter((note) => holdsFor(note, code)),
  );
  const terms = notes.indexTerms(code);
  return {
    notes: blocks,
    absent: sayNotRead(book, notes, known.id) === null ? listAbsent(blocks) : [],
    seventh: describeSeventh(book, notes, known, date),
    marks: notes.marks(code),
    indexTerms: terms.slice(0, MOST_INDEX_TERMS),
    indexTermsTotal: terms.length,
    tableCells: listTableCells(notes, code),
  };
}

/** Neoplasms are found in a table of their own, to which the index only points. */
function listTableCells(notes: CodeNotes, code: string): TableCell[] {
  if (!/^(C|D[0-4])/.test(code)) return [];
  const release = notes.releases.find(({ part }) => part === 'neoplasm')?.release ?? '';
  return notes
    .neoplasmCells(code)
    .slice(0, MOST_INDEX_TERMS)
    .map((place) => ({ ...place, release }));
}

/**
 * An inclusion term says what one code stands for: the codes below it have their own. Only the 7th character changes
 * nothing of what a code is, and the list does not print codes that have one.
 */
function holdsFor({ kind, holder }: CodeNote, code: string): boolean {
  if (kind !== 'inclusion' || !holder.isInherited) return true;
  const bare = bareCode(code, 'icd10cm') ?? '';
  return bare.length === 7 && bareCode(holder.key, 'icd10cm') === bare.slice(0, 6).replace(/X+$/, '');
}

/**
 * A chapter or block with what lies right below it.
 * @param key `null` for the list of chapters
 * @returns `null` where there is no such chapter or block
 */
export function describeOutline(notes: CodeNotes, key: string | null): OutlineDescription | null {
  if (key === null) {
    const none = { path: [], siblings: [], before: null, after: null, notes: [], absent: [] };
    return { ...none, step: null, below: notes.below(null) };
  }
  const step = notes.step(key);
  if (step === undefined) return null;
  const around = notes.outline(firstCode(notes, key) ?? '');
  const depth = around.findIndex((above) => above.key === key);
  const path = around.slice(0, Math.max(0, depth));
  const family = notes.below(path.at(-1)?.key ?? null);
  const place = family.findIndex((each) => each.key === key);
  const blocks = groupNotes(notes, notes.notesOfStep(key));
  return {
    ...{ step, path, below: notes.below(key) },
    siblings: family.filter((_, at) => at !== place),
    before: family[place - 1] ?? null,
    after: family[place + 1] ?? null,
    notes: blocks,
    absent: listAbsent(blocks),
  };
}

/** Any other remark is no kind that a coder looks for. */
function listAbsent(blocks: readonly NoteBlock[]): NoteKind[] {
  return NOTE_KINDS.filter((kind) => kind !== 'note' && !blocks.some((block) => block.kind === kind));
}

function firstCode(notes: CodeNotes, key: string): string | undefined {
  for (const step of notes.below(key)) {
    const found = step.kind === 'code' ? step.key : firstCode(notes, step.key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** By kind in the order of the list; within a kind as the notes come, nearest first. */
function groupNotes(notes: CodeNotes, all: readonly CodeNote[]): NoteBlock[] {
  return NOTE_KINDS.flatMap((kind) => {
    const ofKind = all.filter((note) => note.kind === kind);
    const byHolder = Map.groupBy(ofKind, ({ holder }) => `${holder.kind} ${holder.key}`);
    return [...byHolder.values()].flatMap((held) => {
      const [first] = held;
      return first ? [{ kind, holder: first.holder, lines: held.map((note) => readNote(notes, note)) }] : [];
    });
  });
}

/** The list prints "Code first, if applicable, …" in one go; under a heading of its own the comma has nothing before it. */
function readNote(notes: CodeNotes, { text, targets, release }: CodeNote): NoteLine {
  const skipped = text.length - text.replace(/^[,\s]+/, '').length;
  const links = targets.map((target) => ({
    start: target.start - skipped,
    end: target.end - skipped,
    to: leadTo(notes, target),
  }));
  return { text: text.slice(skipped), links, release };
}

/** A single code leads to its card, a range to the block that holds it. */
function leadTo(notes: CodeNotes, { first, last }: NoteTarget): LinkTo {
  if (first === last) return { kind: 'card', code: first };
  const block = notes.step(`${first}-${last}`);
  if (block !== undefined) return { kind: 'outline', key: block.key };
  if (first.slice(0, 3) === last.slice(0, 3)) return { kind: 'card', code: sharedStart(first, last) };
  const ends = new Set(notes.outline(last.slice(0, 3)).map(({ key }) => key));
  const around = notes.outline(first.slice(0, 3)).findLast(({ key }) => ends.has(key));
  return around === undefined ? { kind: 'card', code: first } : { kind: 'outline', key: around.key };
}

/** "L98.41", "L98.49" -> "L98.4": the step that holds both. */
function sharedStart(first: string, last: string): string {
  let length = 3;
  while (length < first.length && first.charAt(length) === last.charAt(length)) length += 1;
  return first.slice(0, length).replace(/\.$/, '');
}

function describeSeventh(
  book: CodeBook,
  notes: CodeNotes,
  { id, code }: Known,
  date: IsoDate,
): SeventhChoices | null {
  const seventh = notes.seventh(code);
  if (seventh === null) return null;
  const bare = bareCode(code, 'icd10cm') ?? '';
  const isWhole = bare.length === 7;
  const { standing } = book.stand(id, date);
  // A code that is billable as it is takes none, whatever the category above it says of its others.
  if (standing === 'retired' || (standing === 'billable' && !isWhole)) return null;
  const base = isWhole ? bare.slice(0, 6) : bare;
  const below = isWhole ? [] : book.children(id, date).map((child) => bareOf(book, child));
  const isNext = isWhole || (below.length > 0 && below.every((child) => child.length === 7));
  const choices = seventh.choices.map(({ character, meaning }): SeventhChoice => {
    const finished = isNext ? book.find(base.padEnd(6, 'X') + character, 'icd10cm') : undefined;
    return {
      character,
      meaning,
      finished: finished === undefined ? null : readLine(book, finished, date),
      isOwn: isWhole && bare.endsWith(character),
    };
  });
  // Not every code of a category takes every choice: those that make none, or one that was deleted, are left out.
  const shown = choices.filter(({ finished }) =>
    isNext ? finished !== null && finished.standing !== 'retired' : true,
  );
  return { holder: seventh.holder, release: seventh.release, choices: shown };
}

function bareOf(book: CodeBook, id: EntryId): string {
  return bareCode(book.entry(id).code, 'icd10cm') ?? '';
}
