/**
 * The lines of a mirror: a copy of a field's text up to its last mark, a box for each line, so that typing lays out one
 * line and not the whole note. What is there is written over and nothing is taken out while the user types (see
 * `Layer.bury`): a box that is not needed waits, hidden and empty, until a line is wanted where it stands.
 */
import type { Run } from './carry.ts';
import type { Paint } from './highlights.ts';
import { write } from './layer.ts';

export interface Span extends Run {
  readonly paint: Paint;
}

export interface MirrorLines {
  /** Writes a text with its runs in place of those before. */
  write(text: string, spans: readonly Span[]): void;
  /** Nothing is drawn. */
  isEmpty(): boolean;
  /** Where a run of the text stands in the view; empty where it is not drawn. */
  rectsOf(run: Run): readonly DOMRect[];
}

/** A line to be written. `key`: all that is seen of it. */
interface Line {
  readonly key: string;
  readonly at: number;
  readonly text: string;
  readonly runs: readonly Span[];
}

/** Only the first line of a field is indented; each finds its own direction where the field's do. */
export const LINES_CSS =
  '.m>div{min-block-size:1lh;unicode-bidi:inherit}.m>div:not(.f){text-indent:0}.m>div[hidden]{display:none}.o{text-decoration:none!important;background:none!important}';

/** @param inner what the lines are laid out in */
export function createLines(inner: HTMLElement): MirrorLines {
  const { ownerDocument: document } = inner;
  const spare = new Map<Element, HTMLElement>();
  let first: HTMLElement | undefined;
  let lines: readonly { readonly key: string; readonly at: number; readonly box: HTMLElement }[] = [];

  /** A box behind another, or before all: one that waits there, or a new one. */
  const boxBehind = (before: HTMLElement | undefined): HTMLElement => {
    const next = before === undefined ? inner.firstElementChild : before.nextElementSibling;
    const waiting = next === null ? undefined : spare.get(next);
    if (waiting !== undefined) {
      spare.delete(waiting);
      waiting.hidden = false;
      return waiting;
    }
    return inner.insertBefore(document.createElement('div'), next);
  };
  const putAside = (box: HTMLElement) => {
    fill(box, '', []);
    box.hidden = true;
    spare.set(box, box);
  };
  return {
    write(text, spans) {
      const next = linesOf(text, flatten(spans));
      const { same, tail } = alike(lines, next);
      const kept = lines.slice(lines.length - tail);
      const changed = lines.slice(same, lines.length - tail);
      const fresh: { key: string; at: number; box: HTMLElement }[] = [];
      let before = lines[same - 1]?.box;
      for (const [place, line] of next.slice(same, next.length - tail).entries()) {
        before = changed[place]?.box ?? boxBehind(before);
        fill(before, line.text, line.runs);
        fresh.push({ key: line.key, at: line.at, box: before });
      }
      for (const { box } of changed.slice(fresh.length)) putAside(box);
      const moved = kept.map((line, place) => ({
        ...line,
        at: next[next.length - tail + place]?.at ?? line.at,
      }));
      lines = [...lines.slice(0, same), ...fresh, ...moved];
      if (first === lines[0]?.box) return;
      if (first !== undefined) first.className = '';
      first = lines[0]?.box;
      if (first !== undefined) first.className = 'f';
    },
    isEmpty: () => lines.length === 0,
    rectsOf({ start, end }) {
      return lines.flatMap(({ at, box }) => {
        const length = box.textContent?.length ?? 0;
        if (start >= at + length || end <= at) return [];
        const range = document.createRange();
        const reached = reach(box, Math.max(0, start - at), Math.min(length, end - at), range);
        return reached ? [...range.getClientRects()] : [];
      });
    },
  };
}

/** A text's lines up to its last run, each with its part of the runs. */
function linesOf(text: string, runs: readonly Span[]): readonly Line[] {
  const last = runs.at(-1)?.end ?? 0;
  if (last === 0) return [];
  const lineEnd = text.indexOf('\n', last);
  const lines: Line[] = [];
  let at = 0;
  let first = 0;
  for (const line of text.slice(0, lineEnd === -1 ? text.length : lineEnd).split('\n')) {
    const own: Span[] = [];
    for (let run = runs[first]; run !== undefined && run.start <= at + line.length; run = runs[first]) {
      own.push({ ...run, start: Math.max(0, run.start - at), end: Math.min(line.length, run.end - at) });
      if (run.end > at + line.length) break;
      first++;
    }
    lines.push({ key: `${JSON.stringify(own)}${line}`, at, text: line, runs: own });
    at += line.length + 1;
  }
  return lines;
}

/** How many lines of both are the same at the start, and of the others at the end. */
function alike(
  before: readonly { readonly key: string }[],
  after: readonly { readonly key: string }[],
): { readonly same: number; readonly tail: number } {
  const most = Math.min(before.length, after.length);
  let same = 0;
  while (same < most && before[same]?.key === after[same]?.key) same++;
  let tail = 0;
  while (
    tail < most - same &&
    before[before.length - 1 - tail]?.key === after[after.length - 1 - tail]?.key
  ) {
    tail++;
  }
  return { same, tail };
}

/** Writes a line's text with its runs; a run that wraps lies in as many boxes as the browser makes. */
function fill(box: HTMLElement, text: string, spans: readonly Span[]): void {
  const unused = { start: text.length, end: text.length, paint: 'o' };
  if (box.firstChild === null) box.append('');
  let at = 0;
  for (let place = 0; place < Math.max(spans.length, box.children.length); place++) {
    const { start, end, paint } = spans[place] ?? unused;
    const run = box.children[place] ?? addRun(box);
    run.className = paint;
    write(run.previousSibling, text.slice(at, start));
    write(run.firstChild, text.slice(start, end));
    at = end;
  }
  write(box.lastChild, text.slice(at));
}

/** A run with room for words in it and after it. */
function addRun(box: Element): Element {
  const run = box.ownerDocument.createElement('span');
  run.append('');
  box.append(run, '');
  return run;
}

/** Runs that do not overlap, in order; where several lie, the worst is drawn. */
function flatten(spans: readonly Span[]): readonly Span[] {
  const order: readonly Paint[] = ['inform', 'warn', 'block', 'shown'];
  const bounds = [...new Set(spans.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const runs: Span[] = [];
  bounds.forEach((start, index) => {
    const end = bounds[index + 1];
    if (end === undefined) return;
    const over = spans.filter((span) => span.start <= start && span.end >= end).map(({ paint }) => paint);
    const paint = order.findLast((one) => over.includes(one));
    if (paint !== undefined) runs.push({ start, end, paint });
  });
  return runs;
}

/** Sets a range to a run of a box's text. @returns false where the box does not hold it */
function reach(box: Node, start: number, end: number, range: Range): boolean {
  let at = 0;
  let began = false;
  const nodes = [...box.childNodes]
    .map((node) => node.firstChild ?? node)
    .filter((node) => node.nodeType === 3);
  for (const node of nodes) {
    const length = node.nodeValue?.length ?? 0;
    if (!began && start < at + length) {
      range.setStart(node, start - at);
      began = true;
    }
    if (began && end <= at + length) {
      range.setEnd(node, end - at);
      return true;
    }
    at += length;
  }
  return false;
}
