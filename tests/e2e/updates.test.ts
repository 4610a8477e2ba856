import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UPDATE_STEPS } from '../../utils/updates/types.ts';
import { NEW_ZIP } from './age-extension.ts';
import { holdUpdate } from './hold-update.ts';
import { findingsFor, takeBack, typeAtEnd } from './open-extension.ts';
import {
  openUpdates,
  seePackaged,
  seeTrouble,
  seeUpdated,
  turnUpdatesOn,
  type UpdatesOpened,
} from './open-updates.ts';

/** A header: the claim must not go out with it. */
const TYPED = ' Eczema, L20.8.';
/** Carbuncle of flank: new in FY2027. */
const NEW_CODE = 'L02.237';
/** Toxic effect of other organic solvents: gone in FY2027. */
const GONE_CODE = 'T52.8X1A';

/** Compiling the tables of a year ago takes a while, the first time. */
const AGEING = 180_000;

let opened: UpdatesOpened;
let panel: Page;

beforeAll(async () => {
  opened = await openUpdates('whole');
  await opened.page.bringToFront();
  await opened.page.goto(`${opened.served.origin}/plain-textareas.html`);
  await opened.page.evaluate("document.cookie = 'visit=4711; path=/'");
  await opened.pressToolbar(opened.page);
  panel = await opened.panel();
  await findingsFor(panel, 'C44.31').first().waitFor();
}, AGEING);

afterAll(() => opened?.close());

const searchBox = () => panel.getByRole('combobox', { name: 'Search codes or words' });
const hit = (code: string) =>
  panel
    .locator('tr.hit')
    .filter({ has: panel.getByText(code, { exact: true }) })
    .first();

async function search(words: string): Promise<void> {
  await searchBox().fill(words);
}

async function searchAndReview(): Promise<void> {
  const { page } = opened;
  await search('psoriasis vulgaris');
  await hit('L40.0').waitFor({ timeout: 10_000 });
  await search('');
  const plan = page.locator('textarea[name=plan]');
  await typeAtEnd(page, plan, TYPED);
  await findingsFor(panel, 'L20.8').first().waitFor({ timeout: 10_000 });
  await takeBack(page, TYPED);
  await findingsFor(panel, 'L20.8').first().waitFor({ state: 'detached', timeout: 10_000 });
}

async function setDate(date: string): Promise<void> {
  const chip = panel.getByRole('button', { name: /^Date of service/ });
  if ((await chip.getAttribute('aria-expanded')) === 'false') await chip.click();
  await panel
    .getByRole('textbox', { name: 'Date of service' })
    .or(panel.locator('input[type=date]'))
    .fill(date);
}

const seeRelease = (name: string | RegExp) =>
  panel.locator('.visit .release').filter({ hasText: name }).waitFor({ timeout: 20_000 });

describe('a coder at work in the tables of FY2026', () => {
  it('has nothing asked of any server while updates are off', async () => {
    await seeRelease('FY2026');
    await searchAndReview();
    expect(opened.server.seen).toEqual([]);
  });

  it('finds codes and reads findings in every step of the update, and keeps what is typed', async () => {
    const { options, server } = opened;
    const listing = Promise.withResolvers<void>();
    server.misbehave = (path) => (path === '' ? { kind: 'wait', until: listing.promise } : null);
    await turnUpdatesOn(options, server.url);
    await opened.page.bringToFront();
    await options.getByText('Looking for new code sets').first().waitFor();
    await searchAndReview();

    const [, ...steps] = UPDATE_STEPS;
    const hold = await holdUpdate(options, steps);
    listing.resolve();
    for (const step of steps) {
      await hold.at(step);
      await searchAndReview();
      if (step === 'swap') await search(NEW_CODE.slice(0, -1));
      await hold.leave(step);
    }
    await seeUpdated(options);
    await seeRelease('FY2027');
    await hit(NEW_CODE).waitFor({ timeout: 10_000 });
    expect(await searchBox().inputValue()).toBe(NEW_CODE.slice(0, -1));
  });
});

describe('the tables of FY2027', () => {
  it('hold what is new from 1 October 2026, and not before', async () => {
    await search(NEW_CODE);
    await setDate('2026-10-01');
    await expect.poll(() => hit(NEW_CODE).getAttribute('class')).toBe('hit');
    await setDate('2026-09-30');
    await hit(NEW_CODE).getByText('Not valid yet').waitFor({ timeout: 10_000 });
  });

  it('retire what is gone from 1 October 2026, and not before', async () => {
    await search(GONE_CODE);
    await expect.poll(() => hit(GONE_CODE).getAttribute('class')).toBe('hit');
    await setDate('2026-10-01');
    await hit(GONE_CODE).getByText('Retired').waitFor({ timeout: 10_000 });
  });

  it('can be left for those before, and returned to', async () => {
    const { options, server } = opened;
    const asked = server.seen.length;
    await options.getByRole('button', { name: 'Go back to the tables that came with Clear Margin' }).click();
    await seePackaged(options);
    await seeRelease('FY2026');
    await options.getByRole('button', { name: /^Go back to FY2027/ }).click();
    await seeUpdated(options);
    await seeRelease('FY2027');
    expect(server.seen.length).toBe(asked);
  });
});

describe('what goes over the wire', () => {
  it('is the manifest, two lists and one package, once each', () => {
    expect(opened.server.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET clear-margin-mirror.json',
      'GET ',
      'GET 2027/',
      `GET ${NEW_ZIP}`,
    ]);
  });

  it('is asked for under conditions the second time, and answered with nothing', async () => {
    const { options, server } = opened;
    await options.getByRole('button', { name: 'Look now' }).click();
    await options
      .getByText(/There was nothing new/)
      .first()
      .waitFor();
    const again = server.seen.slice(4);
    const list = again.find(({ path }) => path === '');
    expect(list?.headers['if-none-match']).toMatch(/^"/);
    expect(list?.status).toBe(304);
    expect(again.map(({ path }) => path)).not.toContain(NEW_ZIP);
  });

  it('comes to an end for the day at the ceiling', async () => {
    const { options, server } = opened;
    const enough = 'Clear Margin has asked as often today as is fair to a public server.';
    const look = options.getByRole('button', { name: 'Look now' });
    while ((await options.getByText(enough).count()) === 0) {
      await look.click();
      await look.and(options.locator(':enabled')).waitFor();
    }
    await look.click();
    await look.and(options.locator(':enabled')).waitFor();
    await seeTrouble(options, enough);
    expect(server.seen.length).toBe(12);
  });

  it('is never more than an address: no cookie, no referrer, no query, no body', () => {
    for (const { method, headers, url } of opened.server.seen) {
      expect(['GET', 'HEAD']).toContain(method);
      expect(url).not.toContain('?');
      expect(headers).not.toHaveProperty('cookie');
      expect(headers).not.toHaveProperty('referer');
      expect(headers).not.toHaveProperty('content-length');
      expect(headers).not.toHaveProperty('authorization');
    }
  });
});
