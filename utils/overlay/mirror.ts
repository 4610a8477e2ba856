/**
 * The marks of a textarea or an input. Their text has no nodes, so an invisible copy of it is laid over the field in
 * our own layer: same font, same wrapping, same scrolling; only the underlines are seen, and no pointer meets it.
 *
 * Every line of the text is a box of its own, so that typing lays out one line and not the whole note. What follows the
 * last mark is not copied.
 */
import type { TextControl } from '../note/dom.ts';
import { ancestorsOf, isTextarea, matches, styleOf } from '../note/dom.ts';
import type { Run } from './carry.ts';
import type { Paint } from './highlights.ts';
import type { Layer } from './layer.ts';

export interface Span extends Run {
  readonly paint: Paint;
}

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
  remove(): void;
}

/** Longer texts are marked up to here: laying out a second copy of a book would be felt. */
const MAX_CHARS = 100_000;
/** Fonts and the like change seldom; the place is followed at every frame. */
const COPY_MS = 400;
/** So many marks of a field are looked at whether something lies over them. */
const LOOKED_AT = 80;

const COPIED = (
  'font-style font-variant font-weight font-stretch font-size font-family font-kerning font-feature-settings ' +
  'font-variation-settings font-optical-sizing font-size-adjust text-rendering letter-spacing word-spacing line-height ' +
  'text-transform text-align text-align-last tab-size overflow-wrap word-break line-break hyphens direction ' +
  'unicode-bidi text-autospace text-spacing-trim padding-top padding-right padding-bottom padding-left'
).split(' ');

export const MIRROR_CSS =
  '.c{position:absolute;overflow:hidden;transform-origin:0 0;pointer-events:none;user-select:none;contain:strict}' +
  '.m{box-sizing:border-box;position:relative;color:transparent;margin:0}.m>div{min-height:1lh}' +
  '.o{text-decoration:none!important;background:none!important}';

export function createMirror(element: TextControl, layer: Layer): Mirror {
  const { document } = layer;
  const isArea = isTextarea(element);
  const clip = document.createElement('div');
  const inner = document.createElement('div');
  clip.className = 'c';
  clip.setAttribute('aria-hidden', 'true');
  inner.className = 'm';
  clip.append(inner);
  layer.root.append(clip);
  let lines: { readonly key: string; readonly box: HTMLElement }[] = [];
  let copied = '';
  let fonts = '';
  let copiedAt = Number.NEGATIVE_INFINITY;
  let starts: readonly number[] = [];

  /**
   * A line's text with its marks; a mark that wraps lies in as many boxes as the browser makes. What is there is written
   * over and nothing is taken out: see `Layer.bury`.
   */
  const fill = (box: HTMLElement, text: string, spans: readonly Span[]): HTMLElement => {
    const spare = { start: text.length, end: text.length, paint: 'o' };
    if (box.firstChild === null) box.append('');
    let at = 0;
    for (let place = 0; place < Math.max(spans.length, box.children.length); place++) {
      const { start, end, paint } = spans[place] ?? spare;
      const run = box.children[place] ?? addRun(box);
      run.className = paint;
      write(run.previousSibling, text.slice(at, start));
      write(run.firstChild, text.slice(start, end));
      at = end;
    }
    write(box.lastChild, text.slice(at));
    return box;
  };

  const show = (text: string, spans: readonly Span[]) => {
    const runs = flatten(spans.filter(({ end }) => end <= Math.min(text.length, MAX_CHARS)));
    const last = runs.at(-1)?.end ?? 0;
    const lineEnd = text.indexOf('\n', last);
    const texts = last === 0 ? [] : text.slice(0, lineEnd === -1 ? text.length : lineEnd).split('\n');
    const next: { key: string; at: number; text: string; runs: readonly Span[] }[] = [];
    let at = 0;
    let first = 0;
    for (const line of texts) {
      const own: Span[] = [];
      for (let run = runs[first]; run !== undefined && run.start <= at + line.length; run = runs[first]) {
        own.push({ ...run, start: Math.max(0, run.start - at), end: Math.min(line.length, run.end - at) });
        if (run.end > at + line.length) break;
        first++;
      }
      next.push({ key: `${JSON.stringify(own)}${line}`, at, text: line, runs: own });
      at += line.length + 1;
    }
    starts = next.map((line) => line.at);
    let same = 0;
    while (same < lines.length && lines[same]?.key === next[same]?.key) same++;
    let tail = 0;
    while (
      tail < Math.min(lines.length, next.length) - same &&
      lines[lines.length - 1 - tail]?.key === next[next.length - 1 - tail]?.key
    ) {
      tail++;
    }
    const kept = lines.slice(lines.length - tail);
    const changed = lines.slice(same, lines.length - tail);
    const before = kept[0]?.box ?? null;
    const fresh = next.slice(same, next.length - tail).map((line, place) => {
      const box = changed[place]?.box ?? inner.insertBefore(document.createElement('div'), before);
      return { key: line.key, box: fill(box, line.text, line.runs) };
    });
    for (const { box } of changed.slice(fresh.length)) layer.bury(box);
    lines = [...lines.slice(0, same), ...fresh, ...kept];
  };

  const sync = (look: boolean) => {
    const style = styleOf(element);
    const rect = element.getBoundingClientRect();
    const { offsetWidth, offsetHeight, clientWidth, clientHeight } = element;
    const isSeen =
      lines.length > 0 &&
      layer.keep() &&
      style !== null &&
      rect.width >= 4 &&
      rect.height >= 4 &&
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    if (!isSeen) set(clip, 'display', 'none');
    if (!isSeen || style === null) return;
    const now = performance.now();
    if (now > copiedAt + COPY_MS) {
      copiedAt = now;
      fonts = COPIED.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';');
    }
    // Whole pixels where the field is scaled: then its own size in parts of a pixel can't be told.
    const isScaled = Math.abs(rect.width - offsetWidth) >= 1 || Math.abs(rect.height - offsetHeight) >= 1;
    const scaleX = isScaled ? rect.width / offsetWidth : 1;
    const scaleY = isScaled ? rect.height / offsetHeight : 1;
    const borderLeft = Number.parseFloat(style.borderLeftWidth) || 0;
    const borderRight = Number.parseFloat(style.borderRightWidth) || 0;
    const bar = Math.round(offsetWidth - clientWidth - borderLeft - borderRight);
    const width = (isScaled ? offsetWidth : rect.width) - borderLeft - borderRight - bar;
    // A scroll bar on the left, as Arabic and Hebrew pages have it, is part of `clientLeft`.
    const left = rect.left + (borderLeft + Math.max(0, element.clientLeft - Math.round(borderLeft))) * scaleX;
    const top = rect.top + (Number.parseFloat(style.borderTopWidth) || 0) * scaleY;
    const corner = layer.corner();
    const layout =
      `${fonts};width:${width}px;white-space:${isArea ? style.whiteSpace : 'pre'};` +
      (isArea ? '' : `height:${clientHeight}px;display:flex;flex-direction:column;justify-content:center;`);
    if (layout !== copied) {
      copied = layout;
      inner.style.cssText = layout;
      styles.delete(inner);
    }
    const [firstLine] = lines;
    if (firstLine !== undefined) set(firstLine.box, 'text-indent', style.textIndent);
    set(inner, 'transform', `translate(${-element.scrollLeft}px,${-element.scrollTop}px)`);
    set(clip, 'display', '');
    const box = { left, top, width, height: clientHeight, scaleX, scaleY };
    set(clip, 'left', `${left - corner.left}px`);
    set(clip, 'top', `${top - corner.top}px`);
    set(clip, 'width', `${width}px`);
    set(clip, 'height', `${clientHeight}px`);
    set(clip, 'transform', scaleX === 1 && scaleY === 1 ? '' : `scale(${scaleX},${scaleY})`);
    set(clip, 'clip-path', clipPath(element, box));
    if (look) markCovered(element, clip);
  };

  return {
    element,
    show,
    sync,
    rectsOf({ start, end }) {
      const rects: DOMRect[] = [];
      lines.forEach(({ box }, index) => {
        const at = starts[index] ?? 0;
        const length = box.textContent?.length ?? 0;
        if (start < at + length && end > at) {
          const range = document.createRange();
          if (!reach(box, Math.max(0, start - at), Math.min(length, end - at), range)) return;
          rects.push(...range.getClientRects());
        }
      });
      return rects;
    },
    remove: () => layer.bury(clip),
  };
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

