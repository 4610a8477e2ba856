import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { openPanelOnPress } from '../../../utils/browser/panel.ts';
import { settle } from '../../fixtures/browser/stand-in-browser.ts';

const TAB = {
  id: 7,
  windowId: 1,
  index: 0,
  pinned: false,
  highlighted: true,
  active: true,
  incognito: false,
};

let sent: unknown[];

beforeEach(() => {
  fakeBrowser.reset();
  sent = [];
  Reflect.set(fakeBrowser.runtime, 'sendMessage', async (message: unknown) => void sent.push(message));
  openPanelOnPress();
});

async function press(open: () => Promise<void>): Promise<void> {
  Reflect.set(fakeBrowser.sidePanel, 'open', open);
  await Reflect.apply(fakeBrowser.action.onClicked.trigger, null, [TAB]);
  await settle();
}

describe('a press on the toolbar button', () => {
  it('opens the panel, and says on which tab it was pressed', async () => {
    const opened: string[] = [];
    await press(async () => void opened.push('panel'));
    expect(opened).toEqual(['panel']);
    expect(sent).toEqual([{ name: 'toolbar-pressed', body: { tabId: 7, windowId: 1 } }]);
  });

  it('says so too where the browser refuses to open the panel', async () => {
    await press(() => Promise.reject(new Error('No active side panel for tabId: 7')));
    expect(sent).toEqual([{ name: 'toolbar-pressed', body: { tabId: 7, windowId: 1 } }]);
  });
});
