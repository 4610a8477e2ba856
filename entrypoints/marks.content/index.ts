import { defineContentScript } from 'wxt/utils/define-content-script';
import { offerDrawing } from '../../utils/note/hand-over.ts';
import { createOverlay } from '../../utils/overlay/overlay.ts';

/**
 * Draws marks for the reader in the same frame. Brought there by the extension when there is something to draw, so
 * that frames without findings do not carry it. Does nothing by itself.
 */
export default defineContentScript({
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main: () => offerDrawing(createOverlay),
});
