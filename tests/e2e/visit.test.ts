/** A visit gone through tab by tab, while panels come and go and the background is ended for real. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findingsFor, typeAtEnd } from './open-extension.ts';
import { type Granted, HEADER, openGranted, PATIENCE, TYPED } from './open-granted.ts';

let opened: Granted;
let panel: Page;

beforeAll(async () => {
  opened = await openGranted();
});

afterAll(() => opened?.close());

const page = () => opened.page;
const goTo = (name: string) => page().getByRole('tab', { name, exact: true }).click();
const load = () => page().goto(`${opened.served.origin}/ehrs/derm.html`);

async function openPanel(): Promise<void> {
  await opened.pressToolbar(page());
  panel = await opened.panel();
}

const seeFinding = () => findingsFor(panel, HEADER).first().waitFor({ timeout: 10_000 });
const seeWords = (words: string | RegExp) => panel.getByText(words).first().waitFor({ timeout: 10_000 });

/** Of how many parts of the visit there is a trace: what was seen is missed, should it be forgotten. */
const partsSeen = () =>
  opened.ours.evaluate<number>(
    `chrome.storage.session.get('visits-seen').then(({ 'visits-seen': seen }) => Object.values(seen)[0].parts.length)`,
  );

async function writeNote(): Promise<void> {
  await load();
  await typeAtEnd(page(), page().locator('.ema-form-section textarea').nth(1), TYPED);
}

describe('no panel is open, and the background is ended between two tabs of the visit', () => {
  it('what the note said counts on the billing tab all the same', async () => {
    await writeNote();
    await opened.seeCount(/^[1-9]/);
    await opened.endBackground();
    await goTo('Billing');
    await expect.poll(opened.isBackgroundRunning, PATIENCE).toBe(true);
    await openPanel();
    await seeFinding();
    await seeWords(/as you saw (it|them) last/);
  });
});

describe('a panel hands over to the background, and that to the next panel', () => {
  it('with the background ended in between', async () => {
    await goTo('Orders');
    await seeFinding();
    await panel.close();
    await expect.poll(opened.isBackgroundRunning, PATIENCE).toBe(true);
    await opened.seeCount(/^[1-9]/);
    await opened.endBackground();
    await openPanel();
    await seeFinding();
    expect(await panel.getByText(/forgotten/).count()).toBe(0);
  });

  it('and on the note’s own tab it is read anew, not as it was seen', async () => {
    await goTo('Clinical Note');
    await seeFinding();
    await expect.poll(() => panel.getByText(/“History of Present Illness”.*as you saw/).count()).toBe(0);
  });

  it('and of the next patient nothing is left', async () => {
    await page().getByRole('button', { name: 'Next patient' }).click();
    await findingsFor(panel, HEADER).first().waitFor({ state: 'detached', timeout: 10_000 });
    await panel.close();
    await opened.endBackground();
    await openPanel();
    await seeWords(/note read/);
    expect(await findingsFor(panel, HEADER).count()).toBe(0);
  });
});

describe('the page loads anew while nobody is awake', () => {
  it('and the panel says that parts of the visit are forgotten, until they are seen again', async () => {
    await panel.close();
    await writeNote();
    await opened.seeCount(/^[1-9]/);
    const parts = await partsSeen();
    await goTo('Billing');
    // The count is the same on both tabs: only this tells that the second was seen before nobody is awake.
    await vi.waitFor(async () => expect(await partsSeen()).toBeGreaterThan(parts), PATIENCE);
    await opened.endBackground();
    await load();
    await goTo('Skin Exam');
    await openPanel();
    await seeWords(/of this visit (was|were) seen before and (is|are) forgotten/);
    await goTo('Billing');
    // A tab that is passed by at once is not read.
    await page().waitForTimeout(1500);
    await goTo('Clinical Note');
    await expect.poll(() => panel.getByText(/seen before and/).count(), PATIENCE).toBe(0);
  });
});

describe('a frame of the chart goes on to another form while nobody is awake', () => {
  it('and what stood in it still counts: the page around it lives on', async () => {
    await panel.close();
    await page().goto(`${opened.served.origin}/ehrs/openemr/interface/main/tabs/main.html`);
    const soap = page().frameLocator('iframe[name=enc]').frameLocator('iframe[name=enctabs-1001]');
    await typeAtEnd(page(), soap.locator('textarea').first(), TYPED);
    await opened.seeCount(/^[1-9]/);
    await opened.endBackground();
    await page().frame({ name: 'enctabs-1001' })?.goto('about:blank');
    await openPanel();
    await seeFinding();
    await seeWords(/as you saw (it|them) last/);
    await panel.getByRole('button', { name: 'Count only what is on the screen' }).click();
    await findingsFor(panel, HEADER).first().waitFor({ state: 'detached', timeout: 10_000 });
  });
});

describe('the panel is opened a second time beside the same tab', () => {
  let second: Page;

  beforeAll(async () => {
    await writeNote();
    await seeFinding();
    const tab = await opened.ours.evaluate(
      `chrome.tabs.query({ url: 'http://127.0.0.1/*' }).then(([{ id }]) => id)`,
    );
    second = await opened.context.newPage();
    await second.goto(`chrome-extension://${opened.extensionId}/sidepanel.html?tab=${String(tab)}`);
    await findingsFor(second, HEADER).first().waitFor({ timeout: 10_000 });
    // In front again, the note's tab is the one beside the first panel.
    await page().bringToFront();
  });

  it('and the page is read by the one that came last; the other says so and does not take it back by itself', async () => {
    const first = panel;
    await vi.waitFor(async () => {
      const waiting = [first, second].map((one) =>
        one.getByRole('button', { name: 'Read the page here' }).count(),
      );
      expect((await Promise.all(waiting)).toSorted()).toEqual([0, 1]);
    }, PATIENCE);
    await page().waitForTimeout(1500);
    await load();
    await page().waitForTimeout(1500);
    const words = await Promise.all([first, second].map((one) => one.locator('body').innerText()));
    expect(words.filter((text) => text.includes('Another panel reads this page'))).toHaveLength(1);
    expect(words.filter((text) => text.includes('The page is gone'))).toHaveLength(0);
  });

  it('and takes it back at a click', async () => {
    const isWaiting = (one: Page) => one.getByRole('button', { name: 'Read the page here' }).isVisible();
    const [away, at] = (await isWaiting(panel)) ? [panel, second] : [second, panel];
    await away.getByRole('button', { name: 'Read the page here' }).click();
    await at.getByRole('button', { name: 'Read the page here' }).waitFor({ timeout: 10_000 });
    await typeAtEnd(page(), page().locator('.ema-form-section textarea').nth(1), TYPED);
    await findingsFor(away, HEADER).first().waitFor({ timeout: 10_000 });
    await opened.seeCount(/^[1-9]/);
  });
});
