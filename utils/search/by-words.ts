/** Words -> ranked hits: slots, the entries that answer them, score, standing on the date, reasons. */
import type { Collected } from './collect.ts';
import type { Cut } from './cut-query.ts';
import { explainHit, markTitle, matchingWords } from './explain.ts';
import { ENTRY_BILLABLE } from './index-parts.ts';
import type { Ranked } from './rank.ts';
import { bestMask, inSystems, rankEntries } from './rank.ts';
import type { Repairing, Slot } from './slots.ts';
import { makeSlots } from './slots.ts';
import type { Query, SearchResult } from './types.ts';
import type { Walk } from './walk.ts';
import { isValid, limitOf, makeHit } from './walk.ts';
import { BILLABLE_BONUS } from './weights.ts';

/** Entries whose standing on the date is looked up: enough that those not valid can be left out. */
const LOOKED_AT = 96;

interface Found {
  readonly slots: readonly Slot[];
  readonly collected: Collected;
  readonly mask: number;
}

/** Search by words. Anything may be typed; what cannot be answered finds nothing. */
export function searchWords(walk: Walk, query: Query): SearchResult {
  const found = findSlots(walk, query);
  const repairs = [...new Map(found.slots.flatMap((slot) => slot.repairs))];
  if (found.mask === 0) return { hits: [], total: 0, repairs: [] };
  const limit = limitOf(query);
  const allowed = inSystems(walk.postings.parts, query.systems);
  const scoring = { parts: walk.postings.parts, allowed, ...found };
  const { best, total } = rankEntries(scoring, Math.max(LOOKED_AT, 2 * limit));
  const valid = byStanding(walk, query, best);
  const chosen = showEverySense(valid, found).slice(0, limit);
  const hits = chosen.map(({ id }) => {
    const why = explainHit(id, found.slots, found.collected, found.mask);
    const words = matchingWords(id, found.slots, found.collected, found.mask);
    const { title } = walk.book.entry(id, query.date);
    return makeHit(walk, query, id, why, markTitle(title, words, walk.postings.wordId));
  });
  return { hits, total: total - (best.length - valid.length), repairs };
}

/**
 * Phrases of the lexicon first; where not all of the query can be answered so, cut it otherwise, then doubt the words
 * that only begin a known one ("basel cell").
 */
function findSlots(walk: Walk, query: Query): Found {
  const first = query.literal === true ? 'none' : 'unknown';
  const ways: [Repairing, Cut][] = [
    [first, 'phrases'],
    [first, 'places-last'],
    [first, 'words'],
  ];
  if (first === 'unknown') ways.push(['begun', 'phrases']);
  for (const [repairing, cut] of ways) {
    const found = answer(walk, query, repairing, cut);
    if (isWhole(found) || found.slots.length === 0) return found;
  }
  return answer(walk, query, first, 'phrases');
}

function answer(walk: Walk, query: Query, repairing: Repairing, cut: Cut): Found {
  const slots = makeSlots(walk, query.text, repairing, cut);
  const collected = walk.collector.collect(slots);
  return {
    slots,
    collected,
    mask: bestMask(slots, collected, inSystems(walk.postings.parts, query.systems)),
  };
}

function isWhole({ slots, mask }: Found): boolean {
  return mask !== 0 && mask === 2 ** slots.length - 1;
}

/** Score again by the standing on the date itself; entries not valid on it only where there is nothing else. */
function byStanding(walk: Walk, query: Query, best: readonly Ranked[]): readonly Ranked[] {
  const { facts } = walk.postings.parts;
  const stood = best.map(({ id, score }) => {
    const stand = walk.book.stand(id, query.date);
    const assumed = ((facts[id] ?? 0) & ENTRY_BILLABLE) === 0 ? 0 : BILLABLE_BONUS;
    const bonus = stand.standing === 'billable' ? BILLABLE_BONUS : 0;
    return { id, stand, score: score - assumed + bonus };
  });
  const valid = stood.filter(({ stand }) => isValid(stand));
  return (valid.length > 0 ? valid : stood).sort((a, b) => b.score - a.score || a.id - b.id);
}

/**
 * An abbreviation with several senses is never silently one: the best entry of each comes before the second best ones.
 * Typed alone, its senses come in the lexicon's order, dermatology's first.
 */
function showEverySense(ranked: readonly Ranked[], { slots, collected, mask }: Found): readonly Ranked[] {
  const place = slots.findIndex(
    ({ meanings }, at) => (mask & (1 << at)) !== 0 && meanings.some(({ sense }) => sense > 0),
  );
  if (place < 0) return ranked;
  const bestOf = new Map<number, Ranked>();
  for (const entry of ranked) {
    const sense = slots[place]?.meanings[collected.answeredBy[place]?.[entry.id] ?? 0]?.sense ?? -1;
    if (sense >= 0 && !bestOf.has(sense)) bestOf.set(sense, entry);
  }
  const best = slots.length > 1 ? [...bestOf] : [...bestOf].sort(([a], [b]) => a - b);
  const front = best.map(([, entry]) => entry);
  return [...front, ...ranked.filter((entry) => !front.includes(entry))];
}
