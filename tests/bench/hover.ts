/**
 * What looking at marks leaves in the page's memory: a thousand times the pointer rests on a word, its card comes and
 * goes. Real pointer, real Chromium, memory after a forced collection.
 *
 * Run: `node tests/bench/hover.ts [TIMES]`. Bar: less than 0.5 MB after 1,000 cards, and not a node more.
 */
import { join } from 'node:path';
import { chromium } from 'playwright';
import { build } from 'vite';
import { findChromium } from '../../utils/cli/find-browser.mjs';

const times = Number(process.argv[2] ?? 1000);
/** The first cards make what is used again by all others. */
const WARM_UP = 60;
/** The pointer must rest, and be off, a little longer than the card waits. */
const REST_MS = 420;

const PAGE = `<!doctype html><meta charset="utf-8"><title>Note</title><body style="font: 16px/24px monospace">
<h2>Assessment</h2><textarea id="note" style="width: 600px; height: 120px; padding: 0; border: 0">Psoriasis of the scalp. Eczema of the hands.</textarea>
<p style="margin-top: 400px">Away</p>`;

const built = await build({
  configFile: false,
  logLevel: 'silent',
  build: {
    write: false,
    lib: { entry: join(import.meta.dirname, 'note-script.ts'), formats: ['iife'], name: 'reader' },
  },
});
const [output] = Array.isArray(built) ? built : [built];
if (output === undefined || !('output' in output)) throw new Error('Nothing was built.');

const executablePath = findChromium();
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
const page = await browser.newPage();
await page.setContent(PAGE);
await page.evaluate(`${output.output[0].code};
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) { return (window.ownRoot = attach.call(this, init)); };
  const watched = reader.parts.watchPage(document, {
    openShadow: () => null,
    signal: new AbortController().signal,
    send: ({ seq, fields: [field] }) => { window.newest = { seq, field }; },
  });
  const overlay = reader.parts.createOverlay(watched, () => {});
  const { seq, field } = window.newest;
  const marks = ['Psoriasis', 'Eczema'].map((word) => ({ fieldId: field.id, start: field.text.indexOf(word),
    end: field.text.indexOf(word) + word.length, grade: 'warn', code: 'L40.9', message: 'The note says more about ' + word + '.',
    suggestions: [{ code: 'L40.0', title: 'Psoriasis vulgaris', why: 'the note says plaque' }] }));
  overlay.obey({ kind: 'mark', seq, marks });`);
const session = await page.context().newCDPSession(page);
const box = await page.locator('#note').boundingBox();
if (box === null) throw new Error('The note has no box.');

const look = async (): Promise<{ readonly heap: number; readonly nodes: number }> => {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes } = await session.send('Memory.getDOMCounters');
  return { heap: usedSize / 1e6, nodes };
};
let seen = 0;
const hover = async (count: number) => {
  for (let time = 0; time < count; time++) {
    // One word, then the other: the pointer leaves the first card on its way.
    const x = box.x + (time % 2 === 0 ? 30 : 215);
    await page.mouse.move(x, box.y + 300);
    await page.mouse.down();
    await page.mouse.up();
    await page.mouse.move(x, box.y + 12);
    await page.waitForTimeout(REST_MS);
    if ((await page.evaluate('ownRoot.querySelector(".card:not([hidden])") !== null')) === true) seen++;
  }
};
await hover(WARM_UP);
const before = await look();
seen = 0;
await hover(times);
const after = await look();
console.log(
  `${seen} cards in ${times} hovers: ${(after.heap - before.heap).toFixed(2)} MB and ${after.nodes - before.nodes} nodes left behind`,
);
await browser.close();
