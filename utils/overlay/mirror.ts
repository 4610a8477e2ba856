/**
 * The marks of a textarea or an input. Their text has no nodes, so an invisible copy of it is laid over the field in
 * our own layer: same font, same wrapping, same scrolling, turned as the field is; only the underlines are seen, and no
 * pointer meets it.
 */
import type { TextControl } from '../note/dom.ts';
import { ancestorsOf, isTextarea, styleOf } from '../note/dom.ts';
import type { Unmarked } from '../note/wire.ts';
import type { Run } from './carry.ts';
import type { FieldPlace, Turn } from './field-place.ts';
import { clipPath, placeOf, turnOf } from './field-place.ts';
import type { Layer } from './layer.ts';
import type { Span } from './mirror-lines.ts';
import { createLines, LINES_CSS } from './mirror-lines.ts';

export interface Mirror {
  readonly element: TextControl;
  /** Draws these runs of the text, in place of those before. */
  show(text: string, spans: readonly Span[]): void;
  /**
   * Follows the field: its place, size and scrolling.
   * @param look whether to look for what covers it as well, which is dear
   */
  sync(look: boolean): void;
  /** Where a run of the text stands in the view; empty where it is not drawn. */
  rectsOf(run: Run): readonly DOMRect[];
  /** Why marks are missing; `null` where none is. */
  lacks(): Unmarked['why'] | null;
  remove(): void;
}

/** Longer texts are marked up to here: laying out a second copy of a book would be felt. */
const MAX_DRAWN_CHARS = 100_000;
/** Fonts and the like change seldom; the place is followed at every frame. */
const COPY_MS = 400;
/** So many marks of a field are looked at whether something lies over them. */
const LOOKED_AT = 80;
/** Smaller fields are hidden ones. */
const LEAST_SIDE = 4;

const COPIED = (
  'font-style font-variant font-weight font-stretch font-size font-family font-kerning font-feature-settings ' +
  'font-variation-settings font-optical-sizing font-size-adjust text-rendering letter-spacing word-spacing line-height ' +
  'text-transform text-indent text-align text-align-last tab-size overflow-wrap word-break line-break hyphens direction ' +
  'writing-mode text-orientation unicode-bidi text-autospace text-spacing-trim padding-top padding-right padding-bottom padding-left'
).split(' ');

export const MIRROR_CSS =
  '.c{position:absolute;overflow:hidden;transform-origin:0 0;pointer-events:none;user-select:none;contain:strict}' +
  `.m{box-sizing:border-box;position:relative;color:transparent;margin:0}${LINES_CSS}`;

export function createMirror(element: TextControl, layer: Layer): Mirror {
  return new FieldMirror(element, layer);
}

class FieldMirror implements Mirror {
  readonly element: TextControl;
  readonly #layer: Layer;
  readonly #clip: HTMLElement;
  readonly #inner: HTMLElement;
  readonly #lines: ReturnType<typeof createLines>;
  #isCut = false;
  #isLost = false;
  #fonts = '';
  #turn: Turn | null = null;
  #copiedAt = Number.NEGATIVE_INFINITY;
  #layout = '';

