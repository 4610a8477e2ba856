/**
 * The card of a mark: what was found, in words, and better codes to copy. It comes only when asked: where the pointer
 * rests on underlined words, or by **Alt+Shift+.** while the caret stands in them. It never takes the focus, never comes
 * while the user types, and goes with Esc, typing, scrolling, or the pointer leaving. Over a dialog of the page that
 * holds everything else off it does not come: clicks on it would go through to the dialog. Asked for by key it is also
 * read out, politely; where the pointer brought it, whoever listens is not disturbed.
 */
import { attempt, isNode, queryAll, viewOf } from '../note/dom.ts';
import type { WatchedPage } from '../note/watch.ts';
import type { Mark } from '../note/wire.ts';
import type { CardBox } from './card-box.ts';
import { createCardBox, GAP } from './card-box.ts';
import { caretOf } from './caret.ts';
import type { Controls } from './controls.ts';
import type { Layer } from './layer.ts';
import type { Layers } from './layers.ts';
import type { Drawn, MarkedField } from './marked-field.ts';
import type { Marker } from './marker.ts';
import type { Box } from './places.ts';
import { belongsTo, rectsOf, shifted, shiftTo } from './places.ts';
import { sayAloud, sentencesOf } from './speak.ts';
import type { Typing } from './typing.ts';

export interface Card {
  /** The marks have changed: hear the documents they are in, and close a card whose mark has gone. */
  marksChanged(): void;
  close(): void;
}

/** How long the pointer must rest on a mark, and may be off it on its way to the card. */
const REST_MS = 350;
const LEAVE_MS = 300;
const MODIFIERS = /^(?:Shift|Control|Alt|Meta|AltGraph|CapsLock)$/u;
const AWAY = ['pointerdown', 'scroll', 'blur', 'resize', 'wheel'] as const;

interface Shown {
  readonly box: CardBox;
  readonly marks: readonly Mark[];
  /** The words, in the view of the page's document. */
  readonly words: readonly Box[];
  readonly byKey: boolean;
}

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly document: Document;
  readonly met: unknown;
}

/** What the card builds on. */
export interface CardParts {
  readonly layers: Layers;
  readonly marker: Marker;
  readonly controls: Controls;
  readonly typing: Typing;
}

export function createCard(page: WatchedPage, parts: CardParts): Card {
  return new PageCard(page, parts);
}

class PageCard implements Card {
  readonly #page: WatchedPage;
  readonly #parts: CardParts;
  readonly #heard = new WeakSet<Document>();
  readonly #boxes = new WeakMap<Layer, CardBox>();
  #shown: Shown | null = null;
  #spot: Spot | null = null;
  #movedAt = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #leave: ReturnType<typeof setTimeout> | undefined;

