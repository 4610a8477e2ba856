/** An organization switches marks off, and on again, in a browser that runs. Needs the rights to write a policy. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findingsFor, typeAtEnd } from './open-extension.ts';
import { type Granted, HEADER, openGranted, TYPED } from './open-granted.ts';
import { openPolicyFile, type PolicyFile } from './write-policy.ts';

/** The browser looks at its policies some seconds after a file has changed. */
const PATIENCE = { timeout: 40_000, interval: 200 };

let policies: PolicyFile;
let opened: Granted;

beforeAll(async () => {
  policies = openPolicyFile();
  policies.set({ suggestedSites: ['https://ehr.example'] });
  opened = await openGranted();
  await opened.ours.getByText('Your organization suggests it').waitFor({ timeout: 30_000 });
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
  return `${await opened.underlined()} lines, count “${(await opened.button()).count}”`;
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
      .poll(() => opened.ours.getByRole('checkbox', { name: 'Mark notes on the page' }).isDisabled())
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
