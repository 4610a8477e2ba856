/**
 * One walk over everything of a page that can be seen from its document: shadow roots and blank frames included.
 * It notes, in reading order, what may be a field, what may be a row of codes, and the heading each stands under.
 *
 * **Who reads a frame.** Every frame has its own copy of the content script, which reads it; except frames whose
 * element names no address (no `src`, a blank or `javascript:` one, `srcdoc`) and whose document can be reached from
 * the document around: those are read by the document around, as part of it, and their own copy stays silent.
 * Rich-text editors write their text into such frames, where some browsers never start a script. Both sides see the
 * same element and the same reachability, so they always agree.
 */
import type { KnownPlaces } from './apply-hints.ts';
import type { Root } from './dom.ts';
import {
  attempt,
  attr,
  closest,
  hasAttr,
  innerDocument,
  isDocument,
  isElement,
  isElementNode,
  isFrame,
  isShadowRoot,
  isText,
  matches,
  parentElementOf,
  queryAll,
  rootElementOf,
  shortText,
  squeeze,
  tagOf,
  textOf,
  viewOf,
  walkerOf,
} from './dom.ts';
import { isPartOfNote, namesCodeList, namesNoteSection } from './judge-field.ts';
import { isShown } from './visible.ts';
import { isAmong, says, wording } from './words.ts';

/** A heading and how far it reaches. */
export interface Heading {
  readonly element: Element;
  readonly text: string;
  /** Only elements inside stand under it; `null`: everything up to the next heading. */
  readonly scope: Element | null;
  readonly level: number;
  /** It names a list of codes: diagnoses, charges, a fee sheet. */
  readonly codes: boolean;
  /** Only its words say that it is a heading. */
  readonly isBare: boolean;
}

export interface ScanItem {
  /** `known`: the hints name it. `lines`: a note written as plain text. `foreign`: a frame, a drawing, an embedded document: text in it is not ours to see from here. */
  readonly kind: 'known' | 'field' | 'lines' | 'row' | 'named' | 'foreign' | 'heading';
  readonly element: Element;
  readonly heading: Heading | null;
}

export interface Scan {
  /** Documents and shadow roots that were walked: changes in any of them can change the reading. */
  readonly roots: readonly Root[];
  /** In reading order. */
  readonly items: readonly ScanItem[];
  /** Custom elements whose code has not arrived yet: a shadow root may still come, which no mutation tells. */
  readonly awaitsElements: boolean;
}

/** How to open a closed shadow root, where the browser lets an extension do so. Asked of custom elements only. */
export type OpenShadow = (element: Element) => ShadowRoot | null;

const ROW_TAG = /^(tr|li|dd)$/u;
const HEADING_LIMIT = 80;
/** Longer text is no heading, and may be a whole note. */
const BARE_LIMIT = 60;
/** An element is asked whether its words name a section, unless so many of its kind were asked in vain. */
const ASKED_IN_VAIN = 300;
/** A hostile page can nest frames without end. */
const MAX_DEPTH = 8;
export function scanPage(document: Document, openShadow: OpenShadow, known: KnownPlaces): Scan {
  const scan: MutableScan = { roots: [], items: [], awaitsElements: false, hasCodes: false };
  const selectors = {
    field: `textarea, input, ${wording('editable')}`,
    title: `${wording('headings')}, ${wording('titles')}`,
    byTag: `${wording('headings')}, ${wording('leads')}`,
    more: new Set(wording('more').split(' ')),
  };
  scanRoot(document, { scan, openShadow, known, selectors, headings: [], depth: 0 });
  return scan;
}

/** Whether a frame's document is read by the document around it (see the rule above). */
export function isReadFromOutside(frame: Element): boolean {
  if (!isFrame(frame) || innerDocument(frame) === null) return false;
  const address = attr(frame, 'src').trim();
  return hasAttr(frame, 'srcdoc') || address === '' || /^(about:|javascript:)/i.test(address);
}

/** The same rule, seen from inside the frame. */
export function isReadByParent(document: Document): boolean {
  try {
    const frame = viewOf(document)?.frameElement ?? null;
    return frame !== null && isReadFromOutside(frame);
  } catch {
    return false;
  }
}

interface MutableScan {
  readonly roots: Root[];
  readonly items: ScanItem[];
  awaitsElements: boolean;
  /** Whether any heading was met that names a list of codes. */
  hasCodes: boolean;
}

interface Walk {
  readonly scan: MutableScan;
  readonly openShadow: OpenShadow;
  readonly known: KnownPlaces;
  /** Made once: the browser looks up what a selector means by the very string, and one put together anew is dear. */
  readonly selectors: {
    readonly field: string;
    readonly title: string;
    readonly byTag: string;
    readonly more: ReadonlySet<string>;
  };
  /** Headings in force, outermost first. */
  readonly headings: Heading[];
  readonly depth: number;
}

