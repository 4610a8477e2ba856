/**
 * One walk over a field that builds its text and the map back to the page.
 *
 * Not `innerText`: its line breaks do not lead back to nodes. Our rules: every block stands on lines of its own,
 * `<br>` ends a line, cells of a table row are parted by a tab. Runs of blanks become one blank, except where the
 * page keeps them (`white-space: pre…`). Marks of zero width, which editors leave behind, are dropped.
 */
import type { TextControl } from './dom.ts';
import { attr, isElementNode, isText, tagOf, viewOf } from './dom.ts';
import { isAmong, says } from './words.ts';

/**
 * A run of the text that comes from one text node, unit for unit:
 * `text[start + i]` stands for `node.data[from + i]`. `end` is exclusive.
 */
export interface Segment {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
  readonly from: number;
}

/** A field's text with its map. */
export interface TextMap {
  readonly text: string;
  /** In text order. Line breaks and tabs of our own making belong to no segment. Empty for typed-in controls. */
  readonly segments: readonly Segment[];
}

/** Which part of an element to read. */
export interface ReadOptions {
  /** Subtrees to leave out, besides what is never text (scripts, styles, hidden parts). */
  readonly leaveOut?: (element: Element) => boolean;
  /** Read only what comes after this element, up to `until`, in document order. */
  readonly after?: Element;
  readonly until?: Element | null;
  /** Longest text to build; the rest is left unread. */
  readonly limit: number;
}

const ZERO_WIDTH = /[\u200B\u2060\uFEFF]/;
/** Blanks that do not stand alone, and marks of zero width: text without them is taken as it is. */
const UNEVEN = / {2}|[\n\t\r\f\u200B\u2060\uFEFF]/;

/** The text of a control, unit for unit as the browser holds it. */
export function readControl(element: TextControl, limit: number): TextMap {
  return { text: element.value.slice(0, limit).toWellFormed(), segments: [] };
}

/** Text that was put together from several places of the page and leads back to none of them. */
export function fixedText(text: string): TextMap {
  return { text, segments: [] };
}

/** The text of an editor or of a stretch of the page. */
export function readText(root: Element, options: ReadOptions): TextMap {
  const builder = new TextBuilder(viewOf(root), options);
  builder.walk(root);
  return { text: builder.finish(), segments: builder.segments };
}

/** How a node ends: a cell parts, a block breaks the line. */
type Close = 'inline' | 'cell' | 'block';

class TextBuilder {
  readonly segments: Segment[] = [];
  readonly #view: Window | null;
  readonly #options: ReadOptions;
  readonly #parts: string[] = [];
  #length = 0;
  #last = '';
  /** A break that is written once more text comes: no text ends in breaks of our own making. */
  #pending: '' | '\n' | '\t' = '';
  #reading: boolean;
  #done = false;

  /** @param view where styles are asked; `null` in a document that is not shown */
  constructor(view: Window | null, options: ReadOptions) {
    this.#view = view;
    this.#options = options;
    this.#reading = options.after === undefined;
  }

  /** A loop, not a recursion: a hostile page can nest deeper than the stack. */
  walk(root: Element): void {
    const open: { readonly node: Node; readonly close: Close; readonly at: number }[] = [];
    let node: Node | null = root;
    while (node !== null && !this.#done) {
      const at = this.#length;
      const close = this.#enter(node);
      if (close !== null && node.firstChild !== null) {
        open.push({ node, close, at });
        node = node.firstChild;
        continue;
      }
      if (close !== null) this.#leave(close, at);
      while (node !== null && node !== root && node.nextSibling === null) {
        const parent = open.pop();
        if (parent === undefined) return;
        this.#leave(parent.close, parent.at);
        node = parent.node;
      }
      node = node === null || node === root ? null : node.nextSibling;
    }
  }

  /** @returns what the node is left as; `null` where it is not to be gone into */
  #enter(node: Node): Close | null {
    if (isText(node)) {
      if (this.#reading) this.#addNode(node);
      return null;
    }
    if (!isElementNode(node)) return null;
    if (node === this.#options.until) {
      this.#done = true;
      return null;
    }
    if (node === this.#options.after) {
      this.#reading = true;
      return null;
    }
    return this.#enterElement(node);
  }

