/** Why a hit is here, in words, and which words of its title the query matched. */
import { splitWords } from '../lexicon/words.ts';
import type { Collected } from './collect.ts';
import type { TextId } from './index-parts.ts';
import type { Meaning } from './meanings.ts';
import type { Slot } from './slots.ts';

/**
 * One sentence part per slot that needs one, the name that answered, and the words that had to be left out.
 * @param name empty where the title answered
 */
export function explainHit(
  id: TextId,
  name: string,
  slots: readonly Slot[],
  collected: Collected,
  mask: number,
): string {
  const reasons: string[] = [];
  const left: string[] = [];
  slots.forEach((slot, at) => {
    if ((mask & (1 << at)) === 0) {
      left.push(`“${slot.phrase}”`);
      return;
    }
    for (const [typed, takenFor] of slot.repairs) reasons.push(`${typed} taken for ${takenFor}`);
    const why = meaningOf(id, at, slot, collected)?.why ?? '';
    if (why !== '') reasons.push(why);
  });
  if (name !== '') reasons.push(name);
  if (left.length > 0) reasons.push(`no entry says ${left.join(' or ')} as well`);
  return [...new Set(reasons)].join('; ');
}

function meaningOf(id: TextId, place: number, slot: Slot, collected: Collected): Meaning | undefined {
  return slot.meanings[collected.answeredBy[place]?.[id] ?? 0];
}

/** Ids of the words by which this entry answers. */
export function matchingWords(
  id: TextId,
  slots: readonly Slot[],
  collected: Collected,
  mask: number,
): ReadonlySet<number> {
  const words = new Set<number>();
  slots.forEach((slot, at) => {
    if ((mask & (1 << at)) === 0) return;
    for (const word of meaningOf(id, at, slot, collected)?.marked ?? []) words.add(word);
  });
  return words;
}

/** Where a title holds one of these words: `[start, end)` in UTF-16 units, in order; neighbours are joined. */
export function markTitle(
  title: string,
  words: ReadonlySet<number>,
  wordId: (word: string) => number | undefined,
): [number, number][] {
  const marks: [number, number][] = [];
  for (const word of splitWords(title)) {
    const id = wordId(word.text);
    if (id === undefined || !words.has(id)) continue;
    const last = marks.at(-1);
    if (last !== undefined && title.slice(last[1], word.start) === ' ') last[1] = word.end;
    else marks.push([word.start, word.end]);
  }
  return marks;
}
