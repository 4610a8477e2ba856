/** The card, the way from the panel to the words, and pointing at the note, with the background ended in between. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { findingsFor, typeAtEnd } from './open-extension.ts';
import { type Granted, HEADER, openGranted, PATIENCE, TYPED } from './open-granted.ts';
import { FIRST_UNDERLINED, LOOK_AT_LAYER, type OwnLayer, parseLayer, parseSpot } from './own-layer.ts';

/** How the second box of the page is found again. */
const SECOND_BOX = 'div:nth-of-type(2) > textarea';
const CARD_KEYS = 'Alt+Shift+Period';

let opened: Granted;
let panel: Page;

beforeAll(async () => {
  opened = await openGranted();
  await opened.context.grantPermissions(['clipboard-read', 'clipboard-write']);
});

afterAll(() => opened?.close());

const page = () => opened.page;
const open = (path: string) => page().goto(opened.served.origin + path);
const layer = async (): Promise<OwnLayer> => parseLayer(await opened.ours.evaluate(LOOK_AT_LAYER));
const seeCard = (words: RegExp | null) =>
  vi.waitFor(async () => {
    const { card } = await layer();
    if (words === null) expect(card).toBeNull();
    else expect(card?.text).toMatch(words);
  }, PATIENCE);
/** From afar, as a hand does. */
async function restOnWords(): Promise<void> {
  const { x, y } = parseSpot(await page().evaluate(FIRST_UNDERLINED));
  await page().mouse.move(2, 2);
  await page().mouse.move(x, y, { steps: 4 });
}

/** What has the focus, where the caret is in it, and how far the page is scrolled. */
const standing = () =>
  page().evaluate(() => {
    const { activeElement } = document;
    const selection = document.getSelection();
    return [activeElement?.localName, selection?.anchorNode?.nodeValue, selection?.anchorOffset].join(' ');
  });

const editor = () => page().locator('[contenteditable]').first();

/** Away from the pointer's way, and past the time in which typing keeps the card off. */
async function takeHandsOff(): Promise<void> {
  await page().mouse.move(2, 2);
  await page().waitForTimeout(1600);
}

describe('a dermatologist rests the pointer on underlined words, the panel closed and the background asleep', () => {
  beforeAll(async () => {
    await open('/contenteditable.html');
    await typeAtEnd(page(), editor(), TYPED);
    await opened.seeLines(1);
    await opened.endBackground();
    await takeHandsOff();
  });

  it('and sees the card with the finding and better codes; the caret stays, and nobody is woken', async () => {
    const before = await standing();
    await restOnWords();
    await seeCard(/Stop\s*L20\.8/);
    expect(await standing()).toBe(before);
    expect(await opened.isBackgroundRunning()).toBe(false);
  });

  it('and copies a code from it', async () => {
    const button = (await layer()).card?.buttons[0];
    if (button === undefined) throw new Error('The card offers no code.');
    await page().mouse.move(button.x, button.y, { steps: 4 });
    await page().mouse.click(button.x, button.y);
    await seeCard(/Copied/);
    expect(`Copy ${await page().evaluate('navigator.clipboard.readText()')}`).toBe(button.text);
    expect(await editor().innerText()).not.toContain('Copied');
  });

  it('and it goes with Esc, and with the pointer', async () => {
    await page().keyboard.press('Escape');
    await seeCard(null);
    await takeHandsOff();
    await restOnWords();
    await seeCard(/Stop/);
    await page().mouse.move(2, 2, { steps: 4 });
    await seeCard(null);
  });

  it('and by the keys it comes where the caret stands in the words, is read out, and goes with typing', async () => {
    await page().keyboard.press('ArrowLeft');
    await page().keyboard.press('ArrowLeft');
    await page().keyboard.press(CARD_KEYS);
    await seeCard(/Stop\s*L20\.8/);
    await expect.poll(async () => (await layer()).said, PATIENCE).toMatch(/Stop\. L20\.8\./);
    expect(await opened.isBackgroundRunning()).toBe(false);
    await page().keyboard.type(' ');
    await seeCard(null);
  });
});

