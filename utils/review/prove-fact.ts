/** Whether a passage of the note proves one fact of a title, and by which words. */
import { isPlainWord } from '../reading/plain-words.ts';
import type { Place, Span } from '../reading/types.ts';
import { namesOfPlace, type Ready, stemsOfWording } from './ready-passage.ts';
import { type Ground, wordAt } from './scope.ts';
import type { Fact } from './title-words.ts';

/** What all candidates of one code are asked. */
export interface Question {
  /** Content words of the code's own title. */
  readonly content: ReadonlySet<string>;
  readonly ground: Ground;
  readonly ready: readonly Ready[];
  /** Only sites and sides are open: words need not stand beside the condition. */
  readonly onlySites: boolean;
  /** The note names the code's own condition somewhere. */
  readonly isNamed: boolean;
  /** There is a code for both sides; without one, both sides take a code each. */
  readonly hasBilateral: boolean;
}

/** The words that prove a fact. */
export interface Proof {
  readonly spans: readonly Span[];
  readonly width: number;
  readonly place: Place | null;
}

/** A word that is not a site speaks for the code only this near to what it describes. */
const ADJACENT = 6;
/** Outside the code's own problem a site must be named this near to the condition. */
const SITE_REACH = 12;
/** A short line speaks of one thing. */
const SHORT_PASSAGE = 10;
/** A cause without "due to" stands directly beside the disease. */
const BESIDE = 2;
const CAUSES = new Set([
  'positive',
  'due',
  'from',
  'caused',
  'after',
  'secondary',
  'reaction',
  'exposure',
  'contactant',
  'to',
  'by',
]);

/**
 * All proofs of a fact in one passage.
 * @param isWholeName the fact is the whole name of another disease: "folliculitis decalvans"
 */
export function proveFact(fact: Fact, one: Ready, question: Question, isWholeName = false): Proof[] {
  const possible = fact.alternatives.filter((words) => words.every((word) => one.said.has(word)));
  if (fact.kind === 'without') return possible.flatMap((words) => proveWithout(words, one, question));
  return possible.flatMap((words) => [
    ...proveBySites(words, fact, one, question.ground),
    ...proveByConditions(words, one),
    ...proveByDegrees(words, one),
    ...(fact.kind === 'other-part'
      ? []
      : proveByWords(words, fact.kind === 'cause', one, isWholeName, question)),
  ]);
}

/** "scalp and neck" proves a title of scalp and neck, and neither the scalp nor the neck. */
function isHalf(wording: string, words: readonly string[], joint: Fact['alternatives']): boolean {
  const halves = wording.split(' and ');
  if (halves.length < 2) return false;
  return !halves.every((half) => [words, ...joint].some((one) => one.length > 0 && holdsAll(half, one)));
}

function proveBySites(words: readonly string[], fact: Fact, one: Ready, ground: Ground): Proof[] {
  return one.places.flatMap((place) => {
    const { role, hasSites } = one.passage;
    if (!hasSites && one.anchors.length === 0) return [];
    if (role === 'naming' && !isWithin(wordAt(place.site, one.passage, ground), SITE_REACH, one)) return [];
    const { names, limbs, otherPartOf } = namesOfPlace(place);
    const wordings = [...names, ...(fact.kind === 'other-part' ? otherPartOf : []), ...limbs];
    const width = wordings.findIndex(
      (wording) => holdsAll(wording, words) && !isHalf(wording, words, fact.alternatives),
    );
    return width < 0 ? [] : [{ spans: [place.site], width, place }];
  });
}

/** An abbreviation of two letters, or a term with several meanings, is a hint for search and no proof. */
function proveByConditions(words: readonly string[], one: Ready): Proof[] {
  return one.passage.mentions.flatMap((mention) => {
    if (mention.kind !== 'condition' || !holdsAll(mention.value, words)) return [];
    const isShort = /^[A-Z]{2}s?$/.test(mention.quote);
    const isOpen = mention.also !== undefined;
    return isShort || isOpen ? [] : [{ spans: [mention], width: 0, place: null }];
  });
}

/** "stage III", "partial-thickness burn": read in the classification's words. */
function proveByDegrees(words: readonly string[], one: Ready): Proof[] {
  return one.passage.mentions.flatMap((mention) => {
    if (mention.kind !== 'stage' && mention.kind !== 'depth') return [];
    return holdsAll(mention.value, words) ? [{ spans: [mention], width: 0, place: null }] : [];
  });
}

