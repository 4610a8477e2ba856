/** What stands on the page and cannot be read, in words for the user. */
import type { Root } from './dom.ts';
import { attr, innerDocument, isFrame, queryAll, queryEach, styleOf, tagOf, viewOf } from './dom.ts';
import { placeAmong } from './frame-path.ts';
import type { ScanItem } from './page-scan.ts';
import type { Unread } from './types.ts';
import { isShown } from './visible.ts';
import { isReadFromOutside } from './who-reads.ts';
import { MAX_LABEL_CHARS } from './wire.ts';
import { says, wording } from './words.ts';

/** Smaller frames carry counters and sign-on, not notes. */
const FRAME_SIZE = { width: 120, height: 60 };
/** Smaller drawings are charts and body maps beside a note. */
const CANVAS_SIZE = { width: 400, height: 300 };

/** What is told by this name, with why it was not read. */
export function unreadBy(name: 'pdf' | 'codeEditor' | 'drawing' | 'closedFrame' | 'someFields'): Unread {
  return { what: wording(name), why: wording(`${name}Why`) };
}

/** @param foundNote whether any note field was found: if so, drawings beside it are not the note */
export function findUnread(items: readonly ScanItem[], foundNote: boolean): readonly Unread[] {
  return items
    .filter(({ kind }) => kind === 'foreign')
    .map(({ element }) => unreadOf(element, foundNote))
    .filter((unread) => unread !== null);
}

/** Editors whose text is nowhere on the page in whole. */
export function findLineDrawers(roots: readonly Root[]): readonly Unread[] {
  const shown = roots
    .flatMap((root) => queryEach(root, wording('lineDrawers')))
    .some((element) => isShown(element) && isLarge(element, FRAME_SIZE));
  return shown ? [unreadBy('codeEditor')] : [];
}

/** Whether an editor has put away the lines that are out of sight. */
export function isDrawnInPart(element: Element): boolean {
  return queryAll(element, wording('gap')).length > 0;
}

/** A document that is no web page: the browser's PDF viewer. */
export function unreadDocument(document: Document): readonly Unread[] {
  return document.contentType === 'application/pdf' ? [unreadBy('pdf')] : [];
}

function unreadOf(element: Element, foundNote: boolean): Unread | null {
  if (isFrame(element)) return unreadFrame(element);
  const tag = tagOf(element);
  if (tag === 'canvas') {
    if (foundNote || !isShown(element) || !isLarge(element, CANVAS_SIZE)) return null;
    return unreadBy('drawing');
  }
  const source = `${attr(element, 'type')} ${attr(element, 'src')} ${attr(element, 'data')}`;
  return says('pdfSource', source) && isShown(element) ? unreadBy('pdf') : null;
}

function unreadFrame(frame: HTMLIFrameElement): Unread | null {
  if (isReadFromOutside(frame) || innerDocument(frame) !== null) return null;
  if (!isShown(frame) || !isLarge(frame, FRAME_SIZE)) return null;
  const outer = viewOf(frame);
  const inner = frame.contentWindow;
  const origin = originOf(attr(frame, 'src'), frame.ownerDocument.URL);
  return {
    ...(origin === null
      ? unreadBy('closedFrame')
      : { what: `A frame from ${new URL(origin).host}`, why: wording('otherSiteWhy'), origin }),
    ...(outer !== null && inner !== null && { frame: placeAmong(outer, inner) }),
  };
}

/** Of a web site; `null` for what has none to be allowed. */
function originOf(address: string, base: string): string | null {
  if (address === '' || !URL.canParse(address, base)) return null;
  const { origin, protocol } = new URL(address, base);
  return /^https?:$/.test(protocol) && origin.length <= MAX_LABEL_CHARS ? origin : null;
}

function isLarge(element: Element, size: { readonly width: number; readonly height: number }): boolean {
  const style = styleOf(element);
  const width = element.clientWidth || Number.parseFloat(style?.width ?? '');
  const height = element.clientHeight || Number.parseFloat(style?.height ?? '');
  return width >= size.width && height >= size.height;
}
