/**
 * One walk over everything of a page that can be seen from its document: shadow roots and blank frames included.
 * It notes, in reading order, what may be a field, what may be a row of codes, and the heading each stands under.
 */
import type { KnownPlaces } from './apply-hints.ts';
import { holdsCode } from './code-rows.ts';
import type { Root } from './dom.ts';
import {
  attempt,
  attr,
  closest,
  contains,
  hasAttr,
  innerDocument,
  isDocument,
  isFrame,
  isShadowRoot,
  matches,
  ofDocument,
  queryEach,
  rootElementOf,
  shortText,
  squeeze,
  stepOver,
  tagOf,
  textOf,
  walkerOf,
} from './dom.ts';
import { findDullRows } from './dull-rows.ts';
import { isPartOfNote, namesCodeList, namesNoteSection } from './judge-field.ts';
import { BARE_LIMIT, plainText, saysSections, siftFor } from './sift.ts';
import { isShown } from './visible.ts';
import { isReadFromOutside } from './who-reads.ts';
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

const HEADING_LIMIT = 80;
/** A hostile page can nest frames without end. */
const MAX_DEPTH = 8;

export function scanPage(document: Document, openShadow: OpenShadow, known: KnownPlaces): Scan {
  const scan: MutableScan = { roots: [], items: [], awaitsElements: false, hasCodes: false };
  const selectors = {
    title: `${wording('headings')}, ${wording('titles')}`,
    byTag: `${wording('headings')}, ${wording('leads')}`,
    more: new Set(wording('more').split(' ')),
  };
  scanRoot(document, { scan, openShadow, known, selectors, headings: [], editor: null, depth: 0 });
  return scan;
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
    readonly title: string;
    readonly byTag: string;
    readonly more: ReadonlySet<string>;
  };
  /** Headings in force, outermost first. */
  readonly headings: Heading[];
  /** The editor that was met last, in this root. */
  editor: Element | null;
  readonly depth: number;
}

function scanRoot(root: Root, walk: Walk): void {
  if (walk.depth > MAX_DEPTH) return;
  const { known, scan } = walk;
  scan.roots.push(root);
  known.enter(root);
  if (isDocument(root) && scanDesignMode(root, walk)) return;
  /** All that is looked at whatever its words are: asked of every element, so it is one set. */
  const sure = new Set(
    (['rare', 'hosts', 'filled'] as const).flatMap((name) => queryEach(root, wording(name))),
  );
  for (const element of known.fields.keys()) sure.add(element);
  const isWanted = siftFor();
  const look = (element: Element, tag: string, isCustom: boolean, isSifted: boolean) => {
    const isSure = sure.has(element);
    const isRare = isSure && matches(element, wording('rare'));
    const isHost = isCustom || (isSure && matches(element, wording('hosts')));
    const isEditor = isRare && matches(element, wording('editable'));
    if (isEditor && isOwnEditor(element, walk)) walk.editor = element;
    const shadow = shadowOf(element, isHost, walk);
    if (known.fields.has(element)) add('known', element, walk);
    else if (isRare || isSifted) visit({ element, tag, isRare, isEditor }, walk);
    else if (headingOf(element, walk)?.codes === true && holdsCode(element)) add('row', element, walk);
    if (shadow !== null) scanRoot(shadow, inside(element, walk));
  };
  const rows = findDullRows(scan.items, sure, known);
  const walker = walkerOf(root, 1);
  for (let node = walker.nextNode(), isLeft = false; node !== null; ) {
    isLeft = known.leave.size > 0 && known.leave.has(node);
    if (!isLeft) {
      const tag = tagOf(node);
      const isCustom = tag.includes('-');
      const isSifted = isWanted(node, tag);
      // Nearly all elements of a large page are plain: nothing more is asked of them.
      const isPlain = !isSifted && !isCustom && !scan.hasCodes && !sure.has(node);
      const isHost = isCustom || node.shadowRoot !== null;
      if (isHost) rows.spoil();
      if (!isPlain || isHost) attempt(look, node, tag, isCustom, isSifted);
      isLeft = isSifted && isAmong('rowTags', tag) && rows.isDull(node);
    }
    node = isLeft ? stepOver(walker) : walker.nextNode();
  }
}

/** An element that is typed into by itself, or a whole document that is. */
export function isEditable(element: Element): boolean {
  if (matches(element, wording('editable'))) return true;
  return ofDocument(element.ownerDocument, 'designMode') === 'on';
}

