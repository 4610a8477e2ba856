/**
 * The card of a mark: what was found, in words, and better codes to copy. It comes only when asked: where the pointer
 * rests on underlined words, or by **Alt+Shift+.** while the caret stands in them. It never takes the focus, never comes
 * while the user types, and goes with Esc, typing, scrolling, or the pointer leaving. Over a dialog of the page that holds everything else off it
 * does not come: clicks on it would go through to the dialog. Asked for by key it is also read
 * out, politely; where the pointer brought it, whoever listens is not disturbed.
 */
import { attempt, isNode, queryAll, viewOf } from '../note/dom.ts';
import type { WatchedPage } from '../note/watch.ts';
import type { Mark } from '../note/wire.ts';
import { caretOf } from './caret.ts';
import type { Controls } from './controls.ts';
import type { Layer } from './layer.ts';
import type { Layers } from './layers.ts';
import type { Drawn, MarkedField, Marker } from './marker.ts';
import type { Box } from './places.ts';
import { belongsTo, rectsOf, shifted, shiftTo } from './places.ts';

export interface Card {
  /** The marks have changed: hear the documents they are in, and close a card whose mark has gone. */
  marksChanged(): void;
  close(): void;
}

/** How long the pointer must rest on a mark, and may be off it on its way to the card. */
const REST_MS = 350;
const LEAVE_MS = 300;
/** Between the words and the card. */
const GAP = 6;
/** After a key or dictated words the pointer brings no card for so long. */
const TYPING_MS = 1500;
const SHORT_OF = 8;

const GRADE_WORDS: Record<Mark['grade'], string> = { block: 'Stop', warn: 'Check', inform: 'Ask' };

export const CARD_CSS =
  '.card{color-scheme:light dark;position:absolute;box-sizing:border-box;width:max-content;max-width:340px;overflow:auto;' +
  'pointer-events:auto;padding:10px 12px;border:1px solid light-dark(#b9c0c7,#56606a);border-radius:8px;' +
  'background:light-dark(#fff,#1f2428);color:light-dark(#1d2329,#e6e9ec);box-shadow:0 4px 16px #0004;' +
  'font:13px/1.45 system-ui,sans-serif;text-align:start;cursor:default;user-select:none}' +
  '.card p{margin:0 0 6px}.card section+section{border-top:1px solid light-dark(#dde1e5,#3a424a);margin-top:8px;padding-top:8px}' +
  '.card b{margin-inline-end:8px}.card .gb{color:light-dark(#a4262c,#ff948b)}.card .gw{color:light-dark(#7c5100,#f2be5c)}' +
  '.card .gi{color:light-dark(#1f5fb8,#8fbcff)}.card small{display:block;font-size:12px;opacity:.85}' +
  '.card li{margin:0 0 6px;padding:0;list-style:none}.card ul{margin:0;padding:0}' +
  '.card button{font:inherit;margin:3px 0 0;padding:1px 8px;border:1px solid;border-radius:5px;background:none;color:inherit;cursor:pointer}' +
  '.say{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}';

