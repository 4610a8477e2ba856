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
import { attempt, isInput, isText, isTextarea, viewOf } from '../note/dom.ts';
import type { TextMap } from '../note/read-text.ts';
import type { PageListener, WatchedPage } from '../note/watch.ts';
import type { Mark } from '../note/wire.ts';
import { caretOf } from './caret.ts';
import type { Run } from './carry.ts';
import type { Highlights } from './highlights.ts';
import type { ControlPainter, Drawn, MarkedField } from './marked-field.ts';
import { carryAll, carryInto, isBroken, isOn, lineAt, nameOf } from './marked-field.ts';
import type { Piece } from './pieces.ts';
import { createPiecePainter, piecesOf, renewPieces } from './pieces.ts';
import type { Owner } from './placed-pieces.ts';
import { PlacedPieces } from './placed-pieces.ts';
import type { Typing } from './typing.ts';

export interface Marker {
  mark(seq: number, marks: readonly Mark[]): void;
  /** Fields with marks, for the card. */
  fields(): readonly MarkedField[];
  /** Takes everything back. Also when the page's signal aborts. */
  clear(): void;
}

/** Reading a field again may take this part of the time at most, while the page changes without end. */
const READING_SHARE = 10;

/** What the marks are drawn with. */
export interface MarkerParts {
  readonly highlights: Highlights;
  /** Draws in textareas and inputs. */
  readonly controls: ControlPainter;
  readonly typing: Typing;
}

export function createMarker(page: WatchedPage, parts: MarkerParts): Marker {
  const state = new MarkedPage(page, parts);
  page.listener = state;
  return state;
}

class MarkedPage implements Marker, PageListener {
  readonly #page: WatchedPage;
  readonly #highlights: Highlights;
  readonly #controls: ControlPainter;
  readonly #typing: Typing;
  readonly #placed: PlacedPieces;
  #fields: MarkedField[] = [];
  #frame = 0;
  #nextReading = 0;
  #release: ReturnType<typeof setTimeout> | undefined;
  readonly #onSelection = () => {
    if (this.#fields.some(({ items }) => items.some(({ held }) => held))) this.#askFrame();
  };

  constructor(page: WatchedPage, { highlights, controls, typing }: MarkerParts) {
    this.#page = page;
    this.#highlights = highlights;
    this.#controls = controls;
    this.#typing = typing;
    this.#placed = new PlacedPieces(createPiecePainter(highlights));
  }

  fields(): readonly MarkedField[] {
    return this.#fields;
  }

