/** A coder dismisses a finding. Marks, count and the next panel leave it out, until the visit is over. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createPanelHost } from '../../../utils/browser/panel-host.ts';
import type { PanelHost } from '../../../utils/browser/panel-types.ts';
import { watchNotes } from '../../../utils/browser/watch-notes.ts';
import { withoutDismissed } from '../../../utils/review/dismissals.ts';
import type { Finding, Review } from '../../../utils/review/types.ts';
import { StandInBrowser } from '../../fixtures/browser/stand-in-browser.ts';

const EHR = 'https://ehr.example/chart/1';
const PATTERN = 'https://ehr.example:443/*';
const TAB = 1;
const ANNA = 'm1a2b3c.v99zz';
const BEN = 'mzzzz.v11aa';
const REASON = 'I checked it: the code is right';

let browser: StandInBrowser;
let endings: AbortController[];

beforeEach(() => {
  vi.useFakeTimers();
  browser = new StandInBrowser();
  browser.tabs.set(TAB, EHR);
  browser.held.add(PATTERN);
  endings = [];
});

afterEach(() => {
  for (const ending of endings) ending.abort();
  vi.useRealTimers();
});

const pass = (ms = 300) => vi.advanceTimersByTimeAsync(ms);

async function openPanel(): Promise<PanelHost> {
  const ending = new AbortController();
  endings.push(ending);
  const host = createPanelHost(ending.signal);
  await pass(1);
  return host;
}

async function shows(notes: Readonly<Record<string, string>>, key: string | null): Promise<void> {
  browser.port().shows(notes, key);
  await pass();
}

const elbow = finding('The note says “elbow”.');
const knee = finding('The note says “knee”.');

function finding(message: string): Finding {
  return {
    rule: 'site',
    grade: 'warn',
    system: 'icd10cm',
    code: 'L40.9',
    evidence: [{ start: 0, end: 5, quote: 'Plaqu' }],
    message,
    suggestions: [],
    source: '',
  };
}

const REVIEW: Review = {
  date: '2026-11-10',
  codes: [],
  mentions: [],
  sections: [],
  problems: [],
  findings: [elbow, knee],
  checked: [],
};

/** What a panel leaves of the review. */
const leftBy = (host: PanelHost) =>
  withoutDismissed(REVIEW, host.tools().dismissed).findings.map(({ message }) => message);

const BOTH = [elbow.message, knee.message];

/** @param documentId as the browser names the document, where it does */
async function frameCalls(documentId?: string): Promise<void> {
  const sender = { id: fakeBrowser.runtime.id, url: EHR, frameId: 0, tab: { id: TAB, url: EHR }, documentId };
  await Reflect.apply(fakeBrowser.runtime.onMessage.trigger, null, [
    { name: 'frame-ready', body: {} },
    sender,
  ]);
  await pass(1);
}

function startBackground(): void {
  watchNotes({ review: async () => REVIEW, onNewTables: () => () => undefined });
}

const inMemory = async () => JSON.stringify(await fakeBrowser.storage.session.get(null));

/** A panel that has dismissed what was said of the elbow. */
async function dismissed(key: string | null = ANNA): Promise<PanelHost> {
  const host = await openPanel();
  await shows({ Plan: 'Plaques of elbow and knee.' }, key);
  await host.dismiss(elbow, REASON);
  return host;
}