describe('in a text box, with the panel open', () => {
  beforeAll(async () => {
    await open('/plain-textareas.html');
    await opened.pressToolbar(page());
    panel = await opened.panel();
    await typeAtEnd(page(), page().locator('textarea[name=plan]'), TYPED);
    await findingsFor(panel, HEADER).first().waitFor();
  });

  it('the words are underlined beside the box, and the keys bring the card', async () => {
    await opened.endBackground();
    await expect.poll(async () => (await layer()).mirrors, PATIENCE).toBeGreaterThan(0);
    await page().keyboard.press('ArrowLeft');
    await page().keyboard.press('ArrowLeft');
    await page().keyboard.press(CARD_KEYS);
    await seeCard(/Stop\s*L20\.8/);
    await page().keyboard.press('Escape');
    await seeCard(null);
    expect(await page().locator('textarea[name=plan]').inputValue()).toContain(TYPED);
  });
});

describe('a coder presses Show in note', () => {
  beforeAll(async () => {
    await open('/contenteditable.html');
    await page().evaluate(() => {
      const field = document.querySelector('[contenteditable]');
      field?.prepend(...Array.from({ length: 80 }, () => document.createElement('p')));
      for (const line of field?.querySelectorAll('p:empty') ?? []) line.append('Nothing new.');
    });
    await typeAtEnd(page(), editor(), TYPED);
    await findingsFor(panel, HEADER).first().waitFor();
  });

  it('and the page scrolls to the words and lights them up, the caret and the editor as they were', async () => {
    await opened.endBackground();
    await page().evaluate(() => scrollTo(0, 0));
    const [before, html] = [await standing(), await editor().innerHTML()];
    await findingsFor(panel, HEADER).first().getByRole('button', { name: 'Show in note' }).click();
    await panel.getByText('Shown on the page.').waitFor();
    await expect.poll(() => page().evaluate(() => scrollY > 0), PATIENCE).toBe(true);
    expect(await standing()).toBe(before);
    expect(await editor().innerHTML()).toBe(html);
  });
});

/** What is kept of the places pointed at. */
const places = () =>
  opened.ours.evaluate<string>(
    `chrome.storage.local.get('pointed-places').then((held) => JSON.stringify(held))`,
  );

const point = () => panel.getByRole('button', { name: 'Point at the note' }).first().click();

describe('a coder points at the note', () => {
  beforeEach(async () => {
    await open('/ehrs/doubt.html');
    await opened.endBackground();
  });

  it('and gives it up with Esc', async () => {
    await point();
    await panel.getByText(/Click the note on the page/).waitFor();
    await page().bringToFront();
    await page().locator('#y').hover();
    await expect.poll(async () => (await layer()).isPicking, PATIENCE).toBe(true);
    await page().keyboard.press('Escape');
    await panel.getByText('Nothing was changed.').waitFor();
    expect((await layer()).isPicking).toBe(false);
    expect(await places()).toBe('{}');
  });

  it('with a click, which the page does not hear, and the place is kept without a word of the note', async () => {
    await page().evaluate(() =>
      document.addEventListener('click', () => document.body.append('heard'), true),
    );
    await point();
    await panel.getByText(/Click the note on the page/).waitFor();
    await page().locator('#y').hover();
    await page().locator('#y').click();
    await panel.getByText(/reads the place you pointed at, now and the next time/).waitFor();
    expect(await page().locator('body').innerText()).not.toContain('heard');
    expect(await places()).toContain(SECOND_BOX);
    expect(await places()).not.toMatch(/moves|town|photographs/);
    await page().locator('#y').click();
    await typeAtEnd(page(), page().locator('#y'), TYPED);
    await findingsFor(panel, HEADER).first().waitFor();
  });

  it('and the next time, the panel closed, that place is read by itself', async () => {
    await panel.close();
    await open('/ehrs/doubt.html');
    await typeAtEnd(page(), page().locator('#y'), TYPED);
    await expect.poll(async () => (await layer()).mirrors, PATIENCE).toBeGreaterThan(0);
  });
});

describe('a coder points with the keys', () => {
  it('walks the text boxes with Tab and takes one with Enter', async () => {
    await opened.ours.evaluate(`chrome.storage.local.remove('pointed-places')`);
    await open('/ehrs/doubt.html');
    await opened.pressToolbar(page());
    panel = await opened.panel();
    await point();
    await panel.getByText(/Click the note on the page/).waitFor();
    await page().bringToFront();
    await page().keyboard.press('Tab');
    await expect.poll(async () => (await layer()).said, PATIENCE).toMatch(/Text box 1 of 2/);
    await page().keyboard.press('Tab');
    await page().keyboard.press('Enter');
    await panel.getByText(/reads the place you pointed at/).waitFor();
    expect(await places()).toContain(SECOND_BOX);
  });
});
