import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findingsFor, type Opened, openExtension, takeBack, typeAtEnd } from './open-extension.ts';
import { FIRST_UNDERLINED, LOOK_AT_LAYER, parseLayer, parseSpot } from './own-layer.ts';
import { EVERYTHING_STORED } from './read-stores.ts';

/** Words that stand only in the notes of the pages read here, or name their patients. */
const NOTE_WORDS =
  /pearly|rolled border|ligneous|irregular brown|morbilliform|Doe, Jane|DM-20391|03.12.1975/i;
/** Codes that stand in those notes and in no search typed here. */
const NOTE_CODES = /L20\.8|C44\.31(?!1)|D48\.5/;
const TYPED = ' A ligneous eczema, L20.8.';

let folder: string;
let log: string;
let opened: Opened;
/** Every request of the whole browser, as its own network log wrote it: page, panel, workers and background. */
let requests: readonly { url: string; initiator: string }[];
/** Everything stored, once the visit was read, and once more when its site was taken back. */
const stored: string[] = [];
/** Everything that any page, panel or worker has logged or thrown, as the browser wrote it down. */
let printed: string;
/** Addresses of all tabs and of the panel at the end. */
let addresses: readonly string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'netlog-'));
  log = join(folder, 'net.json');
  const console = join(folder, 'console.log');
  opened = await openExtension([
    `--log-net-log=${log}`,
    '--net-log-capture-mode=Everything',
    '--enable-logging',
    `--log-file=${console}`,
  ]);
  await readAndReview();
  requests = readRequests(readFileSync(log, 'utf8'));
  printed = readFileSync(console, 'utf8');
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * A whole visit: grant, mark without a panel, the card, read, edit, show, point, search, tabs of an EHR, take back. At the
 * end one request and one word of each of ours, to prove that the logs see them.
 */
async function readAndReview(): Promise<void> {
  const { page, served } = opened;
  const ours = await opened.context.newPage();
  await ours.goto(`chrome-extension://${opened.extensionId}/options.html`);
  await page.bringToFront();
  await markWithoutPanel(page, ours);
  await page.goto(`${served.origin}/plain-textareas.html`);
  await opened.pressToolbar(page);
  const panel = await opened.panel();
  await findingsFor(panel, 'C44.31').first().waitFor();
  await typeAtEnd(page, page.locator('textarea[name=plan]'), TYPED);
  await findingsFor(panel, 'L20.8').first().waitFor();
  await findingsFor(panel, 'L20.8').first().getByRole('button', { name: 'Show in note' }).click();
  await panel.getByText('Shown on the page.').waitFor();
  await takeBack(page, TYPED);
  await pointAtNote(page, panel);
  await goThroughTabs(page);
  stored.push(await ours.evaluate<string>(EVERYTHING_STORED));
  await page.goto(`${served.origin}/plain-textareas.html`);
  await findingsFor(panel, 'C44.31').first().waitFor();
  await panel.keyboard.press('/');
  await panel.keyboard.type('bcc nose');
  await panel.getByText('C44.311', { exact: true }).first().waitFor();
  await panel.keyboard.press('Control+A');
  await panel.keyboard.press('Delete');
  await opened.revoke();
  await panel.getByRole('button', { name: /^Read notes on/ }).waitFor();
  stored.push(await ours.evaluate<string>(EVERYTHING_STORED));
  addresses = [...opened.context.pages(), panel].map((one) => one.url());
  await panel.evaluate(
    `console.log('the panel is heard'); setTimeout(() => { throw new Error('its errors too'); })`,
  );
  await panel.evaluate(`fetch('${served.origin}/from-the-panel.json').catch(() => null)`);
  await backgroundFetches(`${served.origin}/from-the-background.json`);
  await opened.close();
}

