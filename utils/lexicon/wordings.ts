/** The terms by what they mean: "basal cell carcinoma" -> BCC. Compiled as places of terms; the words stand in the terms. */
import type { Pack, Part } from '../codes/pack.ts';
import { hashOf, hashSlots, placeIn } from '../codes/string-table.ts';
import type { Term, Wordings } from './lexicon.ts';
import { phraseKey } from './words.ts';

const LONGEST_SLOTS = 1 << 14;

/** The parts for `openWordings`. @param terms those that a note may prove, in the order of their places */
export function wordingParts(terms: readonly Term[]): Record<string, Part> {
  const byKey = new Map<string, Set<number>>();
  const longest = new Uint8Array(LONGEST_SLOTS);
  terms.forEach(({ wordings }, place) => {
    for (const key of wordings.map((wording) => phraseKey(wording))) {
      const known = byKey.get(key);
      if (known !== undefined) known.add(place);
      else byKey.set(key, new Set([place]));
      const words = key.split(' ');
      const slot = hashOf(words[0] ?? '') % LONGEST_SLOTS;
      longest[slot] = Math.max(longest[slot] ?? 0, words.length);
    }
  });
  const groups = [...byKey];
  const starts = new Uint32Array(groups.length + 1);
  groups.forEach(([, places], at) => {
    starts[at + 1] = (starts[at] ?? 0) + places.size;
  });
  return {
    'wording-slots': hashSlots(groups.map(([key]) => hashOf(key))),
    'wording-starts': starts,
    'wording-terms': Uint16Array.from(groups.flatMap(([, places]) => [...places])),
    'wording-longest': longest,
  };
}

export function openWordings(pack: Pack, termAt: (place: number) => Term): Wordings {
  const slots = pack.u16('wording-slots');
  const starts = pack.u32('wording-starts');
  const places = pack.u16('wording-terms');
  const longest = pack.u8('wording-longest');
  const hasKey = (place: number, key: string): boolean =>
    termAt(place).wordings.some((wording) => phraseKey(wording) === key);
  return {
    most: (first) => longest[hashOf(first) % LONGEST_SLOTS] ?? 0,
    termsMeaning: (key) => {
      const group = placeIn(slots, hashOf(key), (at) => hasKey(places[starts[at] ?? 0] ?? 0, key));
      return group < 0 ? [] : Array.from(places.subarray(starts[group], starts[group + 1]), termAt);
    },
  };
}