  constructor(element: TextControl, layer: Layer) {
    this.element = element;
    this.#layer = layer;
    this.#clip = layer.document.createElement('div');
    this.#inner = layer.document.createElement('div');
    this.#clip.className = 'c';
    this.#clip.setAttribute('aria-hidden', 'true');
    this.#inner.className = 'm';
    this.#clip.append(this.#inner);
    layer.root.append(this.#clip);
    this.#lines = createLines(this.#inner);
  }

  show(text: string, spans: readonly Span[]): void {
    const drawn = spans.filter(({ end }) => end <= Math.min(text.length, MAX_DRAWN_CHARS));
    this.#isCut = spans.some(({ end }) => end > MAX_DRAWN_CHARS);
    this.#lines.write(text, drawn);
  }

  lacks(): Unmarked['why'] | null {
    if (this.#isLost) return 'turned';
    return this.#isCut ? 'long' : null;
  }

  sync(look: boolean): void {
    const style = this.#lines.isEmpty() || !this.#layer.keep() ? null : styleOf(this.element);
    const isSeen =
      style !== null && this.element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const place = isSeen ? this.#place(style, look) : null;
    const clip = place === null ? null : clipPath(this.element, place);
    if (style === null || place === null || clip === null) {
      set(this.#clip, 'display', 'none');
      return;
    }
    this.#follow(style, place, clip);
    if (look) markCovered(this.element, this.#clip);
  }

  rectsOf(run: Run): readonly DOMRect[] {
    return this.#lines.rectsOf(run);
  }

  remove(): void {
    this.#layer.bury(this.#clip);
  }

  /** @returns `null` where nothing can be drawn */
  #place(style: CSSStyleDeclaration, look: boolean): FieldPlace | null {
    const { width, height } = this.element.getBoundingClientRect();
    if (Math.min(width, height) < LEAST_SIDE) return null;
    const now = performance.now();
    const isDue = look || now > this.#copiedAt + COPY_MS;
    if (isDue) {
      this.#copiedAt = now;
      this.#fonts = COPIED.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';');
      this.#turn = turnOf(this.element);
    }
    let place = this.#turn === null ? null : placeOf(this.element, style, this.#turn);
    if (place === null && !isDue) {
      this.#turn = turnOf(this.element);
      place = this.#turn === null ? null : placeOf(this.element, style, this.#turn);
    }
    this.#isLost = place === null;
    return place;
  }

  #follow(style: CSSStyleDeclaration, { turn, left, top, width, height }: FieldPlace, clip: string): void {
    const isVertical = style.writingMode !== 'horizontal-tb';
    const isArea = isTextarea(this.element);
    const layout =
      `${this.#fonts};inline-size:${isVertical ? height : width}px;white-space:${isArea ? style.whiteSpace : 'pre'};` +
      (isArea
        ? ''
        : `block-size:${isVertical ? width : height}px;display:flex;flex-direction:column;justify-content:center;`);
    if (layout !== this.#layout) {
      this.#layout = layout;
      this.#inner.style.cssText = layout;
      styles.delete(this.#inner);
    }
    const { scrollLeft, scrollTop } = this.element;
    const corner = this.#layer.corner();
    set(this.#inner, 'transform', `translate(${-scrollLeft}px,${-scrollTop}px)`);
    set(this.#clip, 'display', '');
    // Lines that run down the page begin where the field's do: at its right side, or its left.
    set(this.#clip, 'writing-mode', style.writingMode);
    set(this.#clip, 'left', `${left - corner.left}px`);
    set(this.#clip, 'top', `${top - corner.top}px`);
    set(this.#clip, 'width', `${width}px`);
    set(this.#clip, 'height', `${height}px`);
    set(this.#clip, 'transform', turn.join() === '1,0,0,1' ? '' : `matrix(${turn.join()},0,0)`);
    set(this.#clip, 'clip-path', clip);
  }
}

/** What is so already is not set again: the browser would lay everything out anew. */
const styles = new WeakMap<Element, Map<string, string>>();

function set(element: HTMLElement, name: string, value: string): void {
  const known = styles.get(element) ?? new Map<string, string>();
  styles.set(element, known);
  if (known.get(name) === value) return;
  known.set(name, value);
  element.style.setProperty(name, value);
}

/** Marks over which something of the page lies (a dialog, a menu, a toast) are not drawn. */
function markCovered(element: TextControl, clip: HTMLElement): void {
  const seen = clip.getBoundingClientRect();
  const runs = [...clip.querySelectorAll('span:not(:empty)')].slice(0, LOOKED_AT);
  const looks = runs.map((run) => {
    const [rect] = run.getClientRects();
    if (rect === undefined || rect.bottom < seen.top || rect.top > seen.bottom) return false;
    const at: unknown = Reflect.apply(Document.prototype.elementFromPoint, element.ownerDocument, [
      rect.left + rect.width / 2,
      rect.top + rect.height / 2,
    ]);
    return isCover(at, element);
  });
  for (const [index, run] of runs.entries()) run.classList.toggle('o', looks[index] === true);
}

/** Whether what is met at a point is something else than the field, seen from the document. */
function isCover(met: unknown, element: Element): boolean {
  if (met === null || met === undefined || met === element) return false;
  for (const around of ancestorsOf(element)) if (met === around) return false;
  return true;
}
