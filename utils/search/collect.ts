/** Slots -> the texts that answer them, and by which meaning. One set of arrays per engine, cleared as it goes. */
import { forEachText } from './find-texts.ts';
import { FAVOUR_ZERO, type TextId } from './index-parts.ts';
import { WHOLE_TITLE } from './meanings.ts';
import type { Postings } from './postings.ts';
import type { Slot } from './slots.ts';
import { PROCEDURE_FAVOUR } from './weights.ts';
import { ANY_SITE, placesBesides, wholeSkin } from './whole-skin.ts';

/** What was collected for one query. Valid until the next one is collected. */
export interface Collected {
  /** Every text that may be an answer: one that answers a slot, and where a thing is asked for, not only places and the like. */
  readonly touched: Uint32Array;
  /** Bit N: slot N is answered. */
  readonly masks: Uint32Array;
  /** Per slot and text: the place of the meaning that answered it, among the slot's; `ANY_SITE` for none of them. */
  readonly answeredBy: readonly Uint8Array[];
  /** Tenths of the text's cost that the query explains. */
  readonly explained: Uint8Array;
  /** Texts that answer each slot. */
  readonly counts: readonly number[];
  /** Which part of them, 0 to 1, stands in dermatology's chapters. */
  readonly dermatology: readonly number[];
  /** How often a text was looked at: what it cost. */
  readonly visits: number;
}

export interface Collector {
  /** @param own so many of the slots are the query's, the others are to search within */
  collect(slots: readonly Slot[], own: number): Collected;
}

/** How many texts answer a slot, and which part of them stands in dermatology's chapters. */
interface SlotCount {
  readonly count: number;
  readonly dermatology: number;
}

export function makeCollector(postings: Postings): Collector {
  const { parts } = postings;
  const { favours } = parts;
  const size = favours.length;
  const masks = new Uint32Array(size);
  const explained = new Uint8Array(size);
  const touched = new Uint32Array(size);
  const answeredBy: Uint8Array[] = [];
  /** Per text: the slot that counted it last, over all queries. */
  const countedBy = new Uint32Array(size);
  /** Per entry: the query of which one of its texts answers a thing. */
  const hasThing = new Uint32Array(parts.size);
  let slotNumber = 0;
  let queryNumber = 0;
  let count = 0;
  let visits = 0;
  let skin: ReturnType<typeof wholeSkin> | undefined;

  function clear(): void {
    for (let at = 0; at < count; at++) {
      const id = touched[at] ?? 0;
      masks[id] = 0;
      explained[id] = 0;
    }
    count = 0;
    visits = 0;
  }

  function collectSlot(slot: Slot, place: number, isOnlyBeside: boolean): SlotCount {
    const bit = 1 << place;
    answeredBy[place] ??= new Uint8Array(size);
    const by = answeredBy[place] ?? new Uint8Array(0);
    slotNumber++;
    let answered = 0;
    let inDermatology = 0;
    slot.meanings.forEach((meaning, at) => {
      if (at >= ANY_SITE) return;
      const isOfCode = meaning.groups.length === 0 && meaning.explains < WHOLE_TITLE;
      const mark = (id: TextId) => {
        visits++;
        if (countedBy[id] === slotNumber) return;
        countedBy[id] = slotNumber;
        answered++;
        if ((favours[id] ?? 0) > FAVOUR_ZERO + PROCEDURE_FAVOUR) inDermatology++;
        const entry = id < parts.size ? id : (parts.nameEntries[id - parts.size] ?? 0);
        if (isOnlyBeside && hasThing[entry] !== queryNumber) return;
        if (!slot.isMinor) hasThing[entry] = queryNumber;
        const mask = masks[id] ?? 0;
        if (mask === 0) touched[count++] = id;
        masks[id] = mask | bit;
        by[id] = at;
        // A code says nothing of what its other names say beyond it.
        const isNamed = isOfCode && id >= parts.size;
        if (!isNamed) explained[id] = Math.min(WHOLE_TITLE, (explained[id] ?? 0) + meaning.explains);
      };
      forEachText(postings, meaning, mark);
    });
    return { count: answered, dermatology: answered === 0 ? 0 : inDermatology / answered };
  }

  /** A side stands in a quarter of all titles: where the query asks for a thing, only what has that is looked at. */
  function collectSlots(slots: readonly Slot[], own: number): SlotCount[] {
    const asksForThing = slots.slice(0, own).some(({ isMinor }) => !isMinor);
    const found: SlotCount[] = [];
    slots.forEach((slot, at) => {
      if (!slot.isMinor || !asksForThing) found[at] = collectSlot(slot, at, false);
    });
    slots.forEach((slot, at) => {
      found[at] ??= collectSlot(slot, at, true);
    });
    return found;
  }

  function answerAnySite(slots: readonly Slot[]): void {
    skin ??= wholeSkin(postings);
    const isElsewhere = (butNot: RegExp | null): boolean =>
      butNot !== null && slots.some(({ place, phrase }) => place !== null && butNot.test(phrase));
    for (const id of skin.flatMap(({ ids, butNot }) => (isElsewhere(butNot) ? [] : ids))) {
      const besides = placesBesides(slots, masks[id] ?? 0);
      if (besides === 0) continue;
      masks[id] = (masks[id] ?? 0) | besides;
      slots.forEach((_, place) => {
        const by = answeredBy[place];
        if ((besides & (1 << place)) !== 0 && by !== undefined) by[id] = ANY_SITE;
      });
    }
  }

  return {
    collect(slots, own) {
      clear();
      queryNumber++;
      const found = collectSlots(slots, own);
      if (slots.some(({ place }) => place !== null)) answerAnySite(slots);
      return {
        touched: touched.subarray(0, count),
        masks,
        answeredBy,
        explained,
        counts: found.map((slot) => slot.count),
        dermatology: found.map((slot) => slot.dermatology),
        visits,
      };
    },
  };
}
