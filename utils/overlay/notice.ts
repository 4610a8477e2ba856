/**
 * "Reload this page": said once, quietly, where the extension was updated under a page it had drawn on. Of the frames of
 * a page one says it.
 */
import { rootElementOf, viewOf } from '../note/dom.ts';

const BOX =
  'all:initial!important;display:flex!important;gap:12px!important;align-items:center!important;position:fixed!important;' +
  'inset:auto 16px 16px auto!important;z-index:2147483647!important;padding:8px 12px!important;border:1px solid!important;' +
  'border-radius:8px!important;color-scheme:light dark!important;font:13px/1.4 system-ui,sans-serif!important;' +
  'color:light-dark(#1d2329,#e6e9ec)!important;background:light-dark(#fff,#1f2428)!important';

/** On the outermost document, in our own world: the page does not see it. */
const SAID = Symbol.for('clear-margin reload said');

export function sayReload(document: Document): void {
  const outermost = outermostOf(document);
  if (SAID in outermost) return;
  Reflect.set(outermost, SAID, true);
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  const close = document.createElement('button');
  host.style.cssText = BOX;
  close.textContent = 'Close';
  close.addEventListener('click', () => host.remove());
  root.append('Clear Margin was updated. Reload this page to go on.', close);
  rootElementOf(document)?.append(host);
}

function outermostOf(document: Document): Document {
  let at = document;
  for (let frame = frameOf(at); frame !== null; frame = frameOf(at)) at = frame.ownerDocument;
  return at;
}

function frameOf(document: Document): Element | null {
  try {
    return viewOf(document)?.frameElement ?? null;
  } catch {
    return null;
  }
}
