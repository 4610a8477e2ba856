/** Left and right, where they mean a side: not "right away", not "the patient left". */
import type { Side } from '../lexicon/lexicon.ts';
import type { Word } from '../lexicon/words.ts';

/** What a place in a run of words tells about sides. */
export interface SideContext {
  readonly text: string;
  readonly words: readonly Word[];
  readonly at: number;
  /** How many words the side word itself has. */
  readonly length: number;
  /** Whether a site of the body starts at this word. */
  isSite(at: number): boolean;
}

const NO_SIDE_AFTER = new Set(
  'away now before after there here then as alone untreated open in place behind out off over the a an without against him her them me us to it intact blank message hand-dominant handed dominant for unchanged undone by until amount medication diagnosis time kind way one thing'.split(
    ' ',
  ),
);
const NO_LEFT_BEFORE = new Set(
  'patient pt he she they who was were be been being is are has had have having mother father mom dad family i we you nothing anything much days weeks months refills'.split(
    ' ',
  ),
);
const NO_RIGHT_BEFORE = new Set(
  'all that thats not be is quite about just alright exactly yes yeah'.split(' '),
);
const MODIFIERS_BETWEEN = 4;

/** Whether a word that the lexicon knows as a side means one here. */
export function meansSide(side: Side, context: SideContext): boolean {
  const { words, at, length, text } = context;
  const word = words[at];
  const next = words[at + length];
  if (!word) return false;
  const raw = text.slice(word.start, words[at + length - 1]?.end ?? word.end);
  const beforeSite = reachesSite(context);
  if (/^[LRlr]$/.test(raw))
    return /[LR]/.test(raw) && next?.text !== 'spine' && (beforeSite || followsSite(context));
  // Liver function tests.
  if (/^lfts?$/i.test(raw) && !beforeSite) return false;
  if (/^(?:LT|RT|lt|rt)$/.test(raw) && /[-\d]\s?$/.test(text.slice(Math.max(0, word.start - 2), word.start)))
    return false;
  if (side === 'bilateral') return raw.toLowerCase() !== 'both' || beforeSite || followsSite(context);
  if (next && NO_SIDE_AFTER.has(next.text) && touches(text, words, at + length)) return false;
  const before = touches(text, words, at) ? (words[at - 1]?.text ?? '') : '';
  if (/^(?:left|right)$/i.test(raw) && !beforeSite) {
    if (/left/i.test(raw) ? NO_LEFT_BEFORE.has(before) : NO_RIGHT_BEFORE.has(before)) return false;
  }
  return true;
}

/** "left nasal ala", "left upper outer arm", "right and left cheeks": a site follows within a few words. */
function reachesSite({ words, at, length, text, isSite }: SideContext): boolean {
  for (let next = at + length; next <= at + length + MODIFIERS_BETWEEN - 1; next++) {
    if (next >= words.length || !touches(text, words, next, /[.;:,()?]/)) return false;
    if (isSite(next)) return true;
  }
  return false;
}

/** "cheek (L)", "forearm, R". */
function followsSite({ words, at, text, isSite }: SideContext): boolean {
  if (!touches(text, words, at, /[.;:?]/)) return false;
  for (let back = at - 1; back >= Math.max(0, at - 3); back--)
    if (isSite(back)) return endsClause(text, words, at);
  return false;
}

function endsClause(text: string, words: readonly Word[], at: number): boolean {
  const end = words[at]?.end ?? 0;
  return /^\s*(?:$|[).,;:\n])/.test(text.slice(end, end + 4));
}

/** Whether nothing that parts words stands before `words[at]`. */
function touches(text: string, words: readonly Word[], at: number, parts = /[.;:,()?!\n]/): boolean {
  const before = words[at - 1];
  const word = words[at];
  return before !== undefined && word !== undefined && !parts.test(text.slice(before.end, word.start));
}

/** Eyes by their letters: right, left, both. */
const EYES: ReadonlyMap<string, Side> = new Map([
  ['OD', 'right'],
  ['OS', 'left'],
  ['OU', 'bilateral'],
]);
const OF_EYES =
  /\b(?:eyes?|eyelids?|lids?|lash(?:es)?|canth(?:us|al|i)|conjunctiv\w{1,4}|cornea\w?|visual|vision)\b/i;

/** "Lid: upper, OS": the side of an eye, in a line that speaks of eyes; `null` for any other letters. */
export function eyeSide(raw: string, line: string): Side | null {
  const side = EYES.get(raw);
  return side !== undefined && OF_EYES.test(line) ? side : null;
}
