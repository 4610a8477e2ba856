/** What the note says exactly of a disease, to hold a code of the same category against it. */
import type { CodeOnPage, NamedMention, Place } from '../reading/types.ts';
import { askOfMention } from './ask-of-mention.ts';
import type { Pointed } from './point-at.ts';
import { contentWords, coreWords } from './title-words.ts';
import type { RuleContext } from './types.ts';

const CATEGORY = 3;

/**
 * The codes of a code's own category that the note points at for a condition, best first; empty where it points at the
 * code itself, or says too little.
 */
export function otherCodes(
  code: CodeOnPage,
  mention: NamedMention,
  context: RuleContext,
): readonly Pointed[] {
  const header = context.book.find(code.code.slice(0, CATEGORY), 'icd10cm');
  if (header === undefined) return [];
  const { pointed, narrowed, contradiction } = askOfMention(header, mention, 'asked', context);
  const all = [...pointed, ...narrowed];
  if (contradiction.length > 0 || all.some((one) => one.candidate.id === code.id)) return [];
  return pointed.filter((one) => one.lacks === null);
}

/** Whether a site of the note is one that a title names: "helix" for a title of the ear. */
export function isSiteOf({ site }: Place, content: ReadonlySet<string>): boolean {
  // "left arm" takes in the upper arm; an upper limb is no lower limb.
  const isWhole = !content.has('upper') && !content.has('lower');
  return [site.value, ...(site.also ?? [])].some((wording) => {
    const words = contentWords(wording).filter((word) => !(isWhole && /^(?:upper|lower)$/.test(word)));
    return words.length > 0 && words.every((word) => content.has(word));
  });
}

/** Whether two titles name the same disease, whatever their places. */
export function sameDisease(title: string, other: string): boolean {
  return coreWords(title).join(' ') === coreWords(other).join(' ');
}
