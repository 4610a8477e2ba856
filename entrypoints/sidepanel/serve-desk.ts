/** What runs in the panel's worker: the tables are opened once, and the desk answers. */
import type { DeskCancel, DeskReply, DeskRequest, DeskTrouble } from '../../components/book-client.ts';
import type { CodeNotes } from '../../utils/codes/notes-types.ts';
import { openNotes } from '../../utils/codes/open-notes.ts';
import { noteFromText } from '../../utils/note/note-text.ts';
import { vocabularyOf } from '../../utils/reading/vocabulary.ts';
import { reviewNote } from '../../utils/review/review-note.ts';
import { fetchNotes } from '../../utils/updates/fetch-tables.ts';
import { type OpenedTables, openTablesInUse } from '../../utils/updates/open-tables.ts';
import { createDesk } from './book-desk.ts';

/** The note beside a panel that opens is there sooner than this. Warming up meanwhile would only make it wait. */
const IDLE_AFTER_MS = 200;

/** Long after the first answer, long before a hand has reached the keyboard and typed a word. */
const SEARCH_AFTER_MS = 800;

/** Take questions from now on. Call once, in the worker. */
export function serveDesk(): void {
  // Fetched side by side, before anybody asks: that is the slow part of opening the panel.
  const opening = createOpening();
  const take = createDesk({
    ...opening,
    warmUp,
    warmSearch,
    post: (reply: DeskReply | DeskTrouble) => globalThis.postMessage(reply),
    later: createTurns(),
    whenIdle: (task) => void setTimeout(task, IDLE_AFTER_MS),
    onFault: (fault) => queueMicrotask(() => globalThis.reportError(fault)),
  });
  globalThis.addEventListener('message', ({ data }: MessageEvent<DeskRequest | DeskCancel>) => take(data));
}

/** The tables and notes, each on its way once at first; after a failure, or with other tables, fetched anew. */
function createOpening() {
  let tables: Promise<OpenedTables> | null = openTablesInUse().then(readWords);
  let notes: Promise<ArrayBuffer> | null = fetchNotes();
  notes.catch(() => undefined);
  // Where there is no note to review, the search is brought as soon as the panel has had time to draw itself.
  void tables.then(
    ({ openSearch }) => setTimeout(() => openSearch().catch(() => undefined), SEARCH_AFTER_MS),
    () => undefined,
  );
  return {
    openTables(): Promise<OpenedTables> {
      const opened = tables ?? openTablesInUse();
      tables = null;
      return opened;
    },
    async openNotes({ set }: OpenedTables): Promise<CodeNotes> {
      const fetched = set === undefined ? notes : null;
      notes = null;
      return openNotes(await (fetched ?? fetchNotes(set)));
    },
  };
}

/** The words that a note is read by are put together while the panel is still drawing itself: every review needs them. */
function readWords(opened: OpenedTables): OpenedTables {
  vocabularyOf(opened.lexicon, opened.book);
  return opened;
}

/**
 * The first review after opening takes several times as long as the second: caches fill, code is compiled. Where the
 * user is still to open a note, that is done meanwhile, on a sentence of our own.
 */
function warmUp({ book, lexicon }: OpenedTables): void {
  const note = noteFromText(
    'Psoriasis of the left elbow L40.9, 2 lesions. No melanoma C43.9.',
    'L57.0, 11102 x1',
  );
  reviewNote({ note, book, lexicon, date: '2026-10-01' });
}

/** The first key after opening would wait for lists to be unpacked: those of a side, a site and a slip are. */
async function warmSearch({ openSearch }: OpenedTables): Promise<void> {
  const search = await openSearch();
  for (const text of ['bcc left cheek', 'roseacea']) search.search({ text, date: '2026-10-01' });
}

/** A message to ourselves queues behind the panel's messages that are already here; a timer would not. */
function createTurns(): (task: () => void) => void {
  const turn = new MessageChannel();
  const tasks: (() => void)[] = [];
  turn.port1.onmessage = () => tasks.shift()?.();
  return (task) => {
    tasks.push(task);
    turn.port2.postMessage(null);
  };
}
