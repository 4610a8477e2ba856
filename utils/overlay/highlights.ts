/**
 * Underlines under text nodes by CSS custom highlights: nothing is written into the page's DOM.
 *
 * Every document has its own registry, also the blank frames that are read from outside. The page can list the names,
 * so they say nothing. Colours are of middle lightness, to be seen on white as on black, since a page's own dark theme
 * is told by nothing; and each grade has a line of its own, for those who can't tell the colours apart.
 */
import type { Root } from '../note/dom.ts';
import { attempt, isDocument, viewOf } from '../note/dom.ts';
import type { Mark } from '../note/wire.ts';

/** A mark's grade, or `shown`: the words that were just asked for. */
export type Paint = Mark['grade'] | 'shown';

const NAMES: Record<Paint, string> = { block: 'cm-1', warn: 'cm-2', inform: 'cm-3', shown: 'cm-4' };
/** Where marks overlap, the worst is seen. */
const PRIORITY: Record<Paint, number> = { block: 3, warn: 2, inform: 1, shown: 4 };

export const LINES: Record<Paint, string> = {
  block: 'text-decoration:underline wavy 1.5px #e0454c',
  warn: 'text-decoration:underline dashed 2px #c77700',
  inform: 'text-decoration:underline dotted 2px #3f83e8',
  shown: 'background-color:#ffd54a99',
};
/** Where the user has chosen their own few colours, the kind of line alone tells the grades apart. */
export const FORCED = '{text-decoration-color:CanvasText}';

export const PAINTS: readonly Paint[] = ['block', 'warn', 'inform', 'shown'];

const SELECTORS = PAINTS.map((paint) => `::highlight(${NAMES[paint]})`);
const SHEET =
  `${PAINTS.map((paint, at) => `${SELECTORS[at]}{${LINES[paint]};text-decoration-skip-ink:none}`).join('')}` +
  `@media(forced-colors:active){${SELECTORS.slice(0, 3)}${FORCED}}` +
  // What is printed is the record, with nothing of ours on it.
  `@media print{${SELECTORS}{text-decoration:none;background:none}}`;

export interface Highlights {
  add(range: Range, paint: Paint): void;
  remove(range: Range, paint: Paint): void;
  /** Takes every highlight and every rule back. */
  clear(): void;
}

type Globals = Window & typeof globalThis;

export function createHighlights(): Highlights {
  const views = new Map<Globals, Map<Paint, Highlight>>();
  const sheets = new Map<Root, CSSStyleSheet>();

  const highlightOf = (view: Globals, paint: Paint): Highlight => {
    const known = views.get(view) ?? new Map<Paint, Highlight>();
    views.set(view, known);
    const highlight = known.get(paint) ?? new view.Highlight();
    highlight.priority = PRIORITY[paint];
    known.set(paint, highlight);
    if (view.CSS.highlights.get(NAMES[paint]) !== highlight) view.CSS.highlights.set(NAMES[paint], highlight);
    return highlight;
  };
  /** The page may have put its own sheets in place of all. */
  const style = (root: Root, view: Globals) => {
    const sheet = sheets.get(root) ?? new view.CSSStyleSheet();
    if (!sheets.has(root)) sheet.replaceSync(SHEET);
    sheets.set(root, sheet);
    const others = sheetsOf(root);
    if (!others.includes(sheet)) setSheets(root, [...others, sheet]);
  };
  return {
    add(range, paint) {
      attempt(() => {
        const root = range.startContainer.getRootNode();
        const document = isDocument(root) ? root : range.startContainer.ownerDocument;
        const view = document === null ? null : globalsOf(document);
        if (view === null || document === null) return;
        style(document, view);
        // Firefox holds a document's rules back from shadow roots.
        if (isShadow(root) && 'mozInnerScreenX' in view) style(root, view);
        highlightOf(view, paint).add(range);
      });
    },
    remove(range, paint) {
      for (const known of views.values()) known.get(paint)?.delete(range);
    },
    clear() {
      for (const [view, known] of views) {
        for (const [paint, highlight] of known) {
          attempt(() => {
            highlight.clear();
            if (view.CSS.highlights.get(NAMES[paint]) === highlight) view.CSS.highlights.delete(NAMES[paint]);
          });
        }
      }
      for (const [root, sheet] of sheets) {
        attempt(() => {
          setSheets(
            root,
            sheetsOf(root).filter((other) => other !== sheet),
          );
        });
      }
      views.clear();
      sheets.clear();
    },
  };
}

/** A form of that name hides what a document has. */
function sheetsOf(root: Root): readonly CSSStyleSheet[] {
  const sheets: unknown = isDocument(root)
    ? Reflect.get(Document.prototype, 'adoptedStyleSheets', root)
    : root.adoptedStyleSheets;
  return Array.isArray(sheets) ? sheets : [];
}

function setSheets(root: Root, sheets: readonly CSSStyleSheet[]): void {
  if (isDocument(root)) Reflect.set(Document.prototype, 'adoptedStyleSheets', [...sheets], root);
  else root.adoptedStyleSheets = [...sheets];
}

function isShadow(root: Node): root is ShadowRoot {
  return root.nodeType === 11 && 'adoptedStyleSheets' in root;
}

/** The window of a document with its constructors: things made for one document do not hold in another. */
export function globalsOf(node: Node): Globals | null {
  const view = viewOf(node);
  return view !== null && hasGlobals(view) ? view : null;
}

function hasGlobals(view: Window): view is Globals {
  return 'Highlight' in view && 'CSSStyleSheet' in view;
}
