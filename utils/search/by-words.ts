/** Words -> ranked hits: slots, the entries that answer them, score, standing on the date, reasons. */
import type { EntryId } from '../codes/types.ts';
import { splitWords } from '../lexicon/words.ts';
import { thingsLeftOut, withAsides } from './asides.ts';
import type { Collected } from './collect.ts';
import type { Cut } from './cut-query.ts';
import { elsewhereLast } from './elsewhere.ts';
import { explainHit, findMore, markTitle, matchingWords, unionOf } from './explain.ts';
import { type Allowed, makeFilter } from './filter.ts';
import type { Repairing } from './find-repairs.ts';
import { headersBehind, ordinaryBelow } from './headers.ts';
import { ENTRY_BILLABLE, ENTRY_CPT } from './index-parts.ts';
import { writeOut } from './normalize.ts';
import { oppositesLast, type PolarAnswer, type Polarity, searchPolar } from './polarity.ts';
import type { Ranked } from './rank.ts';
import { bestMask, rankEntries, rankThese } from './rank.ts';
import { chooseMeanings, listMeanings, showEverySense } from './senses.ts';
import { amountPoints, amountsOf } from './sizes.ts';
import { openSlots, type Slot, type SlotReader } from './slots.ts';
import type { ChosenMeaning, Hit, Query, SearchResult } from './types.ts';
import type { Walk } from './walk.ts';
import { isValid, keptIds, limitOf, MOST_KEPT, makeHit } from './walk.ts';
import {
  BILLABLE_BONUS,
  factsOf,
  NODAL,
  SAYS_MINOR_TOO,
  SAYS_TOO,
  SCATTERED,
  statesSide,
  UNASKED_SIDE,
} from './weights.ts';

/** Entries whose standing on the date is looked up: enough that those not valid can be left out. */
const LOOKED_AT = 96;
/** A query of more parts than this is a pasted text: it is cut in one way only. */
const MOST_DOUBTED = 8;
/** Texts looked at before no further way of reading is tried: some milliseconds of work. */
const MOST_VISITS = 400_000;
/** One bit each. */
const MOST_SLOTS = 30;

interface Found {
  readonly slots: readonly Slot[];
  readonly collected: Collected;
  /** The slots that every hit answers; 0 where nothing does. */
  readonly mask: number;
  /** Every word of the text is answered. */
  readonly isWhole: boolean;
  readonly meanings: readonly ChosenMeaning[];
}

/** Search by words. Anything may be typed; what cannot be answered finds nothing. */
export function searchWords(walk: Walk, query: Query): SearchResult {
  return searchPolar(walk, query, (worded, asked) => searchWorded(walk, worded, asked));
}

function searchWorded(walk: Walk, query: Query, asked: Polarity): PolarAnswer {
  const allowed = makeFilter(walk, query);
  const found = findSlots(walk, query, allowed);
  const { slots, collected, mask, meanings } = found;
  if (mask === 0)
    return { isRight: false, result: { hits: [], total: 0, repairs: [], meanings: [], kept: [] } };
  const limit = limitOf(query);
  const scoring = { postings: walk.postings, slots, collected, mask, allowed };
  const { best, total } = rankEntries(scoring, walk.bests, Math.max(LOOKED_AT, 2 * limit));
  const valid = elsewhereLast(walk, found, byStanding(walk, query, found, best));
  const isAll = mask === 2 ** slots.length - 1;
  const more = isAll ? 0 : findMore(collected, mask, walk.postings.entryOf, walk.unions);
  const toHit = (ranked: Ranked): Hit => explained(walk, query, found, more, ranked);
  const isHeader = ({ id }: Ranked): boolean => walk.book.stand(id, query.date).standing === 'header';
  const kept = byStanding(walk, query, found, rankThese(scoring, keptIds(walk, query)));
  const senses = showEverySense(valid, slots, collected, mask, isHeader);
  const { right, opposite } = oppositesLast(walk, query, asked, senses);
  const below = ordinaryBelow(walk, query, allowed);
  const ranked = [...headersBehind(walk.book, right, isHeader, below), ...opposite];
  let answered = mask;
  const leftOut =
    query.within === undefined || query.within.length === 0
      ? thingsLeftOut(walk.lexicon, slots, collected, mask)
      : [];
  const asides = leftOut.flatMap((bit) => {
    const other = { ...found, mask: bit };
    const most = rankEntries({ ...scoring, mask: bit }, walk.bests, LOOKED_AT).best;
    const [first] = headersBehind(walk.book, byStanding(walk, query, other, most), isHeader, below);
    if (first === undefined) return [];
    answered |= bit;
    const besides = findMore(collected, bit, walk.postings.entryOf, walk.unions);
    return [explained(walk, query, other, besides, first)];
  });
  const hits = withAsides(ranked.slice(0, limit).map(toHit), asides).slice(0, limit);
  const ownRight = oppositesLast(walk, query, asked, kept);
  const result: SearchResult = {
    hits,
    total: Math.max(hits.length, total - (best.length - valid.length)),
    repairs: [...new Map(slots.flatMap(({ repairs }, at) => ((answered & (1 << at)) === 0 ? [] : repairs)))],
    meanings,
    kept: [...ownRight.right, ...ownRight.opposite].slice(0, MOST_KEPT).map(toHit),
  };
  return { result, isRight: found.isWhole && right.length > 0 };
}

