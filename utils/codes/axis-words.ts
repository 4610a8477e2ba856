/** What the words around "unspecified" in a title say about the fact that is missing. */
import type { Axis } from './types.ts';

/**
 * "Other and unspecified", "not applicable or unspecified": the code holds known facts too, so the word leaves
 * nothing open that a coder could state.
 */
const JOINED = /\b(?:and|or) unspecified\b/gi;

const CUTS = ',;()[]';

/** The places in a title where it leaves something open, each with the words that say what. */
export function openPhrases(title: string): readonly string[] {
  const text = title.toLowerCase();
  if (!text.includes('unspecified')) return NO_PHRASES;
  const open = text.replace(JOINED, 'and other');
  return Array.from(open.matchAll(/\bunspecified\b/g), (found) => {
    const after = open.slice(found.index + found[0].length);
    const named = after.slice(0, cutAfter(after)).trim();
    return named === '' ? `${wordBefore(open.slice(0, found.index))} ...` : `... ${named}`;
  });
}

const NO_PHRASES: readonly string[] = [];

/** Place of the first comma, semicolon or bracket; the length where there is none. */
function cutAfter(text: string): number {
  let at = 0;
  while (at < text.length && !CUTS.includes(text.charAt(at))) at += 1;
  return at;
}

/** The last word, over one comma but over no other cut. */
function wordBefore(text: string): string {
  const trimmed = text.trimEnd().replace(/,$/, '');
  let start = trimmed.length;
  while (start > 0 && !CUTS.includes(trimmed.charAt(start - 1))) start -= 1;
  return trimmed.slice(start).trim().split(' ').at(-1) ?? '';
}

/** Phrases of a title that are not in `known`, those of the title one step up: what this step leaves open. */
export function newPhrases(own: readonly string[], known: readonly string[]): readonly string[] {
  const surplus = own.length - known.length;
  if (surplus <= 0) return [];
  const firstWords = (phrase: string): string => phrase.split(' ').slice(0, 2).join(' ');
  const left = [...known.map(firstWords)];
  const fresh = own.filter((phrase) => {
    const at = left.indexOf(firstWords(phrase));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return (fresh.length > 0 ? fresh : own).slice(0, surplus);
}

/** First match wins; the phrase starts with "... " where the words stand behind "unspecified". */
const NAMED: readonly (readonly [RegExp, Axis])[] = [
  [/^\.\.\. (?:malignant|carcinoma|neoplasm|melanoma|lymphoma|leukemia|behavior)/, 'histology'],
  [/^\.\.\. (?:severity)|^severity \.\.\./, 'severity'],
  [/^\.\.\. (?:stage)|^stage \.\.\./, 'stage'],
  [/^\.\.\. (?:degree)|^degree \.\.\./, 'degree'],
  [/^\.\.\. (?:depth|thickness)|^depth \.\.\./, 'depth'],
  [/^\.\.\. (?:organism|bacteri|virus|viral agent|pathogen)|^organism \.\.\./, 'organism'],
  [
    /^\.\.\. (?:drug|medicament|substance|agent|cause|allergen|chemical|biological|plant|food|gas|material|animal|product)|^(?:cause|agent|substance) \.\.\./,
    'agent',
  ],
  [
    /^\.\.\. (?:site|part|place|area|region|location|quadrant|zone|level)|^(?:site|part|level) \.\.\./,
    'site',
  ],
  [/^\.\.\. (?:laterality|side)/, 'side'],
  [/^\.\.\. (?:trimester|fetus|weeks|duration|number|time)|^fetus \.\.\./, 'other'],
  [/^\.\.\. (?:type|kind|form|whether|as to)|^type \.\.\./, 'type'],
];

/** The axis that a phrase names itself. */
export function namedAxis(phrase: string): Axis | undefined {
  return NAMED.find(([pattern]) => pattern.test(phrase))?.[1];
}

/** Poisonings and adverse effects: whatever is unspecified in them is the drug or substance. */
export function isAboutAgent(title: string): boolean {
  return /^(?:poisoning|adverse effect|underdosing|toxic effect)\b/i.test(title);
}

const SIDE_WORDS = new Set(['right', 'left', 'bilateral', 'both', 'unilateral']);

export function saysSide(words: ReadonlySet<string>): boolean {
  return words.has('right') || words.has('left');
}

/** A title's words without sides: what is left to tell siblings apart. */
export function withoutSides(words: ReadonlySet<string>): string {
  return [...words].filter((word) => !SIDE_WORDS.has(word)).join(' ');
}

/** Words for parts of the body and for places in it, as titles use them. */
export const BODY_WORDS: ReadonlySet<string> = new Set(
  `abdomen abdominal adrenal ankle anus anal arm auricular axilla back bone brain breast buttock calf bladder canthus canal cheek cord chest
  chin clavicle digit ear ears elbow esophagus eye eyelid face facial feet femur fibula finger fingers flank foot
  forearm genital genitalia gluteal groin hand hands head heel hip hips humerus intestine intra-abdominal intrathoracic jaw joint kidney knee labia larynx leg
  legs limb limbs lip lips liver lower lung mandible mouth neck node nodes nose oral organ organs palate palm parotid pelvis penis perineum
  pharynx radius rectum rib sacrum scalp scrotum shoulder shoulders site sites skin skull spine sternum stomach temple thigh
  thorax throat thumb tibia toe toes tongue tonsil trunk ulna umbilicus upper vagina vertebra vulva wrist wrists`
    .trim()
    .split(/\s+/),
);

/** Words that carry no meaning of their own when titles are compared. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  `a an and as at by due for from in of on or other the to with without unspecified specified site sites part parts
  cause organism type degree severity stage side elsewhere classified nec nos`
    .trim()
    .split(/\s+/),
);
