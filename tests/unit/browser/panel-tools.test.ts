import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readSituation } from '../../../components/situation.ts';
import { createPanelHost } from '../../../utils/browser/panel-host.ts';
import type { PanelHost } from '../../../utils/browser/panel-types.ts';
import { noteFromText } from '../../../utils/note/note-text.ts';
import type { NoteText } from '../../../utils/note/types.ts';
import type { Finding, Review } from '../../../utils/review/types.ts';
import { StandInBrowser, settle } from '../../fixtures/browser/stand-in-browser.ts';

const EHR = 'https://ehr.example/chart/1';
const EHR_PATTERN = 'https://ehr.example:443/*';
const FRAME = 'https://notes.example:8443';

let browser: StandInBrowser;
let host: PanelHost;
let ending: AbortController;

beforeEach(async () => {
  browser = new StandInBrowser();
  browser.tabs.set(1, EHR);
  browser.held.add(EHR_PATTERN);
  ending = new AbortController();
  host = createPanelHost(ending.signal);
  await settle();
  browser.port().reads('Psoriasis of the elbow.');
});

afterEach(() => ending.abort());

function note(): NoteText {
  const situation = readSituation(host.beside(), null);
  if (situation.state !== 'note') throw new Error(`There is no note: ${situation.state}`);
  return situation.note;
}

function finding(of: NoteText, words: string, grade: Finding['grade'] = 'warn'): Finding {
  const start = of.text.indexOf(words);
  const evidence = [{ start, end: start + words.length, quote: words }];
  return {
    rule: 'test',
    grade,
    system: 'icd10cm',
    code: 'L40.9',
    evidence,
    message: 'Say more.',
    suggestions: [],
    source: '',
  };
}

const review = (...findings: Finding[]): Review => ({
  date: '2026-11-10',
  codes: [],
  mentions: [],
  sections: [],
  problems: [],
  findings,
  checked: [],
});

/** Commands of a kind that a frame has heard, oldest first. */
const heard = (kind: string, frameId = 0) =>
  browser.port(frameId).heard.filter((command) => Reflect.get(Object(command), 'kind') === kind);

const badge = (tabId = 1) => browser.badges.get(tabId) ?? '';

describe('marking what a review found', () => {
  it('underlines the words in their frame and counts what costs a denial, not what only asks', () => {
    const of = note();
    host.mark(review(finding(of, 'elbow'), finding(of, 'Psoriasis', 'inform')), of);
    expect(heard('mark')).toMatchObject([{ seq: 1, marks: [{ start: 17, end: 22 }, { grade: 'inform' }] }]);
    expect(badge()).toBe('1');
  });

  it('takes both down when there is no review any more', () => {
    const of = note();
    host.mark(review(finding(of, 'elbow')), of);
    host.mark(null, null);
    expect(heard('mark').at(-1)).toMatchObject({ marks: [] });
    expect(badge()).toBe('');
  });

  it('never draws the findings of a pasted note on the page', () => {
    const pasted = noteFromText('Psoriasis of the elbow.');
    host.mark(review(finding(pasted, 'elbow')), pasted);
    expect(heard('mark')).toEqual([]);
    expect(badge()).toBe('');
  });

  it('leaves what the background has drawn until there is a review', () => {
    browser.badges.set(1, '3');
    host.mark(null, null);
    expect(badge()).toBe('3');
    expect(heard('mark')).toEqual([]);
  });

  it('stops at once when the user switches it off on this site, and goes on when it is on again', async () => {
    const of = note();
    host.mark(review(finding(of, 'elbow')), of);
    await host.setMarks('here', false);
    expect(host.tools().marks).toEqual({ here: false, everywhere: true, isManaged: false });
    expect(heard('mark').at(-1)).toMatchObject({ marks: [] });
    expect(badge()).toBe('');
    host.mark(review(finding(of, 'elbow')), of);
    expect(badge()).toBe('');
    await host.setMarks('here', true);
    expect(badge()).toBe('1');
  });

  it('leaves nothing behind on a site that is taken back', async () => {
    const of = note();
    host.mark(review(finding(of, 'elbow')), of);
    const port = browser.port();
    await host.revoke();
    expect(port.heard.at(-1)).toMatchObject({ kind: 'mark', marks: [] });
    expect(badge()).toBe('');
  });
});

