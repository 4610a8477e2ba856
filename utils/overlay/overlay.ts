/**
 * Everything of ours that is seen on the page, in one: obeys the commands that draw. Made for one watched page, and
 * gone with its signal.
 */
import { attempt } from '../note/dom.ts';
import { parseDrawing } from '../note/drawing-commands.ts';
import type { Overlay } from '../note/hand-over.ts';
import type { WatchedPage } from '../note/watch.ts';
import { createCard } from './card.ts';
import { createControls } from './controls.ts';
import { createHighlights } from './highlights.ts';
import { createLayers } from './layers.ts';
import { createMarker } from './marker.ts';
import { sayReload } from './notice.ts';
import { createPointer } from './point.ts';
import { createShow } from './show.ts';
import { createTyping } from './typing.ts';

/** @param say answers a `point`: a selector, or `null` where the user gave up */
export function createOverlay(page: WatchedPage, say: (selector: string | null) => void): Overlay {
  const layers = createLayers(page);
  const highlights = createHighlights();
  const controls = createControls(page, layers);
  const typing = createTyping();
  const marker = createMarker(page, { highlights, controls, typing });
  const card = createCard(page, { layers, marker, controls, typing });
  const pointer = createPointer(page, layers, say);
  const show = createShow(page, highlights, controls);
  page.signal.addEventListener(
    'abort',
    () => {
      show.stop();
      marker.clear();
      layers.clear();
    },
    { once: true },
  );
  let hasDrawn = false;
  return {
    obey(message) {
      attempt(() => {
        const command = parseDrawing(message);
        if (command === null) return;
        if (command.kind === 'mark') {
          marker.mark(command.seq, command.marks);
          card.marksChanged();
          hasDrawn ||= command.marks.length > 0;
        } else if (command.kind === 'show') show.show(command.seq, command.fieldId, command);
        else if (command.stop) pointer.stop();
        else pointer.start();
      });
    },
    orphan() {
      if (hasDrawn) sayReload(page.document);
      hasDrawn = false;
    },
  };
}
