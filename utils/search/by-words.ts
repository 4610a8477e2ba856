/** Words -> ranked hits: slots, the entries that answer them, score, standing on the date, reasons. */
import type { EntryId, Standing } from '../codes/types.ts';
import type { Collected } from './collect.ts';
import { explainHit, markTitle, matchingWords } from './explain.ts';
import { ENTRY_BILLABLE } from './index-parts.ts';
import type { Ranked } from './rank.ts';
import { bestMask, inSystems, rankEntries } from './rank.ts';
import type { Slot } from './slots.ts';
import { makeSlots } from './slots.ts';
import type { Query, SearchResult } from './types.ts';
import type { Walk } from './walk.ts';
import { limitOf, makeHit } from './walk.ts';
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
  const repairs = found.slots.flatMap(({ typed, repairedTo }): [string, string][] =>
    repairedTo === null ? [] : [[typed, repairedTo]],
  );
  if (found.mask === 0) return { hits: [], total: 0, repairs: [] };
  const limit = limitOf(query);
  const allowed = inSystems(walk.postings.parts, query.systems);
  const scoring = { parts: walk.postings.parts, allowed, ...found };
  const { best, total } = rankEntries(scoring, Math.max(LOOKED_AT, 2 * limit));
  const valid = byStanding(walk, query, best);
  const chosen = showEverySense(valid, found).slice(0, limit);
  const words = matchingWords(found.slots, found.mask);
  const hits = chosen.map(({ id }) => {
    const why = explainHit(id, found.slots, found.collected, found.mask);
    const { title } = walk.book.entry(id, query.date);
    return makeHit(walk, query, id, why, markTitle(title, words, walk.postings.wordId));
  });
  return { hits, total: total - (best.length - valid.length), repairs };
}

/** Phrases of the lexicon first; where not all of the query can be answered so, word by word. */
function findSlots(walk: Walk, query: Query): Found {
  const literal = query.literal === true;
  const phrased = answer(walk, query, makeSlots(walk, query.text, { literal, phrases: true }));
  const hasPhrase = phrased.slots.some((slot) => slot.typed.includes(' '));
  if (!hasPhrase || phrased.mask === 2 ** phrased.slots.length - 1) return phrased;
  const single = answer(walk, query, makeSlots(walk, query.text, { literal, phrases: false }));
  if (single.mask !== 0 && single.mask === 2 ** single.slots.length - 1) return single;
  return answer(walk, query, phrased.slots);
}

function answer(walk: Walk, query: Query, slots: readonly Slot[]): Found {
  const collected = walk.collector.collect(slots);
  return {
    slots,
    collected,
    mask: bestMask(slots, collected, inSystems(walk.postings.parts, query.systems)),
  };
}

const IS_VALID: Readonly<Record<Standing, boolean>> = {
  billable: true,
  header: true,
  'not-yet': false,
  retired: false,
  unknown: false,
};

/** Score again by the standing on the date itself; entries not valid on it only where there is nothing else. */
function byStanding(walk: Walk, query: Query, best: readonly Ranked[]): readonly Ranked[] {
  const { facts } = walk.postings.parts;
  const stood = best.map(({ id, score }) => {
    const { standing } = walk.book.stand(id, query.date);
    const assumed = ((facts[id] ?? 0) & ENTRY_BILLABLE) === 0 ? 0 : BILLABLE_BONUS;
    return { id, standing, score: score - assumed + (standing === 'billable' ? BILLABLE_BONUS : 0) };
  });
  const valid = stood.filter(({ standing }) => IS_VALID[standing]);
  return (valid.length > 0 ? valid : stood).sort((a, b) => b.score - a.score || a.id - b.id);
}

/** An abbreviation with several senses is never silently one: the best entry of each comes before second best ones. */
function showEverySense(ranked: readonly Ranked[], { slots, collected, mask }: Found): readonly Ranked[] {
  const place = slots.findIndex(
    (slot, at) => (mask & (1 << at)) !== 0 && new Set(slot.meanings.map(({ sense }) => sense)).size > 2,
  );
  if (place < 0) return ranked;
  const senseOf = (id: EntryId) =>
    slots[place]?.meanings[collected.answeredBy[place]?.[id] ?? 0]?.sense ?? -1;
  const seen = new Set<number>([-1]);
  const first = ranked.filter(({ id }) => {
    const sense = senseOf(id);
    if (seen.has(sense)) return false;
    seen.add(sense);
    return true;
  });
  const isFirst = new Set(first);
  const top = ranked[0];
  const front = top === undefined || isFirst.has(top) ? first : [top, ...first];
  return [...front, ...ranked.filter((entry) => !front.includes(entry))];
}
