/** A typed code, or the start of one, or several codes -> their entries. */
import type { EntryId } from '../codes/types.ts';
import { bareCode } from './normalize.ts';
import { inSystems } from './rank.ts';
import type { Hit, Query, SearchResult } from './types.ts';
import type { Walk } from './walk.ts';
import { isValid, limitOf, makeHit } from './walk.ts';

const MODIFIER = /^[a-z0-9]{2}$/;
const SHORTEST_NEAREST = 3;

/**
 * Look up a query that is a code or a list of codes: "C44.31", "c4431", "l20", "J33", "1110", "jw", "L20.9, L40.0".
 * The code itself comes first, in every system that has it, then the codes that start like it, in code order.
 * `undefined` where the query is not written like codes.
 */
export function searchCodes(walk: Walk, query: Query): SearchResult | undefined {
  const typed = query.text.trim().toLowerCase();
  const several = typed.split(/[\s,;]+/).filter((part) => part !== '');
  if (several.length < 2) return searchCode(walk, query, typed);
  const found = several.map((part) => (bareCode(part) === undefined ? [] : walk.book.findAll(part)));
  if (found.some((ids) => ids.length === 0)) return undefined;
  const allowed = inSystems(walk.postings.parts, query.systems);
  const ids = [...new Set(found.flat())].filter(allowed);
  return toResult(walk, query, ids, ids.length, '');
}

function searchCode(walk: Walk, query: Query, typed: string): SearchResult | undefined {
  const bare = bareCode(typed);
  // Two letters are a code only where the book has that modifier.
  if (bare === undefined && !MODIFIER.test(typed)) return undefined;
  const allowed = inSystems(walk.postings.parts, query.systems);
  const exact = walk.book.findAll(typed).filter(allowed);
  if (bare === undefined)
    return exact.length === 0 ? undefined : toResult(walk, query, exact, exact.length, '');
  const below = startingLike(walk, query, bare, allowed, new Set(exact));
  const total = exact.length + below.total;
  if (total > 0) return toResult(walk, query, [...exact, ...below.ids], total, '');
  return nearestFamily(walk, query, bare, allowed);
}

/** "L20.99" is no code: show what stands under the longest part of it that is one. */
function nearestFamily(
  walk: Walk,
  query: Query,
  bare: string,
  allowed: (id: EntryId) => boolean,
): SearchResult | undefined {
  if (!/^[a-z]/.test(bare)) return undefined;
  for (let length = bare.length - 1; length >= SHORTEST_NEAREST; length--) {
    const nearest = bare.slice(0, length);
    const { ids, total } = startingLike(walk, query, nearest, allowed, new Set());
    const why = `${query.text.trim()} is not in the book; this code starts like it`;
    if (total > 0) return toResult(walk, query, ids, total, why);
  }
  return undefined;
}

/** Codes that start like this, in code order; those not valid on the date only where there is no other. */
function startingLike(
  walk: Walk,
  query: Query,
  bare: string,
  allowed: (id: EntryId) => boolean,
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

function toResult(
  walk: Walk,
  query: Query,
  ids: readonly EntryId[],
  total: number,
  why: string,
): SearchResult {
  const hits: Hit[] = ids.slice(0, limitOf(query)).map((id) => makeHit(walk, query, id, why, []));
  return { hits, total, repairs: [] };
}
