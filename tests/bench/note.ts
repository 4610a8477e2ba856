/**
 * What reading costs the page: main-thread time added over 5,000 changes beside and inside a 50,000-character note,
 * in a real Chromium, against the same changes without a reader; and the longest single look.
 *
 * Run: `node tests/bench/note.ts`. Bar: less than 50 ms added, no task of 50 ms or more.
 */
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { build } from 'vite';
import { findChromium } from '../../utils/cli/find-browser.mjs';

const CHANGES = 5000;
const ROUNDS = 5;

const PAGE = `<!doctype html><meta charset="utf-8"><title>Long note</title>
<h2>Progress note</h2><div id="note" contenteditable="true" style="height:300px;overflow:auto"></div>
<h2>Chart</h2><div id="chart"></div>
<script>{
  const words = 'The patient has an itchy scaly plaque on the left elbow without bleeding since spring '.split(' ');
  let html = '';
  for (let at = 0; html.length < 52000; ) {
    let line = '';
    while (line.length < 180) line += words[at++ % words.length] + ' ';
    html += '<p>' + line + '</p>';
  }
  document.getElementById('note').innerHTML = html;
  let rows = '';
  for (let row = 0; row < 3000; row++) rows += '<div class="row"><span>cell ' + row + '</span><b>x</b></div>';
  document.getElementById('chart').innerHTML = rows;
}</script>`;

/** The reader as one script that puts `watch(signal, send)` on the page. */
async function bundle(): Promise<string> {
  const entry = join(import.meta.dirname, '../../utils/note/watch.ts');
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'reader' } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !('output' in output)) throw new Error('Nothing was built.');
  return output.output[0].code;
}

interface Cost {
  readonly taskMs: number;
  readonly longestMs: number;
  readonly readings: number;
}

async function measure(browser: Browser, where: 'note' | 'chart', reader: string | null): Promise<Cost> {
  const page = await browser.newPage();
  await page.setContent(PAGE);
  const session = await page.context().newCDPSession(page);
  // Time of the page's own thread: what else the machine is busy with does not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  if (reader !== null) {
    await page.evaluate(`${reader};
      window.readings = 0;
      window.longest = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
      }).observe({ entryTypes: ['longtask'] });
      reader.watchPage(document, {
        openShadow: () => null,
        signal: new AbortController().signal,
        send: () => { window.readings++; },
      });`);
  }
  await page.waitForTimeout(300);
  const before = await taskSeconds(session);
  await page.evaluate(change(where));
  await page.waitForTimeout(1500);
  const taskMs = ((await taskSeconds(session)) - before) * 1000;
  const seen: unknown = await page.evaluate('[window.readings ?? 0, window.longest ?? 0]');
  await page.close();
  const [readings, longestMs] = Array.isArray(seen) ? seen.map(Number) : [];
  return { taskMs, readings: readings ?? 0, longestMs: longestMs ?? 0 };
}

/** The changes, ten a task, as a busy page or a dictation makes them: about two seconds of it. */
function change(where: 'note' | 'chart'): string {
  return `new Promise((done) => {
    const rows = document.querySelectorAll('#${where} > *');
    let at = 0;
    const step = () => {
      for (let n = 0; n < 10; n++, at++) {
        const text = rows[at % rows.length].querySelector('span')?.firstChild ?? rows[at % rows.length].firstChild;
        text.data = text.data.replace(/\\S+/, 'word' + at);
      }
      if (at < ${CHANGES}) setTimeout(step, 4); else done();
    };
    step();
  })`;
}

async function taskSeconds(session: {
  send(method: 'Performance.getMetrics'): Promise<{ metrics: { name: string; value: number }[] }>;
}): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}

const middle = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

const reader = await bundle();
const executablePath = findChromium();
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
for (const where of ['note', 'chart'] as const) {
  const without: number[] = [];
  const withReader: Cost[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    without.push((await measure(browser, where, null)).taskMs);
    withReader.push(await measure(browser, where, reader));
  }
  const added = middle(withReader.map(({ taskMs }) => taskMs)) - middle(without);
  const longest = Math.max(...withReader.map(({ longestMs }) => longestMs));
  console.log(
    `${CHANGES} changes in the ${where}: ${added.toFixed(0)} ms added to ${middle(without).toFixed(0)} ms, ` +
      `${middle(withReader.map(({ readings }) => readings))} readings sent, ` +
      `longest task ${longest === 0 ? 'under 50' : longest.toFixed(0)} ms`,
  );
}
await browser.close();
