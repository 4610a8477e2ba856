import { defineContentScript } from 'wxt/utils/define-content-script';
import type { PagePort } from '../../utils/browser/page-runtime.ts';
import { openOrClosedShadowRoot, pageRuntime } from '../../utils/browser/page-runtime.ts';
import { isOwnPage } from '../../utils/note/commands.ts';
import { forgetDrawing } from '../../utils/note/hand-over.ts';
import { takeOver } from '../../utils/note/take-over.ts';
import { isReadByParent } from '../../utils/note/who-reads.ts';
import { NOTE_PORT } from '../../utils/note/wire.ts';
import { createService } from './service.ts';

/**
 * Reads the page for the panel or the background, and hands what is to be drawn to the drawing. Registered at run time
 * on granted sites only.
 *
 * Between `frame-ready` and a port it is idle: no observer, no listener on the page, no timer. Started twice in one
 * document, the older copy steps down, which closes its ports.
 */
export default defineContentScript({
  registration: 'runtime',
  main() {
    const runtime = pageRuntime();
    if (runtime === null) return;
    const own = { id: runtime.id, pages: runtime.getURL('') };
    const stepDown = takeOver();
    forgetDrawing();

    const service = createService({
      openShadow: openOrClosedShadowRoot,
      signal: stepDown,
      isOrphaned: () => pageRuntime() === null,
      announce() {
        // Nobody listens while no panel is open and marks are switched off; that is how it should be.
        if (!isReadByParent(document)) runtime.sendMessage({ name: 'frame-ready', body: {} }).catch(() => {});
      },
    });
    const onConnect = (port: PagePort) => {
      if (port.name === NOTE_PORT && isOwnPage(port.sender, own)) service.connect(port);
    };

    runtime.onConnect.addListener(onConnect);
    stepDown.addEventListener('abort', () => {
      // After an update of the extension its API is gone from this page, listener and all.
      if (pageRuntime() !== null) runtime.onConnect.removeListener(onConnect);
    });
    // Ports are closed while a page is put away for the Back button: back on screen, it is ready again.
    window.addEventListener('pageshow', (event) => event.persisted && service.announce(), {
      signal: stepDown,
    });
    service.announce();
  },
});