/** The walk inside a shadow root or frame: what stood above it outside stands above all of it. */
function inside(host: Element, walk: Walk): Walk {
  const above = headingOf(host, walk);
  const headings = above === null ? [] : [{ ...above, scope: null }];
  return { ...walk, headings, editor: null, depth: walk.depth + 1 };
}

/** A document can be one big editor without any attribute that says so. */
function scanDesignMode(document: Document, walk: Walk): boolean {
  const root = rootElementOf(document);
  if (root === null || ofDocument(document, 'designMode') !== 'on') return false;
  add('field', root, walk);
  return true;
}

/** @param isHost a custom element, or a plain one without any content of its own */
function shadowOf(element: Element, isHost: boolean, walk: Walk): ShadowRoot | null {
  if (element.shadowRoot !== null && isShadowRoot(element.shadowRoot)) return element.shadowRoot;
  if (!isHost) return null;
  if (matches(element, ':not(:defined)')) walk.scan.awaitsElements = true;
  return walk.openShadow(element);
}

/** What the walk knows of an element before it asks for more. */
interface Met {
  readonly element: Element;
  readonly tag: string;
  /** It has one of the attributes that can make any element a field, a row or a toggle. */
  readonly isRare: boolean;
  readonly isEditor: boolean;
}

function visit({ element, tag, isRare, isEditor }: Met, walk: Walk): void {
  const isField = isEditor || tag === 'textarea' || tag === 'input';
  if (isField) {
    if (isOwnEditor(element, walk)) add('field', element, walk);
    if (hasAttr(element, 'name')) add('named', element, walk);
  } else if (isAmong('rowTags', tag)) {
    // Items of lists are codes only where a heading says so; rows also where their table's header does.
    if (tag === 'tr' || headingOf(element, walk)?.codes === true) add('row', element, walk);
  } else if (isAmong('foreign', tag)) {
    add('foreign', element, walk);
    const isOurs = isFrame(element) && isReadFromOutside(element) && isShown(element);
    const inner = isOurs ? innerDocument(element) : null;
    if (inner !== null) scanRoot(inner, inside(element, walk));
  } else if (tag === 'select') add('named', element, walk);
  else visitWords(element, isRare, walk);
}

function visitWords(element: Element, isRare: boolean, walk: Walk): void {
  const isText = saysSections(element) && isOwnEditor(element, walk) && closest(element, 'a, th') === null;
  if (isText && plainText(element).length >= BARE_LIMIT) add('lines', element, walk);
  const isByTag = matches(element, walk.selectors.byTag);
  const isTitle = matches(element, walk.selectors.title) || (isByTag && leadsSection(element, walk));
  const isFolded = isRare && isFoldedPart(element);
  if (isTitle || isText || isFolded)
    enterHeading(element, walk, { isByTag, isFolded: isFolded && !isByTag, isBare: isText && !isTitle });
  else if (
    (isRare && matches(element, wording('rows'))) ||
    (headingOf(element, walk)?.codes === true && holdsCode(element))
  )
    add('row', element, walk);
}

function add(kind: ScanItem['kind'], element: Element, walk: Walk): void {
  walk.scan.items.push({ kind, element, heading: headingOf(element, walk) });
}

/** An editor inside an editor, or a field inside one, is part of it. */
function isOwnEditor(element: Element, { editor }: Walk): boolean {
  return editor === null || editor === element || !contains(editor, element);
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

function enterHeading(
  element: Element,
  walk: Walk,
  {
    isByTag,
    isFolded,
    isBare,
  }: { readonly isByTag: boolean; readonly isFolded: boolean; readonly isBare: boolean },
): void {
  if (!isByTag && !isBare && !isFolded && !isAmong('titleBoxes', tagOf(element))) return;
  let last = headingOf(element, walk);
  if (last?.element.contains(element) === true) return;
  let text = isFolded
    ? toggleWords(element)
    : shortText(element, HEADING_LIMIT, isByTag ? undefined : walk.selectors.more).replace(/[\s:]+$/u, '');
  if (text === '') return;
  if (last?.codes === true && says('partOfList', text)) text = `${last.text}: ${text}`;
  const scope = closest(element, wording('scope'));
  const level = levelOf(element);
  for (; last !== null; last = headingOf(element, walk)) {
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
function leadsSection(element: Element, walk: Walk): boolean {
  if (!isOwnEditor(element, walk)) return false;
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
