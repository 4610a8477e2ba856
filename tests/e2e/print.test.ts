/** The review on paper: printed by a real browser from the side panel, and the pages counted. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Opened, openExtension } from './open-extension.ts';

const NOTE = [
  '1. Basal cell carcinoma of the nose, biopsy proven. C44.91',
  '2. Psoriasis L40.9, well controlled, seen by Dr. Quillfeather.',
].join('\n');
/** A problem list that was never tidied up. */
const MANY = Array.from({ length: 60 }, (_, at) => `L${20 + (at % 10)}.${(at * 7) % 10}`).join(' ');

let opened: Opened;
let panel: Page;

beforeAll(async () => {
  opened = await openExtension();
  await opened.page.goto(`${opened.served.origin}/ehrs/derm.html`);
  await opened.pressToolbar(opened.page);
  panel = await opened.panel();
  // The browser's own dialog cannot be answered here, and a page that closes itself once printed cannot be looked at.
  await panel.evaluate(`{
    const { open } = window;
    window.open = (...asked) => {
      const page = open(...asked);
      return Object.assign(page, { print: () => undefined, close: () => { page.name = 'closed'; } });
    };
  }`);
});

afterAll(() => opened?.close());

async function paste(note: string, codes: string): Promise<void> {
  await panel.getByText('Paste a note instead').click();
  await panel.getByRole('textbox', { name: /note/i }).first().fill(note);
  await panel.getByRole('textbox', { name: /codes/i }).first().fill(codes);
  await panel.getByRole('button', { name: /^Review/ }).click();
  await panel.getByRole('tab', { name: /^Review \d/ }).waitFor();
}

/** Print with the keyboard alone. @returns the words on the page, and how many pages they take */
async function print(...keys: readonly string[]) {
  await panel.keyboard.press('p');
  await panel.getByRole('dialog', { name: 'Print the review' }).waitFor();
  const [sheet] = await Promise.all([
    opened.context.waitForEvent('page'),
    (async () => {
      for (const key of keys) await panel.keyboard.press(key);
    })(),
  ]);
  await sheet.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const text = await sheet.locator('body').innerText();
  const background = await sheet.evaluate('getComputedStyle(document.body).backgroundColor');
  const session = await opened.context.newCDPSession(sheet);
  const { data } = await session.send('Page.printToPDF', { preferCSSPageSize: true });
  const isClosed = await sheet.evaluate<boolean>(`window.name === 'closed'`);
  await sheet.close();
  const pdf = Buffer.from(data, 'base64').toString('latin1');
  return { text, background, isClosed, pages: pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length };
}

describe('the printed review', () => {
  it('is one white page of codes without a word of the note', async () => {
    await paste(NOTE, 'C44.91, L40.9');
    const { text, background, isClosed, pages } = await print('Tab', 'Tab', 'Enter');
    expect(pages).toBe(1);
    expect(isClosed).toBe(true);
    expect(background).toBe('rgb(255, 255, 255)');
    expect(text).toContain('C44.311');
    expect(text).not.toMatch(/Quillfeather|biopsy proven|well controlled/);
  });

  it('holds the note’s own words where that was chosen', async () => {
    const { text, pages } = await print('Tab', 'ArrowDown', 'Tab', 'Enter');
    expect(pages).toBe(1);
    expect(text).toContain('Basal cell carcinoma of the nose, biopsy proven.');
  });

  it('is one page however much there is to say, and says what is left out', async () => {
    await panel.getByRole('button', { name: 'Back to the page' }).click();
    await paste(NOTE.repeat(3), MANY);
    const { text, pages } = await print('Tab', 'ArrowDown', 'Tab', 'Enter');
    expect(pages).toBe(1);
    expect(text).toMatch(/\d+ more findings? did not fit on this page/);
  });
});
