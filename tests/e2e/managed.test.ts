/** An organization's real policy file, read by a real browser. Needs the rights to write one. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OfficialServer, startOfficialServer } from '../fixtures/official/official-server.ts';
import { type Opened, openExtension } from './open-extension.ts';
import { openPolicyFile, type PolicyFile } from './write-policy.ts';

let opened: Opened;
let server: OfficialServer;
let options: Page;
let policies: PolicyFile;

beforeAll(async () => {
  server = await startOfficialServer();
  policies = openPolicyFile();
  policies.set({
    updatesOn: true,
    mirror: server.url,
    updateEveryHours: 48,
    suggestedSites: ['https://ehr.example'],
    switchedOff: ['paste-box', 'everything'],
  });
  opened = await openExtension();
  options = await opened.context.newPage();
  await options.goto(`chrome-extension://${opened.extensionId}/options.html`);
});

afterAll(async () => {
  policies?.remove();
  await opened?.close();
  await server?.close();
});

const see = (words: string | RegExp) => options.getByText(words).first().waitFor({ timeout: 30_000 });

describe('an organization sets Clear Margin up by policy', () => {
  it('and the options page shows it as set, and names what cannot be used', async () => {
    await see('Your organization has set some of this. Those settings cannot be changed here.');
    await see('“switchedOff” is ignored: “everything” is no feature that can be switched off.');
    await see(server.url);
    await see(/It is asked every 48 hours/);
    expect(await options.getByRole('button', { name: 'Turn updates off' }).count()).toBe(0);
    expect(await options.getByRole('radio').count()).toBe(0);
  });

  it('and the site it suggests is one click away', async () => {
    await see('Your organization suggests it');
    expect(await options.getByRole('button', { name: 'Read notes on ehr.example' }).count()).toBe(1);
  });

  it('and updates come from its mirror once the address is allowed', async () => {
    expect(server.seen).toEqual([]);
    await opened.grant();
    await options.getByRole('button', { name: 'Look now' }).click();
    await expect.poll(() => server.seen.length, { timeout: 15_000 }).toBeGreaterThan(0);
  });

  it('and the panel offers no paste box where that is switched off', async () => {
    await opened.revoke();
    await opened.page.goto(`${opened.served.origin}/plain-textareas.html`);
    await opened.page.bringToFront();
    await opened.pressToolbar(opened.page);
    const panel = await opened.panel();
    await panel.getByText('Check the codes of this visit').waitFor();
    await expect.poll(() => panel.getByText('Paste a note instead').count(), { timeout: 10_000 }).toBe(0);
  });
});
