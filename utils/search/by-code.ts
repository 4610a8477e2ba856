/** A typed code, or the start of one, or several codes -> their entries. */
import type { EntryId } from '../codes/types.ts';
import { type Allowed, makeFilter } from './filter.ts';
import { bareCode } from './normalize.ts';
import type { Hit, Query, SearchResult } from './types.ts';
import type { Walk } from './walk.ts';
import { isValid, keptIds, limitOf, MOST_KEPT, makeHit } from './walk.ts';

const MODIFIER = /^[a-z0-9]{2}$/;
/** "d04 62": a blank for the dot. */
const WITH_BLANK = /^[a-z]\d[0-9a-z]\s+[0-9a-z]{1,4}$/;
const SHORTEST_NEAREST = 3;

/**
 * Look up a query that is a code or a list of codes: "C44.31", "c4431", "l20", "J33", "1110", "jw", "L20.9, L40.0".
 * The code itself comes first, in every system that has it, then the codes that start like it, in code order.
 * `undefined` where the query is not written like codes.
 */
export function searchCodes(walk: Walk, query: Query): SearchResult | undefined {
  const typed = query.text.trim().toLowerCase();
  const several = typed.split(/[,;]+/).flatMap((part) => partsOf(walk, part.trim()));
  if (several.length < 2) return searchCode(walk, query, several[0] ?? typed);
  const found = several.map((part) => (bareCode(part) === undefined ? [] : walk.book.findAll(part)));
  if (found.some((ids) => ids.length === 0)) return undefined;
  const allowed = makeFilter(walk, query);
  const ids = [...new Set(found.flat())].filter(allowed);
  return toResult(walk, query, { ids, total: ids.length, starts: several });
}

function partsOf(walk: Walk, typed: string): readonly string[] {
  const joined = WITH_BLANK.test(typed) ? typed.replace(/\s+/, '.') : '';
  if (joined !== '' && walk.book.findAll(joined).length > 0) return [joined];
  return typed.split(/\s+/).filter((part) => part !== '');
}

function searchCode(walk: Walk, query: Query, typed: string): SearchResult | undefined {
  const bare = bareCode(typed);
  // Two letters are a code only where the book has that modifier.
  if (bare === undefined && !MODIFIER.test(typed)) return undefined;
  const allowed = makeFilter(walk, query);
  const exact = walk.book.findAll(typed).filter(allowed);
  if (bare === undefined)
    return exact.length === 0
      ? undefined
      : toResult(walk, query, { ids: exact, total: exact.length, starts: [typed] });
  const below = startingLike(walk, query, bare, allowed, new Set(exact));
  const total = exact.length + below.total;
  if (total > 0) return toResult(walk, query, { ids: [...exact, ...below.ids], total, starts: [bare] });
  return nearestFamily(walk, query, bare, allowed);
}

/** "L20.99" is no code: show what stands under the longest part of it that is one. */
function nearestFamily(walk: Walk, query: Query, bare: string, allowed: Allowed): SearchResult | undefined {
  if (!/^[a-z]/.test(bare)) return undefined;
  for (let length = bare.length - 1; length >= SHORTEST_NEAREST; length--) {
    const nearest = bare.slice(0, length);
    const { ids, total } = startingLike(walk, query, nearest, allowed, new Set());
    const why = `${query.text.trim()} is not in the book; this code starts like it`;
    if (total > 0) return toResult(walk, query, { ids, total, starts: [nearest], why });
  }
  return undefined;
}

/** Codes that start like this, in code order; those not valid on the date only where there is no other. */
function startingLike(
  walk: Walk,
  query: Query,
  bare: string,
  allowed: Allowed,
  without: ReadonlySet<EntryId>,
): { ids: readonly EntryId[]; total: number } {
  const limit = limitOf(query);
  const valid: EntryId[] = [];
  const invalid: EntryId[] = [];
  let total = 0;
  for (const range of walk.postings.codeRanges(bare)) {
    for (let id = range.first; id <= range.last; id++) {
      if (without.has(id) || !allowed(id)) continue;
      total++;
      if (valid.length >= limit) continue;
      (isValid(walk.book.stand(id, query.date)) ? valid : invalid).push(id);
    }
  }
  if (valid.length === 0) return { ids: invalid.slice(0, limit), total };
  return { ids: valid, total: total - invalid.length };
}

interface FoundCodes {
  readonly ids: readonly EntryId[];
  readonly total: number;
  /** What the codes start with, as typed. */
  readonly starts: readonly string[];
  readonly why?: string;
}

function toResult(walk: Walk, query: Query, { ids, total, starts, why = '' }: FoundCodes): SearchResult {
  const toHit = (id: EntryId): Hit => makeHit(walk, query, id, why, []);
  const wanted = starts.map((start) => start.toUpperCase().replace('.', ''));
  const allowed = makeFilter(walk, query);
  const kept = keptIds(walk, query).filter((id) => {
    const bare = walk.book.codeOf(id).replace('.', '');
    return wanted.some((start) => bare.startsWith(start)) && allowed(id);
  });
  return {
    hits: ids.slice(0, limitOf(query)).map(toHit),
    total,
    repairs: [],
    meanings: [],
    kept: kept.slice(0, MOST_KEPT).map(toHit),
  };
}
