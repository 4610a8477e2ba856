/**
 * Pictures of the panel in every state, light and dark, narrow and wide, for a look before a release.
 * Run: `node tests/e2e/panel-shots.ts FOLDER [STATE ...]`. Uses the real worker and tables.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { type Browser, chromium, type Page } from 'playwright';
import { createServer } from 'vite';
import { buildBook } from '../../utils/cli/build-book.ts';
import { findChromium } from '../../utils/cli/find-browser.mjs';
import { STATES } from '../fixtures/panel/states.ts';

const ROOT = join(import.meta.dirname, '../..');
const WIDTHS = [320, 400, 600];

/** What is done on top of a state before its picture is taken. */
const SCENES: Readonly<Record<string, { state: string; act: (page: Page) => Promise<void> }>> = {
  pointing: {
    state: 'no-note',
    act: (page) => page.getByRole('button', { name: 'Point at the note' }).click(),
  },
  'uncoded-card': { state: 'uncoded', act: (page) => page.keyboard.press('j') },
  'ask-dialog': {
    state: 'visit',
    act: async (page) => {
      await page
        .getByRole('button', { name: /^Ask the physician/ })
        .first()
        .click();
    },
  },
  'print-dialog': { state: 'visit', act: (page) => page.keyboard.press('p') },
  dismissed: {
    state: 'visit',
    act: async (page) => {
      await page
        .getByRole('button', { name: /^Dismiss…/ })
        .first()
        .click();
      await page.getByRole('button', { name: 'Dismiss', exact: true }).click();
      await page.getByText('1 dismissed').click();
    },
  },
  'rule-of-finding': { state: 'visit', act: (page) => openRule(page) },
  'rule-book': {
    state: 'visit',
    act: async (page) => {
      await openRule(page);
      await page.getByRole('button', { name: 'All rules' }).click();
      await page.getByText('Unspecified code', { exact: true }).click();
    },
  },
  'dismiss-form': {
    state: 'visit',
    act: async (page) => {
      await page
        .getByRole('button', { name: /^Dismiss…/ })
        .first()
        .click();
      await page.getByRole('combobox', { name: 'Why is it dismissed?' }).selectOption('Another reason');
    },
  },
  'rule-off': {
    state: 'visit',
    act: async (page) => {
      await page
        .getByRole('button', { name: /^Dismiss…/ })
        .first()
        .click();
      await page.getByRole('button', { name: 'Switch this rule off' }).click();
      await page.getByText('1 rule off').click();
    },
  },
  procedures: { state: 'visit', act: (page) => page.keyboard.press('5') },
  'procedures-worked': {
    state: 'visit',
    act: async (page) => {
      await page.keyboard.press('5');
      await page.getByRole('combobox', { name: 'Procedure' }).selectOption('excision-benign');
      await page.getByRole('combobox', { name: 'Site' }).selectOption('trunk');
      await page.getByRole('textbox', { name: 'Lesion size' }).fill('1.0 cm');
      await page.getByRole('textbox', { name: 'Narrowest margin' }).fill('40 cm');
      await page.getByRole('button', { name: /^One more/ }).click();
      await page.getByRole('textbox', { name: 'Lesion size' }).last().fill('2.1 cm');
      await page.getByRole('combobox', { name: 'Site' }).last().selectOption('nose');
    },
  },
  codes: { state: 'visit', act: (page) => page.keyboard.press('2') },
  search: { state: 'visit', act: (page) => type(page, 'bcc nose') },
  'search-code': { state: 'visit', act: (page) => type(page, 'c44.3') },
  'search-repaired': { state: 'visit', act: (page) => type(page, 'roseacea') },
  'search-nothing': { state: 'visit', act: (page) => type(page, 'qqqqzzz') },
  'search-empty': { state: 'visit&kept=some', act: (page) => page.keyboard.press('/') },
  'search-yours': { state: 'visit&kept=some', act: (page) => type(page, 'melanocytic nevi') },
  'search-meanings': { state: 'visit', act: (page) => type(page, 'ak') },
  'search-meant': { state: 'visit', act: (page) => type(page, 'ak', 'Alt+ArrowDown', 'ArrowDown', 'Alt+w') },
  'search-why': { state: 'visit', act: (page) => type(page, 'bcc nose', 'Alt+w') },
  'search-within': {
    state: 'visit',
    act: async (page) => {
      await type(page, 'melanoma in situ>');
      await page.keyboard.type('arm>left');
    },
  },
  'search-filtered': {
    state: 'visit',
    act: async (page) => {
      await type(page, 'dermatitis', 'Alt+b');
      await page.getByRole('combobox', { name: 'Chapter' }).selectOption('12');
    },
  },
  'search-filtered-nothing': {
    state: 'visit',
    act: async (page) => {
      await type(page, 'bcc', 'Alt+b');
      await page.getByRole('combobox', { name: 'Chapter' }).selectOption('12');
    },
  },
  'search-retired': { state: 'visit', act: (page) => type(page, 'L98.A') },
  basket: {
    state: 'visit',
    act: async (page) => {
      await type(page, 'melanocytic nevi');
      await page.locator('[role=grid][aria-busy=false]').waitFor();
      await page.waitForTimeout(300);
      for (const key of [
        'Shift+Enter',
        'ArrowDown',
        'Shift+Enter',
        'ArrowDown',
        'Shift+Enter',
        'Escape',
        'Escape',
      ]) {
        await page.keyboard.press(key);
      }
      await page.keyboard.press('3');
    },
  },
  'basket-empty': { state: 'visit', act: (page) => page.keyboard.press('3') },
  keys: { state: 'visit', act: (page) => page.keyboard.press('?') },
  date: { state: 'visit', act: (page) => page.getByRole('button', { name: /Date of service/ }).click() },
  site: { state: 'visit', act: (page) => page.getByRole('button', { name: 'ehr.example.com' }).click() },
  walk: {
    state: 'long',
    act: async (page) => {
      for (const _ of Array(3)) await page.keyboard.press('j');
    },
  },
  paste: { state: 'ungranted', act: (page) => page.getByText('Paste a note instead').click() },
  'card-leaf': { state: 'visit', act: (page) => openCard(page, 'C44.311') },
  'card-open': { state: 'visit', act: (page) => openCard(page, 'L40.50') },
  'card-header': { state: 'visit', act: (page) => openCard(page, 'L23') },
  'card-7th': { state: 'visit', act: (page) => openCard(page, 'T23.001') },
  'card-7th-leaf': { state: 'visit', act: (page) => openCard(page, 'T78.2XXA') },
  'card-manifestation': { state: 'visit', act: (page) => openCard(page, 'L99') },
  'card-retired': { state: 'visit', act: (page) => openCard(page, 'T78.07XA') },
  'card-hcpcs': { state: 'visit', act: (page) => openCard(page, 'J3301') },
  'card-cpt': { state: 'visit', act: (page) => openCard(page, '11102') },
  'card-retitled': { state: 'visit', act: (page) => openCard(page, 'L29.8') },
  'card-without-notes': { state: 'visit', act: (page) => openCard(page, 'L40.50') },
  'card-scrolled': {
    state: 'visit',
    act: async (page) => {
      await openCard(page, 'L40.50');
      await page.locator('main').evaluate((main) => main.scrollTo(0, 420));
    },
  },
  book: { state: 'visit', act: (page) => page.keyboard.press('4') },
  chapters: {
    state: 'visit',
    act: async (page) => {
      await page.keyboard.press('4');
      await page.getByRole('button', { name: 'Chapters' }).click();
    },
  },
  block: {
    state: 'visit',
    act: async (page) => {
      await openCard(page, 'L23');
      await page.keyboard.press('u');
    },
  },
  'shelf-kept': { state: 'visit&kept=some', act: (page) => page.keyboard.press('4') },
  'shelf-arrange': {
    state: 'visit&kept=some',
    act: async (page) => {
      await page.keyboard.press('4');
      await page.getByRole('button', { name: 'Arrange' }).click();
      await page.getByRole('button', { name: 'Remove L40.0 from the favorites' }).click();
    },
  },
  neoplasm: { state: 'visit', act: (page) => openWay(page, 'Neoplasm table') },
  'neoplasm-nose': {
    state: 'visit',
    act: async (page) => {
      await openWay(page, 'Neoplasm table');
      await page.keyboard.type('bcc nose');
      await page.waitForTimeout(500);
      await page.keyboard.press('Tab');
    },
  },
  'neoplasm-calf': {
    state: 'visit',
    act: async (page) => {
      await openWay(page, 'Neoplasm table');
      await page.keyboard.type('in situ calf');
    },
  },
  'neoplasm-nothing': {
    state: 'visit',
    act: async (page) => {
      await openWay(page, 'Neoplasm table');
      await page.keyboard.type('qqqq');
    },
  },
  changes: { state: 'visit&kept=some', act: (page) => openWay(page, 'What changed') },
  'changes-retitled': {
    state: 'visit',
    act: async (page) => {
      await openWay(page, 'What changed');
      await page.getByRole('button', { name: /^New title/ }).click();
    },
  },
  'changes-hcpcs': {
    state: 'visit',
    act: async (page) => {
      await openWay(page, 'What changed');
      await page.getByLabel('Code system').selectOption('HCPCS');
    },
  },
  'no-tables': { state: 'visit', act: async () => undefined },
};

