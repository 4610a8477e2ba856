/**
 * What the package weighs in each browser, zipped as it is sent to the stores, and what its parts weigh.
 * Bars: 6 MB zipped, 40 kB of content script. Run: `npm run build && node tests/bench/package.ts`.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';

const OUTPUT = join(import.meta.dirname, '../../.output');
const BUILDS = ['chrome-mv3', 'firefox-mv3'];

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(2);

function weigh(build: string): Record<string, string> {
  const folder = join(OUTPUT, build);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  const files = Object.fromEntries(
    names.map((name) => [name.replaceAll('\\', '/'), new Uint8Array(readFileSync(join(folder, name)))]),
  );
  const sizeOf = (start: string): number =>
    Object.entries(files).reduce(
      (sum, [name, bytes]) => sum + (name.startsWith(start) ? bytes.length : 0),
      0,
    );
  return {
    'zipped, MB': megabytes(zipSync(files, { level: 9 }).length),
    'unpacked, MB': megabytes(sizeOf('')),
    'tables, MB': megabytes(sizeOf('book/')),
    'content script, kB': (sizeOf('content-scripts/ehr.js') / 1e3).toFixed(1),
    'drawing, where there are marks, kB': (sizeOf('content-scripts/marks.js') / 1e3).toFixed(1),
  };
}

const built = BUILDS.filter((build) => existsSync(join(OUTPUT, build, 'manifest.json')));
if (built.length < BUILDS.length)
  console.log('Not every browser has its package yet: run npm run build first.');
console.table(Object.fromEntries(built.map((build) => [build, weigh(build)])));