function holdsAll(wording: string, words: readonly string[]): boolean {
  const stems = stemsOfWording(wording);
  return words.every((word) => stems.has(word));
}

/** The words themselves, close together; unless they are sites, also close to what they describe. */
function proveByWords(
  words: readonly string[],
  isCause: boolean,
  one: Ready,
  isWholeName: boolean,
  { ground, onlySites, isNamed }: Question,
): Proof[] {
  const window = findWindow(words, one);
  if (!window) return [];
  const { from, to } = window;
  const all = ground.note.words;
  if (words.length === 1 && isPlainWord(all, one.passage.from + from, 1)) return [];
  if (isCause && !hasCause(one.stems, from) && !standsBeside(from, to, one)) return [];
  const alone = !isNamed && isWholeName && to - from <= words.length + 1;
  if (!onlySites && words.length < 3 && !alone && !isNear(from, to, one)) return [];
  const spans: Span[] = [];
  for (let at = from; at < to; at++) {
    const word = all[one.passage.from + at];
    if (word && words.includes(one.stems[at] ?? '')) spans.push({ start: word.start, end: word.end });
  }
  // "right scapular region": the words are also a site, with its side.
  const isIn = (site: Span): boolean => spans.some((span) => span.start < site.end && site.start < span.end);
  const place = one.places.find(({ site }) => isIn(site));
  const isSite =
    onlySites || one.passage.mentions.some((mention) => mention.kind === 'site' && isIn(mention));
  if (isSite && !one.passage.hasSites && one.anchors.length === 0) return [];
  if (!place && one.passage.mentions.some((mention) => mention.kind === 'site' && isIn(mention))) return [];
  return [{ spans, width: 0, place: place ?? null }];
}

/** "no ulcer", "without myopathy": said in so many words. */
function proveWithout(words: readonly string[], one: Ready, { ground }: Question): Proof[] {
  const at = one.stems.findIndex(
    (stem, index) => words.includes(stem) && one.stems.slice(Math.max(0, index - 2), index).some(isNo),
  );
  if (at < 0 || !words.every((word) => one.stems.slice(at, at + words.length + 1).includes(word))) return [];
  const word = ground.note.words[one.passage.from + at];
  return word ? [{ spans: [{ start: word.start, end: word.end }], width: 0, place: null }] : [];
}

function isNo(stem: string): boolean {
  return stem === 'no' || stem === 'without';
}

function findWindow(words: readonly string[], one: Ready): { from: number; to: number } | null {
  // "stage III, 4 x 3 cm" is stage 3: a number stands directly beside its word.
  const reach = words.length + (words.some((word) => /^\d/.test(word)) ? 0 : 1);
  for (let from = 0; from < one.stems.length; from++) {
    if (!words.includes(one.stems[from] ?? '')) continue;
    const to = Math.min(one.stems.length, from + reach);
    const inside = one.stems.slice(from, to);
    const usable = inside.every((stem, at) => !words.includes(stem) || one.usable[from + at] === true);
    if (usable && words.every((word) => inside.includes(word))) return { from, to };
  }
  return null;
}

/** "nickel dermatitis", "dermatitis (nickel)", "patch test positive to nickel". */
function standsBeside(from: number, to: number, one: Ready): boolean {
  return one.anchors.some((anchor) => anchor >= from - BESIDE && anchor < to + BESIDE);
}

function hasCause(stems: readonly string[], at: number): boolean {
  // "2/2 nickel" is short for "secondary to".
  if (stems[at - 1] === '2' && stems[at - 2] === '2') return true;
  return stems.slice(Math.max(0, at - 4), at).some((stem) => CAUSES.has(stem));
}

function isWithin(at: number, reach: number, one: Ready): boolean {
  return one.anchors.length === 0 || one.anchors.some((anchor) => Math.abs(anchor - at) <= reach);
}

function isNear(from: number, to: number, one: Ready): boolean {
  if (one.passage.role !== 'naming' && one.stems.length <= SHORT_PASSAGE) return true;
  return one.anchors.some((anchor) => anchor >= from - ADJACENT && anchor < to + ADJACENT);
}