  #enterElement(element: Element): Close | null {
    const tag = tagOf(element);
    if (isAmong('neverText', tag) || this.#options.leaveOut?.(element) === true) return null;
    if (tag === 'br') {
      if (this.#reading) this.#endLine();
      return null;
    }
    const style = this.#view?.getComputedStyle(element);
    const display = style?.display ?? '';
    if (display === 'none' || style?.visibility === 'hidden') return null;
    if (tag === 'td' || tag === 'th' || display === 'table-cell') return 'cell';
    if (!isBlock(tag, display)) return 'inline';
    if (this.#pending !== '\t') this.#breakLine();
    return 'block';
  }

  /** @param at how much text there was when the node was entered */
  #leave(close: Close, at: number): void {
    if (close === 'block') this.#breakLine();
    if (close === 'cell' && this.#reading && this.#length > at) this.#pending = '\t';
  }

  #breakLine(): void {
    if (this.#reading && !this.#isAtLineStart()) this.#pending = '\n';
  }

  /** `<br>`: at the start of a block it makes an empty line, at the end of one it adds nothing. */
  #endLine(): void {
    this.#writePending();
    this.#write('\n');
  }

  #isAtLineStart(): boolean {
    return this.#last === '' || this.#last === '\n';
  }

  #write(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
    this.#last = text.at(-1) ?? this.#last;
    if (this.#length >= this.#options.limit) this.#done = true;
  }

  #writePending(): void {
    const pending = this.#pending;
    this.#pending = '';
    if (pending !== '') this.#write(pending);
  }

  #addNode(node: Text): void {
    const whole = node.data.toWellFormed();
    // Most text is the same whether its blanks are kept or not: it need not be asked.
    const isEven = !UNEVEN.test(whole) && !(whole.startsWith(' ') && this.#isAfterBlank());
    const keep = isEven || (node.parentElement !== null && keepsBlanks(node.parentElement, this.#view));
    const data = keep ? whole : whole.replace(/[\n\t\r\f]/g, ' ');
    if (keep && !ZERO_WIDTH.test(data)) this.#addRun(node, data, 0, data.length);
    else this.#addCollapsed(node, data, keep);
  }

  #isAfterBlank(): boolean {
    return this.#pending !== '' || this.#isAtLineStart() || this.#last === ' ';
  }

  /** Writes the node in as few runs as its blanks allow, each unit for unit. */
  #addCollapsed(node: Text, data: string, keep: boolean): void {
    let runStart = 0;
    let blankBefore = this.#isAfterBlank();
    for (let at = 0; at < data.length; at++) {
      const unit = data.charAt(at);
      const isBlank = !keep && unit === ' ';
      if ((isBlank && blankBefore) || ZERO_WIDTH.test(unit)) {
        this.#addRun(node, data, runStart, at);
        runStart = at + 1;
      } else {
        blankBefore = isBlank;
      }
    }
    this.#addRun(node, data, runStart, data.length);
  }

  #addRun(node: Text, data: string, from: number, to: number): void {
    const until = Math.min(to, from + this.#options.limit - this.#length);
    if (until <= from) return;
    this.#writePending();
    const start = this.#length;
    this.segments.push({ node, start, end: start + until - from, from });
    this.#write(data.slice(from, until));
  }

  /** The text up to the last unit that is on the page. */
  finish(): string {
    return this.#parts
      .join('')
      .slice(0, this.segments.at(-1)?.end ?? 0)
      .toWellFormed();
  }
}

function keepsBlanks(element: Element, view: Window | null): boolean {
  const space = view?.getComputedStyle(element).whiteSpace ?? '';
  if (space !== '') return /^(pre|break-spaces$)|preserve/.test(space);
  return element.closest('pre') !== null || /white-space:\s*pre/u.test(attr(element, 'style'));
}

function isBlock(tag: string, display: string): boolean {
  if (isAmong('blocks', tag)) return !display.startsWith('inline') && display !== 'contents';
  return says('blockDisplay', display);
}
