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
import type { WatchedPage } from '../note/watch.ts';
import type { Mark } from '../note/wire.ts';
import { caretOf } from './caret.ts';
import type { Run } from './carry.ts';
import type { Highlights } from './highlights.ts';
import type { ControlPainter, Drawn, MarkedField } from './marked-field.ts';
import { carryAll, carryInto, isBroken, isOn, lineAt, nameOf } from './marked-field.ts';
import type { Piece } from './pieces.ts';
import { createPiecePainter, piecesOf, renewPieces } from './pieces.ts';
import type { Owner } from './placed-pieces.ts';
import { createPlacedPieces } from './placed-pieces.ts';
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

export function createMarker(page: WatchedPage, { highlights, controls, typing }: MarkerParts): Marker {
  const placed = createPlacedPieces(createPiecePainter(highlights));
  let fields: MarkedField[] = [];
  let frame = 0;
  let nextReading = 0;
  let release: ReturnType<typeof setTimeout> | undefined;

  function onSelection(): void {
    if (fields.some(({ items }) => items.some(({ held }) => held))) askFrame();
  }

  function mark(seq: number, marks: readonly Mark[]): void {
    if (page.signal.aborted) return;
    page.hear();
    const before = new Map(fields.map((field) => [field.id, field]));
    placed.beginRound();
    fields = [];
    for (const [id, group] of Map.groupBy(marks, ({ fieldId }) => fieldId)) {
      attempt(() => {
        const field = fieldOf(id, seq, group, before.get(id));
        if (field !== null) fields.push(field);
      });
    }
    placed.endRound();
    for (const field of before.values()) {
      if (field.control !== null && !fields.some(({ id }) => id === field.id)) empty(field);
    }
  }

  function clear(): void {
    for (const field of fields) empty(field);
    fields = [];
    placed.clear();
    highlights.clear();
    controls.clear();
    clearTimeout(release);
    release = undefined;
  }

  function changed(records: readonly MutationRecord[]): void {
    if (fields.length === 0) return;
    for (const { type, target } of records) {
      if (type !== 'characterData') askFrame();
      else if (isText(target)) for (const owner of placed.shift(target)) touched(owner);
    }
    // Whatever grows or shrinks moves the fields below it.
    if (fields.some(({ control }) => control !== null)) askFrame();
  }

  function acted(event: Event): void {
    if (event.type === 'input' && event.isTrusted) typing.wrote();
    if (fields.length === 0) return;
    // Words that are dragged go in one step and come in the next: taken together, all between would seem new.
    if (Reflect.get(event, 'inputType') === 'deleteByDrag') followControls();
    askFrame();
  }

  function read(): void {
    for (const field of [...fields]) attempt(() => settle(field));
    controls.sync(true);
  }

  /** Marks of one field, carried from their reading to the text as it is now, and drawn. */
  function fieldOf(
    id: string,
    seq: number,
    marks: readonly Mark[],
    before: MarkedField | undefined,
  ): MarkedField | null {
    const then = page.textAt(seq, id);
    const source = page.fieldOf(id);
    if (then === null || source === null) return null;
    const { element } = source;
    const control = isTextarea(element) || isInput(element) ? element : null;
    const last = control === null && !typing.isWriting() ? page.lastMapOf(source) : null;
    const field: MarkedField = { id, element, control, base: '', items: [] };
    if (last !== null && drawByNodes(field, marks, then, last)) return field;
    const map = page.mapOf(source);
    carryInto(field, marks, then, map.text);
    const known = new Set(before?.items.filter(({ held }) => !held).map(nameOf));
    const line = typedLine(field, map);
    for (const item of field.items) {
      const isNew = control === null ? !isDrawn(item, map) : !known.has(nameOf(item));
      item.held = isNew && isOn(line, item);
    }
    draw(field, map);
    return field;
  }

  /**
   * While a page changes without end, reading a long note again for every answer would be felt. The last reading's nodes
   * are good enough, as long as they are all there: what has changed in them since is told by their own text.
   * @returns false where they are not
   */
  function drawByNodes(field: MarkedField, marks: readonly Mark[], then: string, last: TextMap): boolean {
    carryInto(field, marks, then, last.text);
    const drawn: { readonly item: Drawn; readonly pieces: readonly Piece[] }[] = [];
    for (const item of field.items) {
      const pieces = renewPieces(last, item.run);
      if (pieces === 'unknown') return false;
      if (pieces !== 'touched') drawn.push({ item, pieces });
    }
    field.items = drawn.map(({ item }) => item);
    for (const { item, pieces } of drawn) placed.put(field, item, pieces);
    return true;
  }

  function draw(field: MarkedField, map: TextMap): void {
    if (field.control !== null) controls.paint(field);
    else {
      for (const item of field.items) {
        if (item.held) continue;
        placed.put(field, item, piecesOf(map, item.run));
        item.adrift = false;
      }
    }
    if (field.items.some(({ held }) => held)) waitForTyping();
  }

  function isDrawn(item: Drawn, map: TextMap): boolean {
    return piecesOf(map, item.run).some((piece) => placed.keptAs(piece, item.mark.grade) !== null);
  }

  function empty(field: MarkedField): void {
    placed.lift(field.items);
    field.items = [];
    if (field.control !== null) controls.paint(field);
  }

  /**
   * Taken away at once. Where the user did it, the words may only have gone to another node, as with Enter behind them:
   * the next frame looks for them. What a page writes by itself is left to the next reading.
   */
  function touched({ field, item }: Owner): void {
    if (!typing.isBusy()) {
      drop(field, item);
      return;
    }
    placed.lift([item]);
    item.adrift = true;
    askFrame();
  }

  function drop(field: MarkedField, item: Drawn): void {
    placed.lift([item]);
    field.items = field.items.filter((other) => other !== item);
  }

  function askFrame(): void {
    if (frame !== 0) return;
    const view = viewOf(page.document);
    if (view === null) return;
    frame = view.requestAnimationFrame(() => {
      frame = 0;
      if (!page.signal.aborted) attempt(() => onFrame());
    });
  }

  function onFrame(): void {
    followControls();
    for (const field of fields) {
      if (field.control === null && isBroken(field)) attempt(() => reread(field));
    }
    letGo();
    controls.sync(false);
  }

  function followControls(): void {
    for (const field of fields) if (field.control !== null) attempt(() => followControl(field));
  }

  function followControl(field: MarkedField): void {
    const source = page.fieldOf(field.id);
    const map = source?.element === field.element ? page.mapOf(source) : null;
    if (map === null || map.text === field.base) return;
    carryOn(field, map);
    controls.paint(field);
  }

  /** The editor has put other nodes in place: the marks are found again by the field's text. */
  function reread(field: MarkedField): void {
    const started = performance.now();
    if (started < nextReading) return;
    settle(field);
    const ended = performance.now();
    nextReading = ended + (ended - started) * READING_SHARE;
  }

  /** Brings a field's marks in line with its text as it is now. */
  function settle(field: MarkedField): void {
    const source = page.fieldOf(field.id);
    if (source === null || source.element !== field.element) {
      empty(field);
      fields = fields.filter((other) => other !== field);
      return;
    }
    const broken = isBroken(field);
    // Pieces that are all in place have moved with their words already.
    if (field.control === null && !broken) return;
    const map = page.mapOf(source);
    if (map.text === field.base && !broken) return;
    carryOn(field, map);
    placed.lift(field.items);
    draw(field, map);
  }

  function carryOn(field: MarkedField, map: TextMap): void {
    for (const lost of carryAll(field, map)) drop(field, lost);
  }

  function waitForTyping(): void {
    if (release !== undefined) return;
    page.document.addEventListener('selectionchange', onSelection, { signal: page.signal });
    release = setTimeout(
      () => {
        release = undefined;
        letGo();
      },
      Math.max(50, typing.left()),
    );
  }

  /** Draws what was held back, once the caret is elsewhere or rests. */
  function letGo(): void {
    for (const field of fields) {
      if (!field.items.some(({ held }) => held)) continue;
      attempt(() => {
        const source = page.fieldOf(field.id);
        if (source === null) return;
        const map = page.mapOf(source);
        if (map.text !== field.base) carryOn(field, map);
        const line = typedLine(field, map);
        for (const item of field.items) {
          item.held &&= isOn(line, item);
        }
        placed.lift(field.items);
        draw(field, map);
      });
    }
    if (fields.some(({ items }) => items.some(({ held }) => held))) return;
    page.document.removeEventListener('selectionchange', onSelection);
  }

  /** The line of a field's text that is being typed; `null` where none is. */
  function typedLine(field: MarkedField, map: TextMap): Run | null {
    const caret = typing.isWriting() ? caretOf(field, map) : null;
    return caret === null ? null : lineAt(map.text, caret);
  }

  page.listener = { changed, acted, read };
  return { mark, fields: () => fields, clear };
}