describe('a finding that is dismissed', () => {
  it('is left out at once, with its reason, and another of the same rule and code is not', async () => {
    const host = await dismissed();
    expect(leftBy(host)).toEqual([knee.message]);
    expect(host.tools().dismissed.items.map(({ reason }) => reason)).toEqual([REASON]);
  });

  it('is left out by a second panel that reads the same visit, and comes back in both', async () => {
    const first = await dismissed();
    const second = await openPanel();
    await shows({ Plan: 'Plaques of elbow and knee, worse.' }, ANNA);
    expect(leftBy(second)).toEqual([knee.message]);
    await second.bringBack(elbow);
    await pass();
    expect(leftBy(second)).toEqual(BOTH);
    expect(leftBy(first)).toEqual(BOTH);
  });

  it('is left out of the marks and the count when no panel is open any more', async () => {
    await dismissed();
    endings.pop()?.abort();
    startBackground();
    await frameCalls();
    await shows({ Plan: 'Plaques of elbow and knee.' }, ANNA);
    expect(browser.badges.get(TAB)).toBe('1');
    expect(browser.port().heard.at(-1)).toMatchObject({ kind: 'mark', marks: [{ message: knee.message }] });
  });

  it('leaves no word of the note behind, and no key of the visit', async () => {
    await dismissed();
    expect(await inMemory()).toContain('L40.9');
    expect(await inMemory()).not.toMatch(/elbow|knee|plaque|1a2b3c|99zz/i);
  });

  it('is said not to be kept where the browser has no room, and is there still', async () => {
    const host = await openPanel();
    await shows({ Plan: 'Plaques of elbow and knee.' }, ANNA);
    const set = vi.spyOn(fakeBrowser.storage.session, 'set').mockRejectedValue(new Error('QUOTA_BYTES'));
    await expect(host.dismiss(elbow, REASON)).rejects.toThrow();
    expect(leftBy(host)).toEqual(BOTH);
    set.mockRestore();
  });
});

describe('what was dismissed is heard again', () => {
  it.each([
    ['of a patient the page names', ANNA, BEN],
    ['of a page that names nobody, once a patient is named', null, BEN],
  ])('%s', async (_, before, after) => {
    const host = await dismissed(before);
    browser.port().shows({}, null);
    await shows({ Plan: 'Plaques of elbow and knee.' }, after);
    expect(leftBy(host)).toEqual(BOTH);
    expect(await inMemory()).not.toContain('L40.9');
  });

  it('by the first patient too, after the second was looked at', async () => {
    const host = await dismissed();
    await shows({ Plan: 'Plaques of elbow and knee.' }, BEN);
    await shows({ Plan: 'Plaques of elbow and knee.' }, ANNA);
    expect(leftBy(host)).toEqual(BOTH);
  });

  it('on a page that names nobody, when it loads another document', async () => {
    startBackground();
    await dismissed(null);
    endings.pop()?.abort();
    await frameCalls();
    await shows({ Plan: 'Plaques of elbow and knee.' }, null);
    expect(browser.badges.get(TAB)).toBe('2');
  });

  it('when the tab is closed', async () => {
    startBackground();
    await frameCalls('first');
    await dismissed();
    browser.events.onRemoved.tell(TAB);
    await pass();
    expect(await inMemory()).not.toMatch(/L40\.9|first/);
  });

  it('when the site is taken back', async () => {
    const host = await dismissed();
    await host.revoke();
    await pass();
    expect(await inMemory()).not.toContain('L40.9');
  });
});

describe('what was dismissed stays away', () => {
  it('while the doctor types on, on a page that names nobody', async () => {
    const host = await dismissed(null);
    await shows({ Plan: 'Plaques of elbow and knee, itchy.', More: 'Seen again.' }, null);
    expect(leftBy(host)).toEqual([knee.message]);
  });

  it('on a page that names nobody, when the panel is closed and the page calls the background', async () => {
    startBackground();
    await frameCalls('first');
    await dismissed(null);
    endings.pop()?.abort();
    await frameCalls('first');
    await shows({ Plan: 'Plaques of elbow and knee.' }, null);
    expect(browser.badges.get(TAB)).toBe('1');
    await frameCalls('second');
    await pass();
    expect(await inMemory()).not.toContain('L40.9');
  });

  it('when the visit is opened anew', async () => {
    startBackground();
    await dismissed();
    endings.pop()?.abort();
    await frameCalls();
    await shows({ Plan: 'Plaques of elbow and knee.' }, ANNA);
    expect(browser.badges.get(TAB)).toBe('1');
  });
});
