import type { DeskReply, DeskTrouble } from '../../components/book-client.ts';
import { takeBookWorker } from './early-worker.ts';
import type { DeskLine, DeskLineEvents } from './worker-client.ts';

/** A line to the worker that holds the code book. @param takeWorker another way to come by a worker */
export function startBookWorker(events: DeskLineEvents, takeWorker = takeBookWorker): DeskLine {
  const worker = takeWorker();
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
