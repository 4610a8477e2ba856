import type { DeskReply, DeskTrouble } from '../../components/book-client.ts';
import { fetchTables, type HeldTables } from '../../utils/updates/fetch-tables.ts';
import type { TablesHanded } from './book-worker.ts';
import type { DeskLine, DeskLineEvents } from './worker-client.ts';

/** The tables that the page has fetched: good for one worker, since they are handed over, not copied. */
let preloaded: Promise<HeldTables | null> | null = null;

/** Take the tables that the page's head preloads: a worker of its own takes long to start. Call once, at once. */
export function takePreload(): void {
  preloaded = fetchTables().catch(() => null);
}

/** Start the worker that holds the code book. */
export function startBookWorker(events: DeskLineEvents): DeskLine {
  const worker = new Worker(new URL('./book-worker.ts', import.meta.url), { type: 'module' });
  void handTables(worker);
  let hasSpoken = false;
  worker.addEventListener('message', (event: MessageEvent<DeskReply | DeskTrouble>) => {
    hasSpoken = true;
    events.onReply(event.data);
  });
  worker.addEventListener('messageerror', events.onLost);
  worker.addEventListener('error', (event: Event) => {
    // A mistake inside one answer comes here too, but that worker lives on and has told its asker.
    if (!hasSpoken || !(event instanceof ErrorEvent)) events.onLost();
  });
  return {
    send: (message) => worker.postMessage(message),
    close: () => worker.terminate(),
  };
}

async function handTables(worker: Worker): Promise<void> {
  const taken = preloaded;
  preloaded = null;
  const bytes = taken === null ? null : await taken;
  const message: TablesHanded = { kind: 'tables', bytes };
  worker.postMessage(message, bytes === null ? [] : partsOf(bytes));
}

function partsOf(bytes: HeldTables): ArrayBuffer[] {
  return [bytes.book, bytes.set === undefined ? bytes.lexicon : bytes.search];
}
