/**
 * Small looks at the DOM that hold on hostile pages and across documents.
 *
 * A form with `<input name="id">` answers `form.id` with an element, and a document with `<form name="body">`
 * answers `document.body` with that form: so properties are taken from the prototypes. Elements of other documents
 * are not `instanceof` our classes: so kinds are told by node type and tag name.
 */

import { isAmong } from './words.ts';

export type Root = Document | ShadowRoot;
export type TextControl = HTMLTextAreaElement | HTMLInputElement;

/** A page can make any look at one of its elements throw; that element alone is lost then. */
export function attempt<T extends readonly unknown[]>(look: (...at: T) => unknown, ...at: T): void {
  try {
    look(...at);
  } catch {
    // The reading goes on without it: an error may quote the note, so it is not passed on.
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'nodeType' in value;
}

export function isElement(value: unknown): value is Element {
  return isNode(value) && value.nodeType === 1;
}

/** As `isElement`, for what is a node for sure: asked of every node of a page, it is much quicker. */
export function isElementNode(node: Node): node is Element {
  return node.nodeType === 1;
}

export function isText(node: Node): node is Text {
  return node.nodeType === 3 || node.nodeType === 4;
}

export function isDocument(node: unknown): node is Document {
  return isNode(node) && node.nodeType === 9;
}

export function isShadowRoot(node: unknown): node is ShadowRoot {
  return isNode(node) && node.nodeType === 11 && 'host' in node;
}

/** Tag name in lower case. */
export function tagOf(element: Element): string {
  // Asked of every element of a page: the slow way is for forms with an input of this name only.
  const own: unknown = element.localName;
  const name: unknown = typeof own === 'string' ? own : Reflect.get(Element.prototype, 'localName', element);
  return typeof name === 'string' ? name : '';
}

export function isTextarea(element: Element): element is HTMLTextAreaElement {
  return tagOf(element) === 'textarea';
}

export function isInput(element: Element): element is HTMLInputElement {
  return tagOf(element) === 'input';
}

export function isSelect(element: Element): element is HTMLSelectElement {
  return tagOf(element) === 'select';
}

export function isFrame(element: Element): element is HTMLIFrameElement {
  const tag = tagOf(element);
  return tag === 'iframe' || tag === 'frame';
}

/** An attribute; empty where it is missing. */
export function attr(element: Element, name: string): string {
  return Element.prototype.getAttribute.call(element, name) ?? '';
}

export function hasAttr(element: Element, name: string): boolean {
  return Element.prototype.hasAttribute.call(element, name);
}

export function parentOf(node: Node): Node | null {
  const parent: unknown = Reflect.get(Node.prototype, 'parentNode', node);
  return isNode(parent) ? parent : null;
}

/** The element around, within the same root. */
export function parentElementOf(node: Node): Element | null {
  const parent = parentOf(node);
  return isElement(parent) ? parent : null;
}

/** The elements around, nearest first, out through shadow hosts. */
export function* ancestorsOf(node: Node): Generator<Element> {
  let current = parentOf(node);
  while (current !== null) {
    if (isElement(current)) yield current;
    current = isShadowRoot(current) ? current.host : parentOf(current);
  }
}

/** The nearest element around (or itself) that a selector names, within the same root. */
export function closest(element: Element, selector: string): Element | null {
  return Element.prototype.closest.call(element, selector);
}

export function matches(element: Element, selector: string): boolean {
  return Element.prototype.matches.call(element, selector);
}

/** Whether a node is another or stands in it, within the same root. */
export function contains(around: Node, node: Node): boolean {
  return Node.prototype.contains.call(around, node);
}

/** In document order. An invalid selector throws: selectors are ours. */
export function queryAll(root: Root | Element, selector: string): readonly Element[] {
  const { prototype } = isDocument(root) ? Document : isElement(root) ? Element : DocumentFragment;
  return [...prototype.querySelectorAll.call(root, selector)];
}

/** As `queryAll`, selector by selector: of a large page a browser finds one at once, but asks every element of a list. */
export function queryEach(root: Root, selectors: string): readonly Element[] {
  return selectors.split(', ').flatMap((selector) => queryAll(root, selector));
}

/** How many elements stand in one. */
export function countIn(element: Element): number {
  return Element.prototype.getElementsByTagName.call(element, '*').length;
}

/** A walk that meets elements only. */
export interface ElementWalker extends TreeWalker {
  nextNode(): Element | null;
  nextSibling(): Element | null;
}

/** A walk over the elements (1) or texts (4) under a root, in document order, for pages of any size. */
export function walkerOf(root: Root, what: 1): ElementWalker;
export function walkerOf(root: Root, what: 4): TreeWalker;
export function walkerOf(root: Root, what: 1 | 4): TreeWalker {
  const owner = isDocument(root) ? root : root.ownerDocument;
  return Document.prototype.createTreeWalker.call(owner, root, what);
}

/** Goes on behind all that stands in the element the walk is at. */
export function stepOver(walker: ElementWalker): Element | null {
  for (;;) {
    const next = walker.nextSibling();
    if (next !== null || walker.parentNode() === null) return next;
  }
}

/** A property of a document that the page cannot give another meaning. */
export function ofDocument(document: Document, name: string): unknown {
  return Reflect.get(Document.prototype, name, document);
}

/** The document element; `null` in a document that is being replaced. */
export function rootElementOf(document: Document): Element | null {
  const element = ofDocument(document, 'documentElement');
  return isElement(element) ? element : null;
}

/** The window a node's document is shown in. */
export function viewOf(node: Node): Window | null {
  const owner = isDocument(node) ? node : node.ownerDocument;
  const view = owner === null ? null : ofDocument(owner, 'defaultView');
  return isWindow(view) ? view : null;
}

function isWindow(value: unknown): value is Window {
  return typeof value === 'object' && value !== null && 'getComputedStyle' in value;
}

/** The computed style, or `null` where the document is not shown and has none. */
export function styleOf(element: Element): CSSStyleDeclaration | null {
  return viewOf(element)?.getComputedStyle(element) ?? null;
}

/**
 * The document inside a frame, where the browser lets us reach it: same origin, or a blank one of ours.
 * `null` for every other origin.
 */
export function innerDocument(frame: HTMLIFrameElement): Document | null {
  try {
    return frame.contentDocument;
  } catch {
    return null;
  }
}

/** Runs of blanks become one, none at the ends. */
export function oneBlank(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Runs of blanks become one; cut to `limit` UTF-16 units, never through a pair. */
export function squeeze(text: string, limit: number): string {
  const squeezed = oneBlank(text.slice(0, limit * 4));
  return squeezed.length <= limit
    ? squeezed
    : squeezed
        .slice(0, limit)
        .toWellFormed()
        .replace(/\uFFFD$/u, '');
}

/** The address of a document; empty where the page hides it. */
export function urlOf(document: Document): string {
  const address = ofDocument(document, 'URL');
  return typeof address === 'string' ? address : '';
}

export function textOf(node: Node): string {
  const text: unknown = Reflect.get(Node.prototype, 'textContent', node);
  return typeof text === 'string' ? text : '';
}

/** The element with an id in a document or shadow root. */
export function byId(root: Node, id: string): Element | null {
  if (isDocument(root)) return Document.prototype.getElementById.call(root, id);
  return isShadowRoot(root) ? root.getElementById(id) : null;
}

/** The text of an element that is short enough to be a label; empty where it is longer. */
export function shortText(node: Node, limit: number, without?: ReadonlySet<string>): string {
  const own = isElementNode(node) ? tagOf(node) : '';
  if (isAmong('noLabel', own) || without?.has(own) === true) return '';
  // Most labels are one text.
  const only = node.firstChild;
  if (only !== null && only.nextSibling === null && isText(only)) return squeezed(only.data, limit);
  const pending: Node[] = [node];
  let text = '';
  while (pending.length > 0) {
    const next = pending.pop();
    if (next === undefined) break;
    if (isText(next)) text += ` ${next.data}`;
    if (text.length > limit * 4) return '';
    if (isElementNode(next)) {
      const tag = tagOf(next);
      if (without?.has(tag) === true) return '';
      if (isAmong('noLabel', tag)) continue;
    }
    for (let child = next.lastChild; child !== null; child = child.previousSibling) pending.push(child);
  }
  return squeezed(text, limit);
}

/** As `squeeze`, but empty where it is longer. */
function squeezed(text: string, limit: number): string {
  if (text.length > limit * 4) return '';
  const short = oneBlank(text);
  return short.length <= limit ? short : '';
}
