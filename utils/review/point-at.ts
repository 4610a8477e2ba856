/** Which of several more exact codes the words of a note point at. */
import type { EntryId } from '../codes/types.ts';
import type { Side } from '../lexicon/lexicon.ts';
import { splitWords } from '../lexicon/words.ts';
import { stemWord } from '../reading/stems.ts';
import type { Mention, Place, Span } from '../reading/types.ts';
import { sharesWords } from './kinship.ts';
import { type Proof, proveFact, type Question } from './prove-fact.ts';
import { makeReady, type Ready } from './ready-passage.ts';
import type { Ground, Passage } from './scope.ts';
import { contentOf, contentWords, coreWords, type Difference, type Fact, sideOf } from './title-words.ts';

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
  /** What alone is missing, in words: "left side", "upper"; `null` where nothing is. */
  readonly lacks: string | null;
  /** How many facts the note proves, the side among them. */
  readonly facts: number;
  /** How many words these facts have: "lower limb" is more than "limb". */
  readonly words: number;
  /** How wide the words are that prove them: 0 for the note's own words, more for "cheek" read as "face". */
  readonly width: number;
}

/** Candidates that the passages point at, whole ones and those that lack one thing, unsorted. */
export function pointAt(
  candidates: readonly Candidate[],
  passages: readonly Passage[],
  title: string,
  ground: Ground,
  { onlySites, isNamed }: Pick<Question, 'onlySites' | 'isNamed'>,
): Pointed[] {
  const content = contentOf(title);
  // "BCC" is what a code without histology leaves open, not another disease.
  const related = diseaseWords([title, ...candidates.map((one) => one.title)], content);
  const question: Question = {
    content,
    ground,
    onlySites,
    isNamed,
    ready: passages.map((passage) => makeReady(passage, content, title, ground, related)),
    hasBilateral: candidates.some((candidate) => candidate.states.side === 'bilateral'),
  };
  return candidates.flatMap((candidate) => {
    const pointed = prove(candidate, question);
    return pointed ? [pointed] : [];
  });
}

/** What names the disease in these titles, without their sites. */
function diseaseWords(titles: readonly string[], content: ReadonlySet<string>): ReadonlySet<string> {
  const words = new Set(titles.flatMap(coreWords));
  return words.size > 0 ? words : content;
}

function prove(candidate: Candidate, question: Question): Pointed | null {
  const { facts, side } = candidate.states;
  const name = contentWords(candidate.title);
  const isForeign = name.length > 0 && !name.some((word) => question.content.has(word));
  const isWholeName = isForeign && facts.length === 1 && facts[0]?.alternatives[0]?.length === name.length;
  const named = facts.length === 0 && side === null ? provedByName(candidate, question) : null;
  if (named) return { candidate, facts: 1, words: 1, width: 0, evidence: [named], lacks: null };
  const proofs: Proof[] = [];
  let half: string | null = null;
  for (const fact of facts) {
    let found = question.ready.flatMap((one) => proveFact(fact, one, question, isWholeName));
    if (found.length === 0) {
      const wider = withoutHalf(fact);
      found = wider ? question.ready.flatMap((one) => proveFact(wider.fact, one, question)) : [];
      if (found.length === 0 || !wider) return null;
      half = wider.half;
    }
    const width = Math.min(...found.map((proof) => proof.width));
    proofs.push(...found.filter((proof) => proof.width === width));
  }
  if (isForeign && isBesideOwn(proofs, question)) return null;
  const fixed = side ?? sideOf(candidate.title);
  const fitting = proofs.filter((proof) => !disagrees(proof.place, fixed));
  const words = facts.reduce((sum, fact) => sum + Math.min(...fact.alternatives.map((one) => one.length)), 0);
  const width = proofs.reduce((sum, proof) => Math.max(sum, proof.width), 0);
  const spans = fitting.flatMap((proof) => proof.spans);
  if (side === null) {
    if (spans.length === 0 || (fixed !== null && !agreesOn(fixed, question))) return null;
    return { candidate, facts: facts.length, words, width, evidence: spans, lacks: half };
  }
  const sides = sidesFor(proofs, question.ready, question.content);
  const proving = sides.filter(
    (one) => one.side === side || (one.side === 'bilateral' && !question.hasBilateral),
  );
  if (proving.length > 0) {
    const evidence = [...spans, ...proving.flatMap((one) => one.spans)];
    return { candidate, facts: facts.length + 1, words, width, evidence, lacks: half };
  }
  const silent = facts.length > 0 && sides.length === 0;
  if (!silent || half !== null) return null;
  return { candidate, facts: facts.length, words, width, evidence: spans, lacks: `${side} side` };
}

