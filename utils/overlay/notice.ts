/**
 * "Reload this page": said once, quietly, where the extension was updated under a page it had drawn on. Of the frames of
 * a page one says it.
 */
import { BOX_LOOK, createLayer } from './layer.ts';
import { frameOf } from './places.ts';

const BOX =
  `p{${BOX_LOOK}display:flex;gap:12px;align-items:center;position:fixed;inset:auto 16px 16px auto;margin:0;padding:8px 12px;` +
  'border:1px solid;font:13px/1.4 system-ui,sans-serif}';

/** On the outermost document, in our own world: the page does not see it. */
const SAID = Symbol.for('clear-margin reload said');

export function sayReload(document: Document): void {
  let outermost = document;
  for (let frame = frameOf(outermost); frame !== null; frame = frameOf(outermost)) {
    outermost = frame.ownerDocument;
  }
  if (SAID in outermost) return;
  Reflect.set(outermost, SAID, true);
  const layer = createLayer(document, BOX, new WeakSet());
  const box = document.createElement('p');
  const close = document.createElement('button');
  close.textContent = 'Close';
  close.addEventListener('click', () => layer?.remove());
  box.append('Clear Margin was updated. Reload this page to go on.', close);
  layer?.root.append(box);
  layer?.keep();
}
