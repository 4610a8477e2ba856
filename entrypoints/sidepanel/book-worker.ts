/** The panel's worker: opens the tables once, and answers at the desk. */
import type { DeskCancel, DeskReply, DeskRequest, DeskTrouble } from '../../components/book-client.ts';
import { openNotes } from '../../utils/codes/open-notes.ts';
import { noteFromText } from '../../utils/note/note-text.ts';
import { reviewNote } from '../../utils/review/review-note.ts';
import { fetchNotes, type HeldTables } from '../../utils/updates/fetch-tables.ts';
import { type OpenedTables, openSound, openTablesInUse } from '../../utils/updates/open-tables.ts';
import { createDesk } from './book-desk.ts';

/** What the page says first: the tables it has fetched, or `null` where the worker must fetch them itself. */
export interface TablesHanded {
  readonly kind: 'tables';
  readonly bytes: HeldTables | null;
}

const handed = Promise.withResolvers<HeldTables | null>();

/**
 * The first review after opening takes ten times as long as the second: caches fill, code is compiled. Where the note
 * is still on its way from the page, that is done meanwhile, on a sentence of our own.
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

/** Long after the first answer, long before a hand has reached the keyboard and typed a word. */
const SEARCH_AFTER_MS = 800;

const turn = new MessageChannel();
const tasks: (() => void)[] = [];
turn.port1.onmessage = () => tasks.shift()?.();

const early = handed.promise.then((bytes) => (bytes === null ? openTablesInUse() : openSound(bytes)));
early.catch(() => undefined);
// Where there is no note to review, the search is brought as soon as the panel has had time to draw itself.
void early.then(
  ({ openSearch }) => setTimeout(() => openSearch().catch(() => undefined), SEARCH_AFTER_MS),
  () => undefined,
);
// A review reads the notes too: they are fetched at once, beside the tables, and opened when they are first needed.
let earlyNotes: Promise<ArrayBuffer> | null = early.then(({ set }) => fetchNotes(set));
earlyNotes.catch(() => undefined);

/** Those fetched early serve once: after a failure, or with other tables, they are fetched anew. */
async function bringNotes(set: string | undefined): Promise<ArrayBuffer> {
  const fetched = earlyNotes;
  earlyNotes = null;
  return fetched === null ? fetchNotes(set) : fetched;
}
let isFirst = true;

const desk = createDesk({
  openTables: () => {
    const tables = isFirst ? early : openTablesInUse();
    isFirst = false;
    return tables;
  },
  openNotes: async ({ set }) => openNotes(await bringNotes(set)),
  warmUp,
  warmSearch,
  post: (reply: DeskReply | DeskTrouble) => globalThis.postMessage(reply),
  // A message to ourselves queues behind the panel's messages that are already here; a timer would not.
  later: (task) => {
    tasks.push(task);
    turn.port2.postMessage(null);
  },
  onFault: (fault) => queueMicrotask(() => globalThis.reportError(fault)),
});

globalThis.addEventListener('message', (event: MessageEvent<DeskRequest | DeskCancel | TablesHanded>) => {
  if (event.data.kind === 'tables') handed.resolve(event.data.bytes);
  else desk(event.data);
});
