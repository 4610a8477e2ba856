import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findingsFor, type Opened, openExtension, takeBack, typeAtEnd } from './open-extension.ts';
import { EVERYTHING_STORED } from './read-stores.ts';

/** Heading codes: the claim must not go out with them, whatever the note says. */
const HEADER = 'L20.8';
const TYPED = ` Eczema, ${HEADER}.`;
const MORE = ' Psoriasis, L40.5.';
/** What stands in the notes of the pages here, or names the patient. */
const SECRETS = /eczema|psoriasis|pearly|mole|DM-20391|Doe, Jane|03\/12\/1975|L20\.8/i;

let opened: Opened;
/** A page of our own, from which the browser can be asked. It reads no note. */
let ours: Page;

beforeAll(async () => {
  opened = await openExtension();
  ours = await opened.context.newPage();
  await ours.goto(`chrome-extension://${opened.extensionId}/options.html`);
  await opened.grant();
  await opened.page.bringToFront();
});

afterAll(() => opened?.close());

/** What the toolbar button of the page's tab says: "2", and in words. */
async function button(): Promise<{ count: string; title: string }> {
  return ours.evaluate(`chrome.tabs.query({ url: 'http://127.0.0.1/*' }).then(async ([{ id: tabId }]) => ({
    count: await chrome.action.getBadgeText({ tabId }),
    title: await chrome.action.getTitle({ tabId }),
  }))`);
}

const PATIENCE = { timeout: 15_000, interval: 50 };

const seeCount = (count: RegExp) =>
  vi.waitFor(async () => expect((await button()).count).toMatch(count), PATIENCE);

/** Stretches of text that the page draws lines under. Pages see our highlights by names that say nothing. */
function underlined(): Promise<number> {
  return opened.page.evaluate(() => {
    let drawn = 0;
    for (const [name, { size }] of CSS.highlights) if (/^cm-\d$/.test(name)) drawn += size;
    return drawn;
  });
}

const seeLines = (lines: number) => vi.waitFor(async () => expect(await underlined()).toBe(lines), PATIENCE);

const isBackgroundRunning = () =>
  ours.evaluate<boolean>(
    `chrome.runtime.getContexts({ contextTypes: ['BACKGROUND'] }).then((found) => found.length > 0)`,
  );

async function openNote(): Promise<void> {
  await opened.page.goto(`${opened.served.origin}/contenteditable.html`);
}

const field = () => opened.page.locator('[contenteditable]').first();
const type = (words: string) => typeAtEnd(opened.page, field(), words);

describe('a dermatologist types a note, and no panel is open', () => {
  beforeAll(openNote);

  it('sees a quiet count on the toolbar button and a line under the words', async () => {
    await type(TYPED);
    await seeCount(/^1$/);
    expect((await button()).title).toBe('Clear Margin: 1 thing to look at');
    await seeLines(1);
  });

  it('sees both stay while the background sleeps, and follow the note when typing wakes it', async () => {
    await opened.killBackground();
    await expect.poll(isBackgroundRunning).toBe(false);
    expect(await underlined()).toBe(1);
    expect((await button()).count).toBe('1');
    await opened.page.keyboard.type(MORE);
    await seeCount(/^2$/);
    await seeLines(2);
  });

  it('sees them go when the words go', async () => {
    await takeBack(opened.page, MORE);
    await seeCount(/^1$/);
    await takeBack(opened.page, TYPED);
    await seeCount(/^$/);
    await seeLines(0);
    expect((await button()).title).toBe('Clear Margin: nothing to look at');
  });

  it('takes no count along to a page without a note', async () => {
    await type(TYPED);
    await seeCount(/^1$/);
    await opened.page.goto(`${opened.served.origin}/ehrs/patient-list.html`);
    await seeCount(/^$/);
  });
});

