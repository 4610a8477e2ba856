import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DEFAULT_PORT_SITE,
  findingsFor,
  type Opened,
  openExtension,
  takeBack,
  typeAtEnd,
} from './open-extension.ts';

/** A heading code: the claim must not go out with it, whatever the note says. */
const HEADER = 'L20.8';
const TYPED = ` Eczema, ${HEADER}.`;

const PAGES: readonly { name: string; path: string; field: (page: Page) => Locator }[] = [
  {
    name: 'plain text fields',
    path: '/plain-textareas.html',
    field: (page) => page.locator('textarea[name=plan]'),
  },
  {
    name: 'frames inside frames',
    path: '/nested-iframes.html',
    field: (page) =>
      page
        .frameLocator('iframe[name=enc]')
        .frameLocator('iframe[name=enctabs-1]')
        .locator('textarea[name=assessment]'),
  },
  {
    name: 'a rich-text editor in a blank frame',
    path: '/rich-text-iframe.html',
    field: (page) => page.frameLocator('iframe').locator('body'),
  },
  {
    name: 'a page that swaps its content without loading',
    path: '/spa.html',
    field: (page) => page.locator('#r4'),
  },
];

let opened: Opened;
let panel: Page;

beforeAll(async () => {
  opened = await openExtension();
  await opened.page.goto(`${opened.served.origin}/plain-textareas.html`);
  await opened.pressToolbar(opened.page);
  panel = await opened.panel();
});

afterAll(() => opened?.close());

async function seeFinding(code: string): Promise<void> {
  await findingsFor(panel, code).first().waitFor({ timeout: 10_000 });
}

async function seeNoFinding(code: string): Promise<void> {
  await findingsFor(panel, code).first().waitFor({ state: 'detached', timeout: 10_000 });
}

async function seeText(words: string | RegExp): Promise<void> {
  await panel.getByText(words).first().waitFor({ timeout: 10_000 });
}

describe('a coder opens the panel beside a chart', () => {
  it('is the real side panel, and knows which site it stands beside', async () => {
    const host = new URL(opened.served.origin).host;
    await panel.getByRole('button', { name: `Read notes on ${host}` }).waitFor();
    expect(panel.url()).toBe(`chrome-extension://${opened.extensionId}/sidepanel.html`);
  });

  it('reads nothing before the site is granted', async () => {
    await seeText('Check the codes of this visit');
    expect(await panel.locator('article.finding').count()).toBe(0);
  });

  it('reads the page that is already open as soon as the site is granted', async () => {
    await opened.grant();
    await seeText('10 Nov 2026');
    await seeFinding('C44.31');
  });
});

describe.each(PAGES)('on $name', ({ path, field }) => {
  it('reads the note, follows an edit, and stops when the site is taken back', async () => {
    const { page } = opened;
    await page.goto(opened.served.origin + path);
    await panel.getByRole('tab', { name: /^Review \d+$/ }).waitFor({ timeout: 10_000 });
    await seeNoFinding(HEADER);

    await typeAtEnd(page, field(page), TYPED);
    await seeFinding(HEADER);
    expect(await findingsFor(panel, HEADER).first().getAttribute('class')).toContain('block');

    await takeBack(page, TYPED);
    await seeNoFinding(HEADER);

    await opened.revoke();
    await panel.getByRole('button', { name: /^Read notes on/ }).waitFor({ timeout: 10_000 });
    await typeAtEnd(page, field(page), TYPED);
    await page.waitForTimeout(700);
    expect(await panel.locator('article.finding').count()).toBe(0);

    await opened.grant();
    await seeFinding(HEADER);
  });
});

describe('a site that the user lets Clear Margin on', () => {
  let other: Page;
  let site: string;

  beforeAll(async () => {
    site = opened.served.origin.replace('127.0.0.1', 'localhost');
    other = await opened.context.newPage();
    await other.goto(`${site}/plain-textareas.html`);
    await opened.pressToolbar(other);
  });

  afterAll(async () => {
    await other.close();
    await opened.page.bringToFront();
  });

  const held = () => panel.evaluate<string[]>('chrome.permissions.getAll().then((all) => all.origins)');

  it('is asked for by the panel’s own button, on this port alone', async () => {
    // Allowed in the settings, so that the browser answers the button without its prompt.
    await opened.grant(`${site}/*`);
    await panel.getByRole('button', { name: /^Read notes on localhost/ }).click();
    await seeFinding('C44.31');
    expect(await held()).toContain(`${site}/*`);
  });

  it('is given back by the panel’s own button, and nothing of it is read any more', async () => {
    await panel.getByRole('button', { name: /^localhost/ }).click();
    await panel.getByRole('button', { name: 'Stop reading this site' }).click();
    await panel.getByRole('button', { name: /^Read notes on localhost/ }).waitFor({ timeout: 10_000 });
    expect(await held()).not.toContain(`${site}/*`);
    await typeAtEnd(other, other.locator('textarea[name=plan]'), TYPED);
    await other.waitForTimeout(700);
    expect(await panel.locator('article.finding').count()).toBe(0);
  });
});

