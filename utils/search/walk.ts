/** What every step of a search needs. */
import type { CodeBook, EntryId, Stand } from '../codes/types.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Collector } from './collect.ts';
import type { TextId } from './index-parts.ts';
import type { LooseLexicon } from './loose-terms.ts';
import type { Postings } from './postings.ts';
import type { Bests } from './rank.ts';
import type { Repairer } from './repair.ts';
import type { Hit, Query } from './types.ts';

/** An opened index with its book. */
export interface Walk {
  readonly book: CodeBook;
  readonly postings: Postings;
  readonly lexicon: Lexicon;
  readonly loose: LooseLexicon;
  readonly repairer: Repairer;
  readonly collector: Collector;
  readonly bests: Bests;
  /** For `saysMore`. */
  readonly unions: Uint32Array;
  /** How a hit says by which name it was found; empty for a title. */
  nameOf(text: TextId): string;
}

const DEFAULT_LIMIT = 20;
/** So many of the user's own codes stand beside the hits. */
export const MOST_KEPT = 3;

/** How many hits a query asks for: a whole number, at least one. */
export function limitOf(query: Query): number {
  const limit = Math.floor(query.limit ?? DEFAULT_LIMIT);
  return limit >= 1 ? limit : DEFAULT_LIMIT;
}

/** In force on the date: a code to bill, or the header of one. */
export function isValid({ standing }: Stand): boolean {
  return standing === 'billable' || standing === 'header';
}

/** An entry as a hit, with title and standing on the query's date. */
export function makeHit(walk: Walk, query: Query, id: EntryId, why: string, marks: Hit['marks']): Hit {
  const { system, code, title } = walk.book.entry(id, query.date);
  return { id, system, code, title, standing: walk.book.stand(id, query.date).standing, why, marks };
}

/** Entries of the user's own codes, in their order. */
export function keptIds(walk: Walk, query: Query): readonly EntryId[] {
  return (query.kept ?? []).flatMap(({ code, system }) => walk.book.find(code, system) ?? []);
}
