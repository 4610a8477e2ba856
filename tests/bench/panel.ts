/**
 * How long the panel takes to show its first answer, the background asleep before, and what an empty panel page takes
 * in the same minute: the browser's own share, below which nothing of ours can come. Times drift with the machine and
 * with what else runs on it; the difference of the two holds better.
 * Run: `npx wxt build --mode e2e && node tests/bench/panel.ts [ROUNDS]`
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { driveChromium } from '../../utils/cli/drive-chromium.ts';
import { findChromium } from '../../utils/cli/find-browser.mjs';
import { serveFolders } from '../../utils/cli/serve-folders.ts';
import { ROOT } from '../e2e/open-extension.ts';

const ROUNDS = Number(process.argv[2] ?? 15);
const BAR_MS = 300;
/** Set by the panel on its timeline when the first answer is painted, and by the empty page when it is. */
const FIRST_ANSWER = 'cm-first-answer';
/** The panel is looked at only when it is done: a debugger that attaches meanwhile takes its share of the machine. */
const LEFT_ALONE_MS = 1500;

const BUILT = join(ROOT, '.output/chrome-mv3-e2e');
const EMPTY_PAGE =
  '<!doctype html><meta charset="utf-8"><title>Empty</title><p>Empty</p><script type="module" src="/empty.js"></script>';
const EMPTY_SCRIPT = `requestAnimationFrame(() => performance.mark('${FIRST_ANSWER}'));`;

/** The same extension with a panel page that holds one line of script. */
function writeEmptyTwin(): string {
  const folder = mkdtempSync(join(tmpdir(), 'empty-panel-'));
  cpSync(BUILT, folder, { recursive: true });
  writeFileSync(join(folder, 'sidepanel.html'), EMPTY_PAGE);
  writeFileSync(join(folder, 'empty.js'), EMPTY_SCRIPT);
  return folder;
}

/** A browser beside a granted note, and a way to open its panel once and time it. */
async function openBrowser(executable: string, extension: string, origin: string) {
  const driven = await driveChromium({ executable, extension, headless: true });
  await driven.page.goto(`${origin}/ehr/`);
  await driven.grant();

  async function time(): Promise<{ fromOpening: number; fromPress: number }> {
    await driven.killBackground();
    await driven.page.waitForTimeout(500);
    const pressed = Date.now();
    await driven.pressToolbar(driven.page);
    await driven.page.waitForTimeout(LEFT_ALONE_MS);
    const panel = await driven.panel();
    await panel.waitForFunction((name) => performance.getEntriesByName(name).length > 0, FIRST_ANSWER);
    const { origin, after } = await panel.evaluate(
      (name) => ({
        origin: performance.timeOrigin,
        after: performance.getEntriesByName(name)[0]?.startTime ?? 0,
      }),
      FIRST_ANSWER,
    );
    await panel.close();
    await driven.page.waitForTimeout(300);
    return { fromOpening: after, fromPress: origin + after - pressed };
  }
  return { time, close: driven.close };
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function show(name: string, times: readonly number[], more = ''): void {
  const [low, high] = [Math.min(...times), Math.max(...times)];
  const row = [median(times), low, high].map((ms) => ms.toFixed(0).padStart(8)).join('');
  console.log(`${name.padEnd(52)}${row}${more}`);
}

const executable = findChromium();
if (executable === undefined) throw new Error('No browser found that can load the extension.');
const served = await serveFolders(join(ROOT, 'tests/fixtures/pages'), join(ROOT, 'assets/practice'));
const twin = writeEmptyTwin();
const answers: number[] = [];
const presses: number[] = [];
const floors: number[] = [];
try {
  const ours = await openBrowser(executable, BUILT, served.origin);
  const empty = await openBrowser(executable, twin, served.origin);
  // The first opening of a profile compiles everything that the browser keeps afterwards.
  await empty.time();
  const { fromOpening: firstEver } = await ours.time();
  for (let round = 0; round < ROUNDS; round += 1) {
    floors.push((await empty.time()).fromOpening);
    const { fromOpening, fromPress } = await ours.time();
    answers.push(fromOpening);
    presses.push(fromPress);
  }
  await ours.close();
  await empty.close();
  console.log(`${`${ROUNDS} rounds, ms`.padEnd(52)}  median   least    most`);
  show('an empty panel page after it opens', floors);
  show('first answer after the panel opens', answers, `   (bar ${BAR_MS})`);
  show(
    'what is ours: the difference, round by round',
    answers.map((ms, round) => ms - (floors[round] ?? 0)),
  );
  show('first answer after the press, background asleep', presses);
  console.log(`the very first opening of a new profile: ${firstEver.toFixed(0)} ms`);
} finally {
  rmSync(twin, { recursive: true, force: true });
  served.close();
}
process.exit(0);
