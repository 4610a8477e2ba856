/** Where clauses of a sentence begin and end: what ends or carries the reach of a word. */
import type { Word } from '../lexicon/words.ts';

/** What stands before each word. */
export type Gap = 'none' | 'comma' | 'opening' | 'closing' | 'break' | 'dash' | 'question' | 'asked';

/** A dash or a colon parts like a semicolon, but a closing remark belongs to what stands before it. */
export function isBreak(gap: Gap | undefined): boolean {
  return gap === 'break' || gap === 'dash';
}

/** A comma, or a bracket that opens or closes an aside. */
export function isComma(gap: Gap | undefined): boolean {
  return gap === 'comma' || gap === 'opening' || gap === 'closing';
}

/** What stands before each word; one more for what stands behind the last. */
export function readGaps(text: string, words: readonly Word[]): Gap[] {
  const gaps = words.map((word, index) => {
    const from = words[index - 1]?.end ?? Math.max(0, word.start - 1);
    return readGap(text.slice(from, word.start).slice(-12));
  });
  const last = words.at(-1);
  gaps.push(last && text[last.end] === '?' ? 'asked' : 'none');
  return gaps;
}

function readGap(between: string): Gap {
  if (/\?\S*$/.test(between)) return 'question';
  if (between.startsWith('?')) return 'asked';
  if (/[;:•\n]|\s[-–—]\s|[.!]\s/.test(between)) {
    if (/\n/.test(between) && !/[;:.!]/.test(between)) return 'none';
    return /[;•\n.!]/.test(between) ? 'break' : 'dash';
  }
  if (/^[^(]*\)[^(]*$/.test(between)) return 'closing';
  if (/^[^)]*\([^)]*$/.test(between)) return 'opening';
  return /[,()]/.test(between) ? 'comma' : 'none';
}

/** The end of the clause that a word stands in, at most so many words on. */
export function clauseEnd(from: number, gaps: readonly Gap[], most: number): number {
  let to = from + 1;
  while (to < gaps.length - 1 && to - from < most && !isBreak(gaps[to]) && !isComma(gaps[to])) to++;
  return to;
}

/**
 * The start of the clause that a word stands in, at most so many words back.
 * @param overComma a note's closing word reaches over one comma: "BCC, left cheek, suspected" keeps to its clause
 */
export function clauseStart(at: number, gaps: readonly Gap[], most: number, overComma = false): number {
  let commas = overComma && isComma(gaps[at]) ? 1 : 0;
  let start = at;
  while (start > 0 && at - start < most) {
    if (isBreak(gaps[start]) || (start < at && gaps[start] === 'question')) break;
    if (isComma(gaps[start]) && commas-- <= 0) break;
    start--;
  }
  return start;
}

/** "Melanoma, right leg - no evidence of recurrence": over commas and one dash, not over a semicolon. */
export function startAcross(at: number, gaps: readonly Gap[], most: number): number {
  let dashes = 1;
  let start = at;
  while (start > 0 && at - start < most && gaps[start] !== 'break') {
    if (gaps[start] === 'dash' && dashes-- <= 0) break;
    start--;
  }
  return start;
}
