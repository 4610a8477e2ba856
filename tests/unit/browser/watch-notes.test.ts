import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { changeMarks } from '../../../utils/browser/mark-settings.ts';
import type { Reviewer } from '../../../utils/browser/reviewer.ts';
import { stopSite } from '../../../utils/browser/stopped-sites.ts';
import { watchNotes } from '../../../utils/browser/watch-notes.ts';
import type { NoteText } from '../../../utils/note/types.ts';
import type { Finding, Review } from '../../../utils/review/types.ts';
import { StandInBrowser } from '../../fixtures/browser/stand-in-browser.ts';

const EHR = 'https://ehr.example/chart/1';
const PATTERN = 'https://ehr.example:443/*';
const TAB = 1;

let browser: StandInBrowser;
let desk: ReturnType<typeof createDesk>;

/** Finds fault with every "wrong" in a note. The test says when the answer comes, and whether there are tables. */
function createDesk() {
  const listeners = new Set<() => void>();
  let gate: Promise<void> = Promise.resolve();
  const reviewed: string[] = [];
  const tables = { areThere: true };
  return {
    reviewed,
    tables,
    delay(): () => void {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return resolve;
    },
    bringNewTables(): void {
      for (const listener of listeners) listener();
    },
    reviewer: {
      async review(note) {
        reviewed.push(note.text);
        await gate;
        return tables.areThere ? reviewOf(note) : null;
      },
      onNewTables(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    } satisfies Reviewer,
  };
}

function reviewOf({ text }: NoteText): Review {
  const findings = [...text.matchAll(/wrong/g)].map(
    ({ index }): Finding => ({
      rule: 'test',
      grade: 'block',
      system: 'icd10cm',
      code: 'L20.8',
      evidence: [{ start: index, end: index + 5, quote: 'wrong' }],
      message: 'It is wrong.',
      suggestions: [],
      source: '',
    }),
  );
  return { date: '2026-11-10', codes: [], mentions: [], sections: [], problems: [], findings, checked: [] };
}

beforeEach(() => {
  vi.useFakeTimers();
  browser = new StandInBrowser();
  browser.tabs.set(TAB, EHR);
  browser.held.add(PATTERN);
  desk = createDesk();
  watchNotes(desk.reviewer);
});

afterEach(() => vi.useRealTimers());

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** A content script says that it has started, or that its note has changed and nobody listens. */
async function frameCalls(url = EHR, frameId = 0): Promise<void> {
  const sender = { id: fakeBrowser.runtime.id, url, frameId, tab: { id: TAB, url } };
  await Reflect.apply(fakeBrowser.runtime.onMessage.trigger, null, [
    { name: 'frame-ready', body: {} },
    sender,
  ]);
  await pass(1);
}

async function frameReads(text: string): Promise<void> {
  browser.port().reads(text);
  await pass(300);
}

const badge = () => browser.badges.get(TAB) ?? '';

/** What the frame was last told to underline. */
function underlined(): unknown {
  const told = browser
    .port()
    .heard.filter(
      (command) => typeof command === 'object' && command !== null && Reflect.get(command, 'kind') === 'mark',
    );
  const last = told.at(-1);
  return typeof last === 'object' && last !== null ? Reflect.get(last, 'marks') : undefined;
}

describe('a frame calls, and no panel is open', () => {
  it('is read, reviewed, marked and counted', async () => {
    await frameCalls();
    await frameReads('All wrong.');
    expect(badge()).toBe('1');
    expect(underlined()).toMatchObject([{ start: 4, end: 9, grade: 'block' }]);
  });

  it('is given the salt of this session, the same for every frame', async () => {
    browser.frames = [0, 3];
    await frameCalls();
    const salts = [0, 3].map((frameId) => Reflect.get(Object(browser.port(frameId).heard[0]), 'salt'));
    expect(salts[0]).toMatch(/./);
    expect(salts[1]).toBe(salts[0]);
  });

  it('is reviewed once for all that settles together, and again for what comes later', async () => {
    await frameCalls();
    browser.port().reads('wrong');
    browser.port().reads('wrong wrong');
    await pass(300);
    expect(desk.reviewed).toEqual(['wrong wrong']);
    await frameReads('wrong wrong wrong');
    expect(badge()).toBe('3');
  });

  it('is reviewed again when the note changes while it is under review', async () => {
    await frameCalls();
    const answer = desk.delay();
    await frameReads('wrong');
    await frameReads('wrong wrong');
    answer();
    await pass(600);
    expect(badge()).toBe('2');
  });

  it('is reviewed again when other tables come into use', async () => {
    await frameCalls();
    await frameReads('wrong');
    desk.bringNewTables();
    await pass(300);
    expect(desk.reviewed).toEqual(['wrong', 'wrong']);
  });

  it('shows nothing where the tables would not open, and all is well with the next reading', async () => {
    desk.tables.areThere = false;
    await frameCalls();
    await frameReads('wrong');
    expect(badge()).toBe('');
    desk.tables.areThere = true;
    await frameReads('wrong again');
    expect(badge()).toBe('1');
  });

  it('loses its count when the note goes from the page', async () => {
    await frameCalls();
    await frameReads('wrong');
    browser.port().shows({}, null);
    await pass(300);
    expect(badge()).toBe('');
    expect(underlined()).toEqual([]);
  });
});

describe('a frame calls that must not be read', () => {
  it('because its site was not granted', async () => {
    browser.held.clear();
    await frameCalls();
    expect(browser.ports).toEqual([]);
  });

  it('because its tab shows a site that the browser hides from us', async () => {
    const sender = { id: fakeBrowser.runtime.id, url: EHR, frameId: 2, tab: { id: TAB } };
    await Reflect.apply(fakeBrowser.runtime.onMessage.trigger, null, [
      { name: 'frame-ready', body: {} },
      sender,
    ]);
    await pass(1);
    expect(browser.ports).toEqual([]);
  });

  it.each([
    ['on this site', PATTERN],
    ['everywhere', null],
  ])('because marks are switched off %s', async (_, site) => {
    await changeMarks(site, false);
    await frameCalls();
    expect(browser.ports.filter(({ frameId }) => frameId === 0)).toEqual([]);
  });

  it('because the user has stopped the reading, though the browser keeps the grant', async () => {
    await stopSite(PATTERN);
    await frameCalls();
    expect(browser.openPorts()).toEqual([]);
  });
});

describe('while a note is marked', () => {
  beforeEach(async () => {
    await frameCalls();
    await frameReads('wrong');
    expect(badge()).toBe('1');
  });

  it.each([
    ['marks are switched off', () => changeMarks(null, false)],
    ['the reading is stopped in a panel', () => stopSite(PATTERN)],
    [
      'the site is taken back',
      async () => {
        browser.held.clear();
        browser.events.onTakenBack.tell({ origins: [PATTERN] });
      },
    ],
  ])('%s: lines and count go at once, and the line is hung up', async (_, change) => {
    const port = browser.port();
    await change();
    await pass(1);
    expect(port.heard.at(-1)).toMatchObject({ kind: 'mark', marks: [] });
    expect(badge()).toBe('');
    expect(browser.openPorts()).toEqual([]);
  });

  it.each([
    ['the page forgets what it holds of the visit when the site is taken back', true],
    ['the page goes on holding it for a panel when only the marks are switched off', false],
  ])('%s', async (_, isTakenBack) => {
    if (isTakenBack) browser.held.clear();
    else await changeMarks(null, false);
    browser.events.onTakenBack.tell({ origins: [PATTERN] });
    await pass(1);
    const told = browser.ports.flatMap((port) => port.heard);
    const forgets = told.filter((command) => Reflect.get(Object(command), 'memory') === '');
    expect(forgets).toHaveLength(isTakenBack ? 1 : 0);
  });

  it('a panel takes the frames over: the count is left to it', async () => {
    browser.port().leaves();
    await pass(1000);
    expect(badge()).toBe('1');
    expect(browser.openPorts()).toEqual([]);
  });

  it('the tab is closed: the line is hung up', () => {
    browser.events.onRemoved.tell(TAB);
    expect(browser.openPorts()).toEqual([]);
  });

  it('an answer that comes after the switch is not drawn', async () => {
    const answer = desk.delay();
    browser.port().reads('wrong wrong');
    await pass(300);
    await changeMarks(null, false);
    await pass(1);
    answer();
    await pass(300);
    expect(badge()).toBe('');
  });
});