/** @param more other slots that some entry answers besides the mask */
function explained(
  walk: Walk,
  query: Query,
  { slots, collected, mask }: Found,
  more: number,
  { id, text }: Ranked,
): Hit {
  const union = unionOf(collected, walk.postings, id);
  const answering = { id: text, name: walk.nameOf(text), union, title: walk.postings.titleWords(id) };
  const why = explainHit(answering, { slots, collected, mask, more });
  const words = matchingWords(text, slots, collected, mask);
  const { title } = walk.book.entry(id, query.date);
  return makeHit(walk, query, id, why, markTitle(title, words, walk.postings.wordId));
}

/**
 * Phrases of the lexicon first; where not all of the query can be answered so, cut it otherwise, then doubt the words
 * that only begin a known one ("basel cell"). No reading is asked twice, and no more of them than a key may cost.
 */
function findSlots(walk: Walk, query: Query, allowed: Allowed): Found {
  const first = query.literal === true ? 'none' : 'unknown';
  const ways: [Repairing, Cut][] = [
    [first, 'no-little'],
    [first, 'begun'],
    [first, 'places-last'],
    [first, 'words'],
  ];
  if (first === 'unknown') ways.push(['begun', 'phrases']);
  const readers: Readers = {
    own: openSlots(walk, query.text),
    narrowing: (query.within ?? []).map((text) => openSlots(walk, text)),
  };
  const reading = readQuery(readers, first, 'phrases');
  const best = answer(walk, query, allowed, reading);
  const isEnough = ({ slots, isWhole }: Found): boolean =>
    isWhole || slots.length === 0 || slots.length > MOST_DOUBTED;
  if (isEnough(best)) return best;
  const asked = new Set([reading.key]);
  let visits = best.collected.visits;
  for (const [repairing, cut] of ways) {
    // Cut to single words, a term that was understood would fall apart: only where more than a place is unanswered.
    if (visits > MOST_VISITS || (cut === 'words' && !lacksThing(best))) continue;
    const other = readQuery(readers, repairing, cut);
    if (asked.has(other.key)) continue;
    asked.add(other.key);
    const found = answer(walk, query, allowed, other);
    if (isEnough(found)) return found;
    visits += found.collected.visits;
  }
  // What was collected since lies over what the first reading collected.
  return asked.size === 1 ? best : answer(walk, query, allowed, reading);
}

/** True where more than a site, a side or a word like "chronic" has no answer. */
function lacksThing({ slots, mask }: Found): boolean {
  return slots.some(({ isMinor }, at) => !isMinor && (mask & (1 << at)) === 0);
}

/** The text, and each of the words to search within. */
interface Readers {
  readonly own: SlotReader;
  readonly narrowing: readonly SlotReader[];
}

interface Reading {
  /** Of the text. */
  readonly own: readonly Slot[];
  /** Of the words to search within. */
  readonly narrowing: readonly Slot[];
  /** The same for readings that ask the same, in whatever order. */
  readonly key: string;
}

function readQuery(readers: Readers, repairing: Repairing, cut: Cut): Reading {
  const own = readers.own(repairing, cut);
  const narrowing = readers.narrowing.flatMap((read) => read(repairing, cut));
  const phrases = (slots: readonly Slot[]) => slots.map(({ phrase }) => phrase).sort();
  return { own, narrowing, key: JSON.stringify([phrases(own), phrases(narrowing)]) };
}

