/** The panel's side of the worker: questions out, answers matched to their askers. */
import {
  type BookClient,
  BookTrouble,
  type DeskAnswers,
  type DeskCancel,
  type DeskJobs,
  type DeskKind,
  type DeskReply,
  type DeskRequest,
  type DeskTrouble,
} from '../../components/book-client.ts';

/** The way to a desk and back. A worker is one; tests connect a desk directly. */
export interface DeskLine {
  send(message: DeskRequest | DeskCancel): void;
  /** Let the worker go. */
  close(): void;
}

export interface DeskLineEvents {
  readonly onReply: (reply: DeskReply | DeskTrouble) => void;
  /** The worker could not start, or died. Nothing more comes over this line. */
  readonly onLost: () => void;
}

interface Waiter<A> {
  readonly resolve: (answer: A) => void;
  readonly reject: (trouble: BookTrouble) => void;
}

type Waiters = { [K in DeskKind]: Map<number, Waiter<DeskAnswers[K]>> };

/**
 * A client over a line to a desk. The first line is made at once, so that the tables are on their way before the
 * panel has drawn anything; a lost line is made anew by the next question.
 */
export function createBookClient(connect: (events: DeskLineEvents) => DeskLine): BookClient {
  const waiting = createWaitingRoom();
  let line: DeskLine | null = null;
  let lastId = 0;

  function connectLine(onLost: (lost: DeskLine) => void): DeskLine {
    const own = connect({ onReply: waiting.hear, onLost: () => onLost(own) });
    return own;
  }

  function getLine(): DeskLine {
    line ??= connectLine(lose);
    return line;
  }

  function lose(lost: DeskLine): void {
    lost.close();
    if (line !== lost) return;
    line = null;
    waiting.failAll(createLost());
  }

  async function renew(): Promise<void> {
    const id = ++lastId;
    const opened = waiting.enter('open', id);
    const next = connectLine((lost) => {
      waiting.fail(id, createLost());
      lose(lost);
    });
    next.send(writeRequest('open', id, {}));
    try {
      await opened;
    } catch (trouble) {
      next.close();
      throw trouble;
    }
    line?.close();
    line = next;
    waiting.failAll(createCancelled());
  }

  function ask<K extends DeskKind>(kind: K, job: DeskJobs[K], signal?: AbortSignal): Promise<DeskAnswers[K]> {
    const id = ++lastId;
    if (signal?.aborted) return Promise.reject(createCancelled());
    const answer = waiting.enter(kind, id);
    getLine().send(writeRequest(kind, id, job));
    signal?.addEventListener('abort', () => cancel(id), { once: true });
    return answer;
  }

  function cancel(id: number): void {
    if (waiting.fail(id, createCancelled())) line?.send({ kind: 'cancel', id });
  }

  getLine();
  return {
    open: () => ask('open', {}),
    renew,
    search: (query, signal) => ask('search', { query }, signal),
    review: (question, signal) => ask('review', question, signal),
    cards: (refs, date, signal) => ask('cards', { refs, date }, signal),
    card: (ref, date, signal) => ask('card', { ref, date }, signal),
    outline: (key, signal) => ask('outline', { key }, signal),
    neoplasm: (question, signal) => ask('neoplasm', question, signal),
    changes: (question, signal) => ask('changes', question, signal),
    changesCsv: (question) => ask('changes-csv', question),
  };
}

function createLost(): BookTrouble {
  return new BookTrouble('tables', 'The part of Clear Margin that holds the code tables stopped.');
}

function createCancelled(): BookTrouble {
  return new BookTrouble('cancelled', 'A newer question came.');
}

function writeRequest<K extends DeskKind>(kind: K, id: number, job: DeskJobs[K]): DeskRequest {
  const write: { [P in DeskKind]: (asked: DeskJobs[P]) => DeskRequest } = {
    open: (asked) => ({ kind: 'open', id, job: asked }),
    search: (asked) => ({ kind: 'search', id, job: asked }),
    review: (asked) => ({ kind: 'review', id, job: asked }),
    cards: (asked) => ({ kind: 'cards', id, job: asked }),
    card: (asked) => ({ kind: 'card', id, job: asked }),
    outline: (asked) => ({ kind: 'outline', id, job: asked }),
    neoplasm: (asked) => ({ kind: 'neoplasm', id, job: asked }),
    changes: (asked) => ({ kind: 'changes', id, job: asked }),
    'changes-csv': (asked) => ({ kind: 'changes-csv', id, job: asked }),
  };
  return write[kind](job);
}

/** Those who wait for an answer, by the number of their question. */
function createWaitingRoom() {
  const waiters: Waiters = {
    open: new Map(),
    search: new Map(),
    review: new Map(),
    cards: new Map(),
    card: new Map(),
    outline: new Map(),
    neoplasm: new Map(),
    changes: new Map(),
    'changes-csv': new Map(),
  };

  function settle<K extends DeskKind>(reply: DeskReply<K>): void {
    waiters[reply.kind].get(reply.id)?.resolve(reply.answer);
    waiters[reply.kind].delete(reply.id);
  }

  /** @returns whether anybody waited for it */
  function fail(id: number, trouble: BookTrouble): boolean {
    const waiting = Object.values(waiters).find((kind) => kind.has(id));
    waiting?.get(id)?.reject(trouble);
    return waiting?.delete(id) ?? false;
  }

  return {
    fail,
    failAll(trouble: BookTrouble): void {
      for (const id of Object.values(waiters).flatMap((kind) => [...kind.keys()])) fail(id, trouble);
    },
    enter<K extends DeskKind>(kind: K, id: number): Promise<DeskAnswers[K]> {
      const { promise, resolve, reject } = Promise.withResolvers<DeskAnswers[K]>();
      const waiting: Map<number, Waiter<DeskAnswers[K]>> = waiters[kind];
      waiting.set(id, { resolve, reject });
      return promise;
    },
    hear(reply: DeskReply | DeskTrouble): void {
      if (reply.kind === 'trouble') fail(reply.id, new BookTrouble(reply.trouble, reply.message));
      else settle(reply);
    },
  };
}
