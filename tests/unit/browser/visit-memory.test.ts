/**
 * A coder goes through the tabs of a visit. What was seen on one counts on the next, though panels close and the
 * background is ended in between.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readSituation } from '../../../components/situation.ts';
import { createPanelHost } from '../../../utils/browser/panel-host.ts';
import type { PanelHost } from '../../../utils/browser/panel-types.ts';
import { StandInBrowser, settle } from '../../fixtures/browser/stand-in-browser.ts';

const EHR = 'https://ehr.example/chart/1';
const ANNA = 'm1a2b3c.v99zz';
const BEN = 'mzzzz.v11aa';

let browser: StandInBrowser;
let endings: AbortController[];

beforeEach(() => {
  browser = new StandInBrowser();
  browser.tabs.set(1, EHR);
  browser.held.add('https://ehr.example:443/*');
  endings = [];
});

afterEach(() => {
  for (const ending of endings) ending.abort();
});

/** @param held what the page was given to hold before */
async function openPanel(held: string | null = null): Promise<PanelHost> {
  const ending = new AbortController();
  endings.push(ending);
  const host = createPanelHost(ending.signal);
  await settle();
  if (held !== null) browser.port().onMessage.tell({ kind: 'held', memory: held });
  return host;
}

function closePanel(): void {
  endings.pop()?.abort();
}

async function sees(notes: Readonly<Record<string, string>>, key: string | null = ANNA): Promise<void> {
  browser.port().shows(notes, key);
  await settle();
}

/** What the page was given to hold last. */
function held(): string {
  const hold = browser.ports
    .flatMap((port) => port.heard)
    .findLast((command) => Reflect.get(Object(command), 'kind') === 'hold');
  return String(Reflect.get(Object(hold), 'memory'));
}

function situation(host: PanelHost) {
  const now = readSituation(host.beside(), null);
  if (now.state !== 'note') throw new Error(`There is no note: ${now.state}`);
  return now;
}

const text = (host: PanelHost) => situation(host).note.text;

/** All that lies in the browser's storage. */
async function stored(): Promise<string> {
  const { local, session, sync } = fakeBrowser.storage;
  return JSON.stringify([await local.get(null), await session.get(null), await sync.get(null)]);
}

describe('the panel is closed and opened again on another tab of the visit', () => {
  it('and what was seen before still counts', async () => {
    await openPanel();
    await sees({ Assessment: 'Psoriasis of the elbow.' });
    const memory = held();
    closePanel();
    const host = await openPanel(memory);
    await sees({ Billing: 'L40.9' });
    expect(text(host)).toContain('Psoriasis of the elbow.');
    expect(situation(host).forgotten).toBe(0);
  });

  it('and what was seen of another patient does not', async () => {
    await openPanel();
    await sees({ Assessment: 'Psoriasis of the elbow.' });
    const memory = held();
    closePanel();
    const host = await openPanel(memory);
    await sees({ Assessment: 'Acne.' }, BEN);
    expect(text(host)).toBe('Acne.');
    expect(held()).not.toContain('Psoriasis');
  });

  it('and nothing that a page makes up is taken for it', async () => {
    for (const nonsense of ['', '{', '[]', '{"key":7}', `{"key":"${'m1'.repeat(200)}"}`]) {
      const host = await openPanel(nonsense);
      await sees({ Assessment: 'Acne.' });
      expect(text(host)).toBe('Acne.');
      closePanel();
    }
  });
});

describe('the page has loaded anew while nobody was awake', () => {
  async function openAfterLoss(key = ANNA): Promise<PanelHost> {
    await openPanel();
    await sees({ History: 'Red elbows.', Assessment: 'Psoriasis.' });
    closePanel();
    const host = await openPanel();
    await sees({ Billing: 'L40.9' }, key);
    return host;
  }

  it('and the panel says how much of the visit is forgotten', async () => {
    const host = await openAfterLoss();
    expect(situation(host).forgotten).toBe(2);
  });

  it('and says so no more once they have been seen again, or the user goes on without', async () => {
    const host = await openAfterLoss();
    await sees({ History: 'Red elbows.' });
    expect(situation(host).forgotten).toBe(1);
    await sees({ History: 'Red elbows.', Assessment: 'Psoriasis.' });
    expect(situation(host).forgotten).toBe(0);
    closePanel();
    const again = await openPanel();
    await sees({ Exam: 'Plaques.' });
    expect(situation(again).forgotten).toBe(3);
    again.forgetSeen();
    expect(situation(again).forgotten).toBe(0);
  });

  it('and of the next patient nothing is said to be forgotten', async () => {
    const host = await openAfterLoss(BEN);
    expect(situation(host).forgotten).toBe(0);
  });

  it('and no word, code or key of the visit was stored to tell', async () => {
    await openAfterLoss();
    expect(await stored()).toContain('visits-seen');
    expect(await stored()).not.toMatch(/elbow|psoriasis|L40|1a2b3c|99zz/i);
  });
});

describe('the user takes the site back', () => {
  it('and the page forgets what it held', async () => {
    const host = await openPanel();
    await sees({ Assessment: 'Psoriasis of the elbow.' });
    expect(held()).toContain('Psoriasis');
    await host.revoke();
    expect(held()).toBe('');
    expect(await stored()).not.toContain('ehr.example"');
  });
});

describe('a frame from another site', () => {
  it('is remembered by the panel, and not left with the page around it', async () => {
    browser.frames = [0, 3];
    const host = await openPanel();
    await sees({ Assessment: 'Psoriasis.' });
    browser.port(3).onMessage.tell({
      kind: 'reading',
      reading: {
        path: [0],
        seq: 1,
        encounter: ANNA,
        fields: [
          { id: 'x', kind: 'note', control: 'editor', label: 'Letter', text: 'Foreign.', system: null },
        ],
        dateOfService: null,
        unread: [],
        isForeign: true,
      },
    });
    await settle();
    await sees({ Assessment: 'Psoriasis, worse.' });
    expect(text(host)).toContain('Foreign.');
    expect(held()).toContain('worse');
    expect(held()).not.toContain('Foreign.');
  });
});
