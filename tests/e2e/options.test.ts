/** The options page in a real browser, over the real background. Whole updates are in `updates.test.ts`. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OfficialServer, startOfficialServer } from '../fixtures/official/official-server.ts';
import { type Opened, openExtension } from './open-extension.ts';

let opened: Opened;
let server: OfficialServer;
let options: Page;

beforeAll(async () => {
  server = await startOfficialServer(
    new Map([['2026/icd10cm-Code Descriptions-2026.zip', new TextEncoder().encode('Nobody fetches this.')]]),
  );
  opened = await openExtension();
  await opened.page.goto(`${opened.served.origin}/plain-textareas.html`);
});

afterAll(async () => {
  await opened?.close();
  await server?.close();
});

const see = (words: string | RegExp) => options.getByText(words).first().waitFor({ timeout: 15_000 });
const press = (name: string | RegExp) => options.getByRole('button', { name }).click();
const stored = () => options.evaluate('chrome.storage.local.get(null)');

describe('a coder opens the settings', () => {
  it('from the panel, in a tab of their own', async () => {
    await opened.pressToolbar(opened.page);
    const panel = await opened.panel();
    const coming = opened.context.waitForEvent('page');
    await panel.getByRole('button', { name: 'Settings' }).click();
    options = await coming;
    await options.waitForURL(`chrome-extension://${opened.extensionId}/options.html`);
    await see('The code tables in use came with Clear Margin.');
    expect(await options.getByRole('row', { name: /ICD-10-CM codes/ }).innerText()).toContain('FY2027');
  });

  it('and nothing was fetched, since updates are off', async () => {
    await see('Updates are off.');
    await see('No site is allowed yet.');
    expect(server.seen).toEqual([]);
  });
});

describe('a coder turns updates on', () => {
  it('from a mirror: its address is asked for, looked at, and holds nothing new', async () => {
    await options.getByRole('radio', { name: /A mirror of your practice/ }).check();
    await options.getByRole('textbox', { name: 'Address of the folder' }).fill(server.url);
    await press('Use this address');
    await see('This address is in use.');
    expect(server.seen).toEqual([]);
    // No prompt can be answered here: the browser is told beforehand.
    await opened.grant();
    await press('Turn updates on');
    await see('Updates are on.');
    await see('There was nothing new.');
    expect(server.seen.map(({ path }) => path)).toContain('');
  });

  it('and the page knows so after it was loaded again, the background gone meanwhile', async () => {
    await opened.killBackground();
    await options.reload();
    await see('Updates are on.');
    await see('There was nothing new.');
    const before = server.seen.length;
    await press('Look now');
    await expect.poll(() => server.seen.length, { timeout: 15_000 }).toBeGreaterThan(before);
    expect(await options.evaluate('chrome.alarms.getAll().then((all) => all.length)')).toBe(1);
  });

  it('and reads at once when the permission is taken back in the browser’s own settings', async () => {
    await opened.revoke();
    await see('The browser does not let Clear Margin fetch from there, so no update comes.');
    await opened.grant();
    await expect.poll(() => options.getByRole('button', { name: 'Look now' }).isEnabled()).toBe(true);
  });
});

describe('a coder drops the wrong file', () => {
  it('and reads what it is, and what to do', async () => {
    const before = server.seen.length;
    const buffer = Buffer.from('<!doctype html><title>Download</title>');
    await options
      .getByLabel('The zip')
      .setInputFiles({ name: 'fy2028.zip', mimeType: 'application/zip', buffer });
    await see(
      'fy2028.zip is not a zip file. It is a web page. Download the official zip again and drop it here.',
    );
    expect(server.seen).toHaveLength(before);
  });
});

describe('a coder minds privacy', () => {
  it('is told where the browser keeps a grant: this build holds its site from the start', async () => {
    await press(/^Stop reading/);
    await see(/The browser keeps the permission for this site/);
  });

  it('deletes all that is stored: settings, and what the updater knows', async () => {
    expect(await stored()).not.toEqual({});
    await press('Delete all that is stored');
    await press('Delete');
    await see('All of it is deleted.');
    await see('Updates are off.');
    expect(await stored()).toEqual({});
  });
});
