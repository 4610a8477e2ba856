/** Collected entries -> the best of them, in order. */
import type { EntryId } from '../codes/types.ts';
import type { Collected } from './collect.ts';
import type { Allowed } from './filter.ts';
import type { TextId } from './index-parts.ts';
import { ENTRY_BILLABLE, FAVOUR_ZERO } from './index-parts.ts';
import { type Meaning, WHOLE_TITLE } from './meanings.ts';
import type { IdRange, Postings } from './postings.ts';
import type { Slot } from './slots.ts';
import { TopHeap } from './top-heap.ts';
import {
  BILLABLE_BONUS,
  CONTRADICTION,
  COST_POINT,
  contradict,
  factsOf,
  HEAD_BONUS,
  NAME_COST,
  QUALITY,
  REPAIRED,
  WHOLE_TERM,
} from './weights.ts';
import { ANY_SITE, ANY_SITE_QUALITY } from './whole-skin.ts';

export interface Ranked {
  readonly id: EntryId;
  /** The text by which it answers best: its title or a name. */
  readonly text: TextId;
  readonly score: number;
}

/** What a site or a word like "chronic" is worth beside the thing itself, when not all can be had. */
const MINOR = 0.4;
/** The first of what is asked for every day, half typed; the next ones are below it. */
const SUREST_EVERYDAY = QUALITY.everyday - 1e-6;
const REPAIRED_WEIGHT = 0.7;
const BEGUN_WEIGHT = 0.5;
/** How much of what a slot is worth hangs on how sure its meaning is. */
const SURE_PART = 0.6;
/** What a site, and a word like "chronic", is worth beside words of a disease met where the disease is not coded. */
const PLACE_OUTSIDE = 0.7;
const OTHER_OUTSIDE = 0.3;
/** Quality reporting is not what a visit is coded with. */
const REPORT_FAVOUR = -25;
const REPORT_WEIGHT = 0.6;

/**
 * The slots that can be answered together and are worth the most: all of them where any entry answers all. What an
 * entry answers by a surer meaning counts for more: a disease found as itself outweighs its words met elsewhere beside
 * the right site.
 * @returns their bits; 0 where only minor ones could be answered, which is no answer
 */
export function bestMask(
  slots: readonly Slot[],
  collected: Collected,
  { parts: { favours }, entryOf }: Postings,
  allowed: Allowed,
): number {
  const own = 2 ** slots.length - 1;
  const worths = slots.map((slot, at) => worthOf(slot, at, collected));
  const minor = slots.reduce((bits, slot, at) => (slot.isMinor ? bits | (1 << at) : bits), 0);
  const hasThings = minor !== own;
  const alone = sidesAlone(slots);
  const mostOf = new Map<number, number>();
  let best = 0;
  let bestWorth = 0;
  const { touched } = collected;
  for (let place = 0; place < touched.length; place++) {
    const text = touched[place] ?? 0;
    const mask = (collected.masks[text] ?? 0) & own;
    const could = mostOf.get(mask) ?? mostOver(mask, worths);
    mostOf.set(mask, could);
    if (could <= bestWorth || (hasThings && (mask & ~minor) === 0)) continue;
    const isReport = favours[text] === FAVOUR_ZERO + REPORT_FAVOUR;
    const counted = alone.length === 0 ? mask : withoutLoneSides(mask, alone);
    let things = 0;
    let places = 0;
    let others = 0;
    let isOutside = false;
    for (let at = 0; at < worths.length; at++) {
      const worth = worths[at];
      if (worth === undefined || (counted & (1 << at)) === 0) continue;
      const { of, most, family } = worth;
      const by = collected.answeredBy[at]?.[text] ?? 0;
      if ((minor & (1 << at)) === 0) things += of[by] ?? 0;
      else if (slots[at]?.place === null) others += of[by] ?? 0;
      else places += by === ANY_SITE ? most : (of[by] ?? 0);
      isOutside ||= family !== null && !isIn(entryOf(text), family);
    }
    const beside = isOutside ? PLACE_OUTSIDE * places + OTHER_OUTSIDE * others : places + others;
    const sum = (things + beside) * (isReport ? REPORT_WEIGHT : 1);
    if (sum <= bestWorth || !allowed(entryOf(text))) continue;
    best = counted;
    bestWorth = sum;
  }
  return best;
}

/** What a slot is worth, by the meaning that answers it. */
interface Worth {
  readonly of: readonly number[];
  readonly most: number;
  /** The codes that the slot's term points to; `null` where it points to none, or says no more than where. */
  readonly family: readonly IdRange[] | null;
}

function worthOf(slot: Slot, at: number, collected: Collected): Worth {
  const rarity = Math.log(1 + collected.masks.length / (1 + (collected.counts[at] ?? 0)));
  const worth =
    rarity *
    (slot.isMinor ? MINOR : 1 + (collected.dermatology[at] ?? 0)) *
    (slot.isBegun ? BEGUN_WEIGHT : 1) *
    (slot.repairs.length === 0 ? 1 : REPAIRED_WEIGHT);
  const of = slot.meanings.map(({ quality }) =>
    slot.isMinor ? worth : worth * (SURE_PART * quality + 1 - SURE_PART),
  );
  const ranges = slot.isMinor ? [] : slot.meanings.flatMap(({ within }) => within ?? []);
  return { of, most: Math.max(0, ...of), family: ranges.length === 0 ? null : ranges };
}

function isIn(entry: EntryId, ranges: readonly IdRange[]): boolean {
  return ranges.some(({ first, last }) => entry >= first && entry <= last);
}

