/** An organization's real policy file, read by a real browser. Needs the rights to write one. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OfficialServer, startOfficialServer } from '../fixtures/official/official-server.ts';
import { type Opened, openExtension, ROOT } from './open-extension.ts';

const POLICIES = '/etc/chromium/policies/managed';
const FILE = join(POLICIES, `clear-margin-test-${process.pid}.json`);

let opened: Opened;
let server: OfficialServer;
let options: Page;
/** The topmost folder that was made for the file. */
let made: string | undefined;

beforeAll(async () => {
  server = await startOfficialServer();
  made = mkdirSync(POLICIES, { recursive: true });
  const policy = {
    updatesOn: true,
    mirror: server.url,
    updateEveryHours: 48,
    suggestedSites: ['https://ehr.example'],
    switchedOff: ['paste-box', 'everything'],
  };
  writeFileSync(FILE, JSON.stringify({ '3rdparty': { extensions: { [extensionId()]: policy } } }));
  opened = await openExtension();
  options = await opened.context.newPage();
  await options.goto(`chrome-extension://${opened.extensionId}/options.html`);
});

afterAll(async () => {
  rmSync(FILE, { force: true });
  if (made !== undefined && existsSync(made)) rmSync(made, { recursive: true });
  await opened?.close();
  await server?.close();
});

/** Chromium names an unpacked extension by the folder it lies in. */
function extensionId(): string {
  const folder = join(dirname(join(ROOT, '.output/chrome-mv3-e2e/manifest.json')));
  const hex = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  return [...hex].map((figure) => String.fromCharCode(97 + Number.parseInt(figure, 16))).join('');
}

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
