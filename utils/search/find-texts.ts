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
    for (const word of first) {
      const texts = postings.textsWith(word);
      // By number: an iterator costs more than the rest of the loop.
      for (let at = 0; at < texts.length; at++) visit(texts[at] ?? 0);
    }
    return;
  }
  const [rarest = [], ...lists] = listsOf(postings, groups);
  const isInAll = heldByAll(lists);
  for (const texts of rarest)
    for (const part of within === null ? [texts] : partsWithin(postings, texts, within))
      for (const text of part) if (isInAll(text)) visit(text);
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
function heldByAll(groups: readonly (readonly Uint32Array[])[]): (text: TextId) => boolean {
  return (text) => {
    for (const anyOf of groups) if (!anyOf.some((list) => list[firstFrom(list, text)] === text)) return false;
    return true;
  };
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