function scanRoot(root: Root, walk: Walk): void {
  if (walk.depth > MAX_DEPTH) return;
  const { known, scan } = walk;
  scan.roots.push(root);
  known.enter(root);
  if (isDocument(root) && scanDesignMode(root, walk)) return;
  let left: Element | undefined;
  const sift = siftFor(root);
  const look = (element: Element, isWanted: boolean) => {
    const shadow = shadowOf(element, walk);
    if (known.fields.has(element)) add('known', element, walk);
    else if (isWanted) visit(element, walk);
    else if (headingOf(element, walk)?.codes === true && holdsCode(element)) add('row', element, walk);
    if (shadow !== null) scanRoot(shadow, inside(element, walk));
  };
  const walker = walkerOf(root, 1);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!isElementNode(node) || left?.contains(node)) continue;
    if (known.leave.has(node)) left = node;
    const isWanted = sift(node);
    // The way of nearly all elements of a large page: nothing more is asked of them.
    const isPlain = !isWanted && !walk.scan.hasCodes && node.shadowRoot === null && !known.fields.has(node);
    if (left !== node && (!isPlain || mayHost(node))) attempt(look, node, isWanted);
  }
}

/** An element that is typed into by itself, or a whole document that is. */
export function isEditable(element: Element): boolean {
  if (matches(element, wording('editable'))) return true;
  return Reflect.get(Document.prototype, 'designMode', element.ownerDocument) === 'on';
}

/** The walk inside a shadow root or frame: what stood above it outside stands above all of it. */
function inside(host: Element, walk: Walk): Walk {
  const above = headingOf(host, walk);
  return { ...walk, headings: above === null ? [] : [{ ...above, scope: null }], depth: walk.depth + 1 };
}

/** A document can be one big editor without any attribute that says so. */
function scanDesignMode(document: Document, walk: Walk): boolean {
  const root = rootElementOf(document);
  if (root === null || Reflect.get(Document.prototype, 'designMode', document) !== 'on') return false;
  add('field', root, walk);
  return true;
}

function shadowOf(element: Element, walk: Walk): ShadowRoot | null {
  if (element.shadowRoot !== null && isShadowRoot(element.shadowRoot)) return element.shadowRoot;
  if (!mayHost(element)) return null;
  if (matches(element, ':not(:defined)')) walk.scan.awaitsElements = true;
  return walk.openShadow(element);
}

/** Custom elements, and plain ones without any content of their own. */
function mayHost(element: Element): boolean {
  const tag = tagOf(element);
  return tag.includes('-') || (element.firstChild === null && isAmong('hosts', tag));
}

/** A quick sieve: most elements of a page are nothing to us, and selectors are slow to say so of each. */
function siftFor(root: Root): (element: Element) => boolean {
  const rare = new Set(queryAll(root, '[contenteditable], [role], [aria-expanded]'));
  const tags = new Set(wording('tags').split(' '));
  const classes = new Map<string, boolean>();
  const saysMore = askSections();
  return (element) => {
    if (tags.has(tagOf(element)) || rare.has(element)) return true;
    const own: unknown = element.className;
    const names = typeof own === 'string' ? own : attr(element, 'class');
    let isTitle = classes.get(names);
    if (isTitle === undefined) {
      isTitle = says('titleClass', names);
      classes.set(names, isTitle);
    }
    return isTitle || saysMore(element, names);
  };
}

/**
 * Asks elements for `saysSections` until their kind has said nothing a few hundred times: so the cells of a large table
 * are left alone. A kind is a class, or standing plain in a box of a class; what has neither is always asked.
 */
function askSections(): (element: Element, names: string) => boolean {
  const inVain = new Map<string, number>();
  const inVainIn = new Map<string, number>();
  return (element, names) => {
    const counts = names === '' ? inVainIn : inVain;
    const kind = names === '' ? (parentElementOf(element)?.className ?? '') : names;
    const count = counts.get(kind) ?? 0;
    if (count > ASKED_IN_VAIN) return false;
    const says = saysSections(element);
    if (kind !== '') counts.set(kind, says ? 0 : count + 1);
    return says;
  };
}

/** Whether an element is, by its words alone, the heading of a section or a whole note in plain text. */
function saysSections(element: Element): boolean {
  const text = plainText(element);
  if (text.length < BARE_LIMIT) return text.length > 1 && says('alone', text);
  return !isAmong('neverText', tagOf(element)) && says('lines', text);
}

/** The text of an element that holds nothing but text, perhaps parted by line breaks; else empty. */
function plainText(element: Element): string {
  if (tagOf(element) === 'pre') return textOf(element);
  const first = element.firstChild;
  if (first === null || !isText(first)) return '';
  const next = first.nextSibling;
  if (next === null) return first.data;
  return isElement(next) && tagOf(next) === 'br' ? [...element.childNodes].map(textOf).join('\n') : '';
}

