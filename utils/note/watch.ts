/**
 * Follows a page: reads it now, and again when something may have changed.
 *
 * No polling, and no timer while nothing happens (`pace.ts`). Two looks are paced apart: at the known fields, which is
 * cheap and follows typing, and at the whole page, which is dear. Changes beside the fields wait until the page is at
 * rest, as long as they bring no box to type into; and where they turn out to say nothing, the pause before the next
 * look grows, so that a ticking clock or a chart costs nothing worth measuring. Of attributes those are observed that show
 * and hide, and of the elements that have them those that hold something to read: all else blinks and hovers (`signs.ts`).
 *
 * A page that sets `textarea.value` by script tells nobody: no event, no mutation. Such text comes from a template or
 * from the server, so the fields are read again after whatever the user does anywhere in the page, after any change of
 * its nodes, when it comes back to the front, and when anything it asked the server for has arrived. What a script
 * sets by itself, out of all that, is read with the next of these.
 */
import type { Root } from './dom.ts';
import { attempt, isElement, isFrame, isNode, viewOf } from './dom.ts';
import type { Field } from './field.ts';
import { Pace } from './pace.ts';
import type { OpenShadow } from './page-scan.ts';
import type { FrameReader } from './read-frame.ts';
import { createFrameReader } from './read-frame.ts';
import type { TextMap } from './read-text.ts';
import { bring, hearAll, listenTo, mayBringNote, navigationOf, SOON, worthOf } from './signs.ts';
import type { FrameReading } from './types.ts';
import type { ReadOrder } from './wire.ts';
import { MAX_FIELD_CHARS } from './wire.ts';
import { wording } from './words.ts';

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
/** A page that was looked at so often without a field has none, until it says otherwise. */
const LOOKS_IN_VAIN = 10;
/** Endless typing is read all the same, this long after it began. */
const PATIENCE_MS = 600;
/** And so is a page that changes without end beside its fields. */
const PATIENCE_BESIDE_MS = 5000;
/** What a click on a page without a note is given to bring one. */
const CLICK_BRINGS_MS = 3000;
/** Looks for custom elements whose code is still loading: a shadow root comes without any mutation. */
const LATE_LOOKS = 5;
const FIRST_LATE_LOOK_MS = 300;

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
  readonly #fieldsPace = new Pace(() => this.#read('fields'));
  readonly #pagePace = new Pace(() => this.#read('page'));
  #lateLooks = 0;
  #sent = '';
  #seq = 0;
  readonly #kept: FrameReading[] = [];
  #inVain = 0;
  #clicked = 0;

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
      !this.#fieldsPace.isDue && !this.#pagePace.isDue && /^(editor|text)$/u.test(field.control)
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
    const view = viewOf(this.document);
    const heard = { signal, passive: true };
    signal.addEventListener('abort', () => {
      this.#observer.disconnect();
      this.#fieldsPace.stop();
      this.#pagePace.stop();
    });
    if (view !== null) {
      hearAll(view, 'moveEvents', this.#onMove, heard);
      view.addEventListener('resize', this.#onPage, heard);
      navigationOf(view)?.addEventListener('navigatesuccess', this.#onMove, heard);
    }
    attempt(() => {
      // The browser notes each answer of the server in the document's timeline, whoever asked.
      const arrivals = new PerformanceObserver(() => {
        if (this.newest()?.fields.some(({ control }) => control === 'textarea'))
          this.#fieldsPace.ask(PATIENCE_MS);
      });
      arrivals.observe({ type: 'resource' });
      signal.addEventListener('abort', () => arrivals.disconnect());
    });
    this.#read('page');
  }

  get #gaveUp(): boolean {
    return this.#inVain >= LOOKS_IN_VAIN;
  }

  /** Roots come and go, and `document.open()` strips a document of its listeners: bound afresh after each look. */
  #bind(roots: readonly Root[], isFollowed = !this.#gaveUp): void {
    const everything = {
      childList: true,
      characterData: true,
      subtree: true,
      attributeFilter: wording('showAttrs').split(' '),
    };
    this.#observer.disconnect();
    for (const root of roots) {
      if (isFollowed) this.#observer.observe(root, everything);
      listenTo(root, this.signal, this.#onUser, this.#onPage);
    }
  }

  readonly #onUser = (event: Event): void => {
    const target = event.composedPath()[0];
    // Where no look was in vain, nothing is asked of what the user does: it may be a key in a long note.
    const mayBring = this.#inVain > 0 && mayBringNote(event, target);
    if (this.#gaveUp && !mayBring) {
      if (event.type !== 'click') return;
      // Not followed, but what the click brings is heard of: for a moment, and for one look.
      this.#clicked = performance.now();
      this.#bind(this.roots(), true);
      return;
    }
    this.listener?.acted(event);
    if (mayBring) this.#inVain = 0;
    const isInField = isNode(target) && this.#reader.isInField(target);
    (isInField ? this.#fieldsPace : this.#pagePace).hurry(PATIENCE_MS);
  };

  readonly #onPage = ({ target }: Event): void => {
    if (!this.#gaveUp || (isElement(target) && isFrame(target))) this.#pagePace.ask(PATIENCE_MS);
  };

  readonly #onMove = (): void => {
    this.#inVain = 0;
    this.#lateLooks = 0;
    this.#pagePace.hurry(PATIENCE_MS);
  };

  #onMutations(records: readonly MutationRecord[]): void {
    if (this.#gaveUp) {
      if (performance.now() - this.#clicked > CLICK_BRINGS_MS) this.#observer.disconnect();
      else if (bring(records, 'shown')) this.#inVain = LOOKS_IN_VAIN - 1;
      if (this.#gaveUp) return;
    }
    const { fields, page } = worthOf(records, this.own, this.#reader.isInField);
    // What spins beside the marks moves none of them.
    if (page > 0 || records.some(({ type }) => type !== 'attributes')) this.listener?.changed(records);
    if (fields) this.#fieldsPace.ask(PATIENCE_MS);
    if (page === SOON) this.#pagePace.hurry(PATIENCE_MS);
    else if (page > 0) this.#pagePace.ask(PATIENCE_BESIDE_MS);
  }

  #read(what: 'fields' | 'page'): void {
    if (this.signal.aborted) return;
    const reader = this.#reader;
    this.#fieldsPace.stop();
    if (what === 'page') this.#pagePace.stop();
    const reading = what === 'fields' ? reader.readAgain() : reader.readAll();
    if (what === 'page') {
      this.#inVain = reading.fields.length === 0 && !reader.awaitsElements() ? this.#inVain + 1 : 0;
      this.#bind(reader.roots());
    }
    const words = JSON.stringify(reading);
    const saysMore = words !== this.#sent;
    this.#fieldsPace.looked(saysMore);
    if (what === 'page') this.#pagePace.looked(saysMore);
    if (saysMore) {
      this.#sent = words;
      const counted = { ...reading, seq: ++this.#seq };
      this.#kept.unshift(counted);
      this.#kept.splice(READINGS_KEPT);
      this.#options.send(counted);
    }
    this.listener?.read();
    if (what === 'page' && reader.awaitsElements()) this.#lookLater();
  }

  #lookLater(): void {
    if (this.#pagePace.isDue || this.#lateLooks >= LATE_LOOKS) return;
    this.#pagePace.lookIn(FIRST_LATE_LOOK_MS * 2 ** this.#lateLooks++);
  }
}
