/**
 * Marks on the page: draws them, keeps them under their words while the page changes, and takes them back.
 *
 * Under text nodes each mark is a few pieces, one a text node. A change of a text node moves the pieces
 * in it at once, by the one edit between its old and its new text, before the page is painted again. Nodes that an
 * editor replaces take their pieces with them; those are found again from the field's text, at the next frame or at the
 * next reading. In textareas and inputs the text is compared at the next frame after an `input`.
 *
 * **The line being typed.** While the user types, and until 1.5 s after, no mark newly appears on the line that holds
 * the caret; it does once the caret has left that line. What was drawn there before and is untouched stays.
 */
import type { TextControl } from '../note/dom.ts';
import { attempt, isInput, isText, isTextarea, viewOf } from '../note/dom.ts';
import type { TextMap } from '../note/read-text.ts';
import type { PageListener, WatchedPage } from '../note/watch.ts';
import type { Mark } from '../note/wire.ts';
import { caretOf, offsetOf, placesOf } from './caret.ts';
import type { Run } from './carry.ts';
import { carry, findEdit } from './carry.ts';
import type { Highlights } from './highlights.ts';
import type { Piece, PiecePainter } from './pieces.ts';
import { createPiecePainter, piecesOf, renewPieces } from './pieces.ts';

/** A mark on the page. */
export interface Drawn {
  readonly mark: Mark;
  /** Where it stands in `MarkedField.base`. */
  run: Run;
  /** Empty in controls, and while the mark is held back. */
  pieces: readonly Piece[];
  held: boolean;
}

/** A field with marks. */
export interface MarkedField {
  readonly id: string;
  readonly element: Element;
  readonly control: TextControl | null;
  /** The text that the runs belong to. */
  base: string;
  items: Drawn[];
}

/** Draws the marks of textareas and inputs, which have no nodes to highlight. */
export interface ControlPainter {
  /** Everything that is to be seen now, or that it has gone. */
  paint(field: MarkedField): void;
  /** Positions may have changed. @param look whether something may lie over the fields now */
  sync(look: boolean): void;
  clear(): void;
}

export interface Marker {
  mark(seq: number, marks: readonly Mark[]): void;
  /** Fields with marks, for the card. */
  fields(): readonly MarkedField[];
  /** Takes everything back. Also when the page's signal aborts. */
  clear(): void;
}

/** How long after a key the line being typed is left alone. */
const TYPING_MS = 1500;
/** Reading a field again may take this part of the time at most, while the page changes without end. */
const READING_SHARE = 10;

/** @param controls draws in textareas and inputs */
export function createMarker(page: WatchedPage, highlights: Highlights, controls: ControlPainter): Marker {
  const state = new MarkedPage(page, highlights, controls);
  page.listener = state;
  return state;
}

class MarkedPage implements Marker, PageListener {
  readonly #page: WatchedPage;
  readonly #highlights: Highlights;
  readonly #painter: PiecePainter;
  readonly #controls: ControlPainter;
  #fields: MarkedField[] = [];
  /** Pieces by their node, with the node's text as it was when they were placed. */
  readonly #nodes = new Map<Text, { data: string; pieces: Set<Piece> }>();
  readonly #owners = new Map<Piece, { field: MarkedField; item: Drawn }>();
  /** Pieces of the marks before, while new ones take their place. */
  #old = new Set<Piece>();
  #frame = 0;
  #nextReading = 0;
  #typedAt = Number.NEGATIVE_INFINITY;
  #release: ReturnType<typeof setTimeout> | undefined;
  readonly #onSelection = () => {
    if (this.#fields.some(({ items }) => items.some(({ held }) => held))) this.#askFrame();
  };

  constructor(page: WatchedPage, highlights: Highlights, controls: ControlPainter) {
    this.#page = page;
    this.#highlights = highlights;
    this.#painter = createPiecePainter(highlights);
    this.#controls = controls;
  }

  fields(): readonly MarkedField[] {
    return this.#fields;
  }