interface Shown {
  readonly layer: Layer;
  readonly box: HTMLElement;
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

export function createCard(page: WatchedPage, layers: Layers, marker: Marker, controls: Controls): Card {
  const heard = new WeakSet<Document>();
  let shown: Shown | null = null;
  let spot: Spot | null = null;
  let movedAt = 0;
  let typedAt = Number.NEGATIVE_INFINITY;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let leave: ReturnType<typeof setTimeout> | undefined;

  const close = () => {
    clearTimeout(leave);
    leave = undefined;
    shown?.layer.bury(shown.box);
    shown = null;
  };

  const open = (field: MarkedField, items: readonly Drawn[], byKey: boolean) => {
    const shift = shiftTo(field.element.ownerDocument, page.document);
    const words = items.flatMap((item) => rectsOf(field, item, controls)).map((rect) => shifted(rect, shift));
    const layer = layers.of(page.document);
    const [anchor] =
      byKey || spot === null ? words : words.filter((box) => spot !== null && isIn(here(spot), box, 4));
    if (layer === null || anchor === undefined || isHeldOff(page.document) || !layer.raise()) return;
    close();
    const marks = items.map(({ mark }) => mark);
    const box = drawCard(page.document, marks);
    layer.root.append(box);
    place(box, anchor, layer);
    shown = { layer, box, marks, words, byKey };
    if (byKey) sayAloud(layer, marks);
  };

  /** A spot in the view of the page's document. */
  const here = ({ x, y, document }: Spot) => {
    const shift = shiftTo(document, page.document);
    return { x: x + shift.x, y: y + shift.y };
  };

  const look = ({ x, y, document, met }: Spot) => {
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
  };

  const onRest = () => {
    rest = undefined;
    if (spot === null || shown !== null) return;
    if (performance.now() - typedAt < TYPING_MS) return;
    const quiet = performance.now() - movedAt;
    if (quiet < REST_MS) rest = setTimeout(onRest, REST_MS - quiet);
    else attempt(() => spot !== null && look(spot));
  };

  const onMove = (event: PointerEvent, document: Document) => {
    if (!event.isTrusted || event.pointerType === 'touch') return;
    spot = { x: event.clientX, y: event.clientY, document, met: event.composedPath()[0] };
    movedAt = performance.now();
    if (shown === null) rest ??= setTimeout(onRest, REST_MS);
    else if (!shown.byKey) {
      const stays = isOver(shown, here(spot));
      if (stays) clearTimeout(leave);
      leave = stays ? undefined : (leave ?? setTimeout(close, LEAVE_MS));
    }
  };

  const onKey = (event: KeyboardEvent) => {
    if (!event.isTrusted) return;
    if (event.key === 'Escape' && shown !== null) {
      // It takes the key that ends it: the page's own dialog stays.
      swallow(event);
      close();
    } else if (
      event.altKey &&
      event.shiftKey &&
      !event.ctrlKey &&
      !event.metaKey &&
      event.code === 'Period'
    ) {
      const found = marksAtCaret(page, marker.fields());
      if (found === null) return;
      swallow(event);
      open(found.field, found.items, true);
    } else if (!/^(Shift|Control|Alt|Meta|AltGraph|CapsLock)$/u.test(event.key)) {
      onTyped();
    }
  };

  const onTyped = () => {
    typedAt = performance.now();
    spot = null;
    close();
  };

  const onAway = (event: Event) => {
    if (shown !== null && !(isNode(event.target) && page.own.has(event.target))) close();
  };

  const listen = (document: Document) => {
    const view = viewOf(document);
    if (view === null || heard.has(document)) return;
    heard.add(document);
    const options = { capture: true, passive: true, signal: page.signal };
    view.addEventListener('pointermove', (event) => onMove(event, document), options);
    view.addEventListener('keydown', onKey, { capture: true, signal: page.signal });
    // Dictation and input methods press no keys.
    view.addEventListener('input', (event) => event.isTrusted && onTyped(), options);
    for (const type of ['pointerdown', 'scroll', 'blur', 'resize', 'wheel'])
      view.addEventListener(type, onAway, options);
  };

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
  const card = box.getBoundingClientRect();
  return isIn(at, card, GAP + 4) || words.some((rect) => isIn(at, rect, 4));
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** Under the words if there is room, else over them; never on them, and inside the view. */
function place(box: HTMLElement, anchor: Box, layer: Layer): void {
  const view = viewOf(layer.document);
  if (view === null) return;
  const { innerWidth, innerHeight } = view;
  box.style.maxWidth = `${Math.min(340, innerWidth - 2 * SHORT_OF)}px`;
  const below = innerHeight - anchor.bottom - GAP - SHORT_OF;
  const above = anchor.top - GAP - SHORT_OF;
  const height = box.offsetHeight;
  const isBelow = height <= below || below >= above;
  const fits = Math.min(height, Math.max(60, isBelow ? below : above));
  if (fits < height) box.style.maxHeight = `${fits}px`;
  const corner = layer.corner();
  const left = Math.max(SHORT_OF, Math.min(anchor.left, innerWidth - box.offsetWidth - SHORT_OF));
  const top = isBelow ? anchor.bottom + GAP : anchor.top - GAP - fits;
  box.style.left = `${left - corner.left}px`;
  box.style.top = `${top - corner.top}px`;
}

function drawCard(document: Document, marks: readonly Mark[]): HTMLElement {
  const make = <K extends keyof HTMLElementTagNameMap>(tag: K, words = '', ...inside: (Node | string)[]) => {
    const element = document.createElement(tag);
    element.append(words, ...inside);
    return element;
  };
  const canCopy = viewOf(document)?.isSecureContext === true && 'clipboard' in navigator;
  const seen = new Set<string>();
  const sections = marks.slice(0, 4).flatMap((mark) => {
    if (seen.has(nameOf(mark))) return [];
    seen.add(nameOf(mark));
    const grade = make('b', GRADE_WORDS[mark.grade]);
    grade.className = `g${mark.grade.charAt(0)}`;
    const items = mark.suggestions.map(({ code, title, why }) => {
      const item = make('li', '', make('b', code), title, make('small', why));
      if (canCopy) item.append(copyButton(make('button', `Copy ${code}`), code));
      return item;
    });
    const section = make('section', '', make('p', '', grade, make('b', mark.code)), make('p', mark.message));
    if (items.length > 0) section.append(make('ul', '', ...items));
    if (items.length > 0 && !canCopy) section.append(make('small', 'To copy a code, open Clear Margin.'));
    return [section];
  });
  const box = make('div', '', ...sections);
  box.className = 'card';
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', 'Clear Margin');
  // The focus and the selection stay where they are, and the page need not hear of clicks on what is not its own.
  for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
    box.addEventListener(type, (event) => {
      event.stopPropagation();
      if (type.endsWith('down')) event.preventDefault();
    });
  }
  return box;
}

function copyButton(button: HTMLButtonElement, code: string): HTMLButtonElement {
  button.type = 'button';
  button.tabIndex = -1;
  button.addEventListener('click', (event) => {
    if (!event.isTrusted) return;
    navigator.clipboard.writeText(code).then(
      () => button.replaceChildren('Copied'),
      () => button.replaceWith('To copy, open Clear Margin.'),
    );
  });
  return button;
}

/** A region that is there before it speaks: else it is not heard. */
export function sayAloud({ document, root }: Layer, marks: readonly Mark[] | string): void {
  let region = root.querySelector('.say');
  if (region === null) {
    region = document.createElement('div');
    region.className = 'say';
    region.setAttribute('role', 'status');
    root.append(region);
  }
  const words =
    typeof marks === 'string'
      ? marks
      : marks
          .map(({ grade, code, message, suggestions }) =>
            [
              `${GRADE_WORDS[grade]}. ${code}. ${message}`,
              ...suggestions.map((one) => `${one.code}, ${one.title}: ${one.why}.`),
            ].join(' '),
          )
          .join(' ');
  const speak = region;
  // Written over, not replaced: see `Layer.bury`.
  if (speak.firstChild === null) speak.append('');
  setTimeout(() => {
    if (speak.firstChild !== null) speak.firstChild.nodeValue = words;
  }, 100);
}
