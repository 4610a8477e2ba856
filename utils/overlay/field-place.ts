/**
 * Where a field lies in the view, and how it is turned, flipped, scaled or zoomed: what is drawn over it is put under
 * the same. Only the turning is taken from the styles around the field. Where it has moved to is told by the middle of
 * the box the browser says it fills, which no turning moves; and the size of that box proves the turning right.
 */
import { ancestorsOf, isElement, matches, styleOf } from '../note/dom.ts';
import type { Box } from './places.ts';

/** How a field's own right and down lie in the view: `a b c d` of CSS `matrix()`. */
export type Turn = readonly [number, number, number, number];

export interface FieldPlace {
  readonly turn: Turn;
  /** Where the corner its text is laid out from stands in the view. */
  readonly left: number;
  readonly top: number;
  /** What its text is laid out in, without borders and scroll bars, in the field's own pixels. */
  readonly width: number;
  readonly height: number;
}

/** Rounding of the browser's whole-pixel sizes, in the field's own pixels, and of the view's. */
const ROUNDED = 0.51;

/** @returns how a field is turned; `null` where it stands in depth, or along a path */
export function turnOf(element: Element): Turn | null {
  let whole = new DOMMatrix();
  for (const at of [element, ...wayOut(element)]) {
    const style = styleOf(at);
    const own = style === null ? null : ownTurn(style);
    if (own === null) return null;
    // In depth without perspective it is seen from straight ahead; with it, nearer parts are wider.
    if (!whole.is2D && style?.perspective !== 'none') return null;
    if (!own.isIdentity) whole = own.multiply(whole);
  }
  if (whole.m14 !== 0 || whole.m24 !== 0 || whole.m44 !== 1) return null;
  const zoom = zoomOf(element);
  return [whole.a * zoom, whole.b * zoom, whole.c * zoom, whole.d * zoom];
}

/** @returns `null` where the browser says the field fills another box than one turned like this would */
export function placeOf(element: HTMLElement, style: CSSStyleDeclaration, turn: Turn): FieldPlace | null {
  const rect = element.getBoundingClientRect();
  const size = sizeOf(element, rect, turn);
  if (size === null) return null;
  const [a, b, c, d] = turn;
  const borderLeft = toPixels(style.borderLeftWidth);
  const borderTop = toPixels(style.borderTopWidth);
  const sides = borderLeft + toPixels(style.borderRightWidth);
  const ends = borderTop + toPixels(style.borderBottomWidth);
  const barRight = Math.round(element.offsetWidth - element.clientWidth - sides);
  const barBelow = Math.round(element.offsetHeight - element.clientHeight - ends);
  // A scroll bar on the left, as Arabic and Hebrew pages have it, is part of `clientLeft`.
  const barLeft = Math.max(0, element.clientLeft - Math.round(borderLeft));
  const x = borderLeft + barLeft - size.width / 2;
  const y = borderTop - size.height / 2;
  return {
    turn,
    left: (rect.left + rect.right) / 2 + a * x + c * y,
    top: (rect.top + rect.bottom) / 2 + b * x + d * y,
    width: size.width - sides - barRight,
    height: size.height - ends - barBelow,
  };
}

/** A field's own size in parts of a pixel, where the box around it tells; else in whole pixels. */
function sizeOf(
  { offsetWidth, offsetHeight }: HTMLElement,
  rect: DOMRect,
  turn: Turn,
): { readonly width: number; readonly height: number } | null {
  const [a = 1, b = 0, c = 0, d = 1] = turn.map(Math.abs);
  const isWide = Math.abs(a * offsetWidth + c * offsetHeight - rect.width) <= ROUNDED * (a + c + 1);
  const isHigh = Math.abs(b * offsetWidth + d * offsetHeight - rect.height) <= ROUNDED * (b + d + 1);
  if (!isWide || !isHigh) return null;
  const area = a * d - b * c;
  const width = (d * rect.width - c * rect.height) / area;
  const height = (a * rect.height - b * rect.width) / area;
  // Close to 45 degrees width and height can't be told from one another.
  const isExact = Math.abs(width - offsetWidth) < 1 && Math.abs(height - offsetHeight) < 1;
  return isExact ? { width, height } : { width: offsetWidth, height: offsetHeight };
}

/** The turning that an element's own style makes, without moving; `null` where it is none in a plane. */
function ownTurn(style: CSSStyleDeclaration): DOMMatrix | null {
  const { transform, rotate, scale } = style;
  const path = style.getPropertyValue('offset-path');
  if (path !== '' && path !== 'none') return null;
  const turn = new DOMMatrix(transform === 'none' ? '' : transform);
  turn.m41 = 0;
  turn.m42 = 0;
  turn.m43 = 0;
  const [x = 1, y = x] = scale === 'none' || scale === '' ? [] : scale.split(' ').map(Number);
  if (rotate === 'none' || rotate === '') return new DOMMatrix().scale(x, y).multiply(turn);
  const angle = /^(-?[\d.e+-]+)deg$/u.exec(rotate)?.[1];
  return angle === undefined ? null : new DOMMatrix().rotate(Number(angle)).scale(x, y).multiply(turn);
}

/** The elements a field is laid out in, nearest first, through the slots it is shown in. */
function* wayOut(element: Element): Generator<Element> {
  for (let at: Element | null = element; at !== null; ) {
    const slot: unknown = Reflect.get(Element.prototype, 'assignedSlot', at);
    const [around = null] = ancestorsOf(at);
    at = isElement(slot) ? slot : around;
    if (at !== null) yield at;
  }
}

function zoomOf(element: Element): number {
  const zoom: unknown = Reflect.get(element, 'currentCSSZoom');
  return typeof zoom === 'number' && zoom > 0 ? zoom : 1;
}

function toPixels(length: string): number {
  return Number.parseFloat(length) || 0;
}

/**
 * What the boxes around a field that scroll or cut leave of it, as a `clip-path`.
 * @returns `null` where a field that is turned is cut: what is left of it has no sides along its own
 */
export function clipPath(element: Element, place: FieldPlace): string | null {
  const field = boundsOf(place);
  const cut = { ...field };
  for (const around of ancestorsOf(element)) {
    if (matches(around, 'html, body')) continue;
    const style = styleOf(around);
    if (style === null || (style.overflowX === 'visible' && style.overflowY === 'visible')) continue;
    const box = around.getBoundingClientRect();
    cut.left = Math.max(cut.left, box.left);
    cut.top = Math.max(cut.top, box.top);
    cut.right = Math.min(cut.right, box.right);
    cut.bottom = Math.min(cut.bottom, box.bottom);
  }
  const sides = [
    cut.top - field.top,
    field.right - cut.right,
    field.bottom - cut.bottom,
    cut.left - field.left,
  ];
  if (!sides.some((side) => side > 0)) return '';
  const [a, b, c, d] = place.turn;
  if (b !== 0 || c !== 0 || a <= 0 || d <= 0) return sides.some((side) => side > 1) ? null : '';
  const scales = [d, a, d, a];
  return `inset(${sides.map((side, at) => `${side / (scales[at] ?? 1)}px`).join(' ')})`;
}

/** The box in the view that a turned field fills. */
function boundsOf({ turn: [a, b, c, d], left, top, width, height }: FieldPlace): Box {
  const xs = [0, a * width, c * height, a * width + c * height].map((x) => left + x);
  const ys = [0, b * width, d * height, b * width + d * height].map((y) => top + y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}