/** A run with room for words in it and after it. */
function addRun(box: Element): Element {
  const run = box.ownerDocument.createElement('span');
  run.append('');
  box.append(run, '');
  return run;
}

function write(node: Node | null, words: string): void {
  if (node !== null && node.nodeValue !== words) node.nodeValue = words;
}

/** Runs that do not overlap, in order; where several lie, the worst is drawn. */
function flatten(spans: readonly Span[]): readonly Span[] {
  const order: readonly Paint[] = ['inform', 'warn', 'block', 'shown'];
  const bounds = [...new Set(spans.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const runs: Span[] = [];
  bounds.forEach((start, index) => {
    const end = bounds[index + 1];
    if (end === undefined) return;
    const over = spans.filter((span) => span.start <= start && span.end >= end).map(({ paint }) => paint);
    const paint = order.findLast((one) => over.includes(one));
    if (paint !== undefined) runs.push({ start, end, paint });
  });
  return runs;
}

/** Sets a range to a run of a box's text. */
function reach(box: Node, start: number, end: number, range: Range): boolean {
  let at = 0;
  let began = false;
  const nodes = [...box.childNodes]
    .map((node) => node.firstChild ?? node)
    .filter((node) => node.nodeType === 3);
  for (const node of nodes) {
    const length = node.nodeValue?.length ?? 0;
    if (!began && start < at + length) {
      range.setStart(node, start - at);
      began = true;
    }
    if (began && end <= at + length) {
      range.setEnd(node, end - at);
      return true;
    }
    at += length;
  }
  return false;
}

/** What the boxes around a field that scroll or cut leave of it. */
function clipPath(
  element: Element,
  box: { left: number; top: number; width: number; height: number; scaleX: number; scaleY: number },
): string {
  let { left, top } = box;
  let right = left + box.width * box.scaleX;
  let bottom = top + box.height * box.scaleY;
  for (const around of ancestorsOf(element)) {
    if (matches(around, 'html, body')) continue;
    const style = styleOf(around);
    if (style === null || (style.overflowX === 'visible' && style.overflowY === 'visible')) continue;
    const cut = around.getBoundingClientRect();
    left = Math.max(left, cut.left);
    top = Math.max(top, cut.top);
    right = Math.min(right, cut.right);
    bottom = Math.min(bottom, cut.bottom);
  }
  const inset = [
    (top - box.top) / box.scaleY,
    box.width - (right - box.left) / box.scaleX,
    box.height - (bottom - box.top) / box.scaleY,
    (left - box.left) / box.scaleX,
  ];
  return inset.some((side) => side > 0) ? `inset(${inset.map((side) => `${side}px`).join(' ')})` : '';
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
