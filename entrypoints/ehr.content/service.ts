/**
 * Serves one watcher at a time: the panel, or the background where no panel is open.
 *
 * A panel's port takes the place of any other; while one lives, the background is turned away. When the port closes, a
 * frame with a note keeps watching and keeps its marks, and says `frame-ready`: at once where a panel went, at the next
 * change where the background did, which so is woken only when there is something to review. Where nobody answers that
 * call, everything is taken down. A frame without a note stops as soon as nobody asks; where that was the background
 * falling asleep, it calls once more when the page turns to something else, or when somebody goes to write in it.
 *
 * Neither panel nor background lives as long as a visit is open. What they saw of it lies here meanwhile, unread: in the
 * page that showed it, out of the page's own sight, and gone with it.
 */
import type { PagePort } from '../../utils/browser/page-runtime.ts';
import { kindOf, parseReadOrder, parseWords, partsOf, toWords } from '../../utils/note/commands.ts';
import { attempt } from '../../utils/note/dom.ts';
import { framePath } from '../../utils/note/frame-path.ts';
import type { Overlay } from '../../utils/note/hand-over.ts';
import { drawing } from '../../utils/note/hand-over.ts';
import type { OpenShadow } from '../../utils/note/page-scan.ts';
import { mayBringNote, navigationOf } from '../../utils/note/signs.ts';
import type { FrameReading } from '../../utils/note/types.ts';
import type { WatchedPage } from '../../utils/note/watch.ts';
import { watchPage } from '../../utils/note/watch.ts';
import { isReadByParent } from '../../utils/note/who-reads.ts';
import type { ReadOrder } from '../../utils/note/wire.ts';
import { MAX_HELD_CHARS } from '../../utils/note/wire.ts';
import { learnWords } from '../../utils/note/words.ts';

export interface ServiceOptions {
  readonly openShadow: OpenShadow;
  /** Ends it for good. */
  readonly signal: AbortSignal;
  /** Tells the extension that this frame can be read. */
  readonly announce: () => void;
  /** Whether the extension was updated or removed under the page. */
  readonly isOrphaned: () => boolean;
}

export interface Service {
  connect(port: PagePort): void;
  announce(): void;
}

/** What is watched, for whoever asked last. */
interface Watch {
  readonly page: WatchedPage;
  /** The order in words, to tell the same from another. */
  readonly order: string;
  readonly stop: () => void;
  overlay: Overlay | null;
  /** Commands for a drawing that has not come yet: the newest of each kind. */
  readonly waiting: Map<string, unknown>;
}

/** Long enough for a sleeping background to wake and call back. */
const ANSWER_MS = 10_000;
const PANEL = /^[^?#]*\/sidepanel\.html(?:[?#]|$)/u;

export function createService({ openShadow, signal, announce, isOrphaned }: ServiceOptions): Service {
  let isForeign = true;
  attempt(() => {
    isForeign = top?.origin !== origin;
  });
  let port: PagePort | null = null;
  let watch: Watch | null = null;
  let unanswered: ReturnType<typeof setTimeout> | undefined;
  let resting = new AbortController();
  /** What the last reader remembered of the visit, for the next one. */
  let held = '';

  const post = (message: unknown) => {
    try {
      port?.postMessage(message);
    } catch {
      // The extension was updated or removed under the page.
      hangUp();
    }
  };
  const tell = (reading: FrameReading) => post({ kind: 'reading', reading: { ...reading, isForeign } });
  const send = (reading: FrameReading) => {
    if (port === null) call();
    else tell(reading);
  };
  /** Says that this frame is there; where nobody comes, nothing is watched any longer. */
  const call = () => {
    if (isOrphaned()) {
      stop();
      return;
    }
    announce();
    if (watch !== null) unanswered ??= setTimeout(stop, ANSWER_MS);
  };
  const stop = () => {
    clearTimeout(unanswered);
    unanswered = undefined;
    if (isOrphaned()) watch?.overlay?.orphan();
    watch?.stop();
    watch = null;
  };
  const hangUp = () => {
    const wasPanel = isPanel(port);
    port = null;
    const hasNote = watch?.page.newest()?.fields.some(({ kind }) => kind === 'note') === true;
    if (!hasNote || isOrphaned()) stop();
    if (isOrphaned()) return;
    if (wasPanel) call();
    else if (!hasNote) rest();
  };
  const rest = () => {
    resting = new AbortController();
    const options = { capture: true, passive: true, signal: AbortSignal.any([resting.signal, signal]) };
    const wake = () => {
      resting.abort();
      call();
    };
    const onFocus = (event: Event) => {
      if (event.isTrusted && mayBringNote(event, event.target)) wake();
    };
    window.addEventListener('focusin', onFocus, options);
    navigationOf(window)?.addEventListener('navigatesuccess', wake, options);
  };
  const read = (order: ReadOrder) => {
    const words = JSON.stringify(order);
    if (held !== '') post({ kind: 'held', memory: held });
    if (isReadByParent(document)) tell(silence());
    else if (watch?.order === words) {
      const newest = watch.page.newest();
      if (newest !== null) tell(newest);
    } else {
      stop();
      const ended = new AbortController();
      const page = watchPage(document, {
        openShadow,
        order,
        signal: AbortSignal.any([ended.signal, signal]),
        send,
      });
      watch = { page, order: words, stop: () => ended.abort(), overlay: null, waiting: new Map() };
    }
  };
  const draw = () => {
    if (watch === null) return;
    const create = drawing(draw);
    if (create === null) return;
    watch.overlay ??= create(watch.page, post);
    for (const message of watch.waiting.values()) watch.overlay.obey(message);
    watch.waiting.clear();
  };
  const obey = (message: unknown) => {
    const order = parseReadOrder(message);
    const kind = kindOf(message);
    if (order !== null) {
      learnWords(parseWords(message));
      read(order);
    } else if (kind === 'hold') held = toWords(partsOf(message).memory, MAX_HELD_CHARS) ?? '';
    else if (watch !== null && /^(mark|show|point)$/u.test(kind)) {
      watch.waiting.set(kind, message);
      draw();
    }
  };
  signal.addEventListener('abort', () => {
    const last = port;
    port = null;
    clearTimeout(unanswered);
    last?.disconnect();
  });
  return {
    announce: call,
    connect(next) {
      if (signal.aborted || (isPanel(port) && !isPanel(next))) {
        next.disconnect();
        return;
      }
      if (isPanel(port)) post({ kind: 'taken' });
      const before = port;
      port = next;
      resting.abort();
      clearTimeout(unanswered);
      unanswered = undefined;
      before?.disconnect();
      next.onDisconnect.addListener(() => port === next && hangUp());
      next.onMessage.addListener((message) => {
        if (port === next) obey(message);
      });
    },
  };
}

function isPanel(port: PagePort | null): boolean {
  return port !== null && PANEL.test(port.sender?.url ?? '');
}

/** What a frame says that the document around it reads: it is there, and has nothing to add. */
function silence(): FrameReading {
  return { path: framePath(window), seq: 1, encounter: null, fields: [], dateOfService: null, unread: [] };
}
