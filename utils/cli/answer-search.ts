/** `cm search`: a query in, its hits out. */
import { shortDay } from '../codes/calendar.ts';
import type { CodeSystem, IsoDate } from '../codes/types.ts';
import type { SearchEngine } from '../search/types.ts';
import { alignRows, nameStanding } from './print.ts';
import type { SearchAnswer } from './shapes.ts';

export interface SearchAsk {
  readonly date: IsoDate;
  readonly system: CodeSystem | null;
  readonly limit: number;
}

/** Answers one query. An empty one, as batches hold them, has no hits. */
export function answerSearch(engine: SearchEngine, words: string, ask: SearchAsk): SearchAnswer {
  const query = words.trim();
  if (query === '') return { query, ms: 0, hits: [], repairs: [] };
  const systems = ask.system === null ? {} : { systems: [ask.system] };
  const started = performance.now();
  const found = engine.search({ text: query, date: ask.date, limit: ask.limit, ...systems });
  const ms = Math.round((performance.now() - started) * 1000) / 1000;
  const hits = found.hits.map(({ system, code, title, standing, why }) => ({
    system,
    code,
    title,
    standing,
    why,
  }));
  return { query, ms, hits, repairs: found.repairs.map(([typed, taken]) => [typed, taken]) };
}

export function printSearch(answer: SearchAnswer, ask: SearchAsk): string {
  const repaired = answer.repairs.map(([typed, taken]) => `Taken “${typed}” for “${taken}”.`);
  if (answer.hits.length === 0) {
    return [...repaired, `Nothing found for “${answer.query}”. Try fewer or other words, or a code.`].join(
      '\n',
    );
  }
  const rows = answer.hits.map((hit) => [
    hit.code,
    nameStanding(hit.standing),
    hit.why === ''
      ? hit.title || '(no title published)'
      : `${hit.title || '(no title published)'}  [${hit.why}]`,
  ]);
  return [
    ...repaired,
    `${answer.hits.length} for “${answer.query}” on ${shortDay(ask.date)}`,
    ...alignRows(rows),
  ].join('\n');
}

/** One query a line; the line end at the end of the file starts no further query. */
export function splitQueries(text: string): string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
