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
import { isDrawn } from './places.ts';

export interface Mirror {
  /** Draws these runs of the text, in place of those before. */
  show(text: string, spans: readonly Span[]): void;
  /**
   * Follows the field: its place, size and scrolling.
   * @param look whether to look for what covers it as well, which is dear
   */
  sync(look: boolean): void;
  /** Unseen until the next `sync`. It stays laid out: seen again, only what has changed costs anything. */
  hide(): void;
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

/** What makes letters and lines stand where they stand, among all that the browser knows of a style. */
const COPIED =
  /^(?:font-|text-(?:rend|trans|ind|al|or|au|sp)|(?:letter|word)-|line-[bh]|tab-|overflow-w|hyphens|dir|writing|unicode|padding-[trbl])/u;

export const MIRROR_CSS =
  '.c{position:absolute;overflow:hidden;transform-origin:0 0;pointer-events:none;user-select:none;contain:strict}' +
  `.m{box-sizing:border-box;position:relative;color:transparent;margin:0}${LINES_CSS}`;

export function createMirror(element: TextControl, layer: Layer): Mirror {
  const clip = layer.document.createElement('div');
  const inner = layer.document.createElement('div');
  clip.className = 'c';
  clip.setAttribute('aria-hidden', 'true');
  inner.className = 'm';
  clip.append(inner);
  layer.root.append(clip);
  const lines = createLines(inner);
  // Laid out once it has its place and fonts, and not before: the text may be long.
  set(clip, { display: 'none' });
  let isCut = false;
  let isLost = false;
  let fonts = '';
  let turn: Turn | null = null;
  let copiedAt = Number.NEGATIVE_INFINITY;
  let laidOut = '';

  function show(text: string, spans: readonly Span[]): void {
    const drawn = spans.filter(({ end }) => end <= Math.min(text.length, MAX_DRAWN_CHARS));
    isCut = spans.some(({ end }) => end > MAX_DRAWN_CHARS);
    lines.write(text, drawn);
  }

  function lacks(): Unmarked['why'] | null {
    if (isLost) return 'turned';
    return isCut ? 'long' : null;
  }

  function sync(look: boolean): void {
    const style = lines.isEmpty() || !layer.keep() ? null : styleOf(element);
    const place = style !== null && isDrawn(element) ? findPlace(style, look) : null;
    const left = place === null ? null : clipPath(element, place);
    if (style === null || place === null || left === null) {
      set(clip, { display: 'none' });
      return;
    }
    follow(style, place, left);
    if (look) markCovered(element, clip);
  }

  /** @returns `null` where nothing can be drawn */
  function findPlace(style: CSSStyleDeclaration, look: boolean): FieldPlace | null {
    const now = performance.now();
    const isDue = look || now > copiedAt + COPY_MS;
    if (isDue) {
      copiedAt = now;
      fonts = copied(style);
      turn = turnOf(element);
    }
    let place = turn === null ? null : placeOf(element, style, turn);
    if (place === null && !isDue) {
      turn = turnOf(element);
      place = turn === null ? null : placeOf(element, style, turn);
    }
    isLost = place === null;
    return place;
  }

  /** @param left what of the field is not cut off by what is around it */
  function follow(style: CSSStyleDeclaration, place: FieldPlace, left: string): void {
    const { width, height } = place;
    const [inline, block] = style.writingMode === 'horizontal-tb' ? [width, height] : [height, width];
    const layout = isTextarea(element)
      ? `white-space:${style.whiteSpace}`
      : `white-space:pre;block-size:${block}px;display:flex;flex-direction:column;justify-content:center`;
    const next = `${fonts};inline-size:${inline}px;${layout}`;
    if (next !== laidOut) {
      laidOut = next;
      inner.style.cssText = next;
      styles.delete(inner);
    }
    const corner = layer.corner();
    const turned = place.turn.join();
    set(inner, { transform: `translate(${-element.scrollLeft}px,${-element.scrollTop}px)` });
    set(clip, {
      display: '',
      'content-visibility': '',
      // Lines that run down the page begin where the field's do: at its right side, or its left.
      'writing-mode': style.writingMode,
      left: `${place.left - corner.left}px`,
      top: `${place.top - corner.top}px`,
      width: `${width}px`,
      height: `${height}px`,
      transform: turned === '1,0,0,1' ? '' : `matrix(${turned},0,0)`,
      'clip-path': left,
    });
  }

  const hide = () => set(clip, { 'content-visibility': 'hidden' });
  return { show, sync, hide, rectsOf: lines.rectsOf, lacks, remove: () => layer.bury(clip) };
}

let names: readonly string[] = [];

/** Which names there are is the same for all fields. */
function copied(style: CSSStyleDeclaration): string {
  if (names.length === 0) names = [...style].filter((name) => COPIED.test(name));
  return names.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';');
}

/** What is so already is not set again: the browser would lay everything out anew. */
const styles = new WeakMap<Element, Map<string, string>>();

function set(element: HTMLElement, wanted: Readonly<Record<string, string>>): void {
  const known = styles.get(element) ?? new Map<string, string>();
  styles.set(element, known);
  for (const [name, value] of Object.entries(wanted)) {
    if (known.get(name) === value) continue;
    known.set(name, value);
    element.style.setProperty(name, value);
  }
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
