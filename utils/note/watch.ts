/**
 * Follows a page: reads it now, and again when something may have changed.
 *
 * No polling, and no timer while nothing happens. Typing is read 150 ms after it pauses. Changes that the page makes
 * by itself are gathered; as long as they turn out not to touch the note, the pause before the next look grows up to
 * five seconds, so that a ticking clock or a chart costs nothing worth measuring. New fields end the pause. Attributes are not observed:
 * what shows or hides fields without a change of content follows a click or a key, and those are listened to.
 *
 * A page that sets `textarea.value` by script tells nobody: no event, no mutation. Such text comes from a template or
 * from the server, so the fields are read again after whatever the user does anywhere in the page, after any change of
 * its nodes, when it comes back to the front, and when anything it asked the server for has arrived. What a script
 * sets by itself, out of all that, is read with the next of these.
 */
import type { Root } from './dom.ts';
import { attempt, isElement, isFrame, isNode, matches, queryAll, viewOf } from './dom.ts';
import type { Field } from './field.ts';
import type { OpenShadow } from './page-scan.ts';
import type { FrameReader } from './read-frame.ts';
import { createFrameReader } from './read-frame.ts';
import type { TextMap } from './read-text.ts';
import type { FrameReading } from './types.ts';
import type { ReadOrder } from './wire.ts';
import { MAX_FIELD_CHARS } from './wire.ts';

export interface WatchOptions {
  readonly openShadow: OpenShadow;
  readonly order?: ReadOrder | undefined;
  /** Ends everything: observers, listeners, timers. */
  readonly signal: AbortSignal;
  /** Gets the first reading, and every later one that differs from the last. */
  readonly send: (reading: FrameReading) => void;
}

/** The page as it is followed: what the drawing of marks builds on (`utils/overlay`). */
export interface WatchedPage {
  readonly document: Document;
  readonly signal: AbortSignal;
  /** Our own nodes beside the page's: their coming and going is no change of the page. */
  readonly own: WeakSet<Node>;
  /** Documents and shadow roots that are read. */
  roots(): readonly Root[];
  /** A field that is read now; `null` where it is gone. */
  fieldOf(fieldId: string): Field | null;
  /** A field's text with its map, as it stands now. */
  mapOf(field: Field): TextMap;
  /** What the last reading of a field was made of, whatever has changed since; `null` where it was not read. */
  lastMapOf(field: Field): TextMap | null;
  /** Hears of changes now that the browser would tell of in a moment. */
  hear(): void;
  /** A field's text in one of the last readings; `null` where that is forgotten. */
  textAt(seq: number, fieldId: string): string | null;
  /** The newest reading that was sent; `null` before the first. */
  newest(): FrameReading | null;
  /** Who wants to hear of changes before they are read. */
  listener: PageListener | null;
}

export interface PageListener {
  /** Nodes have changed, just now. */
  changed(records: readonly MutationRecord[]): void;
  /** The user did something in the page. */
  acted(event: Event): void;
  /** The page was read again, whether or not it says anything new. */
  read(): void;
}

/** Marks may belong to a reading this many behind: one is under review while the user types on. */
const READINGS_KEPT = 4;
/** A page that was looked at so often without a field has none; the next click or key makes us look again. */
const LOOKS_IN_VAIN = 10;
const PAUSE_MS = 150;
/** Endless typing is read all the same, this long after it began. */
const LONGEST_WAIT_MS = 600;
const LONGEST_PAUSE_MS = 5000;
const PAUSE_GROWTH = 4;
/** Looks for custom elements whose code is still loading: a shadow root comes without any mutation. */
const LATE_LOOKS = 5;
/** Of a large batch of changes, so many are looked at; then the whole page is read. */
const RECORDS_LOOKED_AT = 100;

const FIELDS = 'textarea, iframe, [contenteditable]';

/** What the user does. `input` is composed: it comes out of shadow roots that nobody knew of. */
const USER_EVENTS = ['input', 'change', 'click', 'keyup', 'focusin', 'reset'] as const;
/** What the page does without changing nodes: frames and images that arrive, sections that open. */
const PAGE_EVENTS = ['load', 'toggle', 'slotchange', 'visibilitychange'] as const;

