/**
 * The desk inside the worker: takes questions in, answers them one at a time, the newest first where they compete.
 * It knows nothing of workers, so that tests and the panel's own harness run the very same desk.
 */
import type {
  CodeCard,
  CodeRef,
  DeskAnswers,
  DeskCancel,
  DeskJobs,
  DeskKind,
  DeskReply,
  DeskRequest,
  DeskTrouble,
  MoreSpecific,
  OutlineAnswer,
} from '../../components/book-client.ts';
import { describeCode } from '../../utils/codes/describe-code.ts';
import { describeOutline } from '../../utils/codes/describe-code-notes.ts';
import type { CodeNotes } from '../../utils/codes/notes-types.ts';
import type { CodeBook, EntryId, IsoDate } from '../../utils/codes/types.ts';
import { reviewNote } from '../../utils/review/review-note.ts';
import { RULES } from '../../utils/review/rules.ts';
import type { SearchEngine } from '../../utils/search/types.ts';
import type { OpenedTables } from '../../utils/updates/open-tables.ts';
import { answerChanges, answerChangesCsv } from './answer-changes.ts';
import { answerNeoplasm } from './answer-neoplasm.ts';

export interface DeskSide {
  /** Fetch and open the tables. Called again after it failed. */
  readonly openTables: () => Promise<OpenedTables>;
  /** Fetch and open the notes, when they are first asked for. Called again after it failed. */
  readonly openNotes: (tables: OpenedTables) => Promise<CodeNotes>;
  /** What makes the first review quick; done once, when nothing waits. */
  readonly warmUp?: (tables: OpenedTables) => void;
  /**
   * What makes the first search quick; begun once, when nothing waits, and never before a review was answered. Where it
   * fails, the first search says so.
   */
  readonly warmSearch?: (tables: OpenedTables) => Promise<void>;
  readonly post: (reply: DeskReply | DeskTrouble) => void;
  /** Run the task after the messages that already wait, so that a waiting cancel is heard first. */
  readonly later: (task: () => void) => void;
  /** Run the task when a question has had time to come; where it is left out, as `later`. */
  readonly whenIdle?: (task: () => void) => void;
  /** A mistake of ours, for the browser's error page. */
  readonly onFault: (fault: unknown) => void;
}

/** A list of more specific codes longer than this is no help on a narrow panel. */
const MORE_SPECIFIC_SHOWN = 24;

/** Of these only the newest question matters: the user has typed on, or the note has changed. */
const NEWEST_ONLY: ReadonlySet<DeskKind> = new Set(['search', 'neoplasm', 'changes', 'review']);

/** What is answered first when several wait. A keystroke is waited for; a review is not. */
const ORDER: readonly DeskKind[] = [
  'open',
  'search',
  'neoplasm',
  'cards',
  'card',
  'outline',
  'changes',
  'changes-csv',
  'review',
];

/** These need the notes beside the book, and are answered as far as may be where the notes will not open. */
const WITH_NOTES: ReadonlySet<DeskKind> = new Set(['card', 'outline', 'neoplasm', 'review']);

/** What is brought for the questions that need it; `null` where it is not needed, or would not open. */
interface Beside {
  readonly notes: CodeNotes | null;
  readonly engine: SearchEngine | null;
}

/** @returns the function that takes in every message of the asker */
export function createDesk(side: DeskSide): (message: DeskRequest | DeskCancel) => void {
  const { whenIdle = side.later } = side;
  const waiting: DeskRequest[] = [];
  let tables: Promise<OpenedTables> | null = null;
  let notes: Promise<CodeNotes> | null = null;
  let busy = false;
  let isCold = true;
  let isSearchCold = true;
  let isReviewed = false;

  function take(message: DeskRequest | DeskCancel): void {
    if (message.kind === 'cancel') {
      drop((waits) => waits.id === message.id);
      return;
    }
    if (NEWEST_ONLY.has(message.kind)) drop((waits) => waits.kind === message.kind);
    waiting.push(message);
    if (busy) return;
    busy = true;
    side.later(() => void work());
  }

  function drop(unwanted: (waits: DeskRequest) => boolean): void {
    for (let at = waiting.length - 1; at >= 0; at--) {
      const waits = waiting[at];
      if (waits === undefined || !unwanted(waits)) continue;
      waiting.splice(at, 1);
      side.post({ kind: 'trouble', id: waits.id, trouble: 'cancelled', message: 'A newer question came.' });
    }
  }

  async function work(): Promise<void> {
    const opened = await openOnce();
    if (opened === null) {
      for (const waits of waiting.splice(0)) side.post(noTables(waits.id));
      busy = false;
      return;
    }
    const next = takeNext(waiting);
    if (next !== undefined) {
      const beside = WITH_NOTES.has(next.kind) ? await openNotesOnce(opened) : null;
      const engine = next.kind === 'search' ? await openSearch(opened) : null;
      side.post(answerSafely(opened, { notes: beside, engine }, next));
    }
    // What was done needs no warming any more.
    if (next?.kind === 'review') {
      isCold = false;
      isReviewed = true;
    }
    if (next?.kind === 'search') isSearchCold = false;
    busy = waiting.length > 0;
    if (busy) side.later(() => void work());
    else whenIdle(() => warmUp(opened));
  }

  function warmUp(opened: OpenedTables): void {
    if (busy) return;
    if (isCold) {
      isCold = false;
      side.warmUp?.(opened);
    } else if (isSearchCold && isReviewed) {
      isSearchCold = false;
      side.warmSearch?.(opened).catch(() => undefined);
    }
  }

  async function openOnce(): Promise<OpenedTables | null> {
    tables ??= side.openTables();
    try {
      return await tables;
    } catch {
      // The next question tries again.
      tables = null;
      return null;
    }
  }

  async function openNotesOnce(opened: OpenedTables): Promise<CodeNotes | null> {
    notes ??= side.openNotes(opened);
    try {
      return await notes;
    } catch {
      notes = null;
      return null;
    }
  }

  function answerSafely(opened: OpenedTables, beside: Beside, request: DeskRequest): DeskReply | DeskTrouble {
    try {
      return answer(opened, beside, request);
    } catch (fault) {
      side.onFault(fault);
      const message = 'Clear Margin made a mistake here and has no answer.';
      return { kind: 'trouble', id: request.id, trouble: 'fault', message };
    }
  }

  // The tables open before the first question comes, so that the warming is done meanwhile.
  void openOnce().then((opened) => opened !== null && whenIdle(() => warmUp(opened)));
  return take;
}

