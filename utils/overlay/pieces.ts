/**
 * Marks under text nodes, piece by piece. Only pieces in view are highlighted: with every change of a document, browsers
 * look through all ranges that are highlighted in it.
 */
import type { TextMap } from '../note/read-text.ts';
import type { Run } from './carry.ts';
import { carry, findEdit } from './carry.ts';
import type { Highlights, Paint } from './highlights.ts';
import { globalsOf } from './highlights.ts';

/** A part of a mark: a run of one text node. */
export interface Piece {
  readonly node: Text;
  from: number;
  to: number;
  /** What is highlighted; `null` while it is out of view. */
  range: Range | null;
}

export interface PiecePainter {
  add(piece: Piece, paint: Paint): void;
  remove(piece: Piece): void;
  /** `from` and `to` have changed. */
  moved(piece: Piece): void;
  /** Hides all there is and will be, and looks at nothing, until told otherwise. */
  pause(isPaused: boolean): void;
  clear(): void;
}

/** Drawn a little ahead of the scrolling. */
const AHEAD = '300px';

/** A run of a field's text as runs of text nodes. */
export function piecesOf({ segments }: TextMap, { start, end }: Run): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const segment of segments) {
    if (segment.end <= start) continue;
    if (segment.start >= end) break;
    const { node } = segment;
    const from = segment.from + Math.max(0, start - segment.start);
    const to = segment.from + Math.min(end, segment.end) - segment.start;
    const last = pieces.at(-1);
    if (node.data.slice(from, to).trim() === '') continue;
    // Blanks that the page runs together part segments of one node.
    if (last?.node === node) last.to = to;
    else pieces.push({ node, from, to, range: null });
  }
  return pieces;
}

/**
 * The pieces of a run that a text had when it was read, where they stand by now.
 * @returns `unknown` where a node has gone or is made of several stretches; `touched` where the words have changed
 */
export function renewPieces(map: TextMap, run: Run): readonly Piece[] | 'unknown' | 'touched' {
  const pieces = piecesOf(map, run);
  for (const piece of pieces) {
    const stretches = map.segments.filter(({ node }) => node === piece.node);
    const [stretch] = stretches;
    if (stretch === undefined || stretches.length > 1 || !piece.node.isConnected) return 'unknown';
    const { from } = stretch;
    const then = map.text.slice(stretch.start, stretch.end);
    const now = piece.node.data.slice(from);
    if (now.startsWith(then)) continue;
    const moved = carry(findEdit(then, now), { start: piece.from - from, end: piece.to - from });
    if (moved === null) return 'touched';
    piece.from = moved.start + from;
    piece.to = moved.end + from;
  }
  return pieces;
}

export function rangeOf({ node, from, to }: Piece): Range {
  const range = node.ownerDocument.createRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  return range;
}

export function createPiecePainter(highlights: Highlights): PiecePainter {
  /** Of each element with pieces in it, whether it is in view; until that is known, it is. */
  const inView = new WeakMap<Element, boolean>();
  const pieces = new Map<Element, Map<Piece, Paint>>();
  const boxes = new WeakMap<Piece, Element>();
  const observers = new Map<Window, IntersectionObserver>();
  let isOff = false;

  const draw = (piece: Piece, paint: Paint) => {
    if (isOff) return;
    piece.range ??= rangeOf(piece);
    highlights.add(piece.range, paint);
  };
  const hide = (piece: Piece, paint: Paint) => {
    if (piece.range !== null) highlights.remove(piece.range, paint);
    piece.range = null;
  };
  const observerFor = (element: Element): IntersectionObserver | null => {
    const view = globalsOf(element);
    if (view === null) return null;
    const observer = observers.get(view) ?? new view.IntersectionObserver(see, { rootMargin: AHEAD });
    observers.set(view, observer);
    return observer;
  };
  const see = (entries: readonly IntersectionObserverEntry[]) => {
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      // Without a box of its own an element is never met, and its text may be seen all the same.
      const isSeen = isIntersecting || boundingClientRect.width + boundingClientRect.height === 0;
      inView.set(target, isSeen);
      for (const [piece, paint] of pieces.get(target) ?? []) {
        if (!isSeen) hide(piece, paint);
        else if (piece.range === null && piece.node.isConnected) draw(piece, paint);
      }
    }
  };
  return {
    add(piece, paint) {
      const box = piece.node.parentElement;
      if (box === null) return;
      const known = pieces.get(box) ?? new Map<Piece, Paint>();
      if (known.size === 0) observerFor(box)?.observe(box);
      pieces.set(box, known.set(piece, paint));
      boxes.set(piece, box);
      if (inView.get(box) !== false) draw(piece, paint);
    },
    remove(piece) {
      const box = boxes.get(piece);
      const known = box === undefined ? undefined : pieces.get(box);
      const paint = known?.get(piece);
      if (box === undefined || known === undefined || paint === undefined) return;
      hide(piece, paint);
      known.delete(piece);
      if (known.size > 0) return;
      pieces.delete(box);
      observerFor(box)?.unobserve(box);
    },
    moved({ node, from, to, range }) {
      if (range === null) return;
      if (range.startOffset === from && range.endOffset === to && range.startContainer === node) return;
      range.setStart(node, from);
      range.setEnd(node, to);
    },
    pause(isPaused) {
      isOff = isPaused;
      for (const [box, known] of pieces) {
        observerFor(box)?.[isOff ? 'unobserve' : 'observe'](box);
        for (const [piece, paint] of known) {
          if (isOff) hide(piece, paint);
          else if (inView.get(box) !== false && piece.node.isConnected) draw(piece, paint);
        }
      }
    },
    clear() {
      for (const observer of observers.values()) observer.disconnect();
      observers.clear();
      pieces.clear();
    },
  };
}
