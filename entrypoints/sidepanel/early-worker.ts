/** The panel's worker, started by the first script of the page and taken over by the panel. Both carry this file. */

declare global {
  /** Until the panel has taken it, or where it would not start. */
  var bookWorker: Worker | undefined;
}

/** Call in the page's first script. */
export function startEarly(): void {
  const worker = makeBookWorker();
  globalThis.bookWorker = worker;
  // Where it fails before anybody listens, the panel makes one of its own and hears what is wrong with that.
  worker.addEventListener('error', () => {
    if (globalThis.bookWorker === worker) globalThis.bookWorker = undefined;
  });
}

/** @returns the one that was started early, once; after that a new one each time */
export function takeBookWorker(): Worker {
  const early = globalThis.bookWorker;
  globalThis.bookWorker = undefined;
  return early ?? makeBookWorker();
}

function makeBookWorker(): Worker {
  return new Worker('/book-worker.js', { type: 'module' });
}
