/**
 * How well the note is found: every page of `tests/fixtures/pages/ehrs` in a real Chromium, with and without adapters.
 * Precision and recall count characters of the note (bar: 0.99 each); the time is that of the first reading of all
 * frames of the page (bar: 30 ms on the page of 20,000 elements), the middle of several.
 *
 * Run: `node tests/bench/note-found.ts [words of page names] [--wrong]`. `--wrong` shows what was read amiss.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, normalize } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { build } from 'vite';
import { findChromium } from '../../utils/cli/find-browser.mjs';
import { EHR_HINTS } from '../../utils/note/ehr-hints.ts';
import type { PageHints } from '../../utils/note/wire.ts';
import type { TabReading } from '../browser/ehr-tab.ts';
import type { PageState, PageTruth } from '../fixtures/ehr-pages.ts';
import {
  compareCodes,
  EHR_PAGES,
  precisionOf,
  recallOf,
  type Score,
  scoreNote,
} from '../fixtures/ehr-pages.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/pages/ehrs');
const ROUNDS = 5;

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const showWrong = process.argv.includes('--wrong');

/** The reader of whole tabs as one script. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, '../browser/ehr-tab.ts'), formats: ['iife'], name: 'ehrTab' },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !('output' in output)) throw new Error('Nothing was built.');
  return output.output[0].code;
}

function serve(): Promise<{ readonly address: string; close(): void }> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://local').pathname);
    try {
      const file = readFileSync(join(FOLDER, path));
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(file);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const at = server.address();
      const port = typeof at === 'object' && at !== null ? at.port : 0;
      done({ address: `http://127.0.0.1:${port}`, close: () => server.close() });
    });
  });
}

interface Result {
  readonly score: Score;
  readonly ms: number;
  readonly wrong: readonly string[];
}

async function measure(
  browser: Browser,
  url: string,
  truth: PageTruth,
  hints: readonly PageHints[],
): Promise<Result> {
  const page = await openFresh(browser, `${url}/${truth.page}`);
  let score: Score = { right: 0, read: 0, truth: 0 };
  const wrong: string[] = [];
  for (const state of truth.states) {
    await page.evaluate(
      `ehrTab.act(document, ${JSON.stringify(state.do)}).then(() => ehrTab.framesLoaded(document))`,
    );
    const reading = await read(page, hints);
    const here = scoreNote(reading.texts, state.note);
    score = {
      right: score.right + here.right,
      read: score.read + here.read,
      truth: score.truth + here.truth,
    };
    wrong.push(...whatIsWrong(reading, state, hints.length > 0).map((line) => `${state.name}: ${line}`));
  }
  await page.close();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await firstReadingMs(browser, url, truth, hints));
  return { score, ms: times.sort((a, b) => a - b)[ROUNDS >> 1] ?? 0, wrong };
}

function whatIsWrong(reading: TabReading, state: PageState, withAdapters: boolean): readonly string[] {
  const wrong = [
    ...differences(reading, state.note),
    ...compareCodes(reading.codes, state.codes, withAdapters),
  ];
  if (JSON.stringify(reading.unread) !== JSON.stringify(state.unread)) {
    wrong.push(`unread: ${reading.unread.join(', ')}`);
  }
  if (reading.doubt !== (state.doubt ?? false)) wrong.push(`in doubt: ${reading.doubt}`);
  const date = reading.note.dateOfService?.date ?? null;
  if (date !== state.date) wrong.push(`date: ${date}`);
  return wrong;
}

async function openFresh(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.evaluate(`${script}; window.ehrTab = ehrTab; ehrTab.framesLoaded(document)`);
  return page;
}

/** Time of the page's own thread, on a page that was never read before: what else the machine does is left out. */
async function firstReadingMs(
  browser: Browser,
  url: string,
  truth: PageTruth,
  hints: readonly PageHints[],
): Promise<number> {
  const page = await openFresh(browser, `${url}/${truth.page}`);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const seconds = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
  };
  const start = await seconds();
  await page.evaluate(`ehrTab.readTab(document, ${JSON.stringify(hints)}).ms`);
  const ms = ((await seconds()) - start) * 1000;
  await page.close();
  return ms;
}

async function read(page: Page, hints: readonly PageHints[]): Promise<TabReading> {
  return page.evaluate(`ehrTab.readTab(document, ${JSON.stringify(hints)})`);
}

function differences(reading: TabReading, truth: readonly string[]): readonly string[] {
  const missing = truth.filter((text) => !reading.texts.includes(text));
  const extra = reading.texts.filter((text) => !truth.includes(text));
  return [
    ...missing.map((text) => `not read: ${JSON.stringify(text)}`),
    ...extra.map((text) => `not note: ${JSON.stringify(text)} [${labelOf(reading, text)}]`),
  ];
}

function labelOf({ note }: TabReading, text: string): string {
  return note.fields.find(({ start, end }) => note.text.slice(start, end) === text)?.label ?? '';
}

const script = await bundle();
const server = await serve();
const executablePath = findChromium();
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
console.log('page               without adapter: precision recall    ms | with: precision recall    ms');
for (const name of EHR_PAGES) {
  if (words.length > 0 && !words.some((word) => name.includes(word))) continue;
  const truth: PageTruth = JSON.parse(readFileSync(join(FOLDER, `${name}.truth.json`), 'utf8'));
  const figures: string[] = [];
  const wrong: string[] = [];
  for (const hints of [[], EHR_HINTS]) {
    const result = await measure(browser, server.address, truth, hints);
    const { score, ms } = result;
    figures.push(
      `${precisionOf(score).toFixed(3)}  ${recallOf(score).toFixed(3)} ${ms.toFixed(1).padStart(5)}`,
    );
    wrong.push(...result.wrong.map((line) => `    ${hints.length > 0 ? 'with' : 'without'}: ${line}`));
  }
  console.log(`${name.padEnd(36)} ${figures[0]} |     ${figures[1]}`);
  if (showWrong) console.log(wrong.join('\n'));
}
await browser.close();
server.close();
