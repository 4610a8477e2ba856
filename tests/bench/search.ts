/**
 * Search measured: time per query and per keystroke, time to open, memory, size, and how often the right code comes
 * first; side by side with four other engines over the same rows, in the same run.
 *
 * Run: `node tests/bench/search.ts`, `--all` to give Fuse every query too (minutes), `--misses` to see what went wrong
 * in the half that may be looked at, `--hostile` for 100,000 inputs that nobody types and nothing else, `--hostile=5000` for
 * fewer, with `--seed=2` for others than the usual ones.
 */
import { readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { BOOK_FILE, SEARCH_FILE } from '../../utils/cli/build-book.ts';
import { readBook } from '../../utils/cli/read-book.ts';
import { openBook } from '../../utils/codes/open-book.ts';
import { ownBuffer } from '../../utils/codes/pack.ts';
import { openSearch } from '../../utils/search/open-search.ts';
import { type BenchQuery, isAcceptable, readOntologyQueries, readQueries } from './read-queries.ts';
import { type Engine, flexSearch, fuse, microFuzzy, miniSearch, ours, type Row } from './search-engines.ts';

const FUSE_SHARE = 20;
const HOSTILE = Number(hostileArgument()?.split('=')[1] ?? 100_000);
const SEED = Number(process.argv.find((argument) => /^--seed=\d+$/.test(argument))?.split('=')[1] ?? 0);
const LONGEST = 300;
/** An answer that took longer is asked for again, so many times. */
const SLOW_MS = 8;
const AGAIN = 6;

interface Figures {
  readonly queries: number;
  readonly first: number;
  readonly inFive: number;
  /** Mean of one over the place of the first acceptable code, among five. */
  readonly mrr: number;
  readonly times: readonly number[];
}

const WARM_UP = ['acne', 'rash left leg', 'psorasis', 'l20', 'bcc', 'derm'];

/** Every engine first answers a few queries unmeasured: a panel that has been open for a second. */
function measure(engine: Engine, queries: readonly BenchQuery[], showMisses = false): Figures {
  for (const query of WARM_UP) engine.find(query);
  const times: number[] = [];
  let first = 0;
  let inFive = 0;
  let reciprocal = 0;
  for (const query of queries) {
    const start = performance.now();
    const codes = engine.find(query.text);
    times.push(performance.now() - start);
    const place = codes.slice(0, 5).findIndex((code) => isAcceptable(query, code));
    if (place === 0) first++;
    if (place >= 0) inFive++;
    if (place >= 0) reciprocal += 1 / (place + 1);
    if (place !== 0 && showMisses) {
      const where = place < 0 ? 'not found' : `place ${place + 1}`;
      console.log(`  ${where}: ${query.text} -> ${codes.slice(0, 3).join(', ')}`);
    }
  }
  return { queries: queries.length, first, inFive, mrr: reciprocal / queries.length, times };
}

function percentile(times: readonly number[], part: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(2);
}

/** What search is held to, in percent: first, and among the first five. */
interface Bar {
  readonly first: number;
  readonly inFive: number;
}

/** Queries nobody has looked at; names of diseases of which no list of ours holds any. */
const UNSEEN_BAR: Bar = { first: 85, inFive: 95 };
/** Sets that nobody had looked at when each was measured first. */
const ONCE_UNSEEN = ['2026-11', '2026-11b', '2026-11c', '2026-11d'] as const;
const ONTOLOGY_BAR: Bar = { first: 60, inFive: 75 };

/** Whether the figures meet their bar, in words. */
function sayBar({ queries, first, inFive }: Figures, bar: Bar): string {
  const isMet = (count: number, wanted: number) => (100 * count >= wanted * queries ? 'met' : 'missed');
  return `bar ${bar.first} ${isMet(first, bar.first)}, ${bar.inFive} ${isMet(inFive, bar.inFive)}`;
}

function print(engine: Engine, figures: Figures, label = engine.name, bar?: Bar): void {
  const share = (count: number) => `${((100 * count) / figures.queries).toFixed(1)} %`.padStart(8);
  const cells = [
    label.padEnd(24),
    `${engine.openMs.toFixed(1)} ms`.padStart(11),
    `${engine.megabytes.toFixed(0)} MB`.padStart(8),
    `${percentile(figures.times, 0.5)} ms`.padStart(11),
    `${percentile(figures.times, 0.99)} ms`.padStart(11),
    share(figures.first),
    share(figures.inFive),
    figures.mrr.toFixed(3).padStart(6),
    `${figures.queries}`.padStart(8),
    ...(bar === undefined ? [] : [sayBar(figures, bar)]),
  ];
  console.log(cells.join('  '));
}

/** Every keystroke of every query, as a panel sends them. */
function keystrokes(engine: Engine, queries: readonly BenchQuery[]): number[] {
  const times: number[] = [];
  for (const { text } of queries) {
    for (let length = 1; length <= text.length; length++) {
      const start = performance.now();
      engine.find(text.slice(0, length));
      times.push(performance.now() - start);
    }
  }
  return times;
}

/**
 * Inputs of up to 300 characters that nobody types. What one of them raises ends the run. A slow answer is asked for
 * again: on a machine that others use, the least of several times is what the search itself took, and never more than
 * the processor worked.
 */
function hostile(engine: Engine, queries: readonly BenchQuery[], rows: readonly Row[]): number[] {
  const next = seeded(20261110 + SEED);
  const make = hostileShapes(queries, rows, next);
  const time = (text: string): number => {
    const before = process.cpuUsage();
    const start = performance.now();
    engine.find(text);
    const passed = performance.now() - start;
    const { user, system } = process.cpuUsage(before);
    return Math.min(passed, (user + system) / 1000);
  };
  const slowest: { text: string; ms: number }[] = [];
  const times: number[] = [];
  for (let round = 0; round < HOSTILE; round++) {
    const text = make[round % make.length]?.(round) ?? '';
    let ms = time(text);
    for (let again = 0; again < AGAIN && ms > SLOW_MS; again++) ms = Math.min(ms, time(text));
    times.push(ms);
    if (ms > SLOW_MS) slowest.push({ text, ms });
  }
  slowest.sort((a, b) => b.ms - a.ms);
  for (const { text, ms } of slowest.slice(0, 3))
    console.log(`  ${ms.toFixed(1)} ms: ${JSON.stringify(text.slice(0, 80))}`);
  return times;
}

function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Signs and scraps of every script, real words cut and joined, and what costs a search most: see each. */
function hostileShapes(
  queries: readonly BenchQuery[],
  rows: readonly Row[],
  next: (below: number) => number,
): readonly ((round: number) => string)[] {
  const asked = queries.flatMap(({ text }) => text.split(' '));
  const used = new Map<string, number>();
  for (const { title } of rows)
    for (const word of title.toLowerCase().match(/[a-z]+/g) ?? []) used.set(word, (used.get(word) ?? 0) + 1);
  const words = [...used.keys()];
  const long = words.filter((word) => word.length >= 9);
  const common = [...used]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 150)
    .map(([word]) => word);
  const signs = [...' .,-/\\()[]*+?^$|"\'\u0000\u0301\u202e\ud800\udc00ßéжщا痤疮😀0123456789abcxyz'];
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const pick = (from: readonly string[]): string => from[next(from.length)] ?? '';
  const cut = (word: string): string => {
    const at = next(word.length + 1);
    return word.slice(0, at) + pick(signs) + word.slice(at + next(2));
  };
  const misspelt = (word: string): string => {
    const at = 1 + next(word.length - 2);
    return word.slice(0, at) + (next(3) > 0 ? pick(letters) : '') + word.slice(at + next(2));
  };
  const many = (most: number, make: () => string, between = ' '): string =>
    Array.from({ length: 1 + next(most) }, make)
      .join(between)
      .slice(0, LONGEST);
  const scraps = () => Array.from({ length: next(12) }, () => pick(signs)).join('');
  return [
    (round) => many(round % 50 === 0 ? 60 : 6, scraps),
    (round) => many(round % 50 === 0 ? 60 : 6, () => pick(asked)),
    () => many(6, () => cut(pick(asked))),
    () => many(6, () => cut(pick(asked)), ''),
    // Each has to be repaired.
    () => many(30, () => misspelt(pick(long))),
    // Each stands in thousands of titles.
    () => many(8, () => pick(common)),
    // Each begins hundreds of words.
    () => many(8, () => pick(words).slice(0, 1 + next(3))),
    () => many(150, () => pick(letters) + pick(letters)),
    () => many(8, () => (rows[next(rows.length)]?.code ?? '').slice(0, 1 + next(3))),
    () => many(1, () => rows[next(rows.length)]?.title ?? ''),
  ];
}

