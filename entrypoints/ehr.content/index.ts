import { defineContentScript } from 'wxt/utils/define-content-script';
import type { PagePort } from '../../utils/browser/page-runtime.ts';
import { openOrClosedShadowRoot, pageRuntime } from '../../utils/browser/page-runtime.ts';
import { isOwnPage, parseCommand } from '../../utils/note/commands.ts';
import { framePath } from '../../utils/note/frame-path.ts';
import { isReadByParent } from '../../utils/note/page-scan.ts';
import { takeOver } from '../../utils/note/take-over.ts';
import type { FrameReading } from '../../utils/note/types.ts';
import { watchPage } from '../../utils/note/watch.ts';
import { NOTE_PORT } from '../../utils/note/wire.ts';

/**
 * Reads the page for the panel, and does nothing else. Registered at run time on granted sites only.
 *
 * Between `frame-ready` and a port from the panel it is idle: no observer, no listener on the page, no timer. Started
 * twice in one document, the older copy steps down, which closes its ports.
 */
export default defineContentScript({
  registration: 'runtime',
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  noScriptStartedPostMessage: true,
  main() {
    const runtime = pageRuntime();
    if (runtime === null) return;
    const own = { id: runtime.id, pages: runtime.getURL('') };
    const stepDown = takeOver();

    const onConnect = (port: PagePort) => {
      if (port.name === NOTE_PORT && isOwnPage(port.sender, own)) serve(port, stepDown);
    };
    const announce = () => {
      // Nobody listens while no panel is open; that is how it should be.
      if (!isReadByParent(document)) runtime.sendMessage({ name: 'frame-ready', body: {} }).catch(() => {});
    };

    runtime.onConnect.addListener(onConnect);
    stepDown.addEventListener('abort', () => {
      // After an update of the extension its API is gone from this page, listener and all.
      if (pageRuntime() !== null) runtime.onConnect.removeListener(onConnect);
    });
    // Ports are closed while a page is put away for the Back button: back on screen, it is ready again.
    window.addEventListener('pageshow', (event) => event.persisted && announce(), { signal: stepDown });
    announce();
  },
});

/** Reads for one panel until its port closes or this copy of the script steps down. */
function serve(port: PagePort, stepDown: AbortSignal): void {
  const closed = new AbortController();
  const signal = AbortSignal.any([closed.signal, stepDown]);
  let watching = false;

  const send = (reading: FrameReading) => {
    try {
      port.postMessage({ kind: 'reading', reading });
    } catch {
      // The extension was updated or removed under the page.
      closed.abort();
    }
  };
  port.onDisconnect.addListener(() => closed.abort());
  port.onMessage.addListener((message) => {
    const order = parseCommand(message);
    if (order?.kind !== 'read' || watching || signal.aborted) return;
    watching = true;
    if (isReadByParent(document)) send(silence());
    else watchPage(document, { openShadow: openOrClosedShadowRoot, order, signal, send });
  });
  stepDown.addEventListener('abort', () => port.disconnect(), { once: true, signal: closed.signal });
}

/** What a frame says that the document around it reads: it is there, and has nothing to add. */
function silence(): FrameReading {
  return { path: framePath(window), seq: 1, encounter: null, fields: [], dateOfService: null, unread: [] };
}
