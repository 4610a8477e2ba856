/** The page that the benchmarks of following a note open: a 50,000-character note, a textarea and a large chart. */
import { join } from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright';
import { chromium } from 'playwright';
import { build } from 'vite';
import { findChromium } from '../../utils/cli/find-browser.mjs';

/** Marks drawn in the note. */
const MARKS = 60;

/** What is changed: the note in an editor, the chart beside it, or the note in a textarea. */
export type Place = 'note' | 'chart' | 'area';

/** How much of us is on the page. `lines` is none of our script, but the browser's own lines under as many words. */
export type Us = 'nothing' | 'reading' | 'both' | 'lines';

export interface OpenPage {
  readonly page: Page;
  readonly session: CDPSession;
}

/** The reader and the drawing as one script. Not made small: profiles name its functions. */
export async function bundleNote(): Promise<string> {
  const entry = join(import.meta.dirname, 'note-script.ts');
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'reader' } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !('output' in output)) throw new Error('Nothing was built.');
  return output.output[0].code;
}

export async function launch(): Promise<Browser> {
  const executablePath = findChromium();
  return chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
}

/** Opens the page and waits until we have read it and drawn our marks. */
export async function openNote(browser: Browser, where: Place, us: Us, script: string): Promise<OpenPage> {
  const page = await browser.newPage();
  await page.setContent(pageFor(where));
  const session = await page.context().newCDPSession(page);
  if (us === 'lines') await page.evaluate(LINES);
  else if (us !== 'nothing') await page.evaluate(start(script, us));
  await page.waitForTimeout(400);
  return { page, session };
}

/** Seconds of the page's own thread since it began, whatever they went for: scripts, style, layout, paint, collection. */
export async function taskSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}

/** @param where `area`: the note is in the textarea; else in the editor */
function pageFor(where: Place): string {
  return `<!doctype html><meta charset="utf-8"><title>Long note</title>
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
}

/** Reads and marks, as the content script and the extension do together. */
function start(script: string, us: Us): string {
  return `${script};
    window.readings = 0;
    window.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
    }).observe({ entryTypes: ['longtask'] });
    const page = reader.parts.watchPage(document, {
      openShadow: () => null,
      signal: new AbortController().signal,
      send: (reading) => { window.readings++; if (${us === 'both'}) setTimeout(() => mark(reading), 20); },
    });
    const overlay = ${us === 'both'} ? reader.parts.createOverlay(page, () => {}) : null;
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

/** What the browser does for such lines itself, were there nobody to keep them in place. */
const LINES = `{
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('::highlight(still){text-decoration:underline wavy 1.5px #e0454c}');
  document.adoptedStyleSheets = [sheet];
  const still = new Highlight();
  const paragraphs = [...document.querySelectorAll('#note > p')];
  for (const paragraph of paragraphs) {
    const at = paragraph.firstChild.data.indexOf('plaque');
    if (at < 0 || still.size === ${MARKS} || paragraph.getBoundingClientRect().top > innerHeight) continue;
    const range = new Range();
    range.setStart(paragraph.firstChild, at);
    range.setEnd(paragraph.firstChild, at + 6);
    still.add(range);
  }
  CSS.highlights.set('still', still);
}`;
