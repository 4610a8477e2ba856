import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Served, serveFolders } from '../../utils/cli/serve-folders.ts';
import type { DrivenFirefox } from './drive-firefox.ts';
import { ROOT } from './open-extension.ts';
import { openFirefox, readFindings, readHeld } from './open-firefox.ts';

let served: Served;
let firefox: DrivenFirefox;
let page: string;
let panel: string;

beforeAll(async () => {
  served = await serveFolders(join(ROOT, 'tests/fixtures/pages'));
  firefox = await openFirefox();
  page = await firefox.open(`${served.origin}/plain-textareas.html`);
});

afterAll(async () => {
  await firefox?.close();
  served?.close();
});

const seen = (words: string | RegExp) =>
  vi.waitFor(async () => expect(String(await firefox.run(panel, 'document.body.innerText'))).toMatch(words), {
    timeout: 10_000,
    interval: 100,
  });

const findings = () => readFindings(firefox, panel);

describe('in Firefox', () => {
  it('opens the sidebar at a press on the toolbar button', async () => {
    await firefox.pressToolbar();
    await vi.waitFor(async () => expect(await firefox.sidebarIsOpen()).toBe(true), { timeout: 10_000 });
  });

  it('knows from that press which site it stands beside, and reads nothing of it yet', async () => {
    panel = await firefox.open(`${firefox.pages}sidepanel.html`);
    const tabId = await firefox.run(
      panel,
      "browser.tabs.query({}).then((tabs) => tabs.find((tab) => tab.url?.includes('plain-textareas'))?.id)",
    );
    await firefox.go(panel, `${firefox.pages}sidepanel.html?tab=${tabId}`);
    await seen(`Read notes on ${new URL(served.origin).host}`);
    expect(await findings()).toBe('');
  });

  it('is granted the site by a real click, without the port Firefox does not know', async () => {
    await firefox.click(panel, '[data-primary]');
    await seen('C44.31');
    expect(await readHeld(firefox, panel)).toBe('http://127.0.0.1/*');
    expect(await findings()).toContain('C44.31');
  });

  it('follows an edit of the note', async () => {
    await firefox.click(page, 'textarea[name=plan]');
    await firefox.type(page, 'Eczema, L20.8. ');
    await vi.waitFor(async () => expect(await findings()).toContain('L20.8'), { timeout: 10_000 });
    await firefox.type(page, '\uE003'.repeat('Eczema, L20.8. '.length));
    await vi.waitFor(async () => expect(await findings()).not.toContain('L20.8'), { timeout: 10_000 });
  });

  it('reads a rich-text editor in a blank frame, and frames inside frames', async () => {
    await firefox.go(page, `${served.origin}/rich-text-iframe.html`);
    await seen('L40.9');
    await firefox.go(page, `${served.origin}/nested-iframes.html`);
    await seen('L20.9');
  });

  it('gives the site back by its own button, and stops', async () => {
    await firefox.click(panel, '.visit .site');
    await firefox.click(panel, '.visit .drawer .button:last-child');
    await vi.waitFor(async () => expect(await findings()).toBe(''), { timeout: 10_000 });
    await seen('Read notes on');
    expect(await readHeld(firefox, panel)).toBe('');
    const scripts = await firefox.run(
      panel,
      'browser.scripting.getRegisteredContentScripts().then((scripts) => scripts.length)',
    );
    expect(scripts).toBe(0);
  });
});
