import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findingsFor, type Opened, openExtension, takeBack, typeAtEnd } from './open-extension.ts';

/** Words that stand only in the notes of the pages read here. */
const NOTE_WORDS = /pearly|rolled border|ligneous/i;
const TYPED = ' A ligneous eczema, L20.8.';

let folder: string;
let log: string;
let opened: Opened;
/** Every request of the whole browser, as its own network log wrote it: page, panel, workers and background. */
let requests: readonly { url: string; initiator: string }[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'netlog-'));
  log = join(folder, 'net.json');
  opened = await openExtension([`--log-net-log=${log}`, '--net-log-capture-mode=Everything']);
  await readAndReview();
  requests = readRequests(readFileSync(log, 'utf8'));
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A whole visit: grant, mark without a panel, read, edit, search, take back. At the end one request of each of ours, to prove the log sees it. */
async function readAndReview(): Promise<void> {
  const { page, served } = opened;
  await markWithoutPanel(page);
  await page.goto(`${served.origin}/plain-textareas.html`);
  await opened.pressToolbar(page);
  const panel = await opened.panel();
  await findingsFor(panel, 'C44.31').first().waitFor();
  await typeAtEnd(page, page.locator('textarea[name=plan]'), TYPED);
  await findingsFor(panel, 'L20.8').first().waitFor();
  await takeBack(page, TYPED);
  await panel.keyboard.press('/');
  await panel.keyboard.type('bcc nose');
  await panel.getByText('C44.311', { exact: true }).first().waitFor();
  await opened.revoke();
  await panel.evaluate(`fetch('${served.origin}/from-the-panel.json').catch(() => null)`);
  await backgroundFetches(`${served.origin}/from-the-background.json`);
  await opened.close();
}

/** The background reads and reviews by itself; its mark on the page says that it has. */
async function markWithoutPanel(page: Page): Promise<void> {
  await opened.grant();
  await page.goto(`${opened.served.origin}/contenteditable.html`);
  await typeAtEnd(page, page.locator('[contenteditable]').first(), TYPED);
  await page.waitForFunction(() => [...CSS.highlights.values()].some(({ size }) => size > 0));
}

async function backgroundFetches(url: string): Promise<void> {
  const { context, extensionId } = opened;
  const background = context.serviceWorkers().find((worker) => worker.url().includes(extensionId));
  if (!background) throw new Error('The background worker is not running.');
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
});