/** Starts to read and to follow a document until the signal aborts. */
export function watchPage(document: Document, options: WatchOptions): WatchedPage {
  const watch = new PageWatch(document, options);
  if (!options.signal.aborted) watch.start();
  return watch;
}

class PageWatch implements WatchedPage {
  readonly document: Document;
  readonly signal: AbortSignal;
  readonly own = new WeakSet<Node>();
  listener: PageListener | null = null;
  readonly #options: WatchOptions;
  readonly #reader: FrameReader;
  readonly #observer = new MutationObserver((records) => this.#onMutations(records));
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What the next reading must look at. */
  #due: 'nothing' | 'fields' | 'page' = 'nothing';
  #pause = PAUSE_MS;
  #firstChange = 0;
  #lastChange = 0;
  #lateLooks = 0;
  #sent = '';
  #seq = 0;
  readonly #kept: FrameReading[] = [];
  #inVain = 0;

  constructor(document: Document, options: WatchOptions) {
    this.document = document;
    this.signal = options.signal;
    this.#options = options;
    this.#reader = createFrameReader(document, options.openShadow, options.order);
  }

  roots(): readonly Root[] {
    return this.#reader.roots();
  }

  fieldOf(fieldId: string): Field | null {
    return this.#reader.fieldOf(fieldId);
  }

  hear(): void {
    const unheard = this.#observer.takeRecords();
    if (unheard.length > 0) this.#onMutations(unheard);
  }

  lastMapOf(field: Field): TextMap | null {
    return this.#reader.lastMapOf(field);
  }

  mapOf(field: Field): TextMap {
    this.hear();
    const known =
      this.#due === 'nothing' && /^(editor|text)$/u.test(field.control)
        ? this.#reader.lastMapOf(field)
        : null;
    return known ?? field.read(MAX_FIELD_CHARS);
  }

  newest(): FrameReading | null {
    return this.#kept[0] ?? null;
  }

  textAt(seq: number, fieldId: string): string | null {
    const reading = this.#kept.find((kept) => kept.seq === seq);
    return reading?.fields.find(({ id }) => id === fieldId)?.text ?? null;
  }

