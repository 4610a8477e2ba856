/** A visit in Firefox: an EHR's page read, its marks, card and pointing, a frame allowed, the site taken back. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Served, serveFolders } from '../../utils/cli/serve-folders.ts';
import type { DrivenFirefox } from './drive-firefox.ts';
import { ROOT } from './open-extension.ts';
import { grantBeside, openFirefox, openPanelBeside, readFindings, readHeld } from './open-firefox.ts';
import { FIRST_UNDERLINED, LOOK_AT_LAYER, type OwnLayer, parseLayer, parseSpot } from './own-layer.ts';
import { EVERYTHING_STORED } from './read-stores.ts';

/** Heading code: the claim must not go out with it, whatever the note says. */
const HEADER = 'L20.8';
/** A word that stands nowhere in the extension. */
const TYPED = `A ligneous eczema, ${HEADER}. `;
const SECRETS = /ligneous|eczema|L20\.8|DM-20391|Doe, Jane|03\/12\/1975/i;
const PATIENCE = { timeout: 15_000, interval: 100 };
const ESC = '\uE00C';
const LEFT = '\uE012';
const CARD_KEYS = ['\uE00A', '\uE008', '.'];

let served: Served;
let firefox: DrivenFirefox;
let page: string;
let panel: string;
let sent: readonly string[];

beforeAll(async () => {
  served = await serveFolders(join(ROOT, 'tests/fixtures/pages'));
  firefox = await openFirefox();
  sent = await firefox.listen('network.beforeRequestSent');
  page = await firefox.open(`${served.origin}/ehrs/derm.html`);
  panel = await openPanelBeside(firefox, '/derm');
  await grantBeside(firefox, panel);
  await toFront();
});

afterAll(async () => {
  await firefox?.close();
  served?.close();
});

const toFront = () => firefox.send('browsingContext.activate', { context: page });
const open = (path: string) => firefox.go(page, served.origin + path);
const layer = async (): Promise<OwnLayer> => parseLayer(await firefox.run(panel, LOOK_AT_LAYER));
const said = async () => String(await firefox.run(panel, 'document.body.innerText'));
const see = (words: string | RegExp) => vi.waitFor(async () => expect(await said()).toMatch(words), PATIENCE);
const seeFinding = () =>
  vi.waitFor(async () => expect(await readFindings(firefox, panel)).toContain(HEADER), PATIENCE);
const seeNoFinding = () =>
  vi.waitFor(async () => expect(await readFindings(firefox, panel)).not.toContain(HEADER), PATIENCE);
const seeCard = (words: RegExp | null) =>
  vi.waitFor(async () => {
    const { card } = await layer();
    if (words === null) expect(card).toBeNull();
    else expect(card?.text).toMatch(words);
  }, PATIENCE);

async function write(css: string): Promise<void> {
  await firefox.click(page, css);
  await firefox.type(page, TYPED);
}

/** Click a button of the panel by its words. */
async function pressInPanel(words: string): Promise<void> {
  const name = `[...document.querySelectorAll('button')].find((one) => one.innerText.startsWith(${JSON.stringify(words)}))`;
  await vi.waitFor(
    async () =>
      expect(
        await firefox.run(panel, `${name}?.setAttribute('data-pressed', '') ?? ${name} !== undefined`),
      ).toBe(true),
    PATIENCE,
  );
  await firefox.click(panel, '[data-pressed]');
  await firefox.run(panel, `document.querySelector('[data-pressed]')?.removeAttribute('data-pressed')`);
}

describe('in Firefox, a coder goes through a visit', () => {
  it('whose note is read from the EHR’s page, and marked in its text boxes', async () => {
    await see(/note read/);
    await write('.ema-form-section:nth-of-type(2) textarea');
    await seeFinding();
    await vi.waitFor(async () => expect((await layer()).mirrors).toBeGreaterThan(0), PATIENCE);
  });

  it('and what the note said counts on its billing tab, the event page and the panel having been closed', async () => {
    await firefox.go(panel, `${firefox.pages}options.html`);
    await firefox.stopBackground();
    await firefox.run(page, `document.querySelectorAll('[role=tab]')[3].click()`);
    const find = "browser.tabs.query({}).then((tabs) => tabs.find(({ url }) => url?.includes('/derm'))?.id)";
    await firefox.go(panel, `${firefox.pages}sidepanel.html?tab=${await firefox.run(panel, find)}`);
    await seeFinding();
    await see(/as you saw (it|them) last/);
  });

  it('and of the next patient nothing of it is left', async () => {
    await firefox.run(page, `document.querySelector('#next').click()`);
    await seeNoFinding();
  });
});