/** @param keys pressed once the answer has come */
async function type(page: Page, text: string, ...keys: string[]): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(text);
  if (keys.length > 0) await page.waitForTimeout(500);
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(100);
  }
}

async function openRule(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Why\?/ })
    .first()
    .click();
}

async function openWay(page: Page, name: string): Promise<void> {
  await page.keyboard.press('4');
  await page.getByRole('button', { name }).click();
  await page.waitForTimeout(800);
}

async function openCard(page: Page, code: string): Promise<void> {
  await type(page, code);
  await page.locator('[role=grid][aria-busy=false]').waitFor();
  await page.waitForTimeout(200);
  await page.keyboard.press('ArrowRight');
  await page.locator('.card-head').waitFor();
}

async function takeAll(browser: Browser, address: string, folder: string, wanted: readonly string[]) {
  const scenes = new Map(
    Object.keys(STATES).map((state) => [state, { state, act: async (_: Page) => undefined }]),
  );
  for (const [name, scene] of Object.entries(SCENES))
    scenes.set(name, { ...scene, act: async (page) => void (await scene.act(page)) });
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of WIDTHS) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 780 } });
      for (const [name, { state, act }] of scenes) {
        if (wanted.length > 0 && !wanted.includes(name)) continue;
        const page = await context.newPage();
        if (name === 'no-tables') await page.route('**/book/book.bin', (route) => route.abort());
        if (name === 'card-without-notes') await page.route('**/book/notes.bin', (route) => route.abort());
        await page.goto(`${address}tests/fixtures/panel/index.html?state=${state}`);
        await page.getByRole('combobox', { name: /^Search/ }).waitFor();
        await page.waitForTimeout(700);
        await act(page);
        await page.waitForTimeout(400);
        await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`) });
        await page.close();
      }
      await context.close();
    }
  }
}

const [folder, ...wanted] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Say which folder the pictures go to: node tests/e2e/panel-shots.ts FOLDER');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
buildBook();
const server = await createServer({
  configFile: false,
  root: ROOT,
  publicDir: join(ROOT, 'assets/public'),
  plugins: [react()],
  server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
  logLevel: 'warn',
});
await server.listen();
const address = server.resolvedUrls?.local[0];
if (address === undefined) throw new Error('The pages are not served.');
const executablePath = findChromium();
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
await takeAll(browser, address, folder, wanted);
await browser.close();
await server.close();
