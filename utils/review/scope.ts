/** Where in the note the words stand that may speak for a code: its own problem first, then where its condition is named. */
import { isMorphology } from '../reading/morphology.ts';
import { type PreparedNote, prepareNote, sentenceAt } from '../reading/prepare-note.ts';
import { isAsideSection } from '../reading/sections.ts';
import { stemWord } from '../reading/stems.ts';
import type { Assertion, CodeOnPage, Mention, Span } from '../reading/types.ts';
import { sharesWords } from './kinship.ts';
import { type Naming, sentencesNaming } from './naming.ts';
import { allowedAssertions } from './note-stems.ts';
import { oncePerReview } from './once.ts';
import { linesOf, tellsOfLesion, toldOfProblem } from './paragraph.ts';
import { contentOf } from './title-words.ts';
import type { RuleContext } from './types.ts';

/** A run of words inside one sentence. Indices into the prepared note's words, `to` exclusive. */
export interface Passage {
  readonly from: number;
  readonly to: number;
  /** The code stands in it, it stands beside the code or the condition, or it names the condition elsewhere. */
  readonly role: 'own' | 'beside' | 'naming';
  /** Its sites are the disease's: it holds the code, opens its problem, is a site's label line or tells of the lesion. */
  readonly hasSites: boolean;
  readonly mentions: readonly Mention[];
}

/** Passages in widening circles: each circle is asked only when the ones inside it said nothing. */
export type Scope = readonly (readonly Passage[])[];

/** Everything about the note that the questions of one review share. */
export interface Ground {
  readonly context: RuleContext;
  readonly note: PreparedNote;
  /** Mentions of conditions, sites and sides by sentence. */
  readonly bySentence: readonly (readonly Mention[])[];
  /** Diagnosis codes in the note by sentence, in order. */
  readonly codesBySentence: ReadonlyMap<number, readonly PlacedCode[]>;
  /** The same by problem. */
  readonly codesByBlock: ReadonlyMap<number, readonly PlacedCode[]>;
  /** Stems of the words that are said for certain. */
  readonly presentStems: ReadonlySet<string>;
  /** Stems of sentences by what they may assert, read once for all codes that ask. */
  readonly stems: Map<ReadonlySet<Assertion>, Map<number, ReadonlySet<string>>>;
  /** The same the other way round. */
  readonly sentencesByStem: Map<ReadonlySet<Assertion>, ReadonlyMap<string, readonly number[]>>;
}

interface PlacedCode {
  readonly code: CodeOnPage;
  readonly start: number;
  readonly end: number;
}

/** Sentences of a paragraph this far from the code may still be about it. */
const NEAR = 3;
/** A code that a note repeats more often than this says nothing new. */
const MOST_PLACES = 20;
const MOST_NAMING = 200;
/** Longer sentences are text without punctuation: what stands further away is about something else. */
const LONGEST_PASSAGE = 400;

export const groundOf = oncePerReview((context): Ground => {
  const note = prepareNote(context.note, context.date);
  const bySentence: Mention[][] = note.sentences.map(() => []);
  for (const mention of context.mentions) {
    if (mention.kind !== 'code') bySentence[sentenceAt(note, mention.start)]?.push(mention);
  }
  const codesBySentence = placeCodes(context, note);
  const codesByBlock = new Map<number, PlacedCode[]>();
  for (const [sentence, codes] of codesBySentence) {
    const block = note.sentences[sentence]?.block ?? -1;
    const list = codesByBlock.get(block);
    if (list) for (const one of codes) list.push(one);
    else codesByBlock.set(block, [...codes]);
  }
  const presentStems = new Set(
    note.words.flatMap(({ text }, at) => (note.assertions[at] === 'present' ? stemWord(text) : [])),
  );
  const read = { stems: new Map(), sentencesByStem: new Map() };
  return { context, note, bySentence, codesBySentence, codesByBlock, presentStems, ...read };
});