  mark(seq: number, marks: readonly Mark[]): void {
    if (this.#page.signal.aborted) return;
    this.#page.hear();
    const before = new Map(this.#fields.map((field) => [field.id, field]));
    this.#placed.beginRound();
    this.#fields = [];
    for (const [id, group] of Map.groupBy(marks, ({ fieldId }) => fieldId)) {
      attempt(() => {
        const field = this.#fieldOf(id, seq, group, before.get(id));
        if (field !== null) this.#fields.push(field);
      });
    }
    this.#placed.endRound();
    for (const field of before.values()) {
      if (field.control !== null && !this.#fields.some(({ id }) => id === field.id)) this.#empty(field);
    }
  }

  clear(): void {
    for (const field of this.#fields) this.#empty(field);
    this.#fields = [];
    this.#placed.clear();
    this.#highlights.clear();
    this.#controls.clear();
    clearTimeout(this.#release);
    this.#release = undefined;
  }

  changed(records: readonly MutationRecord[]): void {
    if (this.#fields.length === 0) return;
    for (const { type, target } of records) {
      if (type !== 'characterData') this.#askFrame();
      else if (isText(target)) for (const owner of this.#placed.shift(target)) this.#touched(owner);
    }
    // Whatever grows or shrinks moves the fields below it.
    if (this.#fields.some(({ control }) => control !== null)) this.#askFrame();
  }

  acted(event: Event): void {
    if (event.type === 'input' && event.isTrusted) this.#typing.wrote();
    if (this.#fields.length === 0) return;
    // Words that are dragged go in one step and come in the next: taken together, all between would seem new.
    if (Reflect.get(event, 'inputType') === 'deleteByDrag') this.#followControls();
    this.#askFrame();
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
    const last = control === null && !this.#typing.isWriting() ? this.#page.lastMapOf(source) : null;
    const field: MarkedField = { id, element, control, base: '', items: [] };
    if (last !== null && this.#drawByNodes(field, marks, then, last)) return field;
    const map = this.#page.mapOf(source);
    carryInto(field, marks, then, map.text);
    const known = new Set(before?.items.filter(({ held }) => !held).map(nameOf));
    const line = this.#typedLine(field, map);
    for (const item of field.items) {
      const isNew = control === null ? !this.#isDrawn(item, map) : !known.has(nameOf(item));
      item.held = isNew && isOn(line, item);
    }
    this.#draw(field, map);
    return field;
  }

  /**
   * While a page changes without end, reading a long note again for every answer would be felt. The last reading's nodes
   * are good enough, as long as they are all there: what has changed in them since is told by their own text.
   * @returns false where they are not
   */
  #drawByNodes(field: MarkedField, marks: readonly Mark[], then: string, last: TextMap): boolean {
    carryInto(field, marks, then, last.text);
    const drawn: { readonly item: Drawn; readonly pieces: readonly Piece[] }[] = [];
    for (const item of field.items) {
      const pieces = renewPieces(last, item.run);
      if (pieces === 'unknown') return false;
      if (pieces !== 'touched') drawn.push({ item, pieces });
    }
    field.items = drawn.map(({ item }) => item);
    for (const { item, pieces } of drawn) this.#placed.put(field, item, pieces);
    return true;
  }

  #draw(field: MarkedField, map: TextMap): void {
    if (field.control !== null) this.#controls.paint(field);
    else {
      for (const item of field.items) {
        if (item.held) continue;
        this.#placed.put(field, item, piecesOf(map, item.run));
        item.adrift = false;
      }
    }
    if (field.items.some(({ held }) => held)) this.#waitForTyping();
  }

  #isDrawn(item: Drawn, map: TextMap): boolean {
    return piecesOf(map, item.run).some((piece) => this.#placed.keptAs(piece, item.mark.grade) !== null);
  }

  #empty(field: MarkedField): void {
    this.#placed.lift(field.items);
    field.items = [];
    if (field.control !== null) this.#controls.paint(field);
  }

  /**
   * Taken away at once. Where the user did it, the words may only have gone to another node, as with Enter behind them:
   * the next frame looks for them. What a page writes by itself is left to the next reading.
   */
  #touched({ field, item }: Owner): void {
    if (!this.#typing.isBusy()) {
      this.#drop(field, item);
      return;
    }
    this.#placed.lift([item]);
    item.adrift = true;
    this.#askFrame();
  }

  #drop(field: MarkedField, item: Drawn): void {
    this.#placed.lift([item]);
    field.items = field.items.filter((other) => other !== item);
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
    this.#followControls();
    for (const field of this.#fields) {
      if (field.control === null && isBroken(field)) attempt(() => this.#reread(field));
    }
    this.#letGo();
    this.#controls.sync(false);
  }

  #followControls(): void {
    for (const field of this.#fields) if (field.control !== null) attempt(() => this.#followControl(field));
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
    this.#placed.lift(field.items);
    this.#draw(field, map);
  }

  #carryAll(field: MarkedField, map: TextMap): void {
    for (const lost of carryAll(field, map)) this.#drop(field, lost);
  }

  #waitForTyping(): void {
    if (this.#release !== undefined) return;
    this.#page.document.addEventListener('selectionchange', this.#onSelection, { signal: this.#page.signal });
    this.#release = setTimeout(
      () => {
        this.#release = undefined;
        this.#letGo();
      },
      Math.max(50, this.#typing.left()),
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
          item.held &&= isOn(line, item);
        }
        this.#placed.lift(field.items);
        this.#draw(field, map);
      });
    }
    if (this.#fields.some(({ items }) => items.some(({ held }) => held))) return;
    this.#page.document.removeEventListener('selectionchange', this.#onSelection);
  }

  /** The line of a field's text that is being typed; `null` where none is. */
  #typedLine(field: MarkedField, map: TextMap): Run | null {
    const caret = this.#typing.isWriting() ? caretOf(field, map) : null;
    return caret === null ? null : lineAt(map.text, caret);
  }
}
