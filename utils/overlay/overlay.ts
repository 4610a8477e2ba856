/**
 * Everything of ours that is seen on the page, in one: obeys the commands that draw. Made for one watched page, and
 * gone with its signal.
 */
import type { Overlay } from '../note/hand-over.ts';
import type { WatchedPage } from '../note/watch.ts';
import { createControls } from './controls.ts';
import { createLayers } from './layers.ts';
import { createMarker } from './marker.ts';

/** @param say answers a `point`: a selector, or `null` where the user gave up */
export function createOverlay(page: WatchedPage, _say: (selector: string | null) => void): Overlay {
  const layers = createLayers(page);
  const controls = createControls(page, layers);
  const marker = createMarker(page, controls);
  page.signal.addEventListener('abort', () => layers.clear(), { once: true });
  return {
    obey(command) {
      if (command.kind === 'mark') marker.mark(command.seq, command.marks);
    },
    orphan() {},
  };
}
