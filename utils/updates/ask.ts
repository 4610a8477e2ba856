/**
 * The one way to the network. Polite by construction: it counts every request of the day in the store, keeps the rest a
 * server has asked for, sends nothing but the address, and never waits for ever.
 */
import type { KnownAddress } from './store-types.ts';
import { isTrouble, type Trouble } from './trouble.ts';
import type { UpdateWorld } from './world.ts';

/** Requests of one install in one day, looks by hand included. */
export const REQUESTS_A_DAY = 12;
/** A listing is some 10 to 60 kB. */
const MAX_TEXT_BYTES = 2_000_000;
/** Past this the server's clock and ours do not mean the same day; caches may hold an answer for some hours. */
const CLOCK_SLACK = 3 * 24 * 3600_000;
const DEFAULT_REST = 3600_000;
const LONGEST_REST = 7 * 24 * 3600_000;

/** Nothing but the address goes out: no cookie, no referrer, nothing of a cache. */
const NAMELESS: RequestInit = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' };

export interface Patience {
  /** Milliseconds until the head of the answer must be there. */
  readonly head: number;
  /** Milliseconds between two pieces of the body. */
  readonly piece: number;
}

/** An answer that can be used: 200, 206, 304 or 416. Call `end` when done with it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Where it came from in the end. */
  readonly url: string;
  /** The next piece of the body; `null` at its end. */
  read(): Promise<Uint8Array | null | Trouble>;
  end(): void;
}

export type Ask = (
  url: string,
  options?: { readonly method?: 'GET' | 'HEAD'; readonly headers?: Readonly<Record<string, string>> },
) => Promise<Answer | Trouble>;

/** Make the way to the network of one world. */
export function createAsk(world: UpdateWorld, patience: Patience): Ask {
  return async (url, { method = 'GET', headers = {} } = {}) => {
    if (!world.isOnline()) return { trouble: 'offline' };
    if (!(await world.mayFetch(url))) return { trouble: 'no-permission' };
    const refused = await countRequest(world);
    if (refused) return refused;
    const controller = new AbortController();
    const init: RequestInit = { ...NAMELESS, method, headers, redirect: 'follow', signal: controller.signal };
    const response = await within(patience.head, world.fetch(url, init), world);
    if (isTrouble(response)) {
      controller.abort();
      const isAway = response.trouble === 'unreachable' && (await leadsAway(world, url, patience));
      return isAway ? { trouble: 'login-page' } : response;
    }
    const end = (): void => controller.abort();
    const wrong = await judge(world, response);
    if (wrong) {
      end();
      return wrong;
    }
    const reader = response.body?.getReader();
    return {
      status: response.status,
      headers: response.headers,
      url: response.url || url,
      end,
      async read() {
        if (!reader) return null;
        const piece = await within(patience.piece, reader.read(), world);
        return isTrouble(piece) ? piece : (piece.value ?? null);
      },
    };
  };
}

/** What a listing or manifest says, asked for under the condition that it has changed. `null` where it is not there. */
export async function askText(world: UpdateWorld, ask: Ask, url: string): Promise<string | null | Trouble> {
  const known = await world.store.address(url);
  const answer = await ask(url, { headers: conditions(known) });
  const now = world.now();
  if (isTrouble(answer)) {
    if (answer.trouble !== 'not-found') return answer;
    await world.store.keepAddress({ url, etag: null, lastModified: null, text: null, askedAt: now });
    return null;
  }
  if (answer.status === 304 && known) {
    await world.store.keepAddress({ ...known, askedAt: now });
    return known.text;
  }
  const text = await readText(answer);
  answer.end();
  if (isTrouble(text)) return text;
  const etag = answer.headers.get('etag');
  const lastModified = answer.headers.get('last-modified');
  await world.store.keepAddress({ url, etag, lastModified, text, askedAt: now });
  return text;
}

