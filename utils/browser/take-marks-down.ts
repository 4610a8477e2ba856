/** Takes every mark of a tab down, whoever had them drawn, and whether or not we may still read it. */
import { browser } from 'wxt/browser';
import { NOTE_PORT, type PanelCommand } from '../note/wire.ts';

/** A frame that a panel reads hears nothing of it: the panel sees to its own marks. */
export async function takeMarksDown(tabId: number): Promise<void> {
  try {
    // Without a frame named, the line goes to every frame at once; none of them has to be granted for that.
    const port = browser.tabs.connect(tabId, { name: NOTE_PORT });
    port.onDisconnect.addListener(() => void browser.runtime.lastError);
    port.postMessage({ kind: 'mark', seq: 0, marks: [] } satisfies PanelCommand);
    port.disconnect();
  } catch {
    // The tab was closed meanwhile.
  }
}
