/** Strings in one text heap, found by place or by themselves, opened as views: nothing is read in before it is asked for. */
import type { Pack, Part } from './pack.ts';

export interface StringTable {
  readonly size: number;
  /** The string at a place; empty outside the table. */
  at(place: number): string;
  /** The place of a string, or -1. */
  placeOf(text: string): number;
}

/**
 * The parts of a table.
 * @param name what its parts are called by in the container
 * @param strings each once, none with a line end
 */
export function stringTableParts(name: string, strings: readonly string[]): Record<string, Part> {
  const starts = new Uint32Array(strings.length + 1);
  strings.forEach((text, place) => {
    starts[place + 1] = (starts[place] ?? 0) + text.length + 1;
  });
  return {
    [name]: strings.join('\n'),
    [`${name}-starts`]: starts,
    [`${name}-slots`]: hashSlots(strings.map(hashOf)),
  };
}

export function openStringTable(pack: Pack, name: string): StringTable {
  const starts = pack.u32(`${name}-starts`);
  const slots = pack.u16(`${name}-slots`);
  let heap: string | undefined;
  const at = (place: number): string => {
    heap ??= pack.text(name);
    const start = starts[place];
    const next = starts[place + 1];
    return start === undefined || next === undefined ? '' : heap.slice(start, next - 1);
  };
  return {
    size: starts.length - 1,
    at,
    placeOf: (text) => placeIn(slots, hashOf(text), (place) => at(place) === text),
  };
}

/** FNV-1a over UTF-16 units, its high bits folded in. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/**
 * Slots of a hash table, at least half of them free: each holds a place plus one, or 0.
 * @param hashes of what stands at each place
 * @throws RangeError where there are more places than 16 bits can tell apart
 */
export function hashSlots(hashes: readonly number[]): Uint16Array {
  if (hashes.length >= 0xffff) throw new RangeError('The table outgrew its 16-bit places.');
  const slots = new Uint16Array(2 ** Math.max(4, Math.ceil(Math.log2(2 * hashes.length + 1))));
  const mask = slots.length - 1;
  hashes.forEach((hash, place) => {
    let slot = hash & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = place + 1;
  });
  return slots;
}

/**
 * The place with this hash at which the wanted thing stands, or -1.
 * @param isAt whether it stands there: two things may want the same slot
 */
export function placeIn(slots: Uint16Array, hash: number, isAt: (place: number) => boolean): number {
  const mask = slots.length - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const place = (slots[slot] ?? 0) - 1;
    if (place < 0 || isAt(place)) return place;
  }
}
