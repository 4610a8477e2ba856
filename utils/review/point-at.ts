/** Which of several more exact codes the words of a note point at. */
import type { EntryId } from '../codes/types.ts';
import type { Side } from '../lexicon/lexicon.ts';
import { joinPlaces, type Place } from '../reading/places.ts';
import { isPlainWord } from '../reading/plain-words.ts';
import { stemWord } from '../reading/stems.ts';
import type { Assertion, Mention, Span } from '../reading/types.ts';
import { allowedAssertions, type Ground, type Passage, sharesWords } from './scope.ts';
import { contentWords, type Difference, type Fact, sideOf } from './title-words.ts';

/** A more exact code and what it states beyond the code on the claim. */
export interface Candidate {
  readonly id: EntryId;
  readonly code: string;
  readonly title: string;
  readonly states: Difference;
}

/** A candidate that the note's words point at. */
export interface Pointed {
  readonly candidate: Candidate;
  readonly evidence: readonly Span[];
  /** Only the side is missing. */
  readonly lacksSide: boolean;
  /** How many facts the note proves, the side among them. */
  readonly facts: number;
  /** How many words these facts have: "lower limb" is more than "limb". */
  readonly words: number;
  /** How wide the words are that prove them: 0 for the note's own words, more for "cheek" read as "face". */
  readonly width: number;
}

/** A passage made ready for questions. */
interface Ready {
  readonly passage: Passage;
  readonly stems: readonly string[];
  readonly usable: readonly boolean[];
  readonly places: readonly Place[];
  readonly freeSides: readonly Mention[];
  /** Word indices, relative to the passage, at which the condition or the code itself is named. */
  readonly anchors: readonly number[];
}

/** What all candidates of one code are asked. */
interface Question {
  /** Content words of the code's own title. */
  readonly content: ReadonlySet<string>;
  readonly ground: Ground;
  readonly ready: readonly Ready[];
  /** Only sites and sides are open: words need not stand beside the condition. */
  readonly onlySites: boolean;
  /** There is a code for both sides; without one, both sides take a code each. */
  readonly hasBilateral: boolean;
}

interface Proof {
  readonly spans: readonly Span[];
  readonly width: number;
  readonly place: Place | null;
}

