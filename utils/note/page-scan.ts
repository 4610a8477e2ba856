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
  isFrame,
  isShadowRoot,
  isText,
  matches,
  parentElementOf,
  queryAll,
  rootElementOf,
  shortText,
  tagOf,
  viewOf,
  walkerOf,
} from './dom.ts';
import { isPartOfNote, namesCodeList, namesNoteSection } from './judge-field.ts';
import { isShown } from './visible.ts';
import { says, wording } from './words.ts';

/** A heading and how far it reaches. */
export interface Heading {
  readonly element: Element;
  readonly text: string;
  /** Only elements inside stand under it; `null`: everything up to the next heading. */
  readonly scope: Element | null;
  readonly level: number;
  /** It names a list of codes: diagnoses, charges, a fee sheet. */
  readonly codes: boolean;
}

export interface ScanItem {
  /** `known`: the hints name it. `foreign`: a frame, a drawing, an embedded document: text in it is not ours to see from here. */
  readonly kind: 'known' | 'field' | 'row' | 'named' | 'foreign' | 'heading';
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

const EDITABLE = '[contenteditable=""], [contenteditable="true" i], [contenteditable="plaintext-only" i]';
const FIELD = `textarea, input, ${EDITABLE}, [role=textbox]`;
const ROW = 'tr, li, dd, [role=row], [role=listitem]';
const ROW_TAG = /^(tr|li|dd)$/u;
const FOREIGN = 'iframe, frame, embed, object, canvas';
const HEADING_TAGS = 'h1, h2, h3, h4, h5, h6, legend, caption, summary, [role=heading]';
const HEADING = `${HEADING_TAGS}, [class*="header" i], [class*="heading" i], [class*="title" i]`;
const TAGS = new Set(
  'textarea input select tr li dd dt th b strong h1 h2 h3 h4 h5 h6 legend caption summary iframe frame embed object canvas'.split(
    ' ',
  ),
);
const TITLE_CLASS = /header|heading|title|bold|label/i;
/** A box with these in it is more than a heading, whatever its class says. */
const MORE = new Set('h1 h2 h3 h4 h5 h6 legend caption summary textarea input select ul ol table'.split(' '));
const HEADING_LIMIT = 80;
/** A hostile page can nest frames without end. */
const MAX_DEPTH = 8;
/** Looks like a code of any system. Only asked of text under a heading that names codes. */
export const CODE_TOKEN =
  /(?<![\w.])(?:[A-TV-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?|[A-TV-Z]\d[0-9A-Z]{2,5}|\d{5}|\d{4}[A-Z]|[A-Z]\d{4})(?![\w.]*\w)/u;

export function scanPage(document: Document, openShadow: OpenShadow, known: KnownPlaces): Scan {
  const scan: MutableScan = { roots: [], items: [], awaitsElements: false, hasCodes: false };
  scanRoot(document, { scan, openShadow, known, headings: [], depth: 0 });
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
    if (!isElement(node) || left?.contains(node)) continue;
    if (known.leave.has(node)) left = node;
    const isWanted = sift(node);
    // The way of nearly all elements of a large page: nothing more is asked of them.
    const isPlain = !isWanted && !walk.scan.hasCodes && node.shadowRoot === null && !known.fields.has(node);
    if (left !== node && (!isPlain || tagOf(node).includes('-'))) attempt(look, node, isWanted);
  }
}

/** An element that is typed into by itself, or a whole document that is. */
export function isEditable(element: Element): boolean {
  if (matches(element, `${EDITABLE}, [role=textbox]`)) return true;
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
  if (!tagOf(element).includes('-')) return null;
  if (matches(element, ':not(:defined)')) walk.scan.awaitsElements = true;
  return walk.openShadow(element);
}

/** A quick sieve: most elements of a page are nothing to us, and selectors are slow to say so of each. */
function siftFor(root: Root): (element: Element) => boolean {
  const rare = new Set(queryAll(root, '[contenteditable], [role]'));
  const classes = new Map<string, boolean>();
  return (element) => {
    if (TAGS.has(tagOf(element)) || rare.has(element)) return true;
    const own: unknown = element.className;
    const names = typeof own === 'string' ? own : attr(element, 'class');
    if (names === '') return false;
    const known = classes.get(names);
    if (known !== undefined) return known;
    const isTitle = TITLE_CLASS.test(names);
    classes.set(names, isTitle);
    return isTitle;
  };
}

function visit(element: Element, walk: Walk): void {
  const tag = tagOf(element);
  if (ROW_TAG.test(tag) && !matches(element, FIELD)) {
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
  if (matches(element, FOREIGN)) {
    add('foreign', element, walk);
    return;
  }
  if (matches(element, FIELD)) {
    if (isOwnEditor(element)) add('field', element, walk);
    if (hasAttr(element, 'name')) add('named', element, walk);
    return;
  }
  if (tag === 'select') {
    add('named', element, walk);
    return;
  }
  if (matches(element, HEADING) || leadsSection(element)) enterHeading(element, walk);
  if (matches(element, ROW)) add('row', element, walk);
}

function add(kind: ScanItem['kind'], element: Element, walk: Walk): void {
  walk.scan.items.push({ kind, element, heading: headingOf(element, walk) });
}

/** An editor inside an editor, or a field inside one, is part of it. */
function isOwnEditor(element: Element): boolean {
  const parent = parentElementOf(element);
  return parent === null || closest(parent, `${EDITABLE}, [role=textbox]`) === null;
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

function enterHeading(element: Element, walk: Walk): void {
  const isByTag = matches(element, `${HEADING_TAGS}, ${wording('leads')}`);
  if (!isByTag && !matches(element, 'div, p, span, header')) return;
  if (headingOf(element, walk)?.element.contains(element) === true) return;
  let text = shortText(element, HEADING_LIMIT, isByTag ? undefined : MORE).replace(/[\s:]+$/u, '');
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
  const heading = { element, text, scope, level, codes: namesCodeList(text) };
  walk.scan.hasCodes ||= heading.codes;
  walk.headings.push(heading);
  walk.scan.items.push({ kind: 'heading', element, heading });
}

/** Saved notes often have no headings but words that lead a paragraph or a row: "Assessment:" in bold. */
function leadsSection(element: Element): boolean {
  if (!matches(element, wording('leads')) || closest(element, EDITABLE) !== null) return false;
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
  if (matches(element, 'option, script, style') || closest(element, ROW) !== null) return false;
  for (let child = element.firstChild; child !== null; child = child.nextSibling) {
    if (isText(child) && CODE_TOKEN.test(child.data.slice(0, 400))) return true;
  }
  return false;
}