  start(): void {
    const { signal } = this;
    signal.addEventListener('abort', () => this.#stop(), { once: true });
    const view = viewOf(this.document);
    const moved = () => this.#onMove();
    for (const type of ['popstate', 'hashchange', 'pageshow', 'resize']) {
      view?.addEventListener(type, moved, { signal, passive: true });
    }
    navigationOf(view)?.addEventListener('navigatesuccess', moved, { signal });
    attempt(() => this.#followArrivals());
    this.#due = 'page';
    this.#readDue();
  }

  /** The browser notes each answer of the server in the document's timeline, whoever asked. */
  #followArrivals(): void {
    const arrivals = new PerformanceObserver(() => {
      if (this.newest()?.fields.some(({ control }) => control === 'textarea')) this.#schedule('fields');
    });
    arrivals.observe({ type: 'resource' });
    this.signal.addEventListener('abort', () => arrivals.disconnect(), { once: true });
  }

  #stop(): void {
    this.#observer.disconnect();
    clearTimeout(this.#timer);
  }

  /** Roots come and go, and `document.open()` strips a document of its listeners: bound afresh after each look. */
  #bind(roots: readonly Root[]): void {
    this.#observer.disconnect();
    const { signal } = this;
    for (const root of roots) {
      if (this.#inVain < LOOKS_IN_VAIN) {
        this.#observer.observe(root, { childList: true, characterData: true, subtree: true });
      }
      const options = { capture: true, passive: true, signal };
      for (const type of USER_EVENTS) root.addEventListener(type, this.#onUser, options);
      for (const type of PAGE_EVENTS) root.addEventListener(type, this.#onPage, options);
    }
  }

  readonly #onUser = (event: Event): void => {
    const target = event.composedPath()[0];
    this.listener?.acted(event);
    this.#pause = PAUSE_MS;
    this.#inVain = 0;
    this.#schedule(isNode(target) && this.#reader.isInField(target) ? 'fields' : 'page');
  };

  readonly #onPage = ({ target }: Event): void => {
    if (this.#inVain < LOOKS_IN_VAIN || (isElement(target) && isFrame(target))) this.#schedule('page');
  };

  #onMutations(records: readonly MutationRecord[]): void {
    this.listener?.changed(records);
    if (records.every((record) => this.#isOwn(record))) return;
    if (this.#pause > PAUSE_MS && records.slice(0, RECORDS_LOOKED_AT).some(bringsFields)) this.#endPause();
    if (this.#due === 'page') return;
    const looked = records.length <= RECORDS_LOOKED_AT;
    const isText = looked && records.every(({ target }) => this.#reader.isInField(target));
    this.#schedule(isText ? 'fields' : 'page');
  }

  #isOwn({ addedNodes, removedNodes }: MutationRecord): boolean {
    const [node = removedNodes[0]] = addedNodes;
    return addedNodes.length + removedNodes.length === 1 && node !== undefined && this.own.has(node);
  }

  /** Something new is worth a look now, however long the page was dull before. */
  #endPause(): void {
    this.#pause = PAUSE_MS;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#schedule('page');
  }

  #onMove(): void {
    this.#pause = PAUSE_MS;
    this.#inVain = 0;
    this.#lateLooks = 0;
    this.#schedule('page');
  }

  #schedule(due: 'fields' | 'page'): void {
    if (this.signal.aborted) return;
    if (this.#due !== 'page') this.#due = due;
    this.#lastChange = performance.now();
    if (this.#timer !== undefined) return;
    this.#firstChange = this.#lastChange;
    this.#timer = setTimeout(() => this.#onTimer(), this.#pause);
  }

  /** Changes that went on meanwhile push the reading back, but not for ever. */
  #onTimer(): void {
    this.#timer = undefined;
    const now = performance.now();
    const quiet = now - this.#lastChange;
    const waited = now - this.#firstChange;
    if (quiet < PAUSE_MS && waited < Math.max(LONGEST_WAIT_MS, this.#pause)) {
      this.#timer = setTimeout(() => this.#onTimer(), PAUSE_MS - quiet);
      return;
    }
    this.#readDue();
  }

  #readDue(): void {
    const due = this.#due;
    const reader = this.#reader;
    this.#due = 'nothing';
    const reading = due === 'fields' ? reader.readAgain() : reader.readAll();
    if (due === 'page') {
      this.#inVain = reading.fields.length === 0 && !reader.awaitsElements() ? this.#inVain + 1 : 0;
      this.#bind(reader.roots());
    }
    const words = JSON.stringify(reading);
    if (words === this.#sent) {
      this.#pause = Math.min(this.#pause * PAUSE_GROWTH, LONGEST_PAUSE_MS);
    } else {
      this.#sent = words;
      this.#pause = PAUSE_MS;
      const counted = { ...reading, seq: ++this.#seq };
      this.#kept.unshift(counted);
      this.#kept.length = Math.min(this.#kept.length, READINGS_KEPT);
      this.#options.send(counted);
    }
    this.listener?.read();
    if (due === 'page' && reader.awaitsElements()) this.#lookLater();
  }

  #lookLater(): void {
    if (this.#timer !== undefined || this.#lateLooks >= LATE_LOOKS) return;
    this.#lateLooks++;
    this.#due = 'page';
    this.#firstChange = performance.now();
    this.#lastChange = 0;
    this.#timer = setTimeout(() => this.#onTimer(), PAUSE_MS * 2 ** this.#lateLooks);
  }
}

/** Whether a change put boxes to type into on the page. */
function bringsFields({ addedNodes }: MutationRecord): boolean {
  for (const node of addedNodes) {
    if (isElement(node) && (matches(node, FIELDS) || queryAll(node, FIELDS).length > 0)) return true;
  }
  return false;
}

/** The Navigation API, where the browser has it: it tells of `history.pushState`, which no event does. */
export function navigationOf(view: Window | null): EventTarget | null {
  if (view === null || !('navigation' in view)) return null;
  return view.navigation instanceof EventTarget ? view.navigation : null;
}
