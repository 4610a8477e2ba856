/**
 * How fast the code book opens and answers where it is used: in a worker of Chromium.
 * Bars: open in 60 ms, find a code in 5 µs. Run: `node tests/bench/worker.ts`.
 */
import { join } from 'node:path';
import { chromium } from 'playwright';
import { createServer } from 'vite';
import { buildBook } from '../../utils/cli/build-book.ts';
import { findChromium } from '../../utils/cli/find-browser.mjs';
import { z } from '../../utils/zod.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Each worker is new: its first opening is cold. */
const WORKERS = 5;

const times = z.object({
  book: z.array(z.number()),
  notes: z.array(z.number()),
  lookupMicroseconds: z.array(z.number()),
});
type Times = z.infer<typeof times>;

function describe(all: readonly Times[], read: (one: Times) => readonly number[], digits: number) {
  const cold = all.map((one) => read(one)[0] ?? Number.NaN);
  const warm = all.flatMap((one) => read(one).slice(1)).sort((a, b) => a - b);
  return {
    'first, worst of all workers': Math.max(...cold).toFixed(digits),
    'later, middle': (warm[warm.length >> 1] ?? Number.NaN).toFixed(digits),
    'later, worst': (warm.at(-1) ?? Number.NaN).toFixed(digits),
  };
}

buildBook();
const server = await createServer({
  configFile: false,
  root: ROOT,
  publicDir: join(ROOT, 'assets/public'),
  server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
  logLevel: 'warn',
});
await server.listen();
const executablePath = findChromium();
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
const page = await browser.newPage();
await page.goto(`${server.resolvedUrls?.local[0]}tests/fixtures/panel/index.html`);
const all: Times[] = [];
for (let at = 0; at < WORKERS; at += 1) {
  const answer = await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const worker = new Worker('/tests/fixtures/panel/open-in-worker.ts', { type: 'module' });
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.onmessage = ({ data }) => {
          worker.terminate();
          resolve(data);
        };
      }),
  );
  all.push(times.parse(answer));
}
console.table({
  'open the book and read a title, ms': describe(all, (one) => one.book, 1),
  'open the notes and read those of a code, ms': describe(all, (one) => one.notes, 1),
  'find a code, µs': describe(all, (one) => one.lookupMicroseconds, 2),
});
await browser.close();
await server.close();