describe('showing words of the note', () => {
  it('scrolls the frame they stand in to them', () => {
    const of = note();
    expect(host.showInNote(of, { start: 17, end: 22 })).toBe('shown');
    expect(heard('show')).toEqual([{ kind: 'show', seq: 1, fieldId: 'f', start: 17, end: 22 }]);
  });

  it('says that they are gone when the field no longer says so, or its frame has left', () => {
    const of = note();
    browser.port().reads('Psoriasis of the knee.');
    expect(host.showInNote(of, { start: 17, end: 22 })).toBe('gone');
    expect(host.showInNote(of, { start: 0, end: 9 })).toBe('shown');
    browser.port().leaves();
    expect(host.showInNote(of, { start: 0, end: 9 })).toBe('gone');
  });

  it('says that a part was seen earlier, and that a pasted note is nowhere on the page', () => {
    browser.port().shows({ Note: 'Psoriasis.' }, 'p1');
    browser.port().shows({ Billing: 'Telephone call.' }, 'p1');
    const of = note();
    expect(of.text).toBe('Telephone call.\n\nPsoriasis.');
    expect(host.showInNote(of, { start: 17, end: 26 })).toBe('earlier');
    expect(host.showInNote(noteFromText('Psoriasis.'), { start: 0, end: 9 })).toBe('nowhere');
  });
});

describe('pointing at the note', () => {
  it('is asked in every frame; the first answer ends it in all, is kept as a selector, and the page is read by it', async () => {
    browser.frames = [0, 7];
    await host.grantFrame(FRAME);
    const pointing = host.point();
    expect(host.tools().isPointing).toBe(true);
    for (const frameId of [0, 7])
      expect(heard('point', frameId)).toMatchObject([{ kind: 'point', stop: false }]);
    browser.port(7).onMessage.tell({ kind: 'pointed', selector: '#assessment' });
    expect(await pointing).toBe('taken');
    for (const frameId of [0, 7])
      expect(heard('point', frameId).at(-1)).toEqual({ kind: 'point', stop: true });
    await settle();
    expect(host.tools()).toMatchObject({ isPointing: false, places: 1 });
    expect(Reflect.get(Object(heard('read').at(-1)), 'hints')[0]).toMatchObject({ note: ['#assessment'] });
    expect(await fakeBrowser.storage.local.get('pointed-places')).toEqual({
      'pointed-places': [{ site: EHR_PATTERN, selectors: ['#assessment'] }],
    });
  });

  it('is forgotten when the user says so, and the page is read as if it had never been', async () => {
    const pointing = host.point();
    browser.port().onMessage.tell({ kind: 'pointed', selector: '#assessment' });
    await pointing;
    await host.forgetPointed();
    await settle();
    expect(host.tools().places).toBe(0);
    expect(JSON.stringify(heard('read').at(-1))).not.toContain('#assessment');
  });

  it.each([
    [
      'the user gives up on the page',
      () => browser.port().onMessage.tell({ kind: 'pointed', selector: null }),
    ],
    ['the user gives up in the panel', () => host.stopPointing()],
    ['the user turns to another tab', () => browser.switchTo(2)],
  ])('ends with nothing where %s', async (_, giveUp) => {
    const pointing = host.point();
    await giveUp();
    expect(await pointing).toBe('given-up');
    expect(host.tools().isPointing).toBe(false);
  });

  it('works on the page at hand even where the browser keeps nothing', async () => {
    const set = fakeBrowser.storage.local.set;
    Reflect.set(fakeBrowser.storage.local, 'set', async () => {
      throw new Error('QUOTA_BYTES quota exceeded');
    });
    const pointing = host.point();
    browser.port().onMessage.tell({ kind: 'pointed', selector: '#assessment' });
    expect(await pointing).toBe('kept-not');
    Reflect.set(fakeBrowser.storage.local, 'set', set);
    await settle();
    expect(JSON.stringify(heard('read').at(-1))).toContain('#assessment');
  });
});

