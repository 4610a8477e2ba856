/**
 * Marks on the page: draws them, keeps them under their words while the page changes, and takes them back.
 *
 * Under text nodes each mark is a few live ranges, one a text node (`pieces`). A change of a text node moves the pieces
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

/** A part of a mark: a run of one text node. */
export interface Piece {
  readonly node: Text;
  readonly range: Range;
  from: number;
  to: number;
}

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
  /** Positions may have changed. */
  sync(): void;
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
  readonly #controls: ControlPainter;
  #fields: MarkedField[] = [];
  /** Pieces by their node, with the node's text as it was when they were placed. */
  readonly #nodes = new Map<Text, { data: string; pieces: Set<Piece> }>();
  readonly #owners = new Map<Piece, { field: MarkedField; item: Drawn }>();
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
    this.#controls = controls;
  }

  fields(): readonly MarkedField[] {
    return this.#fields;
  }

  mark(seq: number, marks: readonly Mark[]): void {
    if (this.#page.signal.aborted) return;
    const before = new Map(this.#fields.map((field) => [field.id, field]));
    for (const field of this.#fields) this.#lift(field.items);
    this.#fields = [];
    for (const [id, group] of Map.groupBy(marks, ({ fieldId }) => fieldId)) {
      attempt(() => {
        const field = this.#fieldOf(id, seq, group, before.get(id));
        if (field !== null) this.#fields.push(field);
      });
    }
    for (const field of before.values())
      if (!this.#fields.some(({ id }) => id === field.id)) this.#empty(field);
  }

  clear(): void {
    for (const field of this.#fields) this.#empty(field);
    this.#fields = [];
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
    if (event.type === 'input') {
      if (event.isTrusted) this.#typedAt = performance.now();
    }
    if (this.#fields.length > 0) this.#askFrame();
  }

  read(): void {
    for (const field of [...this.#fields]) attempt(() => this.#settle(field));
    this.#controls.sync();
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
    const map = this.#page.mapOf(source);
    const edit = findEdit(then, map.text);
    const items: Drawn[] = [];
    for (const mark of marks) {
      const run = mark.end > then.length ? null : carry(edit, mark);
      if (run !== null) items.push({ mark, run, pieces: [], held: false });
    }
    const control = isTextarea(element) || isInput(element) ? element : null;
    const field: MarkedField = { id, element, control, base: map.text, items };
    const known = new Set(before?.items.filter(({ held }) => !held).map(nameOf));
    const line = this.#typedLine(field, map);
    for (const item of items) {
      item.held =
        line !== null && !known.has(nameOf(item)) && item.run.start <= line.end && item.run.end >= line.start;
    }
    this.#draw(field, map);
    return field;
  }

  #draw(field: MarkedField, map: TextMap): void {
    if (field.control !== null) this.#controls.paint(field);
    else for (const item of field.items) if (!item.held) this.#place(field, item, map);
    if (field.items.some(({ held }) => held)) this.#waitForTyping();
  }

  #place(field: MarkedField, item: Drawn, map: TextMap): void {
    const pieces = piecesOf(map, item.run);
    item.pieces = pieces;
    for (const piece of pieces) {
      const known = this.#nodes.get(piece.node) ?? { data: piece.node.data, pieces: new Set<Piece>() };
      known.data = piece.node.data;
      known.pieces.add(piece);
      this.#nodes.set(piece.node, known);
      this.#owners.set(piece, { field, item });
      this.#highlights.add(piece.range, item.mark.grade);
    }
  }

  #lift(items: readonly Drawn[]): void {
    for (const item of items) {
      for (const piece of item.pieces) {
        const known = this.#nodes.get(piece.node);
        known?.pieces.delete(piece);
        if (known?.pieces.size === 0) this.#nodes.delete(piece.node);
        this.#owners.delete(piece);
        this.#highlights.remove(piece.range, item.mark.grade);
      }
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
      const { range } = piece;
      if (range.startOffset !== piece.from || range.endOffset !== piece.to || range.startContainer !== node) {
        range.setStart(node, piece.from);
        range.setEnd(node, piece.to);
      }
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
    this.#controls.sync();
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
    if (last?.node === node) {
      last.to = to;
      last.range.setEnd(node, to);
      continue;
    }
    const range = node.ownerDocument.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    pieces.push({ node, range, from, to });
  }
  return pieces;
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