function hostileArgument(): string | undefined {
  return process.argv.find((argument) => /^--hostile(?:=\d+)?$/.test(argument));
}

function printTimes(what: string, times: readonly number[]): void {
  const [p50, p99, worst] = [0.5, 0.99, 1].map((part) => percentile(times, part));
  console.log(`${what} (${times.length}): p50 ${p50} ms, p99 ${p99} ms, worst ${worst} ms`);
}

function run(): void {
  readBook();
  const book = openBook(ownBuffer(readFileSync(BOOK_FILE)));
  const rows = Array.from({ length: book.size }, (_, id): Row => {
    const { code, title } = book.entry(id);
    return { id, code, title };
  });
  const [built, report] = [readQueries('build'), readQueries('report')];
  const engine = ours(book);
  const size = statSync(SEARCH_FILE).size;
  const zipped = gzipSync(readFileSync(SEARCH_FILE)).length;
  console.log(
    `${book.size} entries, search.bin ${(size / 1e6).toFixed(2)} MB, ${(zipped / 1e6).toFixed(2)} MB zipped`,
  );
  const start = performance.now();
  engine.find('bcc nose');
  console.log(`First answer after opening (nothing warm): ${(performance.now() - start).toFixed(1)} ms\n`);
  if (hostileArgument() !== undefined) {
    printTimes('Hostile inputs', hostile(engine, [...built, ...report], rows));
    return;
  }
  console.log(
    'engine                    open/build    holds          p50          p99     first  in five     mrr   queries',
  );
  const showMisses = process.argv.includes('--misses');
  print(engine, measure(engine, report), 'Clear Margin, report', UNSEEN_BAR);
  const { lexicon } = openSearch(ownBuffer(readFileSync(SEARCH_FILE)), book);
  const inNoTable = report.filter(({ text }) => lexicon.find(text).length === 0);
  print(engine, measure(engine, inNoTable), '  in no table of ours', UNSEEN_BAR);
  for (const set of ONCE_UNSEEN) {
    print(engine, measure(engine, readQueries(`unseen-${set}`)), `Once unseen (${set})`, UNSEEN_BAR);
  }
  print(engine, measure(engine, built, showMisses), 'Clear Margin, build');
  for (const kind of new Set(report.map((query) => query.kind))) {
    const ofKind = report.filter((query) => query.kind === kind);
    print(engine, measure(engine, ofKind), `  report, ${kind}`);
  }
  for (const make of [miniSearch, microFuzzy, flexSearch]) {
    const other = make(rows);
    print(other, measure(other, report), `${other.name}, report`);
  }
  const few = process.argv.includes('--all') ? report : report.filter((_, at) => at % FUSE_SHARE === 0);
  const slow = fuse(rows);
  print(slow, measure(slow, few));
  const ontology = readOntologyQueries();
  if (ontology.length === 0) console.log('Disease Ontology terms are not at hand (../shared): left out.');
  else print(engine, measure(engine, ontology), 'Disease Ontology, family', ONTOLOGY_BAR);
  console.log('');
  printTimes('Every keystroke', keystrokes(engine, [...built, ...report]));
}

run();
