/** Search in the real side panel and its worker, as a coder uses it: one walk through everything it offers. */
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Opened, openBeside } from './open-extension.ts';

let opened: Opened;
let panel: Page;

beforeAll(async () => {
  ({ opened, panel } = await openBeside('plain-textareas.html'));
});

afterAll(() => opened?.close());

const box = (): Locator => panel.getByRole('combobox', { name: /^Search/ });
const rows = (): Locator => panel.getByRole('grid').getByRole('row');

async function search(text: string): Promise<void> {
  await box().fill('');
  await box().fill(text);
}

/** Resolves once the first hit is this code. */
async function leads(code: string): Promise<void> {
  const escaped = code.replace('.', '\\.');
  await panel
    .locator('[role=grid] [role=row]')
    .first()
    .filter({ hasText: new RegExp(`(?<![\\w.])${escaped}(?!\\w|\\.\\w)`) })
    .waitFor();
}

describe('search in the side panel', () => {
  it.each([
    ['bcc nose', 'C44.311'],
    ['c44311', 'C44.311'],
    ['hives', 'L50.9'],
    ['ringworm of scalp', 'B35.0'],
    ['melanoma in situ left arm', 'D03.62'],
    ['h/o melanoma', 'Z85.820'],
    ['kenalog', 'J3301'],
    ['xs modifier', 'XS'],
    ['shave bx', '11102'],
    ['psoriasi', 'L40.9'],
  ])('finds “%s” first: %s', async (text, code) => {
    await search(text);
    await leads(code);
  });

  it('shows what an abbreviation can mean, and picks none', async () => {
    await search('ak');
    await leads('L57.0');
    const meanings = panel.getByRole('group', { name: 'AK can mean' });
    expect(await meanings.getByRole('button').count()).toBeGreaterThan(1);
    expect(await meanings.getByRole('button', { pressed: true }).count()).toBe(0);
    await meanings.getByRole('button', { name: 'above knee' }).click();
    await rows()
      .filter({ hasText: /Z89\.61/ })
      .first()
      .waitFor();
  });

  it('says why a hit is there', async () => {
    await search('ak');
    await leads('L57.0');
    await box().press('Alt+w');
    await rows().first().getByText('AK = actinic keratosis.').waitFor();
    await box().press('Alt+w');
  });

  it('shows results for the repaired word, the literal one a key away', async () => {
    await search('roseacea');
    await panel.getByText('Showing results for').waitFor();
    await box().press('Alt+Enter');
    await panel.getByText(/Searched as typed/).waitFor();
  });

  it('searches within a long result', async () => {
    await search('basal');
    await rows().first().waitFor();
    await box().press('>');
    await box().pressSequentially('nose');
    await leads('C44.311');
    await box().press('Escape');
  });

  it('keeps to billable codes, to a system and to a chapter', async () => {
    await search('l40');
    await leads('L40');
    await box().press('Alt+b');
    await panel.getByRole('button', { name: 'Billable only', pressed: true }).waitFor();
    await leads('L40.0');
    await box().press('Alt+b');
    await panel.getByLabel('Code system').selectOption({ label: 'HCPCS' });
    await search('l4050');
    await leads('L4050');
    await panel.getByLabel('Code system').selectOption({ label: 'All systems' });
    await search('carcinoma');
    await panel.getByRole('combobox', { name: 'Chapter' }).selectOption({ label: 'Neoplasms (C00-D49)' });
    await expect.poll(async () => (await rows().allTextContents()).length).toBeGreaterThan(5);
    await expect
      .poll(async () => (await rows().allTextContents()).filter((row) => !/(?<!\w)[CD]\d\w/.test(row)))
      .toEqual([]);
    await panel.getByRole('combobox', { name: 'Chapter' }).selectOption({ index: 0 });
  });

  it('floats a favourite up and keeps the honest order below', async () => {
    await search('psoriasis');
    await leads('L40.9');
    await rows().filter({ hasText: 'L40.4' }).first().hover();
    await panel.getByRole('button', { name: 'Favorite L40.4' }).click();
    await search('psoriasis ');
    await leads('L40.4');
    await rows().filter({ hasText: 'L40.9' }).first().waitFor();
  });

  it('answers the last of many keys typed at once', async () => {
    await search('');
    await box().pressSequentially('melanoma in situ left arm', { delay: 0 });
    await leads('D03.62');
    await search('');
    await box().pressSequentially('bcc nose', { delay: 0 });
    await leads('C44.311');
  });

  it('takes 300 characters of any script', async () => {
    await search('痤疮 жща 💊 ؟ ('.repeat(25));
    await panel.getByRole('heading', { name: 'No code found' }).or(rows().first()).first().waitFor();
    await search('bcc nose');
    await leads('C44.311');
  });
});
