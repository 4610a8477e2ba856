import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findingsFor, takeBack, typeAtEnd } from './open-extension.ts';
import { type Granted, HEADER, openGranted, PATIENCE, TYPED } from './open-granted.ts';
import { EVERYTHING_STORED } from './read-stores.ts';

const MORE = ' Psoriasis, L40.5.';
/** What stands in the notes of the pages here, or names the patient. */
const SECRETS = /eczema|psoriasis|pearly|mole|DM-20391|Doe, Jane|03\/12\/1975|L20\.8/i;

let opened: Granted;

beforeAll(async () => {
  opened = await openGranted();
});

afterAll(() => opened?.close());

async function openNote(): Promise<void> {
  await opened.page.goto(`${opened.served.origin}/contenteditable.html`);
}

const field = () => opened.page.locator('[contenteditable]').first();
const type = (words: string) => typeAtEnd(opened.page, field(), words);

describe('a dermatologist types a note, and no panel is open', () => {
  beforeAll(openNote);

  it('sees a quiet count on the toolbar button and a line under the words', async () => {
    await type(TYPED);
    await opened.seeCount(/^1$/);
    expect((await opened.button()).title).toBe('Clear Margin: 1 thing to look at');
    await opened.seeLines(1);
  });

  it('sees both stay while the background sleeps, and follow the note when typing wakes it', async () => {
    await opened.killBackground();
    await expect.poll(opened.isBackgroundRunning).toBe(false);
    expect(await opened.underlined()).toBe(1);
    expect((await opened.button()).count).toBe('1');
    await opened.page.keyboard.type(MORE);
    await opened.seeCount(/^2$/);
    await opened.seeLines(2);
  });

  it('sees them go when the words go', async () => {
    await takeBack(opened.page, MORE);
    await opened.seeCount(/^1$/);
    await takeBack(opened.page, TYPED);
    await opened.seeCount(/^$/);
    await opened.seeLines(0);
    expect((await opened.button()).title).toBe('Clear Margin: nothing to look at');
  });

  it('takes no count along to a page without a note', async () => {
    await type(TYPED);
    await opened.seeCount(/^1$/);
    await opened.page.goto(`${opened.served.origin}/ehrs/patient-list.html`);
    await opened.seeCount(/^$/);
  });
});

describe('a page without a note, left alone until the background has gone to sleep', () => {
  const isAwake = (awake: boolean) =>
    vi.waitFor(async () => expect(await opened.isBackgroundRunning()).toBe(awake), PATIENCE);

  it('is looked at again when it turns to a note without loading', async () => {
    const { page } = opened;
    await page.goto(`${opened.served.origin}/spa.html`);
    await page.getByRole('button', { name: 'Billing' }).click();
    // Read by now: only a frame that somebody reads can lose its reader.
    await page.waitForTimeout(1500);
    await opened.killBackground();
    await isAwake(false);
    await page.waitForTimeout(500);
    expect(await opened.isBackgroundRunning()).toBe(false);
    await page.getByRole('button', { name: 'Next patient' }).click();
    await isAwake(true);
    await typeAtEnd(page, page.locator('#r9'), TYPED);
    await opened.seeCount(/^1$/);
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
    await opened.seeCount(/^1$/);
  });
});

describe('a panel is opened beside the note', () => {
  let panel: Page;

  beforeAll(async () => {
    await openNote();
    await type(TYPED);
    await opened.seeCount(/^1$/);
    await opened.pressToolbar(opened.page);
    panel = await opened.panel();
    await findingsFor(panel, HEADER).first().waitFor();
  });

  it('and watches alone: marks and count follow without the background', async () => {
    await opened.killBackground();
    await type(MORE);
    await opened.seeCount(/^2$/);
    await opened.seeLines(2);
    expect(await opened.isBackgroundRunning()).toBe(false);
  });

  it('and closed again: the background takes over', async () => {
    await panel.close();
    await takeBack(opened.page, MORE);
    await opened.seeCount(/^1$/);
    await opened.seeLines(1);
    expect(await opened.isBackgroundRunning()).toBe(true);
  });
});

describe('a dermatologist does not want marks', () => {
  const switchMarks = (name: string | RegExp) => opened.ours.getByRole('checkbox', { name }).click();

  beforeAll(async () => {
    await openNote();
    await type(TYPED);
    await opened.seeCount(/^1$/);
    await opened.seeLines(1);
  });

  it.each(['Mark the note on 127.0.0.1', 'Mark notes on the page'])('%s: off, and on again', async (name) => {
    await switchMarks(name);
    await opened.seeCount(/^$/);
    await opened.seeLines(0);
    await type(MORE);
    await opened.page.waitForTimeout(1000);
    expect((await opened.button()).count).toBe('');
    expect(await opened.underlined()).toBe(0);
    await takeBack(opened.page, MORE);
    await switchMarks(name);
    await opened.seeCount(/^1$/);
    await opened.seeLines(1);
  });

  it('switches them off while the background sleeps', async () => {
    await opened.killBackground();
    await switchMarks('Mark notes on the page');
    await opened.seeCount(/^$/);
    await opened.seeLines(0);
    await switchMarks('Mark notes on the page');
    await opened.seeCount(/^1$/);
  });

  it('takes the site back: at once nothing is marked, counted or read', async () => {
    await opened.seeLines(1);
    await opened.revoke();
    await opened.seeLines(0);
    await type(MORE);
    await opened.page.waitForTimeout(1000);
    expect(await opened.underlined()).toBe(0);
    await opened.grant();
    await opened.seeCount(/^2$/);
    await opened.seeLines(2);
  });
});

describe('a visit whose tabs are never on the screen together', () => {
  const { page } = { page: () => opened.page };
  const go = (name: string) => page().getByRole('tab', { name, exact: true }).click();

  beforeAll(async () => {
    await page().goto(`${opened.served.origin}/ehrs/derm.html`);
    await typeAtEnd(page(), page().locator('.ema-form-section textarea').nth(1), TYPED);
    await opened.seeCount(/^\d+$/);
  });

  it('is one encounter: what the note said counts on the billing tab', async () => {
    const before = (await opened.button()).count;
    await go('Billing');
    await page().waitForTimeout(1500);
    expect(Number((await opened.button()).count)).toBeGreaterThanOrEqual(Number(before));
  });

  it('ends with the next patient, though the page shows the same fields', async () => {
    await page().getByRole('button', { name: 'Next patient' }).click();
    await opened.seeCount(/^$/);
  });
});

describe('whatever was read', () => {
  it('is stored nowhere: not the note, not the codes, not the patient', async () => {
    const stored = await opened.ours.evaluate<string>(EVERYTHING_STORED);
    expect(stored).toContain('salt');
    expect(stored).not.toMatch(SECRETS);
  });
});
