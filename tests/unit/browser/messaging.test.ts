import { describe, expect, it } from 'vitest';
import { parseNotice } from '../../../utils/browser/messaging.ts';

const OWN = { id: 'clear-margin', pages: 'chrome-extension://clear-margin/' };
const FRAME = { id: 'clear-margin', url: 'https://ehr.example/chart', frameId: 3, tab: { id: 7 } };
const BACKGROUND = { id: 'clear-margin', url: 'chrome-extension://clear-margin/background.js' };
const PRESS = { name: 'toolbar-pressed', body: { tabId: 7, windowId: 1 } };
const READY = { name: 'frame-ready', body: {} };

describe('notices between our own contexts', () => {
  it('are heard from the one who may send them', () => {
    expect(parseNotice('frame-ready', READY, FRAME, OWN)).toEqual({});
    expect(parseNotice('toolbar-pressed', PRESS, BACKGROUND, OWN)).toEqual({ tabId: 7, windowId: 1 });
  });

  it('are heard from our own pages, in a tab or beside one, where a page may send them', () => {
    const look = { name: 'updates', body: { ask: 'look' } };
    const options = { id: 'clear-margin', url: `${OWN.pages}options.html`, tab: { id: 7 } };
    const panel = { id: 'clear-margin', url: `${OWN.pages}sidepanel.html` };
    expect(parseNotice('updates', look, options, OWN)).toEqual({ ask: 'look' });
    expect(parseNotice('updates', look, panel, OWN)).toEqual({ ask: 'look' });
    expect(parseNotice('updates', look, FRAME, OWN)).toBeNull();
  });

  it('carry what was agreed and nothing else', () => {
    const more = { name: 'toolbar-pressed', body: { ...PRESS.body, note: 'Psoriasis.' }, from: 'me' };
    expect(parseNotice('toolbar-pressed', more, BACKGROUND, OWN)).toEqual(PRESS.body);
    expect(parseNotice('frame-ready', { name: 'frame-ready', body: { url: 'x' } }, FRAME, OWN)).toEqual({});
  });

  it('are not heard under another name', () => {
    expect(parseNotice('frame-ready', PRESS, BACKGROUND, OWN)).toBeNull();
  });

  it('are not heard from a page that plays the background', () => {
    expect(parseNotice('toolbar-pressed', PRESS, FRAME, OWN)).toBeNull();
    const ourPageInATab = { ...BACKGROUND, url: `${OWN.pages}sidepanel.html`, tab: { id: 7 } };
    expect(parseNotice('toolbar-pressed', PRESS, ourPageInATab, OWN)).toBeNull();
  });

  it('are not heard from our own pages playing a frame', () => {
    expect(parseNotice('frame-ready', READY, BACKGROUND, OWN)).toBeNull();
    expect(
      parseNotice('frame-ready', READY, { ...FRAME, url: `${OWN.pages}sidepanel.html` }, OWN),
    ).toBeNull();
  });

  it('are not heard from another extension', () => {
    expect(parseNotice('frame-ready', READY, { ...FRAME, id: 'another' }, OWN)).toBeNull();
    expect(parseNotice('frame-ready', READY, { ...FRAME, id: undefined }, OWN)).toBeNull();
  });

  it.each([null, 'frame-ready', 42, [], {}, { name: 'frame-ready' }, { name: 7, body: {} }])(
    'are not heard when %j is no notice',
    (message) => {
      expect(parseNotice('toolbar-pressed', message, BACKGROUND, OWN)).toBeNull();
    },
  );

  it('are not heard with a body of the wrong shape', () => {
    const wrong = { name: 'toolbar-pressed', body: { tabId: '7', windowId: 1 } };
    expect(parseNotice('toolbar-pressed', wrong, BACKGROUND, OWN)).toBeNull();
  });
});