function conditions(known: KnownAddress | null): Record<string, string> {
  const { etag = null, lastModified = null } = known ?? {};
  return {
    ...(etag !== null && { 'If-None-Match': etag }),
    ...(lastModified !== null && { 'If-Modified-Since': lastModified }),
  };
}

async function readText(answer: Answer): Promise<string | Trouble> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const piece = await answer.read();
    if (isTrouble(piece)) return piece;
    if (piece === null) return text + decoder.decode();
    bytes += piece.length;
    if (bytes > MAX_TEXT_BYTES) return { trouble: 'listing-unreadable' };
    text += decoder.decode(piece, { stream: true });
  }
}

/** Count a request before it is sent, so that a worker that dies in it has counted it. */
async function countRequest(world: UpdateWorld): Promise<Trouble | null> {
  const now = world.now();
  const day = new Date(now).toISOString().slice(0, 10);
  let refused: Trouble | null = null;
  await world.store.changeDiary((diary) => {
    const requests = diary.day === day ? diary.requests : 0;
    if (diary.restUntil !== null && diary.restUntil > now && diary.restUntil <= now + LONGEST_REST) {
      refused = { trouble: 'server-busy', until: diary.restUntil };
    } else if (requests >= REQUESTS_A_DAY) {
      refused = { trouble: 'asked-enough' };
    }
    return refused ? diary : { ...diary, day, requests: requests + 1 };
  });
  return refused;
}

/**
 * Whether an address that cannot be read leads to another server, for which there is no permission: so do the sign-in
 * pages of networks. The browser does not say where to, and nothing is followed.
 */
async function leadsAway(world: UpdateWorld, url: string, patience: Patience): Promise<boolean> {
  if (await countRequest(world)) return false;
  const controller = new AbortController();
  const init: RequestInit = { ...NAMELESS, method: 'HEAD', redirect: 'manual', signal: controller.signal };
  const response = await within(patience.head, world.fetch(url, init), world);
  controller.abort();
  if (isTrouble(response)) return false;
  return response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400);
}

async function judge(world: UpdateWorld, response: Response): Promise<Trouble | null> {
  const { status, headers } = response;
  if (isClockWrong(world.now(), headers)) return { trouble: 'clock-wrong' };
  if ([200, 206, 304, 416].includes(status)) return null;
  if (status === 404 || status === 410) return { trouble: 'not-found' };
  if (status === 401 || status === 407 || status === 511) return { trouble: 'login-page' };
  const rest = restOf(world.now(), headers.get('retry-after'));
  if (status === 429 || (status === 503 && rest !== null)) {
    const until = world.now() + Math.min(rest ?? DEFAULT_REST, LONGEST_REST);
    await world.store.changeDiary((diary) => ({ ...diary, restUntil: until }));
    return { trouble: 'server-busy', until };
  }
  return { trouble: status >= 500 ? 'server-error' : 'unreachable' };
}

/** Milliseconds: the header holds seconds or a day. */
function restOf(now: number, header: string | null): number | null {
  if (header === null) return null;
  const wait = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(wait) ? Math.max(wait, 0) : null;
}

function isClockWrong(now: number, headers: Headers): boolean {
  const stated = Date.parse(headers.get('date') ?? '');
  const age = Number(headers.get('age') ?? 0) * 1000 || 0;
  return Number.isFinite(stated) && Math.abs(stated + age - now) > CLOCK_SLACK;
}

/** The promise, or trouble where it takes too long or breaks. */
async function within<Value>(
  limit: number,
  promise: Promise<Value>,
  world: UpdateWorld,
): Promise<Value | Trouble> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Trouble>((resolve) => {
    timer = setTimeout(() => resolve({ trouble: 'timeout' }), limit);
  });
  try {
    return await Promise.race([promise, late]);
  } catch {
    return { trouble: world.isOnline() ? 'unreachable' : 'offline' };
  } finally {
    clearTimeout(timer);
    promise.catch(() => undefined);
  }
}
