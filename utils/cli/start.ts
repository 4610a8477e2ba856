/**
 * `npm start`: the main job, once through. Opens Chromium with the extension beside the practice chart, its site
 * granted and the side panel open. With a display it stays open until the window is closed; without one it prints
 * the review the panel shows and says where the pictures are.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Page } from 'playwright';
import { type DrivenChromium, driveChromium } from './drive-chromium.ts';
import { findChromium } from './find-browser.mjs';
import { readPanel, type SeenFinding, type SeenReview, waitForReview } from './read-panel.ts';
import { serveFolders } from './serve-folders.ts';

const ROOT = join(import.meta.dirname, '../..');
const EXTENSION = join(ROOT, '.output/chrome-mv3-e2e');
const PICTURES = join(ROOT, '.output/screenshots');

const GRADES = { block: 'Stop ', warn: 'Check', inform: 'Ask  ' } as const;

async function main(): Promise<number> {
  const executable = findChromium();
  if (executable === undefined) throw new Error('No browser found that can load the extension.');
  if (!process.argv.includes('--built')) build();
  const chart = await serveFolders(join(ROOT, 'assets/practice/ehr'));
  const headless = !hasDisplay() || process.argv.includes('--headless');
  const ended = toldToEnd();
  const driven = await driveChromium({ executable, extension: EXTENSION, headless, ownSignals: true });
  try {
    const closed = driven.context.waitForEvent('close', { timeout: 0 });
    await Promise.race([ended, closed, show(driven, chart.origin, headless)]);
    if (!headless) await Promise.race([ended, closed]);
  } finally {
    await driven.close();
    chart.close();
  }
  return 0;
}

/** Ctrl+C and its kin: wanted, so the browser is closed in order and nothing failed. */
function toldToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}

async function show(driven: DrivenChromium, origin: string, headless: boolean): Promise<void> {
  await driven.page.goto(`${origin}/`);
  const panel = await openReview(driven);
  if (headless) return report(driven, panel);
  console.log(`Clear Margin is open beside the practice chart (${origin}).`);
  console.log('Edit the note and watch the review follow. Close the window or press Ctrl+C to end.');
}

function build(): void {
  const run = spawnSync('wxt', ['build', '--mode', 'e2e'], {
    cwd: ROOT,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (run.status !== 0) throw new Error(`The extension could not be built.\n${run.stdout}${run.stderr}`);
}

/** Press the toolbar button, grant the site, wait for the review. */
async function openReview(driven: DrivenChromium): Promise<Page> {
  await driven.pressToolbar(driven.page);
  const panel = await driven.panel();
  await driven.grant();
  await driven.closeSettings();
  await waitForReview(panel);
  return panel;
}

function hasDisplay(): boolean {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function report(driven: DrivenChromium, panel: Page): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  const pictures = { page: join(PICTURES, 'page.png'), panel: join(PICTURES, 'panel.png') };
  await driven.page.screenshot({ path: pictures.page });
  await panel.screenshot({ path: pictures.panel });
  printReview(await readPanel(panel));
  console.log('\nPictures');
  for (const picture of Object.values(pictures)) console.log(`  ${relative(process.cwd(), picture)}`);
}

function printReview({ dateOfService, codes, findings }: SeenReview): void {
  console.log(`The review of the practice chart, date of service ${dateOfService}\n\nCodes on the page`);
  for (const { code, title, standing } of codes) console.log(`  ${code.padEnd(8)} ${standing}  ${title}`);
  console.log('\nFindings');
  for (const finding of findings) printFinding(finding);
}

function printFinding({ grade, code, message, quotes, suggests, source }: SeenFinding): void {
  console.log(`  ${GRADES[grade]}  ${code}${suggests === null ? '' : ` → ${suggests}`}  ${message}`);
  for (const quote of quotes) console.log(`         “${quote}”`);
  console.log(`         ${source}`);
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
