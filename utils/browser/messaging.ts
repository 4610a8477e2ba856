/**
 * Hearing small notices from our own contexts. On the wire: `{ name, body }`, sent by `send-notice.ts`.
 * The receiver checks who sends and what is sent; a notice that fails either check is not heard at all.
 */
import { browser } from 'wxt/browser';
import { type RuntimeMessageBody, type RuntimeMessageName, runtimeMessages } from '../messages.ts';
import type { z } from '../zod.ts';

/** Where a notice came from, as the browser tells it. */
export interface NoticeSender {
  readonly tabId: number | null;
  readonly frameId: number | null;
  /** Address of the tab, where the browser lets us see it. */
  readonly tabUrl: string | null;
  /** The browser's own name for the document, another one after each load; `null` where it gives none. */
  readonly documentId: string | null;
}

/** The parts of the browser's sender that decide. Everything in it comes from the browser, not from the page. */
export interface RawSender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  readonly documentId?: string | undefined;
  readonly tab?: { readonly id?: number | undefined; readonly url?: string | undefined } | undefined;
}

/** This extension: its id and the address its pages start with. */
export interface Own {
  readonly id: string;
  readonly pages: string;
}

/** `page`: one of our own pages, in a tab or beside one. */
type NoticeOrigin = 'frame' | 'background' | 'page';

/** The same table, typed so that a name leads to its own body. */
const notices: {
  readonly [N in RuntimeMessageName]: {
    readonly from: NoticeOrigin;
    readonly body: z.ZodType<RuntimeMessageBody<N>>;
  };
} = runtimeMessages;

/**
 * Hear one kind of notice until the signal aborts.
 * @param heard gets the parsed body and where it came from. Where it gives a promise, the sender waits for it.
 */
export function listenForNotice<N extends RuntimeMessageName>(
  name: N,
  heard: (body: RuntimeMessageBody<N>, sender: NoticeSender) => Promise<void> | void,
  signal: AbortSignal,
): void {
  const own = ownAddress();
  const listener = (message: unknown, sender: RawSender): Promise<void> | undefined => {
    const body = parseNotice(name, message, sender, own);
    if (body === null) return undefined;
    const { tab, frameId = null, documentId = null } = sender;
    const from = { tabId: tab?.id ?? null, frameId, tabUrl: tab?.url ?? null, documentId };
    return heard(body, from) ?? undefined;
  };
  browser.runtime.onMessage.addListener(listener);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listener), {
    once: true,
  });
}

/** @returns the body of the notice, or `null` for another notice, a wrong sender or a wrong shape */
export function parseNotice<N extends RuntimeMessageName>(
  name: N,
  message: unknown,
  sender: RawSender,
  own: Own,
): RuntimeMessageBody<N> | null {
  if (read(message, 'name') !== name) return null;
  const { from, body } = notices[name];
  if (!isFrom(from, sender, own)) return null;
  return body.safeParse(read(message, 'body')).data ?? null;
}

/** Most notices are for somebody else, and a schema is slow the first time: the name is looked at without one. */
function read(message: unknown, key: 'name' | 'body'): unknown {
  return typeof message === 'object' && message !== null ? Reflect.get(message, key) : undefined;
}

/** A frame is a document in a tab that is not ours; the background is ours and in no tab; a page is ours. */
function isFrom(from: NoticeOrigin, sender: RawSender, own: Own): boolean {
  if (sender.id !== own.id) return false;
  const ours = sender.url?.startsWith(own.pages) ?? false;
  if (from === 'page') return ours;
  return from === 'frame' ? sender.tab !== undefined && !ours : sender.tab === undefined && ours;
}

function ownAddress(): Own {
  return { id: browser.runtime.id, pages: browser.runtime.getURL('/') };
}
