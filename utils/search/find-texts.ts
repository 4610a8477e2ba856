/** Which texts a meaning finds. Half of what a search costs is spent here. */
import type { TextId } from './index-parts.ts';
import type { Meaning } from './meanings.ts';
import type { IdRange, Postings } from './postings.ts';

/** Call `visit` for every text the meaning finds, ascending within each of its words; a text may come twice. */
export function forEachText(postings: Postings, meaning: Meaning, visit: (text: TextId) => void): void {
  const { groups, within } = meaning;
  const [first, ...others] = groups;
  if (first === undefined) {
    for (const range of within ?? []) {
      for (let id = range.first; id <= range.last; id++) visit(id);
      const [from, to] = postings.namesOf(range);
      for (let id = from; id < to; id++) visit(id);
    }
    return;
  }
  if (others.length === 0 && within === null) {
    for (const word of first) visitAll(postings.textsWith(word), visit);
    return;
  }
  const [rarest = [], ...lists] = listsOf(postings, groups);
  const visitHeld = (text: TextId): void => {
    if (isInAll(lists, text)) visit(text);
  };
  for (const texts of rarest)
    for (const part of within === null ? [texts] : partsWithin(postings, texts, within))
      visitAll(part, visitHeld);
}

/** By number: an iterator makes an object of each text, and is slower than all the rest until it is compiled. */
function visitAll(texts: Uint32Array, visit: (text: TextId) => void): void {
  for (let at = 0; at < texts.length; at++) visit(texts[at] ?? 0);
}

/** The texts of each word of every group, the rarest group first. */
function listsOf(
  postings: Postings,
  groups: readonly (readonly number[])[],
): readonly (readonly Uint32Array[])[] {
  const sized = groups.map((group) => ({
    group,
    size: group.reduce((sum, word) => sum + (postings.parts.frequencies[word] ?? 0), 0),
  }));
  return sized.sort((a, b) => a.size - b.size).map(({ group }) => group.map(postings.textsWith));
}

/** Whether a text stands in a list of each group. */
function isInAll(groups: readonly (readonly Uint32Array[])[], text: TextId): boolean {
  for (let at = 0; at < groups.length; at++) if (!isInAny(groups[at] ?? [], text)) return false;
  return true;
}

function isInAny(lists: readonly Uint32Array[], text: TextId): boolean {
  for (let at = 0; at < lists.length; at++) {
    const list = lists[at];
    if (list !== undefined && list[firstFrom(list, text)] === text) return true;
  }
  return false;
}

/** The parts of a list that hold the titles and the names of these ranges. */
function partsWithin(postings: Postings, texts: Uint32Array, within: readonly IdRange[]): Uint32Array[] {
  return within.flatMap((range) => {
    const [from, to] = postings.namesOf(range);
    const titles = texts.subarray(firstFrom(texts, range.first), firstFrom(texts, range.last + 1));
    return [titles, texts.subarray(firstFrom(texts, from), firstFrom(texts, to))];
  });
}

/** The first place of an ascending list that does not hold less. */
function firstFrom(sorted: Uint32Array, wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
