/**
 * The pieces of all marks that stand under text nodes: which node each is in, and whose it is. A change of a node moves
 * its pieces at once. When new marks take the place of the old, what stands where it stood before is left alone.
 */
import { isText } from '../note/dom.ts';
import type { TextMap } from '../note/read-text.ts';
import type { Mark } from '../note/wire.ts';
import { carry, findEdit } from './carry.ts';
import type { Drawn, MarkedField } from './marked-field.ts';
import type { Piece, PiecePainter } from './pieces.ts';
import { piecesOf, renewPieces } from './pieces.ts';

/** Of more changes at once only what they left behind is looked at. */
const CHANGES_LOOKED_AT = 100;

/** Whose a piece is. */
export interface Owner {
  readonly field: MarkedField;
  readonly item: Drawn;
}

export interface PlacedPieces {
  /** What is placed until `endRound` takes the place of all there is. */
  beginRound(): void;
  endRound(): void;
  /** What stands where it stood before is not taken up and put down again. */
  put(field: MarkedField, item: Drawn, pieces: readonly Piece[]): void;
  /**
   * Puts a field's marks where they stood in a reading, and where that has moved to since as their own nodes tell. What
   * was changed is dropped.
   * @returns false where nodes of that reading have gone; nothing is put then
   */
  putByNodes(field: MarkedField, last: TextMap): boolean;
  lift(items: readonly Drawn[]): void;
  /** Whether a mark, or a part of it, is drawn already: one of those before stands in the same place. */
  isKept(item: Drawn, map: TextMap): boolean;
  /**
   * Text nodes have changed: their pieces move with their words.
   * @param changes where; of many none is asked, and all nodes are looked at, as without
   * @returns whose words the changes have touched
   */
  follow(changes?: readonly MutationRecord[]): readonly Owner[];
  clear(): void;
}

export function createPlacedPieces(painter: PiecePainter): PlacedPieces {
  /** Pieces by their node, with the node's text as it was when they were placed. */
  const nodes = new Map<Text, { data: string; pieces: Set<Piece> }>();
  const owners = new Map<Piece, Owner>();
  /** Pieces of the marks before, while new ones take their place. */
  let old = new Set<Piece>();

  function beginRound(): void {
    old = new Set(owners.keys());
  }

  function endRound(): void {
    for (const piece of old) unplace(piece);
    old.clear();
  }

  function put(field: MarkedField, item: Drawn, pieces: readonly Piece[]): void {
    item.pieces = pieces.map((piece) => {
      const kept = keptAs(piece, item.mark.grade);
      const put = kept ?? piece;
      owners.set(put, { field, item });
      if (kept === null) place(piece, item.mark.grade);
      else old.delete(kept);
      return put;
    });
  }

  function putByNodes(field: MarkedField, last: TextMap): boolean {
    const drawn: { readonly item: Drawn; readonly pieces: readonly Piece[] }[] = [];
    for (const item of field.items) {
      const pieces = renewPieces(last, item.run);
      if (pieces === 'unknown') return false;
      if (pieces !== 'touched') drawn.push({ item, pieces });
    }
    field.items = drawn.map(({ item }) => item);
    for (const { item, pieces } of drawn) put(field, item, pieces);
    return true;
  }

  function lift(items: readonly Drawn[]): void {
    for (const item of items) {
      for (const piece of item.pieces) unplace(piece);
      item.pieces = [];
    }
  }

  /** The piece of the marks before that stands in the same place; `null` where none does. */
  function keptAs({ node, from, to }: Piece, paint: Mark['grade']): Piece | null {
    for (const piece of nodes.get(node)?.pieces ?? []) {
      if (!old.has(piece) || piece.from !== from || piece.to !== to) continue;
      if (owners.get(piece)?.item.mark.grade === paint) return piece;
    }
    return null;
  }

  function shift(node: Text): readonly Owner[] {
    const known = nodes.get(node);
    const edit = known === undefined ? null : findEdit(known.data, node.data);
    if (known === undefined || edit === null) return [];
    known.data = node.data;
    const touched: Owner[] = [];
    for (const piece of known.pieces) {
      const owner = owners.get(piece);
      const moved = carry(edit, { start: piece.from, end: piece.to });
      if (moved !== null) {
        piece.from = moved.start;
        piece.to = moved.end;
        painter.moved(piece);
      } else if (owner !== undefined) touched.push(owner);
    }
    return touched;
  }

  function place(piece: Piece, paint: Mark['grade']): void {
    const known = nodes.get(piece.node) ?? { data: '', pieces: new Set<Piece>() };
    known.data = piece.node.data;
    known.pieces.add(piece);
    nodes.set(piece.node, known);
    painter.add(piece, paint);
  }

  function unplace(piece: Piece): void {
    const known = nodes.get(piece.node);
    known?.pieces.delete(piece);
    if (known?.pieces.size === 0) nodes.delete(piece.node);
    owners.delete(piece);
    painter.remove(piece);
  }
  return {
    beginRound,
    endRound,
    put,
    putByNodes,
    lift,
    isKept: ({ run, mark }, map) => piecesOf(map, run).some((piece) => keptAs(piece, mark.grade) !== null),
    follow(changes) {
      const isKnown = changes !== undefined && changes.length < CHANGES_LOOKED_AT;
      const changed = isKnown ? changes.map(({ target }) => target).filter(isText) : [...nodes.keys()];
      return changed.flatMap(shift);
    },
    clear: painter.clear,
  };
}
