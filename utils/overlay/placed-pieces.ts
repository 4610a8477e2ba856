/**
 * The pieces of all marks that stand under text nodes: which node each is in, and whose it is. A change of a node moves
 * its pieces at once. When new marks take the place of the old, what stands where it stood before is left alone.
 */
import type { Mark } from '../note/wire.ts';
import { carry, findEdit } from './carry.ts';
import type { Drawn, MarkedField } from './marked-field.ts';
import type { Piece, PiecePainter } from './pieces.ts';

/** Whose a piece is. */
export interface Owner {
  readonly field: MarkedField;
  readonly item: Drawn;
}

export class PlacedPieces {
  readonly #painter: PiecePainter;
  /** Pieces by their node, with the node's text as it was when they were placed. */
  readonly #nodes = new Map<Text, { data: string; pieces: Set<Piece> }>();
  readonly #owners = new Map<Piece, Owner>();
  /** Pieces of the marks before, while new ones take their place. */
  #old = new Set<Piece>();

  constructor(painter: PiecePainter) {
    this.#painter = painter;
  }

  /** What is placed until `endRound` takes the place of all there is. */
  beginRound(): void {
    this.#old = new Set(this.#owners.keys());
  }

  endRound(): void {
    for (const piece of this.#old) this.#unplace(piece);
    this.#old.clear();
  }

  /** What stands where it stood before is not taken up and put down again. */
  put(field: MarkedField, item: Drawn, pieces: readonly Piece[]): void {
    item.pieces = pieces.map((piece) => {
      const kept = this.keptAs(piece, item.mark.grade);
      const put = kept ?? piece;
      this.#owners.set(put, { field, item });
      if (kept === null) this.#place(piece, item.mark.grade);
      else this.#old.delete(kept);
      return put;
    });
  }

  lift(items: readonly Drawn[]): void {
    for (const item of items) {
      for (const piece of item.pieces) this.#unplace(piece);
      item.pieces = [];
    }
  }

  /** The piece of the marks before that stands in the same place; `null` where none does. */
  keptAs({ node, from, to }: Piece, paint: Mark['grade']): Piece | null {
    for (const piece of this.#nodes.get(node)?.pieces ?? []) {
      if (!this.#old.has(piece) || piece.from !== from || piece.to !== to) continue;
      if (this.#owners.get(piece)?.item.mark.grade === paint) return piece;
    }
    return null;
  }

  /**
   * A text node has changed: its pieces move with their words.
   * @returns whose words the change has touched
   */
  shift(node: Text): readonly Owner[] {
    const known = this.#nodes.get(node);
    const edit = known === undefined ? null : findEdit(known.data, node.data);
    if (known === undefined || edit === null) return [];
    known.data = node.data;
    const touched: Owner[] = [];
    for (const piece of known.pieces) {
      const owner = this.#owners.get(piece);
      const moved = carry(edit, { start: piece.from, end: piece.to });
      if (moved !== null) {
        piece.from = moved.start;
        piece.to = moved.end;
        this.#painter.moved(piece);
      } else if (owner !== undefined) touched.push(owner);
    }
    return touched;
  }

  clear(): void {
    this.#painter.clear();
  }

  #place(piece: Piece, paint: Mark['grade']): void {
    const known = this.#nodes.get(piece.node) ?? { data: '', pieces: new Set<Piece>() };
    known.data = piece.node.data;
    known.pieces.add(piece);
    this.#nodes.set(piece.node, known);
    this.#painter.add(piece, paint);
  }

  #unplace(piece: Piece): void {
    const known = this.#nodes.get(piece.node);
    known?.pieces.delete(piece);
    if (known?.pieces.size === 0) this.#nodes.delete(piece.node);
    this.#owners.delete(piece);
    this.#painter.remove(piece);
  }
}
