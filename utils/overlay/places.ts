/** Where things stand in the view, over the bounds of frames. */
import { ancestorsOf, isNode, viewOf } from '../note/dom.ts';
import type { Controls } from './controls.ts';
import type { Drawn, MarkedField } from './marked-field.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Smaller fields are hidden ones. */
const LEAST_SIDE = 4;

/** Whether an element is drawn in the page, in view or not: not hidden, seen through, or without room. */
export function isDrawn(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  const isWide = Math.min(width, height) >= LEAST_SIDE;
  return isWide && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
}

/** Where a mark is drawn, line by line, in the view of its own document. */
export function rectsOf(field: MarkedField, item: Drawn, controls: Controls): readonly Box[] {
  if (field.control === null)
    return item.pieces.flatMap((piece) => [...(piece.range?.getClientRects() ?? [])]);
  return controls.mirrorOf(field.control)?.rectsOf(item.run) ?? [];
}

/** How far the view of a document stands from that of one around it, as far as the frames between can be reached. */
export function shiftTo(from: Document, to: Document): { readonly x: number; readonly y: number } {
  let x = 0;
  let y = 0;
  for (let at = from; at !== to; ) {
    const frame = frameOf(at);
    if (frame === null) break;
    const { left, top } = frame.getBoundingClientRect();
    x += left + frame.clientLeft;
    y += top + frame.clientTop;
    at = frame.ownerDocument;
  }
  return { x, y };
}

export function shifted({ left, top, right, bottom }: Box, { x, y }: { x: number; y: number }): Box {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}

/** The element of the frame that shows a document; `null` at the top and where another site is around. */
export function frameOf(document: Document): Element | null {
  try {
    return viewOf(document)?.frameElement ?? null;
  } catch {
    return null;
  }
}

/** Whether what is met at a point belongs to an element: itself, its inside, or what it lies in. */
export function belongsTo(met: unknown, element: Element): boolean {
  if (met === element) return true;
  for (const around of ancestorsOf(element)) if (met === around) return true;
  return isNode(met) && element.contains(met);
}