  constructor(page: WatchedPage, parts: CardParts) {
    this.#page = page;
    this.#parts = parts;
    page.signal.addEventListener('abort', () => {
      clearTimeout(this.#rest);
      this.close();
    });
  }

  close(): void {
    clearTimeout(this.#leave);
    this.#leave = undefined;
    this.#shown?.box.hide();
    this.#shown = null;
  }

  marksChanged(): void {
    const fields = this.#parts.marker.fields();
    for (const { element } of fields) this.#listen(element.ownerDocument);
    if (fields.length > 0) this.#listen(this.#page.document);
    const known = new Set(fields.flatMap(({ items }) => items.map(({ mark }) => nameOf(mark))));
    if (this.#shown?.marks.some((mark) => !known.has(nameOf(mark)))) this.close();
  }

  #listen(document: Document): void {
    const view = viewOf(document);
    if (view === null || this.#heard.has(document)) return;
    this.#heard.add(document);
    const { signal } = this.#page;
    const options = { capture: true, passive: true, signal };
    view.addEventListener('pointermove', (event) => this.#onMove(event, document), options);
    view.addEventListener('keydown', (event) => this.#onKey(event), { capture: true, signal });
    view.addEventListener('input', (event) => this.#onInput(event), options);
    for (const type of AWAY) view.addEventListener(type, (event) => this.#onAway(event), options);
  }

  #onMove(event: PointerEvent, document: Document): void {
    if (!event.isTrusted || event.pointerType === 'touch') return;
    this.#spot = { x: event.clientX, y: event.clientY, document, met: event.composedPath()[0] };
    this.#movedAt = performance.now();
    if (this.#shown === null) this.#rest ??= setTimeout(() => this.#onRest(), REST_MS);
    else if (!this.#shown.byKey) {
      const stays = isOver(this.#shown, this.#here(this.#spot));
      if (stays) clearTimeout(this.#leave);
      this.#leave = stays ? undefined : (this.#leave ?? setTimeout(() => this.#onLeft(), LEAVE_MS));
    }
  }

  #onRest(): void {
    this.#rest = undefined;
    const spot = this.#spot;
    if (spot === null || this.#shown !== null || this.#parts.typing.isBusy()) return;
    const quiet = performance.now() - this.#movedAt;
    if (quiet < REST_MS) this.#rest = setTimeout(() => this.#onRest(), REST_MS - quiet);
    else attempt(() => this.#look(spot));
  }

  /** The pointer may have come to rest on other words. */
  #onLeft(): void {
    this.close();
    this.#rest ??= setTimeout(() => this.#onRest(), REST_MS);
  }

  #onKey(event: KeyboardEvent): void {
    if (!event.isTrusted) return;
    if (event.key === 'Escape' && this.#shown !== null) {
      // It takes the key that ends it: the page's own dialog stays.
      swallow(event);
      this.close();
    } else if (isAsking(event)) {
      const found = marksAtCaret(this.#page, this.#parts.marker.fields());
      if (found === null) return;
      swallow(event);
      this.#open(found.field, found.items, true);
    } else if (!MODIFIERS.test(event.key)) {
      this.#parts.typing.pressed();
      this.#onTyped();
    }
  }

  /** Dictation and input methods press no keys. */
  #onInput(event: Event): void {
    if (!event.isTrusted) return;
    this.#parts.typing.wrote();
    this.#onTyped();
  }

  #onTyped(): void {
    this.#spot = null;
    this.close();
  }

  #onAway({ target }: Event): void {
    if (this.#shown !== null && !(isNode(target) && this.#page.own.has(target))) this.close();
  }

  #look({ x, y, document, met }: Spot): void {
    for (const field of this.#parts.marker.fields()) {
      if (field.element.ownerDocument !== document || !belongsTo(met, field.element)) continue;
      const items = field.items.filter(
        (item) =>
          !item.held && rectsOf(field, item, this.#parts.controls).some((box) => isIn({ x, y }, box, 1)),
      );
      if (items.length > 0) {
        this.#open(field, items, false);
        return;
      }
    }
  }

  #open(field: MarkedField, items: readonly Drawn[], byKey: boolean): void {
    const { document } = this.#page;
    const shift = shiftTo(field.element.ownerDocument, document);
    const words = items
      .flatMap((item) => rectsOf(field, item, this.#parts.controls))
      .map((rect) => shifted(rect, shift));
    const at = byKey || this.#spot === null ? null : this.#here(this.#spot);
    const anchor = words.find((box) => at === null || isIn(at, box, 4));
    const layer = this.#parts.layers.of(document);
    if (layer === null || anchor === undefined || isHeldOff(document) || !layer.raise()) return;
    this.close();
    const marks = [...new Map(items.map(({ mark }) => [nameOf(mark), mark])).values()];
    const box = this.#boxes.get(layer) ?? createCardBox(layer);
    this.#boxes.set(layer, box);
    box.show(marks, anchor);
    this.#shown = { box, marks, words, byKey };
    if (byKey) sayAloud(layer, sentencesOf(marks));
  }

  /** A spot in the view of the page's document. */
  #here({ x, y, document }: Spot): { readonly x: number; readonly y: number } {
    const shift = shiftTo(document, this.#page.document);
    return { x: x + shift.x, y: y + shift.y };
  }
}

/** The keys that ask for the card. */
function isAsking({ altKey, shiftKey, ctrlKey, metaKey, code }: KeyboardEvent): boolean {
  return altKey && shiftKey && !ctrlKey && !metaKey && code === 'Period';
}

/** Whether a dialog of the page makes everything outside of it dead to clicks. */
function isHeldOff(document: Document): boolean {
  return queryAll(document, ':modal').length > 0;
}

function nameOf({ code, grade, message }: Mark): string {
  return `${grade} ${code} ${message}`;
}

function marksAtCaret(
  page: WatchedPage,
  fields: readonly MarkedField[],
): { readonly field: MarkedField; readonly items: readonly Drawn[] } | null {
  for (const field of fields) {
    const source = page.fieldOf(field.id);
    const map = source === null ? null : page.mapOf(source);
    const caret = map === null ? null : caretOf(field, map);
    if (map === null || caret === null) continue;
    const items = field.items.filter(({ run, held }) => !held && run.start <= caret && caret <= run.end);
    if (items.length > 0) return { field, items };
  }
  return null;
}

function isIn(
  { x, y }: { x: number; y: number },
  { left, top, right, bottom }: Box,
  around: number,
): boolean {
  return x >= left - around && x <= right + around && y >= top - around && y <= bottom + around;
}

/** On the words, on the card, or on the way from one to the other. */
function isOver({ box, words }: Shown, at: { x: number; y: number }): boolean {
  const card = box.element.getBoundingClientRect();
  return isIn(at, card, GAP + 4) || words.some((rect) => isIn(at, rect, 4));
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