describe('in Firefox, words are underlined', () => {
  beforeAll(async () => {
    await open('/contenteditable.html');
    await write('[contenteditable] p');
    await vi.waitFor(async () => expect(await firefox.run(page, FIRST_UNDERLINED)).not.toBe(''), PATIENCE);
    await firefox.stopBackground();
  });

  it('and the pointer that rests on them brings the card; leaving takes it away', async () => {
    await firefox.rest(page, { x: 3, y: 3 });
    await new Promise((done) => setTimeout(done, 1600));
    await firefox.rest(page, parseSpot(await firefox.run(page, FIRST_UNDERLINED)));
    await seeCard(/Stop\s*L20\.8/);
    await firefox.rest(page, { x: 3, y: 3 });
    await seeCard(null);
  });

  it('and so do the keys, where the caret stands in them; Esc takes it away', async () => {
    await firefox.press(page, LEFT, LEFT, LEFT);
    await firefox.press(page, CARD_KEYS);
    await seeCard(/Stop\s*L20\.8/);
    await firefox.press(page, ESC);
    await seeCard(null);
  });
});

describe('in Firefox, a coder points at the note', () => {
  it('with a click, and the place is read then', async () => {
    await open('/ehrs/doubt.html');
    await see(/Point at the note/);
    await pressInPanel('Point at the note');
    await see(/Click the note on the page/);
    await toFront();
    await firefox.click(page, '#y');
    await see(/reads the place you pointed at/);
    await write('#y');
    await seeFinding();
  });
});

describe('in Firefox, a frame comes from another site', () => {
  it('and is read once that site is allowed by a click in the panel, and no more when it is taken back', async () => {
    const frame = `${served.origin.replace('127.0.0.1', 'localhost')}/plain-textareas.html`;
    await open('/foreign-frame.html');
    await firefox.run(page, `document.querySelector('iframe').src = ${JSON.stringify(frame)}`);
    await see(/Read notes on localhost/);
    expect(await readFindings(firefox, panel)).toBe('');
    await pressInPanel('Read notes on localhost');
    await vi.waitFor(async () => expect(await readFindings(firefox, panel)).toContain('C44.31'), PATIENCE);
    expect(await readHeld(firefox, panel)).toContain('http://localhost/*');
    await firefox.run(panel, "browser.permissions.remove({ origins: ['http://localhost/*'] })");
    await vi.waitFor(async () => expect(await readFindings(firefox, panel)).toBe(''), PATIENCE);
  });
});

describe('in Firefox, the site is taken back', () => {
  it('and at once nothing is read, marked or held any more', async () => {
    await open('/contenteditable.html');
    await write('[contenteditable] p');
    await seeFinding();
    await pressInPanel('127.0.0.1');
    await pressInPanel('Stop reading this site');
    await see(/Read notes on/);
    expect(await readFindings(firefox, panel)).toBe('');
    await vi.waitFor(async () => expect(await firefox.run(page, FIRST_UNDERLINED)).toBe(''), PATIENCE);
    await write('[contenteditable] p');
    await new Promise((done) => setTimeout(done, 1000));
    expect(await readFindings(firefox, panel)).toBe('');
    expect(await firefox.run(page, FIRST_UNDERLINED)).toBe('');
  });
});

describe('in Firefox, whatever was read', () => {
  it('is stored nowhere', async () => {
    const stored = String(await firefox.run(panel, EVERYTHING_STORED));
    expect(stored).toContain('salt');
    expect(stored).not.toMatch(SECRETS);
  });

  it('stands in no log, no error and no address', async () => {
    await firefox.run(panel, "console.log('a log is heard')");
    await firefox.run(panel, "setTimeout(() => { throw new Error('an error is heard'); })");
    await vi.waitFor(async () => {
      const log = await firefox.readLog();
      expect(log).toContain('a log is heard');
      expect(log).toContain('an error is heard');
    }, PATIENCE);
    expect(await firefox.readLog()).not.toMatch(SECRETS);
    await firefox.run(panel, `fetch('${served.origin}/from-the-panel.json').catch(() => null)`);
    await vi.waitFor(() => expect(sent.join()).toContain('/from-the-panel.json'), PATIENCE);
    expect(sent.map((event) => decodeURIComponent(event)).join('\n')).not.toMatch(SECRETS);
  });
});