function placeCodes(context: RuleContext, note: PreparedNote): Map<number, PlacedCode[]> {
  const placed = new Map<number, PlacedCode[]>();
  for (const code of context.codes) {
    if (code.system !== 'icd10cm') continue;
    for (const place of code.places) {
      if (place.in === 'field') continue;
      const sentence = sentenceAt(note, place.start);
      const list = placed.get(sentence);
      const one = { code, start: place.start, end: place.end };
      if (list) list.push(one);
      else placed.set(sentence, [one]);
    }
  }
  for (const list of placed.values()) list.sort((a, b) => a.start - b.start);
  return placed;
}

/**
 * The scope of one code.
 * @param namings how a sentence may name the code's condition
 */
export function scopeOf(code: CodeOnPage, ground: Ground, title: string, namings: readonly Naming[]): Scope {
  const allowed = allowedAssertions(title);
  const own = ownPassages(code, ground, allowed);
  const ownSentences = new Set(own.map(({ sentence }) => sentence));
  const near = nearSentences(code, ground, ownSentences, title);
  const used = new Set([...ownSentences, ...near]);
  const isItem = [...ownSentences].some((sentence) => isNumbered(sentence, ground));
  const shown = firstOf(MOST_NAMING, sentencesNaming(namings, ground, allowed), (sentence) => {
    if (isItem && isNumbered(sentence, ground)) return false;
    return !used.has(sentence) && mayNameElsewhere(sentence, code, ground, title);
  });
  const inner = own.map(({ passage }) => passage);
  const beside = (sentence: number): Passage => ({
    ...passageOf(sentence, ground, allowed, 'beside'),
    hasSites: opensBlock(sentence, ground) || tellsOfLesion(sentence, ground),
  });
  const isAside = (one: number): boolean => isSetAside(one, ground, title);
  const isOther = (one: number): boolean => speaksOfAnother(one, ground, title);
  const lines = new Set(
    [...ownSentences, ...shown].flatMap((sentence) => linesOf(sentence, ground, { isAside, isOther })),
  );
  const middle = [...inner, ...near.map(beside)];
  const outer = [
    ...middle,
    ...shown.map((sentence) => passageOf(sentence, ground, allowed, 'naming')),
    ...[...lines].filter((line) => !used.has(line) && !shown.includes(line)).map(beside),
  ];
  const told = toldOfProblem(code, ground, new Set([...used, ...shown, ...lines]), { isAside, isOther });
  const widest = [...outer, ...told.map((one) => ({ ...beside(one), hasSites: true }))];
  return [inner, middle, outer, told.length > 0 ? widest : []].filter((circle) => circle.length > 0);
}

/** The first ones that fit. */
function firstOf<T>(most: number, all: readonly T[], fits: (one: T) => boolean): T[] {
  const found: T[] = [];
  for (const one of all) {
    if (found.length === most) break;
    if (fits(one)) found.push(one);
  }
  return found;
}

function opensBlock(sentence: number, { note }: Ground): boolean {
  return note.blocks[note.sentences[sentence]?.block ?? -1]?.from === sentence;
}

function ownPassages(
  code: CodeOnPage,
  ground: Ground,
  allowed: ReadonlySet<Assertion>,
): { sentence: number; passage: Passage }[] {
  const inNote = code.places.filter((place) => place.in === 'note').slice(0, MOST_PLACES);
  return inNote.flatMap((place) => {
    const sentence = sentenceAt(ground.note, place.start);
    const span = ownSpan(place.start, ground.codesBySentence.get(sentence) ?? [], sentence, ground);
    return [{ sentence, passage: passageOf(sentence, ground, allowed, 'own', span, place.start) }];
  });
}

/**
 * Which part of a sentence with several codes belongs to one of them: "BCC nose (C44.311), AK scalp (L57.0)" puts the
 * code last, "L57.0 AK scalp, C44.311 BCC nose" first. The sentence's first words tell which.
 */
function ownSpan(
  start: number,
  codes: readonly PlacedCode[],
  sentence: number,
  ground: Ground,
): { start: number; end: number } {
  const whole = ground.note.sentences[sentence] ?? { start, end: start };
  const at = codes.findIndex((one) => one.start === start);
  const first = codes[0];
  if (codes.length < 2 || at < 0 || !first) return whole;
  const lead = ground.context.note.text.slice(whole.start, first.start);
  const trailing = /[A-Za-z]{2,}/.test(
    lead.replace(/\b(?:icd|dx|diagnos[ei]s|assessment|impression|codes?|plan|a\/p|cm)\b/gi, ''),
  );
  if (trailing) return { start: codes[at - 1]?.end ?? whole.start, end: codes[at]?.end ?? whole.end };
  return { start, end: codes[at + 1]?.start ?? whole.end };
}

