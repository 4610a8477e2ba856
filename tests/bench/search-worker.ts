/**
 * Search in a worker of Chromium, as the panel runs it: time to open book and index, and per query and keystroke.
 * Run: `node tests/bench/search-worker.ts`
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { build } from 'vite';
import { BOOK_FILE, buildBook, SEARCH_FILE } from '../../utils/cli/build-book.ts';
import { findChromium } from '../../utils/cli/find-browser.mjs';
import { readQueries } from './read-queries.ts';

const ROOT = join(import.meta.dirname, '../..');

/** What runs in the worker: as the panel's does it, without the panel. */
const WORKER = `
import { openBook } from '${ROOT}/utils/codes/open-book.ts';
import { openSearch } from '${ROOT}/utils/search/open-search.ts';
const bytes = async (path) => (await fetch(path)).arrayBuffer();
self.onmessage = async ({ data: queries }) => {
  const [bookBytes, searchBytes] = await Promise.all([bytes('/book.bin'), bytes('/search.bin')]);
  const start = performance.now();
  const engine = openSearch(searchBytes, openBook(bookBytes));
  const openMs = performance.now() - start;
  const ask = (text) => {
    const from = performance.now();
    engine.search({ text, date: '2026-11-10', limit: 20 });
    return performance.now() - from;
  };
  const first = ask('bcc nose');
  for (const text of ['acne', 'rash left leg', 'psorasis', 'l20', 'bcc', 'derm']) ask(text);
  const whole = queries.map(ask);
  const strokes = queries.flatMap((text) => Array.from(text, (_, at) => ask(text.slice(0, at + 1))));
  self.postMessage({ openMs, first, whole, strokes });
};`;

interface Measured {
  readonly openMs: number;
  readonly first: number;
  readonly whole: readonly number[];
  readonly strokes: readonly number[];
}

async function bundle(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'search-worker-'));
  try {
    writeFileSync(join(folder, 'worker.ts'), WORKER);
    await build({
      root: ROOT,
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      build: {
        outDir: folder,
        emptyOutDir: false,
        lib: { entry: join(folder, 'worker.ts'), formats: ['es'], fileName: () => 'worker.js' },
      },
    });
    return readFileSync(join(folder, 'worker.js'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function serve(worker: string) {
  const files = new Map<string, [type: string, content: string | Uint8Array]>([
    ['/', ['text/html', '<!doctype html><title>Search</title>']],
    ['/worker.js', ['text/javascript', worker]],
    ['/book.bin', ['application/octet-stream', readFileSync(BOOK_FILE)]],
    ['/search.bin', ['application/octet-stream', readFileSync(SEARCH_FILE)]],
  ]);
  return createServer((request, response) => {
    const [type, content] = files.get(request.url ?? '') ?? ['text/plain', ''];
    response.writeHead(200, { 'content-type': type }).end(content);
  });
}

function say(what: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(2);
  console.log(`${what} (${times.length}): p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, worst ${at(1)} ms`);
}

const executablePath = findChromium();
if (executablePath === undefined) throw new Error('No Chromium was found: set CHROMIUM_PATH.');
buildBook();
const server = serve(await bundle());
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
const address = server.address();
const port = typeof address === 'object' && address !== null ? address.port : 0;
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
  const measured = await page.evaluate(
    (queries) =>
      new Promise<Measured>((done, fail) => {
        const worker = new Worker('/worker.js', { type: 'module' });
        worker.onmessage = ({ data }: MessageEvent<Measured>) => done(data);
        worker.onerror = ({ message }) => fail(new Error(message));
        worker.postMessage(queries);
      }),
    readQueries().map(({ text }) => text),
  );
  console.log(
    `Opened in ${measured.openMs.toFixed(1)} ms, first answer after ${measured.first.toFixed(1)} ms`,
  );
  say('Whole queries', measured.whole);
  say('Every keystroke', measured.strokes);
} finally {
  await browser.close();
  server.close();
}