/** Where it will not open, the next search tries again. */
async function openSearch(opened: OpenedTables): Promise<SearchEngine | null> {
  try {
    return await opened.openSearch();
  } catch {
    return null;
  }
}

function takeNext(waiting: DeskRequest[]): DeskRequest | undefined {
  for (const kind of ORDER) {
    const at = waiting.findIndex((waits) => waits.kind === kind);
    if (at >= 0) return waiting.splice(at, 1)[0];
  }
  return undefined;
}

function noTables(id: number): DeskTrouble {
  const message = 'The code tables that came with Clear Margin would not open.';
  return { kind: 'trouble', id, trouble: 'tables', message };
}

function answer(
  opened: OpenedTables,
  { notes: beside, engine }: Beside,
  request: DeskRequest,
): DeskReply | DeskTrouble {
  const { id } = request;
  switch (request.kind) {
    case 'open':
      return { kind: 'open', id, answer: answerOpen(opened) };
    case 'search':
      return engine === null
        ? noTables(id)
        : { kind: 'search', id, answer: engine.search(request.job.query) };
    case 'review':
      return { kind: 'review', id, answer: answerReview(opened, beside, request.job) };
    case 'cards':
      return { kind: 'cards', id, answer: answerCards(opened.book, request.job) };
    case 'card': {
      const { ref, date } = request.job;
      return { kind: 'card', id, answer: describeCode(opened.book, beside, ref, date) };
    }
    case 'neoplasm': {
      const { book, lexicon } = opened;
      return { kind: 'neoplasm', id, answer: answerNeoplasm(book, lexicon, beside, request.job) };
    }
    case 'changes':
      return { kind: 'changes', id, answer: answerChanges(opened.book, request.job) };
    case 'changes-csv':
      return { kind: 'changes-csv', id, answer: answerChangesCsv(opened.book, request.job) };
    case 'outline':
      return { kind: 'outline', id, answer: answerOutline(beside, request.job) };
  }
}

function answerOpen({ book, set }: OpenedTables): DeskAnswers['open'] {
  const rules = RULES.map(({ id, title }) => ({ id, title }));
  return { size: book.size, releases: book.releases, rules, ...(set !== undefined && { set }) };
}

function answerReview(
  { book, lexicon }: OpenedTables,
  notes: CodeNotes | null,
  question: DeskJobs['review'],
) {
  return reviewNote({ ...question, book, notes, lexicon });
}

function answerOutline(beside: CodeNotes | null, { key }: DeskJobs['outline']): OutlineAnswer {
  if (beside === null) return { found: null, missing: 'notes' };
  const found = describeOutline(beside, key);
  return found === null ? { found, missing: 'step' } : { found, missing: null };
}

function answerCards(book: CodeBook, { refs, date }: DeskJobs['cards']): CodeCard[] {
  return refs.map((ref) => readCard(book, ref, date));
}

function readCard(book: CodeBook, ref: CodeRef, date: IsoDate): CodeCard {
  const id = book.find(ref.code, ref.system);
  if (id === undefined) {
    return { ...ref, title: '', stand: book.standOf(ref.code, ref.system, date), moreSpecific: null };
  }
  const { system, code, title } = book.entry(id, date);
  return { system, code, title, stand: book.stand(id, date), moreSpecific: readMoreSpecific(book, id, date) };
}

function readMoreSpecific(book: CodeBook, id: EntryId, date: IsoDate): MoreSpecific | null {
  const { standing } = book.stand(id, date);
  const open = standing === 'billable' ? book.unspecified(id, date) : null;
  const ids = standing === 'header' ? book.billableBelow(id, date) : (open?.candidates ?? []);
  if (ids.length === 0) return null;
  const codes = ids.slice(0, MORE_SPECIFIC_SHOWN).map((other) => {
    const { system, code, title } = book.entry(other, date);
    return { system, code, title };
  });
  return { axes: open?.axes ?? [], codes, total: ids.length };
}