/** Other sentences of the code's own problem, if no other diagnosis shares it. */
function nearSentences(code: CodeOnPage, ground: Ground, own: ReadonlySet<number>, title: string): number[] {
  const near: number[] = [];
  for (const sentence of own) {
    const index = ground.note.sentences[sentence]?.block ?? -1;
    const block = ground.note.blocks[index];
    const shared = ground.codesByBlock.get(index)?.some((one) => one.code.code !== code.code);
    if (!block || shared) continue;
    const from = Math.max(block.from, sentence - NEAR);
    const to = Math.min(block.to, sentence + NEAR + 1);
    for (let other = from; other < to; other++) {
      if (own.has(other) || near.includes(other)) continue;
      if (isSetAside(other, ground, title) || speaksOfAnother(other, ground, title)) continue;
      near.push(other);
    }
  }
  return near;
}

/** Numbered problems are different problems, though they name the same disease. */
function isNumbered(sentence: number, { note }: Ground): boolean {
  return note.blocks[note.sentences[sentence]?.block ?? -1]?.mark === 'number';
}

function mayNameElsewhere(sentence: number, code: CodeOnPage, ground: Ground, title: string): boolean {
  if (isSetAside(sentence, ground, title)) return false;
  // What stands in the problem of a code of the same family speaks for that code.
  const codes = ground.codesByBlock.get(ground.note.sentences[sentence]?.block ?? -1) ?? [];
  return !codes.some(
    (one) => one.code.code !== code.code && one.code.code.slice(0, 3) === code.code.slice(0, 3),
  );
}

function isSetAside(sentence: number, ground: Ground, title: string): boolean {
  const section = ground.note.sentences[sentence]?.section;
  if (section === undefined) return false;
  if (section === 'family-history') return !/^family history/i.test(title);
  if (section === 'history') return !/^personal history/i.test(title);
  return isAsideSection(section) || section === 'differential' || section === 'education';
}

/** A sentence about another condition is no evidence, even in the same problem. */
function speaksOfAnother(sentence: number, ground: Ground, title: string): boolean {
  const content = contentOf(title);
  const conditions = (ground.bySentence[sentence] ?? []).filter(
    (one) => one.kind === 'condition' && !isMorphology(one),
  );
  return conditions.length > 0 && !conditions.some((one) => sharesWords(one, content));
}

function passageOf(
  sentence: number,
  ground: Ground,
  allowed: ReadonlySet<Assertion>,
  role: Passage['role'],
  span?: { start: number; end: number },
  code?: number,
): Passage {
  const { note } = ground;
  let from = note.firstWords[sentence] ?? 0;
  let to = note.firstWords[sentence + 1] ?? from;
  while (span && from < to && (note.words[from]?.start ?? 0) < span.start) from++;
  while (span && from < to && (note.words[to - 1]?.end ?? 0) > span.end) to--;
  if (to - from > LONGEST_PASSAGE) {
    let at = from;
    while (code !== undefined && at < to && (note.words[at]?.end ?? 0) < code) at++;
    from = Math.max(from, at - LONGEST_PASSAGE / 2);
    to = Math.min(to, from + LONGEST_PASSAGE);
  }
  const start = note.words[from]?.start ?? 0;
  const end = note.words[to - 1]?.end ?? 0;
  const mentions = (ground.bySentence[sentence] ?? []).filter(
    (one) => allowed.has(one.assertion) && one.start >= start && one.end <= end,
  );
  return { from, to, role, hasSites: role !== 'beside', mentions };
}

/** Index of the word at a span, relative to the passage. */
export function wordAt(span: Span, passage: Passage, ground: Ground): number {
  let at = passage.from;
  while (at < passage.to - 1 && (ground.note.words[at]?.end ?? 0) <= span.start) at++;
  return at - passage.from;
}