/** The text decides what can be answered together; words to search within are then asked for without mercy. */
function answer(walk: Walk, query: Query, allowed: Allowed, { own, narrowing }: Reading): Found {
  const all = [...own, ...narrowing].slice(0, MOST_SLOTS);
  const slots = chooseMeanings(all, query.meant ?? []);
  const collected = walk.collector.collect(slots, own.length);
  const best = bestMask(slots.slice(0, own.length), collected, walk.postings, allowed);
  const narrow = 2 ** slots.length - 2 ** Math.min(own.length, slots.length);
  return {
    slots,
    collected,
    mask: best === 0 ? 0 : best | narrow,
    isWhole: best !== 0 && best === 2 ** own.length - 1,
    meanings: listMeanings(all),
  };
}

/**
 * Score again by what takes a look at the entry: its standing on the date itself, what title and names answer together,
 * how a site stands in the text, the sizes of a procedure. Entries not valid on the date only where there is nothing else.
 */
function byStanding(walk: Walk, query: Query, found: Found, best: readonly Ranked[]): readonly Ranked[] {
  const { collected, mask, slots } = found;
  const { facts } = walk.postings.parts;
  const amounts = amountsOf(query.text);
  let said: string | undefined;
  const open = openFamilies(walk, query, slots, best);
  const isPlaced = slots.some(({ place }) => place === 'site');
  const stood = best.map((ranked) => {
    const { id, score } = ranked;
    const stand = walk.book.stand(id, query.date);
    const assumed = ((facts[id] ?? 0) & ENTRY_BILLABLE) === 0 ? 0 : BILLABLE_BONUS;
    const bonus = stand.standing === 'billable' ? BILLABLE_BONUS : 0;
    const besides = unionOf(collected, walk.postings, id) & ~mask;
    const more = slots.reduce((sum, { isMinor }, at) => {
      if ((besides & (1 << at)) === 0) return sum;
      return sum + (isMinor ? SAYS_MINOR_TOO : SAYS_TOO);
    }, 0);
    const scattered = isScattered(walk, found, ranked) ? SCATTERED : 0;
    const isCpt = ((facts[id] ?? 0) & ENTRY_CPT) !== 0;
    if (isCpt) said ??= writeOut(query.text);
    const amount = isCpt ? amountPoints(walk.book.entry(id).title, said ?? '', amounts) : 0;
    const nodal = isPlaced && isOfNodes(walk, id, query.text) ? NODAL : 0;
    const unasked = statesSide(facts[id] ?? 0) && open.has(familyOf(walk, id)) ? UNASKED_SIDE : 0;
    return { ...ranked, stand, score: score - assumed + bonus + more + amount - scattered - unasked - nodal };
  });
  const valid = stood.filter(({ stand }) => isValid(stand));
  return (valid.length > 0 ? valid : stood).sort((a, b) => b.score - a.score || a.id - b.id);
}

/** Beside a site of the skin, a lymphoma is in the skin: "lymph nodes of axilla and upper limb" are another place. */
function isOfNodes({ book }: Walk, id: EntryId, query: string): boolean {
  if (!/^C8[1-8]/.test(book.codeOf(id)) || /\b(?:nodes?|nodal|lymph)\b/i.test(query)) return false;
  return /\blymph nodes\b/.test(book.entry(id).title);
}

/** True where the words of a site stand in the text without being side by side. */
function isScattered(walk: Walk, { slots, collected, mask }: Found, { id, text }: Ranked): boolean {
  const runs = slots.flatMap(({ meanings }, at) => {
    const run = (mask & (1 << at)) === 0 ? [] : meanings[collected.answeredBy[at]?.[text] ?? 0]?.run;
    return run !== undefined && run.length > 1 ? [run] : [];
  });
  if (runs.length === 0) return false;
  const name = walk.nameOf(text);
  const words = name === '' ? walk.postings.titleWords(id) : splitWords(name).map((word) => word.text);
  const ids = words.map((word) => walk.postings.wordId(word));
  return runs.some((run) => !ids.some((_, from) => run.every((word, step) => ids[from + step] === word)));
}

/** "L03.1": the codes that differ in the place and its side. */
function familyOf(walk: Walk, id: EntryId): string {
  return walk.book.codeOf(id).slice(0, 5);
}

/** Where no side was typed: families of which a found code leaves the side open. */
function openFamilies(
  walk: Walk,
  { text, within = [] }: Query,
  slots: readonly Slot[],
  best: readonly Ranked[],
): ReadonlySet<string> {
  const { facts } = walk.postings.parts;
  const asked = [text, ...within].flatMap((said) => splitWords(said).map((word) => word.text));
  if (slots.some(({ place }) => place === 'side') || statesSide(factsOf(asked))) return new Set();
  return new Set(best.filter(({ id }) => !statesSide(facts[id] ?? 0)).map(({ id }) => familyOf(walk, id)));
}