describe('a frame from another site', () => {
  it('is asked for by its own address, and read at once', async () => {
    browser.frames = [0, 7];
    expect(await host.grantFrame(FRAME)).toBe(true);
    expect([...browser.held]).toContain(`${FRAME}/*`);
    expect(browser.openPorts().map(({ frameId }) => frameId)).toEqual([0, 7]);
    browser.port(7).reads('Acne.', [0]);
    expect(note().text).toBe('Psoriasis of the elbow.\n\nAcne.');
  });

  it('is left when its site is taken back, and not read again when it calls; the page itself still is', async () => {
    browser.frames = [0, 7];
    await host.grantFrame(FRAME);
    browser.port(7).reads('Acne.', [0]);
    const line = browser.port(7);
    browser.frames = [0];
    browser.events.onTakenBack.tell({ origins: [`${FRAME}/*`] });
    await settle();
    expect(line.heard.at(-1)).toMatchObject({ kind: 'mark', marks: [] });
    expect(browser.openPorts().map(({ frameId }) => frameId)).toEqual([0]);
    expect(note().text).toBe('Psoriasis of the elbow.');
    const sender = { id: fakeBrowser.runtime.id, url: FRAME, frameId: 7, tab: { id: 1 } };
    await Reflect.apply(fakeBrowser.runtime.onMessage.trigger, null, [
      { name: 'frame-ready', body: {} },
      sender,
    ]);
    await settle();
    expect(browser.openPorts().map(({ frameId }) => frameId)).toEqual([0]);
  });

  it.each(['about:blank', 'file:///etc', 'javascript:alert(1)', 'not an address', ''])(
    'is not asked for as %j',
    async (origin) => {
      expect(await host.grantFrame(origin)).toBe(false);
      expect([...browser.held]).toEqual([EHR_PATTERN]);
    },
  );
});

describe('an encounter over tabs of the page that are never on the screen together', () => {
  const shows = (notes: Readonly<Record<string, string>>, key: string | null) =>
    browser.port().shows(notes, key);

  it('is told with its number, and ends with the next patient', () => {
    shows({ Note: 'Psoriasis.' }, 'p1');
    const first = host.beside();
    shows({ Orders: 'Labs.' }, 'p1');
    expect(note().text).toBe('Labs.\n\nPsoriasis.');
    expect(host.beside()).toMatchObject({
      encounter: { number: Reflect.get(Object(first), 'encounter').number },
    });
    shows({ Note: 'Acne.' }, 'p2');
    expect(note().text).toBe('Acne.');
    expect(JSON.stringify(host.beside())).not.toContain('Psoriasis');
  });

  it('is forgotten at the user’s word', () => {
    shows({ Note: 'Psoriasis.' }, 'p1');
    shows({ Orders: 'Labs.' }, 'p1');
    host.forgetSeen();
    expect(note().text).toBe('Labs.');
  });

  it('is still known after a look at another tab of the browser', async () => {
    browser.tabs.set(2, EHR);
    shows({ Note: 'Psoriasis.' }, 'p1');
    await browser.switchTo(2);
    browser.port().shows({ Note: 'Acne.' }, 'p2');
    expect(note().text).toBe('Acne.');
    await browser.switchTo(1);
    browser.port().shows({ Orders: 'Labs.' }, 'p1');
    expect(note().text).toBe('Labs.\n\nPsoriasis.');
  });

  it.each([
    ['the tab is closed', () => browser.events.onRemoved.tell(1)],
    ['the tab goes to another site', () => browser.navigate('https://other.example/')],
    [
      'the site is taken back',
      () => {
        browser.held.clear();
        browser.events.onTakenBack.tell({ origins: [EHR_PATTERN] });
      },
    ],
  ])('is forgotten when %s', async (_, leave) => {
    shows({ Note: 'Psoriasis.' }, 'p1');
    await leave();
    await settle();
    browser.held.add(EHR_PATTERN);
    browser.tabs.set(1, EHR);
    browser.events.onGranted.tell({ origins: [EHR_PATTERN] });
    await settle();
    browser.port().shows({ Orders: 'Labs.' }, 'p1');
    expect(note().text).toBe('Labs.');
  });
});

describe('the keys that open the panel', () => {
  it('are those the browser has, whatever was suggested', async () => {
    Reflect.set(fakeBrowser.commands, 'getAll', async () => [{ name: '_execute_action', shortcut: '⌥⇧C' }]);
    expect(await host.openingKeys()).toBe('⌥⇧C');
    Reflect.set(fakeBrowser.commands, 'getAll', async () => [{ name: '_execute_action' }]);
    expect(await host.openingKeys()).toBe('');
  });
});
