/**
 * Lets the user point at their note: the element under the pointer is outlined, a click takes it, Esc gives up. By keys:
 * Tab and the arrows go from field to field, Enter takes. Neither click nor key reaches the page.
 */
import type { Root } from '../note/dom.ts';
import {
  attr,
  closest,
  isElement,
  isNode,
  isShadowRoot,
  matches,
  parentElementOf,
  queryAll,
  rootElementOf,
  styleOf,
  viewOf,
} from '../note/dom.ts';
import type { WatchedPage } from '../note/watch.ts';
import type { Layers } from './layers.ts';
import { isDrawn, shifted, shiftTo } from './places.ts';
import { selectorOf } from './selector.ts';
import { sayAloud } from './speak.ts';
import { swallow } from './swallow.ts';

export const POINT_CSS =
  '.pick{position:absolute;box-sizing:border-box;border:3px solid #3f83e8;border-radius:4px;background:#3f83e826;pointer-events:none}';

const FIELDS =
  'textarea, input:not([type]), input[type=text], [contenteditable=""], [contenteditable="true" i], [contenteditable="plaintext-only" i], [role=textbox]';
/** A whole page is not a note. */
const TOO_WIDE = 'html, head';
const PRESSES = [
  'pointerdown',
  'mousedown',
  'pointerup',
  'mouseup',
  'click',
  'dblclick',
  'contextmenu',
] as const;

export interface Pointer {
  /** @param words what fields are called by, with blanks between */
  start(words: string): void;
  /** Without an answer: another frame has given it. */
  stop(): void;
}

/** @param say the answer: a selector, or `null` where the user gave up */
export function createPointer(
  page: WatchedPage,
  layers: Layers,
  say: (selector: string | null) => void,
): Pointer {
  let ended: AbortController | null = null;
  let known: ReadonlySet<string> = new Set();
  let chosen: Element | null = null;
  let box: HTMLElement | null = null;

  const stop = () => {
    ended?.abort();
    ended = null;
    chosen = null;
    // Hidden, not taken out: see `Layer.bury`.
    if (box !== null) box.hidden = true;
  };
  const outline = (element: Element | null) => {
    chosen = element;
    const layer = layers.of(page.document);
    if (layer === null || !layer.keep()) return;
    box ??= layer.root.appendChild(page.document.createElement('div'));
    box.className = 'pick';
    box.hidden = element === null;
    if (element === null) return;
    const { left, top, right, bottom } = shifted(
      element.getBoundingClientRect(),
      shiftTo(element.ownerDocument, page.document),
    );
    const corner = layer.corner();
    box.style.cssText = `left:${left - corner.left}px;top:${top - corner.top}px;width:${right - left}px;height:${bottom - top}px`;
  };
  const take = () => {
    const selector = chosen === null ? null : selectorOf(chosen, known);
    if (selector === null) return;
    stop();
    say(selector);
  };
  const step = (by: number) => {
    const fields = page.roots().flatMap((root) => queryAll(root, FIELDS).filter(isThere));
    const at = chosen === null ? -1 : fields.indexOf(chosen);
    const next = fields[(Math.max(at, by < 0 ? 0 : at) + by + fields.length) % fields.length];
    if (next === undefined) return;
    next.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    outline(next);
    const layer = layers.of(page.document);
    const name = attr(next, 'aria-label').slice(0, 80);
    const place = `Text box ${fields.indexOf(next) + 1} of ${fields.length}.`;
    if (layer !== null) sayAloud(layer, `${place} ${name} Enter takes it, Esc stops.`);
  };
  const onKey = (event: KeyboardEvent) => {
    if (!event.isTrusted) return;
    const isBack =
      event.key === 'ArrowUp' || event.key === 'ArrowLeft' || (event.key === 'Tab' && event.shiftKey);
    if (event.key === 'Escape') {
      stop();
      say(null);
    } else if (event.key === 'Enter') take();
    else if (isBack) step(-1);
    else if (event.key === 'Tab' || event.key.startsWith('Arrow')) step(1);
    else return;
    swallow(event);
  };
  const onPress = (event: Event) => {
    if (!event.isTrusted) return;
    swallow(event);
    if (event.type === 'click') take();
  };
  const listen = (root: Root, signal: AbortSignal) => {
    const view = isShadowRoot(root) ? null : viewOf(root);
    if (view === null || isShadowRoot(root)) return;
    const options = { capture: true, signal };
    view.addEventListener(
      'pointermove',
      (event) => event.isTrusted && outline(takenAt(root, event.clientX, event.clientY, page.roots())),
      { ...options, passive: true },
    );
    view.addEventListener('keydown', onKey, options);
    for (const type of PRESSES) view.addEventListener(type, onPress, options);
    view.addEventListener('scroll', () => outline(chosen), { ...options, passive: true });
  };
  page.signal.addEventListener('abort', stop);
  return {
    stop,
    start(words) {
      stop();
      known = new Set(words.split(' '));
      ended = new AbortController();
      for (const root of page.roots()) listen(root, ended.signal);
    },
  };
}

/** On the page, and not parked beside it. */
function isThere(field: Element): boolean {
  const { right, bottom } = field.getBoundingClientRect();
  const view = viewOf(field);
  return isDrawn(field) && right + (view?.scrollX ?? 0) > 0 && bottom + (view?.scrollY ?? 0) > 0;
}

/** What would be taken at a point: the field there, else the block of text. */
function takenAt(document: Document, x: number, y: number, roots: readonly Root[]): Element | null {
  let met = document.elementFromPoint(x, y);
  for (let inner = met; inner !== null; ) {
    met = inner;
    const root = roots.find((known) => isShadowRoot(known) && known.host === inner);
    const next: Element | null = root?.elementFromPoint(x, y) ?? null;
    inner = next === inner || !isNode(next) ? null : next;
  }
  if (met === null) return null;
  const field = closest(met, FIELDS);
  if (field !== null) return outermost(field);
  let block: Element | null = met;
  while (block !== null && styleOf(block)?.display.startsWith('inline') === true)
    block = parentElementOf(block);
  if (block === null || block === rootElementOf(document) || matches(block, TOO_WIDE)) return null;
  return matches(block, 'iframe, frame') ? null : block;
}

/** An editor in an editor is part of it. */
function outermost(field: Element): Element {
  let at = field;
  for (let around = parentElementOf(at); around !== null && isElement(around); around = parentElementOf(at)) {
    const next = closest(around, FIELDS);
    if (next === null) break;
    at = next;
  }
  return at;
}