/** A word that is not a site speaks for the code only this near to what it describes. */
const ADJACENT = 4;
/** Outside the code's own problem a site must be named this near to the condition. */
const SITE_REACH = 12;
/** A short line speaks of one thing. */
const SHORT_PASSAGE = 10;
const ELSEWHERE = new Set(
  'node lymph lymphadenopathy adenopathy sentinel donor metastasis metastatic met graft flap radiculopathy'.split(
    ' ',
  ),
);
const CAUSES = new Set([
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

/** Candidates that the passages point at, whole ones and those that lack only the side, unsorted. */
export function pointAt(
  candidates: readonly Candidate[],
  passages: readonly Passage[],
  title: string,
  ground: Ground,
  onlySites: boolean,
): Pointed[] {
  const content = new Set(contentWords(title));
  const question: Question = {
    content,
    ground,
    onlySites,
    ready: passages.map((passage) => makeReady(passage, content, title, ground)),
    hasBilateral: candidates.some((candidate) => candidate.states.side === 'bilateral'),
  };
  return candidates.flatMap((candidate) => {
    const pointed = prove(candidate, question);
    return pointed ? [pointed] : [];
  });
}

function makeReady(passage: Passage, content: ReadonlySet<string>, title: string, ground: Ground): Ready {
  const { words, assertions } = ground.note;
  const allowed: ReadonlySet<Assertion> = allowedAssertions(title);
  const stems: string[] = [];
  const usable: boolean[] = [];
  const anchors: number[] = [];
  for (let at = passage.from; at < passage.to; at++) {
    const stem = stemWord(words[at]?.text ?? '');
    stems.push(stem);
    usable.push(allowed.has(assertions[at] ?? 'present'));
    if (content.has(stem)) anchors.push(at - passage.from);
  }
  for (const mention of passage.mentions) {
    if (mention.kind === 'condition' && sharesWords(mention, content))
      anchors.push(wordAt(mention, passage, ground));
  }
  const { places, freeSides } = joinPlaces(ground.context.note.text, passage.mentions);
  const own = places.filter((place) => !isElsewhere(wordAt(place.site, passage, ground), stems));
  return { passage, stems, usable, places: own, freeSides, anchors };
}

/** "node in the right groin", "donor site on the thigh": not where the disease is. */
function isElsewhere(at: number, stems: readonly string[]): boolean {
  return stems.slice(Math.max(0, at - 5), at + 3).some((stem) => ELSEWHERE.has(stem));
}

function wordAt(span: Span, passage: Passage, ground: Ground): number {
  let at = passage.from;
  while (at < passage.to - 1 && (ground.note.words[at]?.end ?? 0) <= span.start) at++;
  return at - passage.from;
}

function prove(candidate: Candidate, question: Question): Pointed | null {
  const { facts, side } = candidate.states;
  const proofs: Proof[] = [];
  for (const fact of facts) {
    const found = question.ready.flatMap((one) => proveFact(fact, one, question));
    if (found.length === 0) return null;
    const width = Math.min(...found.map((proof) => proof.width));
    proofs.push(...found.filter((proof) => proof.width === width));
  }
  const fixed = side ?? sideOf(candidate.title);
  const fitting = proofs.filter((proof) => !disagrees(proof.place, fixed));
  const words = facts.reduce((sum, fact) => sum + Math.min(...fact.alternatives.map((one) => one.length)), 0);
  const width = proofs.reduce((sum, proof) => Math.max(sum, proof.width), 0);
  const spans = fitting.flatMap((proof) => proof.spans);
  if (side === null) {
    if (spans.length === 0 || (fixed !== null && !agreesOn(fixed, question))) return null;
    return { candidate, facts: facts.length, words, width, evidence: spans, lacksSide: false };
  }
  const sides = sidesFor(proofs, question.ready, question.content);
  const proving = sides.filter(
    (one) => one.side === side || (one.side === 'bilateral' && !question.hasBilateral),
  );
  if (proving.length > 0) {
    const evidence = [...spans, ...proving.flatMap((one) => one.spans)];
    return { candidate, facts: facts.length + 1, words, width, evidence, lacksSide: false };
  }
  const silent = facts.length > 0 && sides.length === 0;
  return silent ? { candidate, facts: facts.length, words, width, evidence: spans, lacksSide: true } : null;
}

/** Words about the left ear choose no code of the right one. */
function agreesOn(side: Side, { ready, content }: Question): boolean {
  const said = sidesFor([], ready, content);
  return said.length === 0 || said.some((one) => one.side === side || one.side === 'bilateral');
}

/** A code of the right hand is not proved by words about the left one. */
function disagrees(place: Place | null, fixed: Side | null): boolean {
  const said = place?.side ?? null;
  return fixed !== null && said !== null && said !== 'bilateral' && said !== fixed;
}

export interface SaidSide {
  readonly side: Side;
  readonly spans: readonly Span[];
}

/** The sides said of the sites that prove the facts, else of the code's own site, else of the condition itself. */
function sidesFor(
  proofs: readonly Proof[],
  ready: readonly Ready[],
  content: ReadonlySet<string>,
): SaidSide[] {
  const placed = proofs.flatMap((proof) => (proof.place ? [proof.place] : []));
  const own = placed.length > 0 ? placed : ownPlaces(ready, content);
  const said = own.flatMap((place) =>
    place.side === null ? [] : [{ side: place.side, spans: place.sideMentions }],
  );
  if (said.length > 0) return said;
  return ready.flatMap((one) => {
    if (!one.passage.own && one.anchors.length === 0) return [];
    return one.freeSides.flatMap((mention) => {
      const side = asSide(mention.value);
      return side ? [{ side, spans: [mention] }] : [];
    });
  });
}

/** All sides said about the code's own site or condition: for "which side?" and for contradictions. */
export function saidSides(passages: readonly Passage[], title: string, ground: Ground): SaidSide[] {
  const content = new Set(contentWords(title));
  const ready = passages.map((passage) => makeReady(passage, content, title, ground));
  return sidesFor([], ready, content);
}

/** Places that are the code's own site: "left forearm" for a code of the forearm or of the upper limb. */
function ownPlaces(ready: readonly Ready[], content: ReadonlySet<string>): Place[] {
  return ready.flatMap((one) =>
    one.places.filter((place) =>
      [place.site.value, ...(place.site.also ?? []), place.site.quote].some((wording) => {
        const words = contentWords(wording);
        return words.length > 0 && words.every((word) => content.has(word));
      }),
    ),
  );
}

function asSide(value: string): Side | null {
  return value === 'left' || value === 'right' || value === 'bilateral' ? value : null;
}

function proveFact(fact: Fact, one: Ready, question: Question): Proof[] {
  return fact.alternatives.flatMap((words) => [
    ...proveBySites(words, one, question.ground),
    ...proveByConditions(words, one),
    ...(fact.kind === 'other-part' ? [] : proveByWords(words, fact.kind === 'cause', one, question)),
  ]);
}

function proveBySites(words: readonly string[], one: Ready, ground: Ground): Proof[] {
  return one.places.flatMap((place) => {
    if (!one.passage.own && !isWithin(wordAt(place.site, one.passage, ground), SITE_REACH, one)) return [];
    const wordings = [place.site.value, ...(place.site.also ?? [])];
    const width = wordings.findIndex((wording) => holdsAll(wording, words));
    return width < 0 ? [] : [{ spans: [place.site], width, place }];
  });
}

/** An abbreviation of two letters, or one with several meanings, is a hint for search and no proof. */
function proveByConditions(words: readonly string[], one: Ready): Proof[] {
  return one.passage.mentions.flatMap((mention) => {
    if (mention.kind !== 'condition' || !holdsAll(mention.value, words)) return [];
    const isShort = /^[A-Z]{2}s?$/.test(mention.quote);
    const isOpen = /^[A-Z]+s?$/.test(mention.quote) && mention.also !== undefined;
    return isShort || isOpen ? [] : [{ spans: [mention], width: 0, place: null }];
  });
}

function holdsAll(wording: string, words: readonly string[]): boolean {
  const stems =
    wording
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.map(stemWord) ?? [];
  return words.every((word) => stems.includes(word));
}

/** The words themselves, close together; unless they are sites, also close to what they describe. */
function proveByWords(
  words: readonly string[],
  isCause: boolean,
  one: Ready,
  { ground, onlySites }: Question,
): Proof[] {
  const window = findWindow(words, one);
  if (!window) return [];
  const { from, to } = window;
  const all = ground.note.words;
  if (words.length === 1 && isPlainWord(all, one.passage.from + from, 1)) return [];
  if (isCause && !hasCause(one.stems, from)) return [];
  if (!onlySites && words.length < 3 && !isNear(from, to, one)) return [];
  const spans = [];
  for (let at = from; at < to; at++) {
    const word = all[one.passage.from + at];
    if (word && words.includes(one.stems[at] ?? '')) spans.push({ start: word.start, end: word.end });
  }
  return [{ spans, width: 0, place: null }];
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

function hasCause(stems: readonly string[], at: number): boolean {
  return stems.slice(Math.max(0, at - 4), at).some((stem) => CAUSES.has(stem));
}

function isWithin(at: number, reach: number, one: Ready): boolean {
  return one.anchors.length === 0 || one.anchors.some((anchor) => Math.abs(anchor - at) <= reach);
}

function isNear(from: number, to: number, one: Ready): boolean {
  if (one.passage.own && one.stems.length <= SHORT_PASSAGE) return true;
  return one.anchors.some((anchor) => anchor >= from - ADJACENT && anchor < to + ADJACENT);
}
