/** An organization switches marks off, and on again, in a browser that runs. Needs the rights to write a policy. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findingsFor, type Opened, openExtension, typeAtEnd } from './open-extension.ts';
import { openPolicyFile, type PolicyFile } from './write-policy.ts';

const HEADER = 'L20.8';
const TYPED = ` Eczema, ${HEADER}.`;
/** The browser looks at its policies some seconds after a file has changed. */
const PATIENCE = { timeout: 40_000, interval: 200 };

let policies: PolicyFile;
let opened: Opened;
let options: Page;

beforeAll(async () => {
  policies = openPolicyFile();
  policies.set({ suggestedSites: ['https://ehr.example'] });
  opened = await openExtension();
  options = await opened.context.newPage();
  await options.goto(`chrome-extension://${opened.extensionId}/options.html`);
  await options.getByText('Your organization suggests it').waitFor({ timeout: 30_000 });
  await opened.grant();
  await opened.page.bringToFront();
  await opened.page.goto(`${opened.served.origin}/contenteditable.html`);
});

afterAll(async () => {
  policies?.remove();
  await opened?.close();
});

const type = (words: string) =>
  typeAtEnd(opened.page, opened.page.locator('[contenteditable]').first(), words);

/** Lines under the words on the page, and the count on the toolbar button. */
async function seen(): Promise<string> {
  const lines = await opened.page.evaluate(() =>
    [...CSS.highlights].reduce((sum, [name, { size }]) => sum + (/^cm-\d$/.test(name) ? size : 0), 0),
  );
  const count = await options.evaluate(
    `chrome.tabs.query({ url: 'http://127.0.0.1/*' }).then(([{ id: tabId }]) => chrome.action.getBadgeText({ tabId }))`,
  );
  return `${lines} lines, count “${String(count)}”`;
}

const see = (what: string) => vi.waitFor(async () => expect(await seen()).toBe(what), PATIENCE);

describe('an organization switches marks off by policy', () => {
  it('and what was marked and counted goes, no panel open', { timeout: 90_000 }, async () => {
    await type(TYPED);
    await see('1 lines, count “1”');
    policies.set({ switchedOff: ['marks'] });
    await see('0 lines, count “”');
    await type(' Psoriasis, L40.5.');
    await opened.page.waitForTimeout(1500);
    expect(await seen()).toBe('0 lines, count “”');
  });

  it('and neither the panel nor the settings can switch them on; the review goes on', async () => {
    const words = 'Your organization has switched off marks in the note.';
    await expect
      .poll(() => options.getByRole('checkbox', { name: 'Mark notes on the page' }).isDisabled())
      .toBe(true);
    await opened.pressToolbar(opened.page);
    const panel = await opened.panel();
    await findingsFor(panel, HEADER).first().waitFor();
    await panel.getByRole('button', { name: /^127\.0\.0\.1/ }).click();
    await panel.getByText(words).waitFor();
    expect(await panel.getByRole('checkbox').count()).toBe(0);
    expect(await seen()).toBe('0 lines, count “”');
    await panel.close();
  });

  it('and they come back when it takes that back', { timeout: 90_000 }, async () => {
    policies.set({});
    await see('2 lines, count “2”');
  });
});
