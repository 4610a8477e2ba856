/** Fields with their marks as they are drawn, and what carries the marks from one text of a field to the next. */
import type { TextControl } from '../note/dom.ts';
import type { TextMap } from '../note/read-text.ts';
import type { Mark } from '../note/wire.ts';
import { offsetOf, placesOf } from './caret.ts';
import type { Run } from './carry.ts';
import { carry, findEdit } from './carry.ts';
import type { Piece } from './pieces.ts';

/** A mark on the page. */
export interface Drawn {
  readonly mark: Mark;
  /** Where it stands in `MarkedField.base`. */
  run: Run;
  /** Empty in controls, and while the mark is held back or adrift. */
  pieces: readonly Piece[];
  /** Not drawn yet: the user is typing on its line. */
  held: boolean;
  /** Its node has changed at its place. Whether its words have, or only went to another node, the text will tell. */
  adrift: boolean;
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
  /** Hides all there is and will be, until told otherwise. */
  pause(isPaused: boolean): void;
  clear(): void;
}

/** Puts marks into a field, carried from the text they were made for to the one it has now. */
export function carryInto(field: MarkedField, marks: readonly Mark[], then: string, text: string): void {
  const edit = findEdit(then, text);
  field.base = text;
  field.items = [];
  for (const mark of marks) {
    const run = mark.end > then.length ? null : carry(edit, mark);
    if (run !== null) field.items.push({ mark, run, pieces: [], held: false, adrift: false });
  }
}

/**
 * Brings every mark to where it stands in the text as it is now: by its nodes if it still has them, else by the edit.
 * @returns the marks whose words have changed; they are still in the field
 */
export function carryAll(field: MarkedField, map: TextMap): readonly Drawn[] {
  const edit = findEdit(field.base, map.text);
  const places = placesOf(map);
  const lost: Drawn[] = [];
  for (const item of field.items) {
    const words = field.base.slice(item.run.start, item.run.end);
    const run = runOf(item.pieces, places) ?? carry(edit, item.run);
    if (run === null || map.text.slice(run.start, run.end) !== words) lost.push(item);
    else item.run = run;
  }
  field.base = map.text;
  return lost;
}

/** Whether a mark stands on a line, or on a part of it. */
export function isOn(line: Run | null, { run }: Drawn): boolean {
  return line !== null && run.start <= line.end && run.end >= line.start;
}

/** Tells a mark from the others over two reviews. */
export function nameOf({ mark, run }: Drawn): string {
  return `${run.start} ${run.end} ${mark.grade} ${mark.code}`;
}

/** Whether a mark of the field has lost a node it stood on, or its place in it. */
export function isBroken({ items }: MarkedField): boolean {
  return items.some(({ pieces, adrift }) => adrift || pieces.some(({ node }) => !node.isConnected));
}

/** Whether a mark of the field is held back. */
export function isWaiting({ items }: MarkedField): boolean {
  return items.some(({ held }) => held);
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
