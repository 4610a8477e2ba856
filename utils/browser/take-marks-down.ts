/** Tells every frame of a tab to let go of something, whoever gave it, and whether or not we may still read there. */
import { browser } from 'wxt/browser';
import { NOTE_PORT, type PanelCommand } from '../note/wire.ts';

/** Take every mark of a tab down. A frame that a panel reads hears nothing of it: the panel sees to its own marks. */
export function takeMarksDown(tabId: number): void {
  tellAllFrames(tabId, { kind: 'mark', seq: 0, marks: [] });
}

/** Have the page of a tab forget what it holds of its visit. Where a panel reads it, the panel sees to that. */
export function forgetVisit(tabId: number): void {
  tellAllFrames(tabId, { kind: 'hold', memory: '' });
}

function tellAllFrames(tabId: number, command: PanelCommand): void {
  try {
    // Without a frame named, the line goes to every frame at once; none of them has to be granted for that.
    const port = browser.tabs.connect(tabId, { name: NOTE_PORT });
    port.onDisconnect.addListener(() => void browser.runtime.lastError);
    port.postMessage(command);
    port.disconnect();
  } catch {
    // The tab was closed meanwhile.
  }
}
