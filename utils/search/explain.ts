/** Why a hit is here, in words, and which words of its title the query matched. */
import type { EntryId } from '../codes/types.ts';
import { splitWords } from '../lexicon/words.ts';
import type { Collected } from './collect.ts';
import type { TextId } from './index-parts.ts';
import type { Meaning } from './meanings.ts';
import type { Postings } from './postings.ts';
import type { Slot } from './slots.ts';
import { ANY_SITE, ANY_SITE_WHY } from './whole-skin.ts';

/** What a hit of a query is explained by. */
export interface Explained {
  readonly slots: readonly Slot[];
  readonly collected: Collected;
  /** The slots that every hit answers. */
  readonly mask: number;
  /** The other slots that some entry answers besides. */
  readonly more: number;
}

/** The text a hit answers by. */
interface AnsweringText {
  readonly id: TextId;
  /** Empty for the title. */
  readonly name: string;
  /** The slots that the title and the names of its entry answer together. */
  readonly union: number;
  /** Words of the title, folded. */
  readonly title: readonly string[];
}

/**
 * One sentence part per slot that needs one, the name that answered, and the words that had to be left out: as no
 * entry says them as well, or as this one does without.
 */
export function explainHit(answering: AnsweringText, explained: Explained): string {
  const { id, name, union, title } = answering;
  const { slots, collected, mask, more } = explained;
  const reasons: string[] = [];
  const unsaid: string[] = [];
  const without: string[] = [];
  slots.forEach((slot, at) => {
    const bit = 1 << at;
    if ((mask & bit) === 0) {
      const isSaid = (union & bit) !== 0 || slot.phrase.split(' ').every((word) => title.includes(word));
      if (!isSaid) ((more & bit) === 0 ? unsaid : without).push(`“${asTyped(slot)}”`);
      return;
    }
    for (const [typed, takenFor] of slot.repairs) reasons.push(`${typed} taken for ${takenFor}`);
    const isAnySite = collected.answeredBy[at]?.[id] === ANY_SITE;
    const why = isAnySite ? ANY_SITE_WHY : (meaningOf(id, at, slot, collected)?.why ?? '');
    const isInTitle = name === '' && slot.phrase.split(' ').every((word) => title.includes(word));
    if (why !== '' && !isInTitle) reasons.push(why);
  });
  if (name !== '') reasons.push(name);
  if (without.length > 0) reasons.push(`found without ${without.join(' and ')}`);
  if (unsaid.length > 0) reasons.push(`no entry says ${unsaid.join(' or ')} as well`);
  return [...new Set(reasons)].join('; ');
}

/** The words of a slot before repair. */
function asTyped({ phrase, repairs }: Slot): string {
  return repairs.reduce((text, [typed, takenFor]) => text.replace(takenFor, typed), phrase);
}

/**
 * What entries answer besides the mask, by title and names together, all in one. In the whole book: what a filter hides
 * is there all the same.
 * @param unions one number for each entry, all zero; left so
 */
export function findMore(
  { touched, masks }: Collected,
  mask: number,
  entryOf: (text: TextId) => EntryId,
  unions: Uint32Array,
): number {
  let more = 0;
  for (let at = 0; at < touched.length; at++) {
    const text = touched[at] ?? 0;
    const entry = entryOf(text);
    const union = (unions[entry] ?? 0) | (masks[text] ?? 0);
    unions[entry] = union;
    if ((union & mask) === mask) more |= union & ~mask;
  }
  for (let at = 0; at < touched.length; at++) unions[entryOf(touched[at] ?? 0)] = 0;
  return more;
}

/** The slots that title and names of an entry answer together. */
export function unionOf({ masks }: Collected, postings: Postings, entry: EntryId): number {
  const [from, to] = postings.namesOf({ first: entry, last: entry });
  let union = masks[entry] ?? 0;
  for (let name = from; name < to; name++) union |= masks[name] ?? 0;
  return union;
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