  mark(seq: number, marks: readonly Mark[]): void {
    if (this.#page.signal.aborted) return;
    this.#page.hear();
    const before = new Map(this.#fields.map((field) => [field.id, field]));
    this.#old = new Set(this.#owners.keys());
    this.#fields = [];
    for (const [id, group] of Map.groupBy(marks, ({ fieldId }) => fieldId)) {
      attempt(() => {
        const field = this.#fieldOf(id, seq, group, before.get(id));
        if (field !== null) this.#fields.push(field);
      });
    }
    for (const piece of this.#old) this.#unplace(piece);
    this.#old.clear();
    for (const field of before.values()) {
      if (field.control !== null && !this.#fields.some(({ id }) => id === field.id)) this.#empty(field);
    }
  }

  clear(): void {
    for (const field of this.#fields) this.#empty(field);
    this.#fields = [];
    this.#painter.clear();
    this.#highlights.clear();
    this.#controls.clear();
    clearTimeout(this.#release);
    this.#release = undefined;
  }

  changed(records: readonly MutationRecord[]): void {
    if (this.#fields.length === 0) return;
    for (const { type, target } of records) {
      if (type !== 'characterData') this.#askFrame();
      else if (isText(target) && this.#nodes.has(target)) this.#shift(target);
    }
    // Whatever grows or shrinks moves the fields below it.
    if (this.#fields.some(({ control }) => control !== null)) this.#askFrame();
  }

  acted(event: Event): void {
    if (event.type === 'input' && event.isTrusted) this.#typedAt = performance.now();
    if (this.#fields.length > 0) this.#askFrame();
  }

  read(): void {
    for (const field of [...this.#fields]) attempt(() => this.#settle(field));
    this.#controls.sync(true);
  }

  /** Marks of one field, carried from their reading to the text as it is now, and drawn. */
  #fieldOf(
    id: string,
    seq: number,
    marks: readonly Mark[],
    before: MarkedField | undefined,
  ): MarkedField | null {
    const then = this.#page.textAt(seq, id);
    const source = this.#page.fieldOf(id);
    if (then === null || source === null) return null;
    const { element } = source;
    const control = isTextarea(element) || isInput(element) ? element : null;
    const isTyped = performance.now() - this.#typedAt < TYPING_MS;
    const last = control === null && !isTyped ? this.#page.lastMapOf(source) : null;
    const field: MarkedField = { id, element, control, base: '', items: [] };
    if (last !== null && this.#drawByNodes(field, marks, then, last)) return field;
    const map = this.#page.mapOf(source);
    this.#carryInto(field, marks, then, map.text);
    const known = new Set(before?.items.filter(({ held }) => !held).map(nameOf));
    const line = this.#typedLine(field, map);
    for (const item of field.items) {
      const isNew = control === null ? !this.#isDrawn(item, map) : !known.has(nameOf(item));
      item.held = isNew && line !== null && item.run.start <= line.end && item.run.end >= line.start;
    }
    this.#draw(field, map);
    return field;
  }

  #carryInto(field: MarkedField, marks: readonly Mark[], then: string, text: string): void {
    const edit = findEdit(then, text);
    field.base = text;
    field.items = [];
    for (const mark of marks) {
      const run = mark.end > then.length ? null : carry(edit, mark);
      if (run !== null) field.items.push({ mark, run, pieces: [], held: false });
    }
  }

  /**
   * While a page changes without end, reading a long note again for every answer would be felt. The last reading's nodes
   * are good enough, as long as they are all there: what has changed in them since is told by their own text.
   * @returns false where they are not
   */
  #drawByNodes(field: MarkedField, marks: readonly Mark[], then: string, last: TextMap): boolean {
    this.#carryInto(field, marks, then, last.text);
    const drawn: { readonly item: Drawn; readonly pieces: readonly Piece[] }[] = [];
    for (const item of field.items) {
      const pieces = renewPieces(last, item.run);
      if (pieces === 'unknown') return false;
      if (pieces !== 'touched') drawn.push({ item, pieces });
    }
    field.items = drawn.map(({ item }) => item);
    for (const { item, pieces } of drawn) this.#put(field, item, pieces);
    return true;
  }

  #draw(field: MarkedField, map: TextMap): void {
    if (field.control !== null) this.#controls.paint(field);
    else for (const item of field.items) if (!item.held) this.#put(field, item, piecesOf(map, item.run));
    if (field.items.some(({ held }) => held)) this.#waitForTyping();
  }

  /** What stands where it stood before is not taken up and put down again. */
  #put(field: MarkedField, item: Drawn, pieces: readonly Piece[]): void {
    item.pieces = pieces.map((piece) => {
      const kept = this.#keptAs(piece, item.mark.grade);
      const put = kept ?? piece;
      this.#owners.set(put, { field, item });
      if (kept === null) this.#register(piece, item.mark.grade);
      else this.#old.delete(kept);
      return put;
    });
  }

  #register(piece: Piece, paint: Mark['grade']): void {
    const known = this.#nodes.get(piece.node) ?? { data: '', pieces: new Set<Piece>() };
    known.data = piece.node.data;
    known.pieces.add(piece);
    this.#nodes.set(piece.node, known);
    this.#painter.add(piece, paint);
  }

  /** The piece from before in the same place. */
  #keptAs({ node, from, to }: Piece, paint: Mark['grade']): Piece | null {
    for (const piece of this.#nodes.get(node)?.pieces ?? []) {
      if (!this.#old.has(piece) || piece.from !== from || piece.to !== to) continue;
      if (this.#owners.get(piece)?.item.mark.grade === paint) return piece;
    }
    return null;
  }

  #isDrawn(item: Drawn, map: TextMap): boolean {
    return piecesOf(map, item.run).some((piece) => this.#keptAs(piece, item.mark.grade) !== null);
  }

  #unplace(piece: Piece): void {
    const known = this.#nodes.get(piece.node);
    known?.pieces.delete(piece);
    if (known?.pieces.size === 0) this.#nodes.delete(piece.node);
    this.#owners.delete(piece);
    this.#painter.remove(piece);
  }

  #lift(items: readonly Drawn[]): void {
    for (const item of items) {
      for (const piece of item.pieces) this.#unplace(piece);
      item.pieces = [];
    }
  }

  #empty(field: MarkedField): void {
    this.#lift(field.items);
    field.items = [];
    if (field.control !== null) this.#controls.paint(field);
  }

  #drop(field: MarkedField, item: Drawn): void {
    this.#lift([item]);
    field.items = field.items.filter((other) => other !== item);
  }

  /** A text node has changed: its pieces move with their words, or their marks go. */
  #shift(node: Text): void {
    const known = this.#nodes.get(node);
    if (known === undefined) return;
    const edit = findEdit(known.data, node.data);
    if (edit === null) return;
    known.data = node.data;
    for (const piece of [...known.pieces]) {
      const owner = this.#owners.get(piece);
      const moved = carry(edit, { start: piece.from, end: piece.to });
      if (moved === null) {
        if (owner !== undefined) this.#drop(owner.field, owner.item);
        continue;
      }
      piece.from = moved.start;
      piece.to = moved.end;
      this.#painter.moved(piece);
    }
  }

  #askFrame(): void {
    if (this.#frame !== 0) return;
    const view = viewOf(this.#page.document);
    if (view === null) return;
    this.#frame = view.requestAnimationFrame(() => {
      this.#frame = 0;
      if (!this.#page.signal.aborted) attempt(() => this.#onFrame());
    });
  }

  #onFrame(): void {
    for (const field of this.#fields) {
      if (field.control !== null) attempt(() => this.#followControl(field));
      else if (isBroken(field)) attempt(() => this.#reread(field));
    }
    this.#letGo();
    this.#controls.sync(false);
  }

  #followControl(field: MarkedField): void {
    const source = this.#page.fieldOf(field.id);
    const map = source?.element === field.element ? this.#page.mapOf(source) : null;
    if (map === null || map.text === field.base) return;
    this.#carryAll(field, map);
    this.#controls.paint(field);
  }

  /** The editor has put other nodes in place: the marks are found again by the field's text. */
  #reread(field: MarkedField): void {
    const started = performance.now();
    if (started < this.#nextReading) return;
    this.#settle(field);
    const ended = performance.now();
    this.#nextReading = ended + (ended - started) * READING_SHARE;
  }

  /** Brings a field's marks in line with its text as it is now. */
  #settle(field: MarkedField): void {
    const source = this.#page.fieldOf(field.id);
    if (source === null || source.element !== field.element) {
      this.#empty(field);
      this.#fields = this.#fields.filter((other) => other !== field);
      return;
    }
    const broken = isBroken(field);
    // Pieces that are all in place have moved with their words already.
    if (field.control === null && !broken) return;
    const map = this.#page.mapOf(source);
    if (map.text === field.base && !broken) return;
    this.#carryAll(field, map);
    this.#lift(field.items);
    this.#draw(field, map);
  }

  /** Where every mark stands in the text as it is now: by its nodes if it still has them, else by the edit. */
  #carryAll(field: MarkedField, map: TextMap): void {
    const edit = findEdit(field.base, map.text);
    const places = placesOf(map);
    for (const item of [...field.items]) {
      const words = field.base.slice(item.run.start, item.run.end);
      const run = runOf(item.pieces, places) ?? carry(edit, item.run);
      if (run === null || map.text.slice(run.start, run.end) !== words) this.#drop(field, item);
      else item.run = run;
    }
    field.base = map.text;
  }

  #waitForTyping(): void {
    if (this.#release !== undefined) return;
    this.#page.document.addEventListener('selectionchange', this.#onSelection, { signal: this.#page.signal });
    this.#release = setTimeout(
      () => {
        this.#release = undefined;
        this.#letGo();
      },
      Math.max(50, this.#typedAt + TYPING_MS - performance.now()),
    );
  }

  /** Draws what was held back, once the caret is elsewhere or rests. */
  #letGo(): void {
    for (const field of this.#fields) {
      if (!field.items.some(({ held }) => held)) continue;
      attempt(() => {
        const source = this.#page.fieldOf(field.id);
        if (source === null) return;
        const map = this.#page.mapOf(source);
        if (map.text !== field.base) this.#carryAll(field, map);
        const line = this.#typedLine(field, map);
        for (const item of field.items) {
          item.held &&= line !== null && item.run.start <= line.end && item.run.end >= line.start;
        }
        this.#lift(field.items);
        this.#draw(field, map);
      });
    }
    if (this.#fields.some(({ items }) => items.some(({ held }) => held))) return;
    this.#page.document.removeEventListener('selectionchange', this.#onSelection);
  }

  /** The line of a field's text that is being typed; `null` where none is. */
  #typedLine(field: MarkedField, map: TextMap): Run | null {
    if (performance.now() - this.#typedAt >= TYPING_MS) return null;
    const caret = caretOf(field, map);
    if (caret === null) return null;
    const end = map.text.indexOf('\n', caret);
    return {
      start: map.text.lastIndexOf('\n', caret - 1) + 1,
      end: end === -1 ? map.text.length : end,
    };
  }
}

/** Tells a mark from the others over two reviews. */
function nameOf({ mark, run }: Drawn): string {
  return `${run.start} ${run.end} ${mark.grade} ${mark.code}`;
}

/** Whether a mark of the field has lost a node it stood on. */
function isBroken({ items }: MarkedField): boolean {
  return items.some(({ pieces }) => pieces.some(({ node }) => !node.isConnected));
}

/** Where pieces stand in the text; `null` where not all of them are on the page, or the mark is not drawn. */
function runOf(pieces: readonly Piece[], places: ReturnType<typeof placesOf>): Run | null {
  const first = pieces[0];
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) return null;
  const start = offsetOf(first.node, first.from, places);
  const end = offsetOf(last.node, last.to, places);
  return start === null || end === null ? null : { start, end };
}