function mostOver(mask: number, worths: readonly Worth[]): number {
  return worths.reduce((sum, { most }, at) => ((mask & (1 << at)) === 0 ? sum : sum + most), 0);
}

function withoutLoneSides(mask: number, alone: ReturnType<typeof sidesAlone>): number {
  return alone.reduce((bits, { side, sites }) => ((mask & sites) === 0 ? bits & ~side : bits), mask);
}

/** A side beside a site is that site's: "left arm" is not answered by a left kidney. */
function sidesAlone(slots: readonly Slot[]): { readonly side: number; readonly sites: number }[] {
  return slots.flatMap(({ place }, at) => {
    if (place !== 'side') return [];
    const sites = [at - 1, at + 1].filter((beside) => slots[beside]?.place === 'site');
    return sites.length === 0
      ? []
      : [{ side: 1 << at, sites: sites.reduce((bits, site) => bits | (1 << site), 0) }];
  });
}

export interface Scoring {
  readonly postings: Postings;
  readonly slots: readonly Slot[];
  readonly collected: Collected;
  /** Entries must answer exactly these slots, or more. */
  readonly mask: number;
  readonly allowed: Allowed;
}

/** The best text of every entry of one query; one set of arrays per engine. */
export interface Bests {
  /** The text plus one; 0 for none. */
  readonly text: Uint32Array;
  readonly score: Float64Array;
}

export function makeBests(size: number): Bests {
  return { text: new Uint32Array(size), score: new Float64Array(size) };
}

/** The best `keep` entries by score, best first, and how many there were. */
export function rankEntries(
  scoring: Scoring,
  bests: Bests,
  keep: number,
): { best: readonly Ranked[]; total: number } {
  const { collected, mask, allowed, postings } = scoring;
  const score = makeScore(scoring);
  const entries: EntryId[] = [];
  const { touched } = collected;
  for (let place = 0; place < touched.length; place++) {
    const text = touched[place] ?? 0;
    if (((collected.masks[text] ?? 0) & mask) !== mask) continue;
    const id = postings.entryOf(text);
    if (!allowed(id)) continue;
    const points = score(text);
    if (bests.text[id] === 0) entries.push(id);
    else if (points <= (bests.score[id] ?? 0)) continue;
    bests.text[id] = text + 1;
    bests.score[id] = points;
  }
  const heap = new TopHeap(keep);
  for (const id of entries) {
    const points = bests.score[id] ?? 0;
    if (heap.takes(id, points)) heap.offer({ id, text: (bests.text[id] ?? 1) - 1, score: points });
    bests.text[id] = 0;
  }
  return { best: heap.sorted(), total: entries.length };
}

/** Those of these entries that answer, each by its best text, best first. */
export function rankThese(scoring: Scoring, ids: readonly EntryId[]): Ranked[] {
  const { collected, mask, allowed, postings } = scoring;
  const score = makeScore(scoring);
  const found = ids.filter(allowed).flatMap((id) => {
    const [from, to] = postings.namesOf({ first: id, last: id });
    const texts = [id, ...Array.from({ length: to - from }, (_, at) => from + at)];
    const [best] = texts
      .filter((text) => ((collected.masks[text] ?? 0) & mask) === mask)
      .map((text) => ({ id, text, score: score(text) }))
      .sort((a, b) => b.score - a.score);
    return best ?? [];
  });
  return found.sort((a, b) => b.score - a.score || a.id - b.id);
}

function makeScore({ postings, slots, collected, mask }: Scoring): (text: TextId) => number {
  const { parts } = postings;
  const asked = slots.map((slot, at) => ({ slot, at })).filter(({ at }) => (mask & (1 << at)) !== 0);
  const qualities = asked.map(({ slot, at }) => ({
    by: collected.answeredBy[at] ?? new Uint8Array(0),
    of: Float64Array.from(slot.meanings, (m) => m.quality * (slot.repairs.length === 0 ? 1 : REPAIRED)),
    isTarget: slot.meanings.map(isSureTarget),
  }));
  const heads = new Set(
    asked.flatMap(({ slot }) => slot.meanings.flatMap((meaning) => meaning.groups.flat())),
  );
  // The whole query is one term: the code it names comes before titles that hold its words and say more.
  const isOneTerm = slots.length === 1;
  const facts = factsOf(slots.flatMap((slot) => slot.phrase.split(' ')));
  return (text) => {
    let points = ((parts.favours[text] ?? FAVOUR_ZERO) - FAVOUR_ZERO) / 100;
    for (let at = 0; at < qualities.length; at++) {
      const meaning = qualities[at]?.by[text] ?? 0;
      points += meaning === ANY_SITE ? ANY_SITE_QUALITY : (qualities[at]?.of[meaning] ?? 0);
    }
    points -= COST_POINT * Math.max(0, (parts.costs[text] ?? 0) - (collected.explained[text] ?? 0));
    const stated = parts.facts[text] ?? 0;
    if ((stated & ENTRY_BILLABLE) !== 0) {
      points += BILLABLE_BONUS;
      if (isOneTerm && qualities[0]?.isTarget[qualities[0].by[text] ?? 0] === true) points += WHOLE_TERM;
    }
    if (heads.has(parts.heads[text] ?? -1)) points += HEAD_BONUS;
    if (text >= parts.size) points -= NAME_COST;
    return facts !== 0 && contradict(facts, stated) ? points - CONTRADICTION : points;
  };
}

/** The code that a term points to, where the term is typed, or half typed and asked for every day. */
function isSureTarget({ groups, explains, quality }: Meaning): boolean {
  return groups.length === 0 && explains === WHOLE_TITLE && quality >= SUREST_EVERYDAY;
}
