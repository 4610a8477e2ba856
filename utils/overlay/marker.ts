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
 *
 * **Bursts.** While a page changes faster than anyone can read it, nothing is drawn and nothing followed (`burst.ts`).
 * Then all that changed meanwhile is one edit, in each text node and in each textarea.
 */
import { attempt, isInput, isTextarea } from '../note/dom.ts';
import type { TextMap } from '../note/read-text.ts';
import type { WatchedPage } from '../note/watch.ts';
import type { Mark } from '../note/wire.ts';
import { atFrame, createBurst } from './burst.ts';
import { lineOfCaret } from './caret.ts';
import type { Highlights } from './highlights.ts';
import type { ControlPainter, Drawn, MarkedField } from './marked-field.ts';
import { carryAll, carryInto, isBroken, isOn, isWaiting, nameOf } from './marked-field.ts';
import { createPiecePainter, piecesOf } from './pieces.ts';
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
  const painter = createPiecePainter(highlights);
  const placed = createPlacedPieces(painter);
  const burst = createBurst(page.document, onBurst);
  /** Marks that came during a burst. */
  let waiting: (() => void) | null = null;
  let fields: MarkedField[] = [];
  let frame = 0;
  let nextReading = 0;
  let release: ReturnType<typeof setTimeout> | undefined;

  function onSelection(): void {
    if (fields.some(isWaiting)) askFrame();
  }

  function mark(seq: number, marks: readonly Mark[]): void {
    if (page.signal.aborted) return;
    waiting = burst.isOn() ? () => mark(seq, marks) : null;
    if (waiting !== null) return;
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
    burst.stop();
    placed.clear();
    highlights.clear();
    controls.clear();
    clearTimeout(release);
    release = undefined;
  }

  function changed(records: readonly MutationRecord[]): void {
    if (fields.length === 0 || burst.count(records.length)) return;
    placed.follow(records).forEach(touched);
    // Whatever grows or shrinks moves the fields below it.
    const mayMove = fields.some(({ control }) => control !== null);
    if (mayMove || records.some(({ type }) => type !== 'characterData')) askFrame();
  }

  function acted(event: Event): void {
    if (event.type === 'input' && event.isTrusted) typing.wrote();
    if (fields.length === 0 || burst.count(1)) return;
    // Words that are dragged go in one step and come in the next: taken together, all between would seem new.
    if (Reflect.get(event, 'inputType') === 'deleteByDrag') followControls();
    askFrame();
  }

  function read(): void {
    if (burst.isOn()) return;
    for (const field of [...fields]) attempt(() => settle(field));
    controls.sync(true);
  }

  /** What changed while nobody looked. */
  function followAll(): void {
    placed.follow().forEach(touched);
    followControls();
  }

  function onBurst(isOn: boolean): void {
    if (!isOn) attempt(followAll);
    controls.pause(isOn);
    painter.pause(isOn);
    if (isOn) return;
    waiting?.();
    read();
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
    // While a page changes without end, reading a long note again for every answer would be felt: the last reading's
    // nodes are good enough, as long as they are all there.
    if (last !== null) {
      carryInto(field, marks, then, last.text);
      if (placed.putByNodes(field, last)) return field;
    }
    const map = page.mapOf(source);
    carryInto(field, marks, then, map.text);
    const known = new Set(before?.items.filter(({ held }) => !held).map(nameOf));
    const line = typing.isWriting() ? lineOfCaret(field, map) : null;
    for (const item of field.items) {
      const isNew = control === null ? !placed.isKept(item, map) : !known.has(nameOf(item));
      item.held = isNew && isOn(line, item);
    }
    draw(field, map);
    return field;
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
    if (isWaiting(field)) waitForTyping();
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
    frame = atFrame(page.document, () => {
      frame = 0;
      if (!page.signal.aborted && !burst.isOn()) attempt(onFrame);
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
      if (!isWaiting(field)) continue;
      attempt(() => {
        const source = page.fieldOf(field.id);
        if (source === null) return;
        const map = page.mapOf(source);
        if (map.text !== field.base) carryOn(field, map);
        const line = typing.isWriting() ? lineOfCaret(field, map) : null;
        for (const item of field.items) {
          item.held &&= isOn(line, item);
        }
        placed.lift(field.items);
        draw(field, map);
      });
    }
    if (fields.some(isWaiting)) return;
    page.document.removeEventListener('selectionchange', onSelection);
  }

  page.listener = { changed, acted, read };
  return { mark, fields: () => fields, clear };
}
