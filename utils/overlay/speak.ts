/** What is said aloud to those who listen to the page, and the words for grades. */
import type { Mark } from '../note/wire.ts';
import type { Layer } from './layer.ts';

/** One word that stands before a finding, so that no grade is told by colour alone. */
export const GRADE_WORDS: Record<Mark['grade'], string> = { block: 'Stop', warn: 'Check', inform: 'Ask' };

/** What a mark is about: its code, or that there is none on the claim. */
export function nameMark({ code }: Pick<Mark, 'code'>): string {
  return code === '' ? 'No code on the claim' : code;
}

export const SPEAK_CSS =
  '.say{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}';

/** Screen readers need a region to be there for a moment before it speaks. */
const BEFORE_WORDS_MS = 100;

/** Speaks politely, in a region that is there before it speaks: else it is not heard. */
export function sayAloud({ document, root }: Layer, words: string): void {
  let region = root.querySelector('.say');
  if (region === null) {
    region = document.createElement('div');
    region.className = 'say';
    region.setAttribute('role', 'status');
    region.append('');
    root.append(region);
  }
  const { firstChild } = region;
  // Written over, not replaced: see `Layer.bury`. The same words a second time are said only if there were none between.
  if (firstChild !== null) firstChild.nodeValue = '';
  setTimeout(() => {
    if (firstChild !== null) firstChild.nodeValue = words;
  }, BEFORE_WORDS_MS);
}

/** The findings of a card as sentences, with their better codes. */
export function sentencesOf(marks: readonly Mark[]): string {
  return marks
    .map((mark) =>
      [
        `${GRADE_WORDS[mark.grade]}. ${nameMark(mark)}. ${mark.message}`,
        ...mark.suggestions.map((one) => `${one.code}, ${one.title}: ${one.why}.`),
      ].join(' '),
    )
    .join(' ');
}