function visit(element: Element, walk: Walk): void {
  const tag = tagOf(element);
  const isField = matches(element, walk.selectors.field);
  if (ROW_TAG.test(tag) && !isField) {
    // Items of lists are codes only where a heading says so; rows also where their table's header does.
    if (tag === 'tr' || headingOf(element, walk)?.codes === true) add('row', element, walk);
    return;
  }
  if (isFrame(element)) {
    add('foreign', element, walk);
    const inner = isReadFromOutside(element) && isShown(element) ? innerDocument(element) : null;
    if (inner !== null) scanRoot(inner, inside(element, walk));
    return;
  }
  if (matches(element, wording('foreign'))) {
    add('foreign', element, walk);
    return;
  }
  if (isField) {
    if (isOwnEditor(element)) add('field', element, walk);
    if (hasAttr(element, 'name')) add('named', element, walk);
    return;
  }
  if (tag === 'select') {
    add('named', element, walk);
    return;
  }
  const isText = saysSections(element) && isOwnEditor(element) && closest(element, 'a, th') === null;
  if (isText && plainText(element).length >= BARE_LIMIT) add('lines', element, walk);
  const isTitle = matches(element, walk.selectors.title) || leadsSection(element);
  if (isTitle || isText || isFoldedPart(element)) enterHeading(element, walk, isText && !isTitle);
  else if (
    matches(element, wording('rows')) ||
    (headingOf(element, walk)?.codes === true && holdsCode(element))
  )
    add('row', element, walk);
}

function add(kind: ScanItem['kind'], element: Element, walk: Walk): void {
  walk.scan.items.push({ kind, element, heading: headingOf(element, walk) });
}

/** An editor inside an editor, or a field inside one, is part of it. */
function isOwnEditor(element: Element): boolean {
  const parent = parentElementOf(element);
  return parent === null || closest(parent, wording('editable')) === null;
}

/** The heading an element stands under. Headings whose box was left are forgotten: the walk never comes back. */
function headingOf(element: Element, walk: Walk): Heading | null {
  for (;;) {
    const last = walk.headings.at(-1);
    if (last === undefined) return null;
    if (last.scope === null || last.scope.contains(element)) return last;
    walk.headings.pop();
  }
}

function enterHeading(element: Element, walk: Walk, isBare: boolean): void {
  const isByTag = matches(element, walk.selectors.byTag);
  const isFolded = !isByTag && isFoldedPart(element);
  if (!isByTag && !isBare && !isFolded && !matches(element, 'div, p, span, header')) return;
  if (headingOf(element, walk)?.element.contains(element) === true) return;
  let text = shortText(element, HEADING_LIMIT, isByTag ? undefined : walk.selectors.more).replace(
    /[\s:]+$/u,
    '',
  );
  if (isFolded) text = toggleWords(element);
  if (text === '') return;
  const above = headingOf(element, walk);
  if (above?.codes === true && says('partOfList', text)) text = `${above.text}: ${text}`;
  const scope = closest(element, wording('scope'));
  const level = levelOf(element);
  for (let last = headingOf(element, walk); last !== null; last = headingOf(element, walk)) {
    const isDeeper = scope !== null && scope !== last.scope && (last.scope?.contains(scope) ?? true);
    if (isDeeper || last.level < level) break;
    walk.headings.pop();
  }
  const heading = { element, text, scope, level, codes: namesCodeList(text), isBare: isBare && !isFolded };
  walk.scan.hasCodes ||= heading.codes;
  walk.headings.push(heading);
  walk.scan.items.push({ kind: 'heading', element, heading });
}

/** A toggle that names a part of the note, which it keeps closed. */
function isFoldedPart(element: Element): boolean {
  if (!matches(element, wording('closed'))) return false;
  const words = toggleWords(element);
  return namesNoteSection(words) || isPartOfNote(words);
}

/** Icons stand before the words, some as words of their own: "expand_more". */
function toggleWords(element: Element): string {
  return squeeze(textOf(element), HEADING_LIMIT).replace(/^([^a-z]|[a-z]+_\w+)+/i, '');
}

/** Saved notes often have no headings but words that lead a paragraph or a row: "Assessment:" in bold. */
function leadsSection(element: Element): boolean {
  if (!matches(element, wording('leads')) || !isOwnEditor(element)) return false;
  if (tagOf(element) === 'dt') return true;
  const words = shortText(element, HEADING_LIMIT).replace(/\s*:$/u, '');
  return namesNoteSection(words) || isPartOfNote(words);
}

function levelOf(element: Element): number {
  const tag = tagOf(element);
  if (/^h[1-6]$/u.test(tag)) return Number(tag.slice(1));
  const stated = Number(attr(element, 'aria-level'));
  return Number.isInteger(stated) && stated > 0 ? stated : 7;
}

function holdsCode(element: Element): boolean {
  if (matches(element, 'option, script, style') || closest(element, wording('rows')) !== null) return false;
  for (let child = element.firstChild; child !== null; child = child.nextSibling) {
    if (isText(child) && says('codeToken', child.data.slice(0, 400))) return true;
  }
  return false;
}