describe('a page without a note, left alone until the background has gone to sleep', () => {
  const isAwake = (awake: boolean) =>
    vi.waitFor(async () => expect(await isBackgroundRunning()).toBe(awake), PATIENCE);

  it('is looked at again when it turns to a note without loading', async () => {
    const { page } = opened;
    await page.goto(`${opened.served.origin}/spa.html`);
    await page.getByRole('button', { name: 'Billing' }).click();
    // Read by now: only a frame that somebody reads can lose its reader.
    await page.waitForTimeout(1500);
    await opened.killBackground();
    await isAwake(false);
    await page.waitForTimeout(500);
    expect(await isBackgroundRunning()).toBe(false);
    await page.getByRole('button', { name: 'Next patient' }).click();
    await isAwake(true);
    await typeAtEnd(page, page.locator('#r9'), TYPED);
    await seeCount(/^1$/);
  });

  it('is looked at again when somebody goes to write in it', async () => {
    const { page } = opened;
    await page.goto(`${opened.served.origin}/spa.html`);
    await page.waitForTimeout(1500);
    await page.evaluate(() => document.querySelector('#root')?.replaceChildren());
    await page.waitForTimeout(1500);
    await opened.killBackground();
    await isAwake(false);
    await page.evaluate(() => {
      const root = document.querySelector('#root');
      if (root !== null) root.innerHTML = '<h2>Clinical note</h2><textarea id="late">Acne.</textarea>';
    });
    await typeAtEnd(page, page.locator('#late'), TYPED);
    await seeCount(/^1$/);
  });
});

describe('a panel is opened beside the note', () => {
  let panel: Page;

  beforeAll(async () => {
    await openNote();
    await type(TYPED);
    await seeCount(/^1$/);
    await opened.pressToolbar(opened.page);
    panel = await opened.panel();
    await findingsFor(panel, HEADER).first().waitFor();
  });

  it('and watches alone: marks and count follow without the background', async () => {
    await opened.killBackground();
    await type(MORE);
    await seeCount(/^2$/);
    await seeLines(2);
    expect(await isBackgroundRunning()).toBe(false);
  });

  it('and closed again: the background takes over', async () => {
    await panel.close();
    await takeBack(opened.page, MORE);
    await seeCount(/^1$/);
    await seeLines(1);
    expect(await isBackgroundRunning()).toBe(true);
  });
});

describe('a dermatologist does not want marks', () => {
  const switchMarks = (name: string | RegExp) => ours.getByRole('checkbox', { name }).click();

  beforeAll(async () => {
    await openNote();
    await type(TYPED);
    await seeCount(/^1$/);
    await seeLines(1);
  });

  it.each(['Mark the note on 127.0.0.1', 'Mark notes on the page'])('%s: off, and on again', async (name) => {
    await switchMarks(name);
    await seeCount(/^$/);
    await seeLines(0);
    await type(MORE);
    await opened.page.waitForTimeout(1000);
    expect((await button()).count).toBe('');
    expect(await underlined()).toBe(0);
    await takeBack(opened.page, MORE);
    await switchMarks(name);
    await seeCount(/^1$/);
    await seeLines(1);
  });

  it('switches them off while the background sleeps', async () => {
    await opened.killBackground();
    await switchMarks('Mark notes on the page');
    await seeCount(/^$/);
    await seeLines(0);
    await switchMarks('Mark notes on the page');
    await seeCount(/^1$/);
  });

  it('takes the site back: at once nothing is marked, counted or read', async () => {
    await seeLines(1);
    await opened.revoke();
    await seeLines(0);
    await type(MORE);
    await opened.page.waitForTimeout(1000);
    expect(await underlined()).toBe(0);
    await opened.grant();
    await seeCount(/^2$/);
    await seeLines(2);
  });
});

describe('a visit whose tabs are never on the screen together', () => {
  const { page } = { page: () => opened.page };
  const go = (name: string) => page().getByRole('tab', { name, exact: true }).click();

  beforeAll(async () => {
    await page().goto(`${opened.served.origin}/ehrs/derm.html`);
    await typeAtEnd(page(), page().locator('.ema-form-section textarea').nth(1), TYPED);
    await seeCount(/^\d+$/);
  });

  it('is one encounter: what the note said counts on the billing tab', async () => {
    const before = (await button()).count;
    await go('Billing');
    await page().waitForTimeout(1500);
    expect(Number((await button()).count)).toBeGreaterThanOrEqual(Number(before));
  });

  it('ends with the next patient, though the page shows the same fields', async () => {
    await page().getByRole('button', { name: 'Next patient' }).click();
    await seeCount(/^$/);
  });
});

describe('whatever was read', () => {
  it('is stored nowhere: not the note, not the codes, not the patient', async () => {
    const stored = await ours.evaluate<string>(EVERYTHING_STORED);
    expect(stored).toContain('salt');
    expect(stored).not.toMatch(SECRETS);
  });
});
