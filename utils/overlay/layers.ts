/** Our layers, one for each document that needs one: a field in a blank frame is drawn over in that frame. */
import type { WatchedPage } from '../note/watch.ts';
import { CARD_CSS } from './card-box.ts';
import { FORCED, LINES, PAINTS } from './highlights.ts';
import type { Layer } from './layer.ts';
import { createLayer } from './layer.ts';
import { MIRROR_CSS } from './mirror.ts';
import { POINT_CSS } from './point.ts';
import { SPEAK_CSS } from './speak.ts';

export interface Layers {
  /** `null` where the document cannot take one: it is one big editor, or has no window. */
  of(document: Document): Layer | null;
  clear(): void;
}

const CSS =
  `${MIRROR_CSS}${CARD_CSS}${SPEAK_CSS}${POINT_CSS}${PAINTS.map((paint) => `.${paint}{${LINES[paint]};text-decoration-skip-ink:none}`).join('')}` +
  // What is printed is the record, with nothing of ours on it.
  '@media print{.c,.card,.pick{display:none!important}}' +
  `@media(forced-colors:active){.m{forced-color-adjust:none}.block,.warn,.inform${FORCED}}`;

export function createLayers(page: WatchedPage): Layers {
  const layers = new Map<Document, Layer>();
  return {
    of(document) {
      const known = layers.get(document);
      if (known !== undefined) return known;
      if (Reflect.get(Document.prototype, 'designMode', document) === 'on') return null;
      const layer = createLayer(document, CSS, page.own);
      if (layer !== null) layers.set(document, layer);
      return layer;
    },
    clear() {
      for (const layer of layers.values()) layer.remove();
      layers.clear();
    },
  };
}
