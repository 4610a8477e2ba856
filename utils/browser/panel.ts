/**
 * Opening the panel. The press on the toolbar button is what lets us see the tab's address (activeTab), so the
 * panel is opened by ourselves in the press and not by the browser's own setting, which would withhold that.
 */
import { browser } from 'wxt/browser';
import { sidebarAction, sidePanel } from './features.ts';
import { sendNotice } from './send-notice.ts';

/** The panel's page. `?tab=ID` ties it to one tab, for a panel that stands in a window of its own. */
const PANEL_PAGE = 'sidepanel.html';

interface PressedTab {
  readonly id?: number | undefined;
  readonly windowId: number;
}

/** Open the panel at a press on the toolbar button or its keyboard shortcut. Call in the background's first tick. */
export function openPanelOnPress(): void {
  browser.action.onClicked.addListener((tab) => {
    void announce(tab, openPanel(tab));
  });
}

/** Must not await before it opens: browsers allow it only within the user's own press. */
function openPanel(tab: PressedTab): Promise<unknown> {
  const panel = sidePanel();
  if (panel) return panel.open({ windowId: tab.windowId });
  const sidebar = sidebarAction();
  if (sidebar) return sidebar.open();
  return openWindow(tab);
}

/** Some Chromium browsers have no side panel: a narrow window takes its place. */
async function openWindow(tab: PressedTab): Promise<void> {
  const heard = tab.id !== undefined && (await sendNotice('toolbar-pressed', body(tab.id, tab.windowId)));
  if (heard) return;
  await browser.windows.create({
    url: `${browser.runtime.getURL('/')}${PANEL_PAGE}${tab.id === undefined ? '' : `?tab=${tab.id}`}`,
    type: 'popup',
    width: 420,
    height: 760,
  });
}

/**
 * A panel that is open already learns from this that it may look at the tab now. It does so too where the browser
 * refused to open another: the press counts all the same, and there is nobody else to tell.
 */
async function announce(tab: PressedTab, opening: Promise<unknown>): Promise<void> {
  await opening.catch(() => undefined);
  if (tab.id !== undefined) await sendNotice('toolbar-pressed', body(tab.id, tab.windowId));
}

function body(tabId: number, windowId: number) {
  return { tabId, windowId };
}