/** The background reads and reviews by itself; its mark on the page says that it has. */
async function markWithoutPanel(page: Page, ours: Page): Promise<void> {
  await opened.grant();
  await page.goto(`${opened.served.origin}/contenteditable.html`);
  await typeAtEnd(page, page.locator('[contenteditable]').first(), TYPED);
  await page.waitForFunction(() => [...CSS.highlights.values()].some(({ size }) => size > 0));
  await page.mouse.move(2, 2);
  await page.waitForTimeout(1600);
  const { x, y } = parseSpot(await page.evaluate(FIRST_UNDERLINED));
  await page.mouse.move(x, y, { steps: 4 });
  await vi.waitFor(async () => {
    expect(parseLayer(await ours.evaluate(LOOK_AT_LAYER)).card?.text).toContain('L20.8');
  }, 10_000);
}

async function pointAtNote(page: Page, panel: Page): Promise<void> {
  await page.goto(`${opened.served.origin}/ehrs/doubt.html`);
  await panel.getByRole('button', { name: 'Point at the note' }).first().click();
  await panel.getByText(/Click the note on the page/).waitFor();
  await page.locator('#x').hover();
  await page.locator('#x').click();
  await panel.getByText(/reads the place you pointed at/).waitFor();
}

/** Tabs of a visit that its page names, one after the other: what is remembered of them lies in memory alone. */
async function goThroughTabs(page: Page): Promise<void> {
  await page.goto(`${opened.served.origin}/ehrs/derm.html`);
  const tab = (name: string): Locator => page.getByRole('tab', { name, exact: true });
  for (const name of ['Billing', 'Skin Exam', 'Clinical Note']) {
    await page.waitForTimeout(1000);
    await tab(name).click();
  }
  await page.waitForTimeout(1000);
}

async function backgroundFetches(url: string): Promise<void> {
  const { context, extensionId } = opened;
  const background = context.serviceWorkers().find((worker) => worker.url().includes(extensionId));
  if (!background) throw new Error('The background worker is not running.');
  await background.evaluate(`console.log('the background is heard')`);
  await background.evaluate(`fetch('${url}').catch(() => null)`);
}

/** The log is one JSON document with one event a line; a browser that ends early leaves it without its end. */
function readRequests(text: string): { url: string; initiator: string }[] {
  const found: { url: string; initiator: string }[] = [];
  for (const line of text.split('\n')) {
    const url = /"url":"([^"]+)"/.exec(line)?.[1];
    const initiator = /"initiator":"([^"]+)"/.exec(line)?.[1];
    if (url !== undefined && initiator !== undefined) found.push({ url, initiator });
  }
  return found;
}

describe('the note stays in the browser', () => {
  it('sends no request of its own while a note is read, edited, reviewed and searched', () => {
    const ours = requests.filter(({ initiator }) => initiator.startsWith('chrome-extension://'));
    expect(ours.map(({ url }) => new URL(url).pathname)).toEqual([
      '/from-the-panel.json',
      '/from-the-background.json',
    ]);
  });

  it('makes the page send none either, beyond its own files', () => {
    const sent = requests.filter(
      ({ url }) => url.startsWith('http') && !url.startsWith(opened.served.origin),
    );
    expect(sent.filter(({ initiator }) => initiator.startsWith('http'))).toEqual([]);
  });

  it('lets no word of the note into any address', () => {
    expect(requests.length).toBeGreaterThan(0);
    expect(requests.filter(({ url }) => NOTE_WORDS.test(decodeURIComponent(url)))).toEqual([]);
  });

  it('stores no word, code or patient of it, neither while it is read nor after', () => {
    expect(stored).toHaveLength(2);
    for (const all of stored) {
      expect(all).toContain('salt');
      expect(all).toContain('pointed-places');
      expect(all).not.toMatch(NOTE_WORDS);
      expect(all).not.toMatch(NOTE_CODES);
    }
  });

  it('logs none of it, and no error that quotes it', () => {
    for (const heard of ['the panel is heard', 'its errors too', 'the background is heard'])
      expect(printed).toContain(heard);
    expect(printed).not.toMatch(NOTE_WORDS);
    expect(printed).not.toMatch(NOTE_CODES);
  });

  it('stands in the address of no tab and of no panel', () => {
    expect(addresses.length).toBeGreaterThan(1);
    expect(addresses.filter((url) => NOTE_WORDS.test(url) || NOTE_CODES.test(url))).toEqual([]);
  });
});
