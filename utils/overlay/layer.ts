/**
 * A place of our own in a document: one element beside the page's body, with a closed shadow root. Framesets have no
 * body, so it stands in the document element. As a manual popover it lies in the browser's top layer, over drawers
 * and toasts; it takes no focus and closes nothing of the page's.
 */
import { attempt, rootElementOf } from '../note/dom.ts';
import { globalsOf } from './highlights.ts';

/** A page that keeps taking our element out does not want it. */
const TIMES_PUT_BACK = 5;

const HOST =
  'all:initial;display:block;position:absolute;inset:0 auto auto 0;width:0;height:0;margin:0;border:0;padding:0;overflow:visible;background:none;z-index:2147483647;pointer-events:none;'.replaceAll(
    ';',
    '!important;',
  );

/** How our boxes look, light or dark as the page is. */
export const BOX_LOOK =
  'color-scheme:light dark;pointer-events:auto;border-radius:8px;' +
  'background:light-dark(#fff,#1f2428);color:light-dark(#1d2329,#e6e9ec);';

export interface Layer {
  readonly document: Document;
  readonly root: ShadowRoot;
  /** Where the layer's own corner stands in the view: what is placed in it is placed from there. */
  corner(): { readonly left: number; readonly top: number };
  /** In the page, on top of all that lies in the top layer by now. @returns false where the page has thrown it out */
  raise(): boolean;
  /** In the page, wherever it lies. @returns as `raise` */
  keep(): boolean;
  /**
   * Hides one of our nodes at once, and takes it out when the user leaves the field. Chromium closes the step of undoing
   * that is being typed whenever any node is taken out of the document: Ctrl+Z would take back less than without us.
   */
  bury(node: HTMLElement): void;
  remove(): void;
}

/** @param own learns of our element, so that it is not taken for a change of the page */
export function createLayer(document: Document, css: string, own: WeakSet<Node>): Layer | null {
  const view = globalsOf(document);
  if (view === null) return null;
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new view.CSSStyleSheet();
  let times = 0;
  let zoomed = 1;
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  host.style.cssText = HOST;
  host.setAttribute('popover', 'manual');
  own.add(host);

  const buried: HTMLElement[] = [];
  const takeOut = () => {
    for (const node of buried.splice(0)) node.remove();
  };
  document.addEventListener('focusout', takeOut, { capture: true, passive: true });

  const open = () => attempt(() => host.showPopover());
  /** A page zoomed as a whole would zoom what we place by the pixels of the view. */
  const unzoom = () => {
    const zoom: unknown = Reflect.get(rootElementOf(document) ?? host, 'currentCSSZoom');
    if (zoom === zoomed || typeof zoom !== 'number' || zoom <= 0) return;
    zoomed = zoom;
    host.style.setProperty('zoom', String(1 / zoom), 'important');
  };
  const keep = () => {
    if (host.isConnected) return true;
    if (times++ > TIMES_PUT_BACK) return false;
    rootElementOf(document)?.append(host);
    if (host.isConnected) open();
    return host.isConnected;
  };
  return {
    document,
    root,
    keep,
    corner() {
      unzoom();
      const { left, top } = host.getBoundingClientRect();
      return { left, top };
    },
    raise() {
      if (!host.isConnected) return keep();
      attempt(() => host.hidePopover());
      open();
      return true;
    },
    bury(node) {
      node.style.display = 'none';
      buried.push(node);
    },
    remove() {
      document.removeEventListener('focusout', takeOut, { capture: true });
      host.remove();
    },
  };
}

/** Writes over a text of ours; what is so already is not touched, so that nothing is laid out anew. */
export function write(node: Node | null, words: string): void {
  if (node !== null && node.nodeValue !== words) node.nodeValue = words;
}