describe('a site on the port that goes without saying', () => {
  it('is granted on that port alone', async () => {
    const { context, pressToolbar } = opened;
    const page = await context.newPage();
    await page.goto(`${DEFAULT_PORT_SITE}/plain-textareas.html`);
    await pressToolbar(page);
    await opened.grant(`${DEFAULT_PORT_SITE}:80/*`);
    await panel.getByRole('button', { name: 'Read notes on clinic', exact: true }).click();
    await seeFinding('C44.31');

    await page.goto(`${DEFAULT_PORT_SITE}:8080/plain-textareas.html`);
    await seeText('Is the note on this tab?');
    await pressToolbar(page);
    await panel.getByRole('button', { name: 'Read notes on clinic:8080', exact: true }).waitFor();
    expect(await panel.locator('article.finding').count()).toBe(0);

    await page.goto(`${DEFAULT_PORT_SITE}/plain-textareas.html`);
    await seeFinding('C44.31');
    await page.close();
    await opened.page.bringToFront();
  });
});

describe('a site whose grant the browser keeps', () => {
  it('is not read any more all the same, and the panel says where the grant is', async () => {
    await opened.page.goto(`${opened.served.origin}/plain-textareas.html`);
    await seeFinding('C44.31');
    // This build holds the loopback site from the start, as one does whose organization has set it.
    await panel.getByRole('button', { name: /^127\.0\.0\.1/ }).click();
    await panel.getByRole('button', { name: 'Stop reading this site' }).click();
    const again = panel.getByRole('button', { name: /^Read notes on/ });
    await again.waitFor({ timeout: 10_000 });
    await seeText(/^Reading has stopped, but the browser keeps the permission/);
    await opened.page.reload();
    await opened.page.waitForTimeout(700);
    expect(await panel.locator('article.finding').count()).toBe(0);
    await again.click();
    await seeFinding('C44.31');
  });
});

describe('a tab that goes on to a site without a grant', () => {
  it('takes its note with it', async () => {
    const { page, served } = opened;
    await page.goto(`${served.origin}/plain-textareas.html`);
    await seeFinding('C44.31');
    await page.goto(`${served.origin.replace('127.0.0.1', 'localhost')}/plain-textareas.html`);
    await seeText(/^(Is the note on this tab|Check the codes of this visit)/);
    expect(await panel.locator('article.finding').count()).toBe(0);
    await page.goBack();
    await seeFinding('C44.31');
  });
});

describe('a page that swaps patients without loading', () => {
  it('shows the codes of the note on the screen, and no longer those of the one before', async () => {
    const { page } = opened;
    await page.goto(`${opened.served.origin}/spa.html`);
    await panel.getByRole('tab', { name: /^Codes/ }).click();
    await panel.locator('.codes').getByText('L71.9', { exact: true }).waitFor({ timeout: 10_000 });
    await page.getByRole('button', { name: 'Next patient' }).click();
    await panel.locator('.codes').getByText('L70.0', { exact: true }).waitFor({ timeout: 10_000 });
    await panel.locator('.codes').getByText('L71.9', { exact: true }).waitFor({ state: 'detached' });
    await panel.getByRole('tab', { name: /^Review/ }).click();
  });
});

describe('the browser is no quiet place', () => {
  it('goes on when the background worker has been stopped', async () => {
    const { page } = opened;
    await page.goto(`${opened.served.origin}/plain-textareas.html`);
    await seeFinding('C44.31');
    await opened.killBackground();
    await typeAtEnd(page, page.locator('textarea[name=plan]'), TYPED);
    await seeFinding(HEADER);
    await page.goto(`${opened.served.origin}/rich-text-iframe.html`);
    await seeFinding('L40.9');
    await opened.pressToolbar(page);
    await seeFinding('L40.9');
  });

  it('reads again after a reload and after the Back button', async () => {
    const { page } = opened;
    await page.goto(`${opened.served.origin}/plain-textareas.html`);
    await seeFinding('C44.31');
    await page.goto(`${opened.served.origin}/rich-text-iframe.html`);
    await seeFinding('L40.9');
    await seeNoFinding('C44.31');
    await page.goBack();
    await seeFinding('C44.31');
    await page.reload();
    await seeFinding('C44.31');
  });

  it('drops the note when another tab comes to the front, and asks for the toolbar button there', async () => {
    await seeFinding('C44.31');
    const other = await opened.context.newPage();
    await other.goto(`${opened.served.origin.replace('127.0.0.1', 'localhost')}/spa.html`);
    await seeText('Is the note on this tab?');
    expect(await panel.locator('article.finding').count()).toBe(0);

    await opened.pressToolbar(other);
    await panel.getByRole('button', { name: /^Read notes on localhost/ }).waitFor({ timeout: 10_000 });

    await other.close();
    await opened.page.bringToFront();
    await seeFinding('C44.31');
  });

  it('says so on a page that belongs to the browser', async () => {
    const other = await opened.context.newPage();
    await other.goto('chrome://version');
    await opened.pressToolbar(other);
    await seeText('This page cannot be read');
    await other.close();
  });
});
