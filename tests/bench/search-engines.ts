/** The engines that are compared: ours and four others over the same rows. */
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import uFuzzy from '@leeoniya/ufuzzy';
import flexsearch from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { SEARCH_FILE } from '../../utils/cli/build-book.ts';
import { ownBuffer } from '../../utils/codes/pack.ts';
import type { CodeBook } from '../../utils/codes/types.ts';
import { openSearch } from '../../utils/search/open-search.ts';

const DATE = '2026-11-10';

/** An engine under measure: the codes of its best five. */
export interface Engine {
  readonly name: string;
  readonly openMs: number;
  /** What it holds once open, tables included. */
  readonly megabytes: number;
  find(query: string): readonly string[];
}

export interface Row {
  readonly id: number;
  readonly code: string;
  readonly title: string;
}

setFlagsFromString('--expose-gc');
const collectGarbage: unknown = runInNewContext('gc');

function held(): number {
  if (typeof collectGarbage === 'function') collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

interface Opened<T> {
  readonly made: T;
  readonly openMs: number;
  readonly megabytes: number;
}

function opened<T>(make: () => T): Opened<T> {
  const before = held();
  const start = performance.now();
  const made = make();
  const openMs = performance.now() - start;
  return { made, openMs, megabytes: held() - before };
}

export function ours(book: CodeBook): Engine {
  const { made, openMs, megabytes } = opened(() => openSearch(ownBuffer(readFileSync(SEARCH_FILE)), book));
  const find = (text: string) => made.search({ text, date: DATE, limit: 5 }).hits.map((hit) => hit.code);
  return { name: 'Clear Margin', openMs, megabytes, find };
}

export function fuse(rows: readonly Row[]): Engine {
  const { made, openMs, megabytes } = opened(
    () => new Fuse(rows, { keys: ['code', 'title'], threshold: 0.3, ignoreLocation: true }),
  );
  const find = (text: string) => made.search(text, { limit: 5 }).map(({ item }) => item.code);
  return { name: 'Fuse over rows', openMs, megabytes, find };
}

export function miniSearch(rows: readonly Row[]): Engine {
  const { made, openMs, megabytes } = opened(() => {
    const engine = new MiniSearch<Row>({ fields: ['code', 'title'], storeFields: ['code'] });
    engine.addAll(rows);
    return engine;
  });
  const find = (text: string) =>
    made
      .search(text, { prefix: true, fuzzy: 0.2, combineWith: 'AND' })
      .slice(0, 5)
      .map((hit) => String(hit.code));
  return { name: 'MiniSearch', openMs, megabytes, find };
}

export function microFuzzy(rows: readonly Row[]): Engine {
  const { made, openMs, megabytes } = opened(
    () => [new uFuzzy({ intraMode: 1 }), rows.map((row) => `${row.code} ${row.title}`)] as const,
  );
  const [engine, hay] = made;
  const find = (text: string) => {
    const [found, info, order] = engine.search([...hay], text, 1);
    const places = info && order ? order.map((at) => info.idx[at] ?? -1) : (found ?? []);
    return places.slice(0, 5).map((at) => rows[at]?.code ?? '');
  };
  return { name: 'uFuzzy', openMs, megabytes, find };
}

export function flexSearch(rows: readonly Row[]): Engine {
  const { made, openMs, megabytes } = opened(() => {
    const engine = new flexsearch.Index({ tokenize: 'forward' });
    for (const row of rows) engine.add(row.id, `${row.code} ${row.title}`);
    return engine;
  });
  const find = (text: string) => made.search(text, { limit: 5 }).map((id) => rows[Number(id)]?.code ?? '');
  return { name: 'FlexSearch', openMs, megabytes, find };
}
