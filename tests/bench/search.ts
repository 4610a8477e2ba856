/**
 * Search measured: time per query and per keystroke, time to open, size, and how often the right code comes first;
 * side by side with four other engines over the same rows, in the same run.
 *
 * Run: `node tests/bench/search.ts`, `--all` to give Fuse every query too (minutes), `--misses` to see what went wrong.
 */
import { readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import uFuzzy from '@leeoniya/ufuzzy';
import flexsearch from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { BOOK_FILE, ownBuffer, SEARCH_FILE } from '../../utils/cli/build-book.ts';
import { readBook } from '../../utils/cli/read-book.ts';
import { openBook } from '../../utils/codes/open-book.ts';
import type { CodeBook } from '../../utils/codes/types.ts';
import { openSearch } from '../../utils/search/open-search.ts';
import { type BenchQuery, isAcceptable, readOntologyQueries, readQueries } from './read-queries.ts';

const DATE = '2026-11-10';
const FUSE_SHARE = 20;

/** An engine under measure: the codes of its best five. */
interface Engine {
  readonly name: string;
  readonly openMs: number;
  find(query: string): readonly string[];
}

interface Figures {
  readonly queries: number;
  readonly first: number;
  readonly inFive: number;
  readonly times: readonly number[];
}

const WARM_UP = ['acne', 'rash left leg', 'psorasis', 'l20', 'bcc', 'derm'];

/** Every engine first answers a few queries unmeasured: a panel that has been open for a second. */
function measure(engine: Engine, queries: readonly BenchQuery[]): Figures {
  for (const query of WARM_UP) engine.find(query);
  const times: number[] = [];
  let first = 0;
  let inFive = 0;
  for (const query of queries) {
    const start = performance.now();
    const codes = engine.find(query.text);
    times.push(performance.now() - start);
    const place = codes.slice(0, 5).findIndex((code) => isAcceptable(query, code));
    if (place === 0) first++;
    if (place >= 0) inFive++;
    if (place !== 0 && engine.name === 'Clear Margin' && process.argv.includes('--misses')) {
      console.log(
        `  ${place < 0 ? 'not found' : `place ${place + 1}`}: ${query.text} -> ${codes.slice(0, 3).join(', ')}`,
      );
    }
  }
  return { queries: queries.length, first, inFive, times };
}

function percentile(times: readonly number[], part: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(2);
}

function timed<T>(make: () => T): [T, number] {
  const start = performance.now();
  const made = make();
  return [made, performance.now() - start];
}

function ours(book: CodeBook): Engine {
  const bytes = ownBuffer(readFileSync(SEARCH_FILE));
  const [search, openMs] = timed(() => openSearch(bytes, book));
  const find = (text: string) => search.search({ text, date: DATE, limit: 5 }).hits.map((hit) => hit.code);
  return { name: 'Clear Margin', openMs, find };
}

function fuse(rows: readonly Row[]): Engine {
  const [engine, openMs] = timed(
    () => new Fuse(rows, { keys: ['code', 'title'], threshold: 0.3, ignoreLocation: true }),
  );
  return {
    name: 'Fuse over rows',
    openMs,
    find: (text) => engine.search(text, { limit: 5 }).map(({ item }) => item.code),
  };
}

function miniSearch(rows: readonly Row[]): Engine {
  const options = { fields: ['code', 'title'], storeFields: ['code'] };
  const [engine, openMs] = timed(() => {
    const made = new MiniSearch<Row>(options);
    made.addAll(rows);
    return made;
  });
  const find = (text: string) =>
    engine
      .search(text, { prefix: true, fuzzy: 0.2, combineWith: 'AND' })
      .slice(0, 5)
      .map((hit) => String(hit.code));
  return { name: 'MiniSearch', openMs, find };
}

function microFuzzy(rows: readonly Row[]): Engine {
  const [[engine, hay], openMs] = timed(
    () => [new uFuzzy({ intraMode: 1 }), rows.map((row) => `${row.code} ${row.title}`)] as const,
  );
  const find = (text: string) => {
    const [found, info, order] = engine.search([...hay], text, 1);
    const places = info && order ? order.map((at) => info.idx[at] ?? -1) : (found ?? []);
    return places.slice(0, 5).map((at) => rows[at]?.code ?? '');
  };
  return { name: 'uFuzzy', openMs, find };
}

function flexSearch(rows: readonly Row[]): Engine {
  const [engine, openMs] = timed(() => {
    const made = new flexsearch.Index({ tokenize: 'forward' });
    for (const row of rows) made.add(row.id, `${row.code} ${row.title}`);
    return made;
  });
  const find = (text: string) => engine.search(text, { limit: 5 }).map((id) => rows[Number(id)]?.code ?? '');
  return { name: 'FlexSearch', openMs, find };
}

interface Row {
  readonly id: number;
  readonly code: string;
  readonly title: string;
}

function print(engine: Engine, figures: Figures): void {
  const share = (count: number) => `${((100 * count) / figures.queries).toFixed(1)} %`.padStart(8);
  const cells = [
    engine.name.padEnd(15),
    `${engine.openMs.toFixed(1)} ms`.padStart(11),
    `${percentile(figures.times, 0.5)} ms`.padStart(11),
    `${percentile(figures.times, 0.99)} ms`.padStart(11),
    share(figures.first),
    share(figures.inFive),
    `${figures.queries}`.padStart(8),
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

function run(): void {
  readBook();
  const book = openBook(ownBuffer(readFileSync(BOOK_FILE)));
  const rows = Array.from({ length: book.size }, (_, id): Row => {
    const { code, title } = book.entry(id);
    return { id, code, title };
  });
  const queries = readQueries();
  const engine = ours(book);
  const size = statSync(SEARCH_FILE).size;
  const zipped = gzipSync(readFileSync(SEARCH_FILE)).length;
  console.log(
    `${book.size} entries, search.bin ${(size / 1e6).toFixed(2)} MB, ${(zipped / 1e6).toFixed(2)} MB zipped`,
  );
  console.log(
    `First answer after opening (nothing warm): ${timed(() => engine.find('bcc nose'))[1].toFixed(1)} ms\n`,
  );
  console.log('engine              open/build          p50          p99     first  in five   queries');
  print(engine, measure(engine, queries));
  for (const make of [miniSearch, microFuzzy, flexSearch]) {
    const other = make(rows);
    print(other, measure(other, queries));
  }
  const few = process.argv.includes('--all') ? queries : queries.filter((_, at) => at % FUSE_SHARE === 0);
  const slow = fuse(rows);
  print(slow, measure(slow, few));
  const strokes = keystrokes(engine, queries);
  console.log(
    `\nClear Margin, every keystroke (${strokes.length}): p50 ${percentile(strokes, 0.5)} ms, p99 ${percentile(strokes, 0.99)} ms, worst ${percentile(strokes, 1)} ms`,
  );
  const ontology = readOntologyQueries();
  if (ontology.length === 0) console.log('Disease Ontology terms are not at hand (../shared): left out.');
  else {
    console.log('\nDisease Ontology terms, any code of the family counts:');
    print(engine, measure(engine, ontology));
  }
}

run();
