/** The panel's worker: fetches the packaged tables, opens them once, and answers at the desk. */
import type { DeskCancel, DeskReply, DeskRequest, DeskTrouble } from '../../components/book-client.ts';
import { openBook } from '../../utils/codes/open-book.ts';
import { noteFromText } from '../../utils/note/note-text.ts';
import { reviewNote } from '../../utils/review/review-note.ts';
import { openSearch } from '../../utils/search/open-search.ts';
import { createDesk, type OpenedTables } from './book-desk.ts';

/** Both files at once: the fetches are the slow part, and they begin before the first question. */
async function openTables(): Promise<OpenedTables> {
  const [bookBytes, searchBytes] = await Promise.all([
    fetchTable('/book/book.bin'),
    fetchTable('/book/search.bin'),
  ]);
  const book = openBook(bookBytes);
  return { book, search: openSearch(searchBytes, book) };
}

async function fetchTable(path: string): Promise<ArrayBuffer> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}.`);
  return answer.arrayBuffer();
}

/**
 * The first review after opening takes ten times as long as the second: caches fill, code is compiled. Where the note
 * is still on its way from the page, that is done meanwhile, on a sentence of our own.
 */
function warmUp({ book, search }: OpenedTables): void {
  const note = noteFromText(
    'Psoriasis of the left elbow L40.9, 2 lesions. No melanoma C43.9.',
    'L57.0, 11102 x1',
  );
  reviewNote({ note, book, lexicon: search.lexicon, date: '2026-10-01' });
}

const turn = new MessageChannel();
const tasks: (() => void)[] = [];
turn.port1.onmessage = () => tasks.shift()?.();

const early = openTables();
early.catch(() => undefined);
let isFirst = true;

const desk = createDesk({
  openTables: () => {
    const tables = isFirst ? early : openTables();
    isFirst = false;
    return tables;
  },
  warmUp,
  post: (reply: DeskReply | DeskTrouble) => globalThis.postMessage(reply),
  // A message to ourselves queues behind the panel's messages that are already here; a timer would not.
  later: (task) => {
    tasks.push(task);
    turn.port2.postMessage(null);
  },
  onFault: (fault) => queueMicrotask(() => globalThis.reportError(fault)),
});

globalThis.addEventListener('message', (event: MessageEvent<DeskRequest | DeskCancel>) => desk(event.data));
