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
import { swallow } from './swallow.ts';
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

export function createCard(page: WatchedPage, { layers, marker, controls, typing }: CardParts): Card {
  const heard = new WeakSet<Document>();
  const boxes = new WeakMap<Layer, CardBox>();
  let shown: Shown | null = null;
  let spot: Spot | null = null;
  let movedAt = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let leave: ReturnType<typeof setTimeout> | undefined;

  function close(): void {
    clearTimeout(leave);
    leave = undefined;
    shown?.box.hide();
    shown = null;
  }

  /** The pointer may have come to rest on other words. */
  function onLeft(): void {
    close();
    rest ??= setTimeout(onRest, REST_MS);
  }

  function onRest(): void {
    rest = undefined;
    const rested = spot;
    if (rested === null || shown !== null || typing.isBusy()) return;
    const quiet = performance.now() - movedAt;
    if (quiet < REST_MS) rest = setTimeout(onRest, REST_MS - quiet);
    else attempt(() => look(rested));
  }

  function onMove(event: PointerEvent, document: Document): void {
    if (!event.isTrusted || event.pointerType === 'touch') return;
    spot = { x: event.clientX, y: event.clientY, document, met: event.composedPath()[0] };
    movedAt = performance.now();
    if (shown === null) rest ??= setTimeout(onRest, REST_MS);
    else if (!shown.byKey) {
      const stays = isOver(shown, here(spot));
      if (stays) clearTimeout(leave);
      leave = stays ? undefined : (leave ?? setTimeout(onLeft, LEAVE_MS));
    }
  }

  function onKey(event: KeyboardEvent): void {
    if (!event.isTrusted) return;
    if (event.key === 'Escape' && shown !== null) {
      // It takes the key that ends it: the page's own dialog stays.
      swallow(event);
      close();
    } else if (isAsking(event)) {
      const found = marksAtCaret(page, marker.fields());
      if (found === null) return;
      swallow(event);
      open(found.field, found.items, true);
    } else if (!MODIFIERS.test(event.key)) {
      typing.pressed();
      onTyped();
    }
  }

  function onTyped(): void {
    spot = null;
    close();
  }

  function onAway({ target }: Event): void {
    if (shown !== null && !(isNode(target) && page.own.has(target))) close();
  }

  function look({ x, y, document, met }: Spot): void {
    for (const field of marker.fields()) {
      if (field.element.ownerDocument !== document || !belongsTo(met, field.element)) continue;
      const items = field.items.filter(
        (item) => !item.held && rectsOf(field, item, controls).some((box) => isIn({ x, y }, box, 1)),
      );
      if (items.length > 0) {
        open(field, items, false);
        return;
      }
    }
  }

  function open(field: MarkedField, items: readonly Drawn[], byKey: boolean): void {
    const { document } = page;
    const shift = shiftTo(field.element.ownerDocument, document);
    const words = items.flatMap((item) => rectsOf(field, item, controls)).map((rect) => shifted(rect, shift));
    const at = byKey || spot === null ? null : here(spot);
    const anchor = words.find((box) => at === null || isIn(at, box, 4));
    const layer = layers.of(document);
    if (layer === null || anchor === undefined || isHeldOff(document) || !layer.raise()) return;
    close();
    const marks = [...new Map(items.map(({ mark }) => [nameOf(mark), mark])).values()];
    const box = boxes.get(layer) ?? createCardBox(layer);
    boxes.set(layer, box);
    box.show(marks, anchor);
    shown = { box, marks, words, byKey };
    if (byKey) sayAloud(layer, sentencesOf(marks));
  }

  /** A spot in the view of the page's document. */
  function here({ x, y, document }: Spot): { readonly x: number; readonly y: number } {
    const shift = shiftTo(document, page.document);
    return { x: x + shift.x, y: y + shift.y };
  }

  function listen(document: Document): void {
    const view = viewOf(document);
    if (view === null || heard.has(document)) return;
    heard.add(document);
    const { signal } = page;
    const options = { capture: true, passive: true, signal };
    view.addEventListener('pointermove', (event) => onMove(event, document), options);
    view.addEventListener('keydown', onKey, { capture: true, signal });
    for (const type of AWAY) view.addEventListener(type, onAway, options);
  }

  // Dictation and input methods press no keys.
  typing.onWords = onTyped;
  page.signal.addEventListener('abort', () => {
    clearTimeout(rest);
    close();
  });
  return {
    close,
    marksChanged() {
      const fields = marker.fields();
      for (const { element } of fields) listen(element.ownerDocument);
      if (fields.length > 0) listen(page.document);
      const known = new Set(fields.flatMap(({ items }) => items.map(({ mark }) => nameOf(mark))));
      if (shown?.marks.some((mark) => !known.has(nameOf(mark)))) close();
    },
  };
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
