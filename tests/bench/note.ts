/**
 * What reading and marking cost the page, in a real Chromium: main-thread time added over 5,000 changes beside and
 * inside a 50,000-character note with its marks drawn, in an editor and in a textarea, against the same changes without
 * us; the longest single task; and what an hour of charting leaves in memory.
 *
 * Run: `node tests/bench/note.ts`. Bars: less than 50 ms added, no task of 50 ms or more, less than 2 MB left behind.
 */
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { build } from 'vite';
import { findChromium } from '../../utils/cli/find-browser.mjs';

const CHANGES = 5000;
const ROUNDS = 5;
/** Edits of an hour that are read: one every twelve seconds. */
const EDITS = 300;
/** Marks drawn in the note. */
const MARKS = 60;

type Place = 'note' | 'chart' | 'area';

/** @param where `area`: the note is in the textarea; else in the editor */
const pageFor = (where: Place) => `<!doctype html><meta charset="utf-8"><title>Long note</title>
<h2>Progress note</h2><div id="note" contenteditable="true" style="height:300px;overflow:auto"></div>
<h2>Assessment</h2><textarea id="area" rows="12" cols="90"></textarea>
<h2>Chart</h2><div id="chart"></div>
<script>{
  const words = 'The patient has an itchy scaly plaque on the left elbow without bleeding since spring '.split(' ');
  let html = '';
  for (let at = 0; html.length < 52000; ) {
    let line = '';
    while (line.length < 180) line += words[at++ % words.length] + ' ';
    html += '<p>' + line + '</p>';
  }
  document.getElementById('note').innerHTML = ${where === 'area'} ? '' : html;
  document.getElementById('area').value = ${where === 'area'} ? html.replaceAll('<p>', '').replaceAll('</p>', '\\n') : '';
  let rows = '';
  for (let row = 0; row < 3000; row++) rows += '<div class="row"><span>cell ' + row + '</span><b>x</b></div>';
  document.getElementById('chart').innerHTML = rows;
}</script>`;

/** The reader and the drawing as one script. */
async function bundle(): Promise<string> {
  const entry = join(import.meta.dirname, 'note-script.ts');
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

async function measure(browser: Browser, where: Place, reader: string | null): Promise<Cost> {
  const page = await browser.newPage();
  await page.setContent(pageFor(where));
  const session = await page.context().newCDPSession(page);
  // Time of the page's own thread: what else the machine is busy with does not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  if (reader !== null) await page.evaluate(start(reader));
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

/** Reads and marks, as the content script and the extension do together. */
function start(reader: string): string {
  return `${reader};
      window.readings = 0;
      window.longest = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
      }).observe({ entryTypes: ['longtask'] });
      const page = reader.parts.watchPage(document, {
        openShadow: () => null,
        signal: new AbortController().signal,
        send: (reading) => { window.readings++; setTimeout(() => mark(reading), 20); },
      });
      const overlay = reader.parts.createOverlay(page, () => {});
      // As the extension answers: every reading comes back with its marks, in every twentieth sentence or so.
      const mark = ({ seq, fields }) => {
        const marks = fields.flatMap(({ id, kind, text }) => kind !== 'note' ? [] :
          Array.from({ length: ${MARKS} }, (_, at) => text.indexOf('plaque', at * text.length / ${MARKS})).filter((start) => start >= 0)
            .map((start, at) => ({ fieldId: id, start, end: start + 6, grade: ['block', 'warn', 'inform'][at % 3],
              code: 'L40.9', message: 'The note says more.', suggestions: [] })));
        overlay.obey({ kind: 'mark', seq, marks });
        window.marked = marks.length;
      };`;
}

/** Megabytes that charting leaves behind: each edit is read, and comes back with its marks. */
async function charting(browser: Browser, where: Place, reader: string): Promise<number> {
  const page = await browser.newPage();
  await page.setContent(pageFor(where));
  await page.evaluate(start(reader));
  const session = await page.context().newCDPSession(page);
  const heap = async (): Promise<number> => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize / 1e6;
  };
  const edits = (count: number) =>
    page.evaluate(`(async () => {
      const area = document.getElementById('area');
      const paragraph = document.querySelector('#note > p');
      for (let edit = 0; edit < ${count}; edit++) {
        const word = edit % 2 === 0 ? ' more' : '';
        if (${where === 'area'}) {
          area.setRangeText(word, 100, edit % 2 === 0 ? 100 : 105);
          area.dispatchEvent(new InputEvent('input', { bubbles: true }));
        } else if (edit % 5 === 0) paragraph.innerHTML = 'A plaque' + word + ' anew.';
        else paragraph.lastChild.data = 'The plaque' + word + '.';
        await new Promise((done) => setTimeout(done, 180));
      }
    })()`);
  await edits(EDITS / 10);
  const before = await heap();
  await edits(EDITS);
  const left = (await heap()) - before;
  await page.close();
  return left;
}

/** The changes, ten a task, as a busy page or a dictation makes them: about two seconds of it. */
function change(where: Place): string {
  return `new Promise((done) => {
    const rows = document.querySelectorAll('#${where} > *');
    const area = document.getElementById('area');
    let at = 0;
    const type = () => {
      const place = 15000 + at;
      area.setRangeText("w", place, place);
      area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    };
    const step = () => {
      for (let n = 0; n < 10; n++, at++) {
        if (${where === 'area'}) { type(); continue; }
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
for (const where of ['note', 'area', 'chart'] as const) {
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
for (const where of ['note', 'area'] as const) {
  const left = await charting(browser, where, reader);
  console.log(`An hour of charting in the ${where}: ${left.toFixed(2)} MB left behind`);
}
await browser.close();