/** "Cherry angioma": what the lexicon knows by one code alone, though its title adds no word to the other's. */
function provedByName(candidate: Candidate, { ready }: Question): Span | null {
  for (const { passage } of ready) {
    const found = passage.mentions.find(
      (one) => one.kind === 'condition' && one.also === undefined && one.codes?.join() === candidate.code,
    );
    if (found) return found;
  }
  return null;
}

/** "Perioral dermatitis. Rosacea.": another disease named apart from the code's own is no type of it. */
function isBesideOwn(proofs: readonly Proof[], { content, ground }: Question): boolean {
  const { mentions, note } = ground.context;
  const isOwn = (one: Mention): boolean =>
    one.kind === 'condition' && one.assertion === 'present' && sharesWords(one, content);
  const spans = proofs.flatMap((proof) => proof.spans);
  const own = mentions.filter(
    (one) => isOwn(one) && !spans.some((span) => span.start < one.end && one.start < span.end),
  );
  const [first] = spans;
  if (!first || own.length === 0) return false;
  return own.every((one) => {
    const between = note.text.slice(Math.min(one.end, first.end), Math.max(one.start, first.start));
    return between.length > 100 || /[.;\n]|\band\b/.test(between);
  });
}

/** "left eyelid" leaves upper or lower open; an upper limb and a lower limb are different things. */
function withoutHalf(fact: Fact): { fact: Fact; half: string } | null {
  const [words = []] = fact.alternatives;
  const half = words.find((word) => word === 'upper' || word === 'lower');
  if (half === undefined || !words.includes('eyelid')) return null;
  return { fact: { kind: fact.kind, alternatives: [words.filter((word) => word !== half)] }, half };
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
  const said = sidesOf(placed);
  if (said.length > 0) return said;
  // "varicose veins of the right leg with ulcer of calf": the side stands at the condition's own site.
  const own = sidesOf(ownPlaces(ready, content));
  if (own.length > 0) return own;
  return ready.flatMap((one) => {
    if ((one.passage.role === 'naming' || !one.passage.hasSites) && one.anchors.length === 0) return [];
    return one.freeSides.flatMap((mention) => {
      const side = asSide(mention.value);
      return side ? [{ side, spans: [mention] }] : [];
    });
  });
}

function sidesOf(places: readonly Place[]): SaidSide[] {
  return places.flatMap((place) =>
    place.side === null ? [] : [{ side: place.side, spans: place.sideMentions }],
  );
}

/** All sides said about the code's own site or condition: for "which side?" and for contradictions. */
export function saidSides(passages: readonly Passage[], title: string, ground: Ground): SaidSide[] {
  const content = contentOf(title);
  const ready = passages.map((passage) =>
    makeReady(passage, content, title, ground, diseaseWords([title], content)),
  );
  return sidesFor([], ready, content);
}

/** Places that are the code's own site: "left forearm" for a code of the forearm or of the upper limb. */
function ownPlaces(ready: readonly Ready[], content: ReadonlySet<string>): Place[] {
  const isOwn = (words: readonly string[]): boolean =>
    words.length > 0 && words.every((word) => content.has(word));
  return ready.flatMap((one) =>
    one.places.filter(
      ({ site }) =>
        isOwn(splitWords(site.quote).map((word) => stemWord(word.text))) ||
        [site.value, ...(site.also ?? [])].some((wording) => isOwn(contentWords(wording))),
    ),
  );
}

function asSide(value: string): Side | null {
  return value === 'left' || value === 'right' || value === 'bilateral' ? value : null;
}
