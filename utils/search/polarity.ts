/** With and without: what a query says is not there, and hits that say the opposite of the query. */
import { singular, splitWords, type Word } from '../lexicon/words.ts';
import { writeOut } from './normalize.ts';
import type { Postings } from './postings.ts';
import type { Ranked } from './rank.ts';
import type { Hit, Query, SearchResult } from './types.ts';
import type { Walk } from './walk.ts';
import { STOP_WORDS } from './weights.ts';

/** What a query says of things that may be there or not. */
export interface Polarity {
  /** Words said to be there, as `same` writes them. */
  readonly present: ReadonlySet<string>;
  /** Things said not to be there, each in one or several wordings. */
  readonly absent: readonly (readonly (readonly string[])[])[];
  /** The words that deny something and what they deny, as typed: "non-inflamed". */
  readonly denials: readonly string[];
  /** The text with "without" before what is denied, and the text without all that. */
  readonly rewritten: readonly string[];
}

/** An answer to one wording of a query. */
export interface PolarAnswer {
  readonly result: SearchResult;
  /** Every word is answered, and the first hit does not say the opposite. */
  readonly isRight: boolean;
}

const NEGATORS = new Set(['without', 'no', 'not', 'non']);
/** "Not elsewhere classified", "not otherwise specified" deny nothing. */
const NO_DENIAL = new Set(['elsewhere', 'otherwise', 'specified', 'classified', 'known']);
/** "Without mention of gangrene". */
const BETWEEN = new Set(['mention', 'diagnosis', 'evidence', 'any', 'other', 'current', 'active']);
/** What a title denies ends at these: "without foreign body of left hand". */
const ENDERS = new Set(['of', 'with', 'in', 'to', 'at', 'on', 'by', 'for', 'as', 'due', 'following']);
const BREAK = /[,;:()[\]]/;
const PREFIX = 'non';
const SHORTEST_DENIED = 5;
/** Words of titles that say the same of a disease. */
const SAME: ReadonlyMap<string, string> = new Map([
  ['cicatricial', 'scarring'],
  ['complicated', 'complication'],
]);
/** Words that deny another one without a little word. */
const EXCLUDES: ReadonlyMap<string, string> = new Map([
  ['invasive', 'situ'],
  ['uncomplicated', 'complication'],
]);

function same(word: string): string {
  const one = singular(word);
  return SAME.get(one) ?? one;
}

/** "Noninflamed" -> "inflamed"; `undefined` for a word that denies nothing. */
function deniedBy(word: string): string | undefined {
  const rest = word.startsWith(PREFIX) ? word.slice(PREFIX.length) : '';
  return rest.length >= SHORTEST_DENIED ? rest : undefined;
}

/** Which words a title or a name affirms, and what it denies: the first word of each thing. */
function statedIn(text: string): {
  readonly affirmed: ReadonlySet<string>;
  readonly denied: ReadonlySet<string>;
} {
  const words = splitWords(text);
  const affirmed = new Set<string>();
  const denied = new Set<string>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at]?.text ?? '';
    const hidden = deniedBy(word);
    affirmed.add(same(word));
    if (hidden !== undefined) denied.add(same(hidden));
    if (!NEGATORS.has(word) || NO_DENIAL.has(words[at + 1]?.text ?? '')) continue;
    const end = word === 'non' ? Math.min(at + 2, words.length) : scopeEnd(text, words, at + 1);
    const heads = words.slice(at + 1, end).map(({ text: one }) => one);
    heads.forEach((one, place) => {
      const before = heads.slice(0, place).filter((other) => !BETWEEN.has(other));
      const isHead = before.length === 0 || before.at(-1) === 'or' || before.at(-1) === 'and';
      if (isHead && !BETWEEN.has(one)) denied.add(same(one));
    });
    at = end - 1;
  }
  return { affirmed, denied };
}

function scopeEnd(text: string, words: readonly Word[], from: number): number {
  let end = from;
  for (let word = words[end]; word !== undefined; word = words[++end]) {
    const between = text.slice(words[end - 1]?.end ?? 0, word.start);
    const isMention = end > from && BETWEEN.has(words[end - 1]?.text ?? '') && word.text === 'of';
    if (BREAK.test(between) || (ENDERS.has(word.text) && !isMention)) break;
  }
  return end;
}

/** What the query affirms and denies. A term of the lexicon that holds the little word is no denial: "non healing wound". */
export function readPolarity({ lexicon, postings }: Walk, query: string): Polarity {
  const text = writeOut(query);
  const words = splitWords(text);
  const folded = words.map((word) => word.text);
  const present = new Set<string>();
  const absent: string[][][] = [];
  const spans: (readonly [start: number, denied: number, end: number])[] = [];
  for (let at = 0; at < folded.length; ) {
    const word = folded[at] ?? '';
    const found = lexicon.longestAt(folded, at);
    const length = found?.length ?? 1;
    const hidden = length > 1 ? undefined : deniedBy(word);
    const excluded = EXCLUDES.get(word);
    if (excluded !== undefined) {
      absent.push([[excluded]]);
      spans.push([words[at]?.start ?? 0, words[at]?.start ?? 0, words[at]?.end ?? 0]);
    }
    if (hidden !== undefined && isWord(postings, hidden)) {
      absent.push([[same(hidden)]]);
      spans.push([words[at]?.start ?? 0, words[at]?.start ?? 0, words[at]?.end ?? 0]);
    } else if (length === 1 && NEGATORS.has(word) && !NO_DENIAL.has(folded[at + 1] ?? '')) {
      let from = at + 1;
      while (STOP_WORDS.has(folded[from] ?? '') || BETWEEN.has(folded[from] ?? '')) from++;
      if (from >= folded.length) break;
      const whole = thingEnd(folded, from, (place) => lexicon.longestAt(folded, place)?.length ?? 1);
      // "Not inflamed SK" is an SK: what is denied is never all there is.
      const end = at === 0 && whole === folded.length ? from + 1 : whole;
      for (const thing of splitThings(folded.slice(from, end))) absent.push(wordingsOf(lexicon, thing));
      spans.push([words[at]?.start ?? 0, words[from]?.start ?? 0, words[end - 1]?.end ?? 0]);
      at = end;
      continue;
    } else {
      const phrase = folded.slice(at, at + length);
      const meant =
        found !== undefined && found.terms.length === 1 && found.terms[0]?.kind === 'abbreviation';
      const wordings = meant ? wordingsOf(lexicon, phrase) : [phrase.map(same)];
      // A term may deny by itself: "non pressure ulcer" says nothing of pressure.
      const { denied } = statedIn(phrase.join(' '));
      if (wordings.length <= 2) for (const one of wordings.flat()) if (!denied.has(one)) present.add(one);
    }
    at += length;
  }
  return {
    present,
    absent,
    denials: spans.map(([start, , end]) => text.slice(start, end)),
    rewritten: rewrite(text, spans),
  };
}

function isWord(postings: Postings, word: string): boolean {
  return postings.wordId(word) !== undefined || postings.variantIds(word).length > 0;
}

/** "foreign body", "obstruction or gangrene": to the end of the last thing. */
function thingEnd(words: readonly string[], from: number, lengthAt: (place: number) => number): number {
  const end = Math.min(words.length, from + lengthAt(from));
  return words[end] === 'or' && end + 1 < words.length ? thingEnd(words, end + 1, lengthAt) : end;
}

function splitThings(words: readonly string[]): string[][] {
  return words
    .join(' ')
    .split(' or ')
    .map((thing) => thing.split(' '));
}

/** The thing as typed, and as the lexicon writes it. */
function wordingsOf(lexicon: Walk['lexicon'], thing: readonly string[]): string[][] {
  const content = (words: readonly string[]) => words.filter((word) => !STOP_WORDS.has(word)).map(same);
  const known = lexicon.find(thing.join(' ')).flatMap(({ wordings }) => wordings);
  const read = known
    .filter((wording) => statedIn(wording).denied.size === 0)
    .map((wording) => content(splitWords(wording).map(({ text }) => text)));
  return [content(thing), ...read].filter((words) => words.length > 0);
}

function rewrite(text: string, spans: readonly (readonly [number, number, number])[]): string[] {
  if (spans.length === 0) return [];
  let written = '';
  let left = '';
  let from = 0;
  for (const [start, denied, end] of spans) {
    const between = text.slice(from, start);
    written += `${between}${denied > start ? 'without ' : ''}${text.slice(denied, end)}`;
    left += between;
    from = end;
  }
  const rest = text.slice(from);
  return [`${written}${rest}`, `${left}${rest}`].filter((one) => one !== text && splitWords(one).length > 0);
}

/** True where the text affirms what the query denies, or denies what it affirms. */
function saysOpposite({ present, absent }: Polarity, text: string): boolean {
  const { affirmed, denied } = statedIn(text);
  for (const word of denied) if (present.has(word) && !affirmed.has(word)) return true;
  return absent.some((wordings) =>
    wordings.some((words) => words.every((word) => affirmed.has(word)) && !denied.has(words[0] ?? '')),
  );
}

/** Per index: the texts that deny anything. Most say nothing of the kind and need not be read. */
const denyingTexts = new WeakMap<Postings, Uint8Array>();

function denying(postings: Postings): Uint8Array {
  const known = denyingTexts.get(postings);
  if (known !== undefined) return known;
  const texts = new Uint8Array(postings.parts.favours.length);
  const [from, to] = postings.prefixRange(PREFIX);
  const words = Array.from({ length: to - from }, (_, at) => from + at);
  for (const word of [...words, ...[...NEGATORS].map(postings.wordId)])
    if (word !== undefined) for (const text of postings.textsWith(word)) texts[text] = 1;
  denyingTexts.set(postings, texts);
  return texts;
}

/** The same entries, in their order: those that say the opposite of the query come below all others. */
export function oppositesLast(
  walk: Walk,
  { date }: Query,
  asked: Polarity,
  ranked: readonly Ranked[],
): { readonly right: readonly Ranked[]; readonly opposite: readonly Ranked[] } {
  const denies = denying(walk.postings);
  const isOpposite = ({ id, text }: Ranked): boolean => {
    if (asked.absent.length === 0 && denies[id] !== 1 && denies[text] !== 1) return false;
    return saysOpposite(asked, walk.book.entry(id, date).title) || saysOpposite(asked, walk.nameOf(text));
  };
  const opposite = ranked.filter(isOpposite);
  return { right: ranked.filter((one) => !opposite.includes(one)), opposite };
}

/**
 * Search for a query that may deny something. Where its words as typed find nothing right, "no" is taken for "without",
 * and then what is denied is left out: "non-inflamed SK" is an SK that is not called inflamed.
 */
export function searchPolar(
  walk: Walk,
  query: Query,
  ask: (query: Query, asked: Polarity) => PolarAnswer,
): SearchResult {
  const asked = readPolarity(walk, query.text);
  const first = ask(query, asked);
  if (first.isRight || asked.rewritten.length === 0) return first.result;
  for (const text of asked.rewritten) {
    const { result, isRight } = ask({ ...query, text }, asked);
    if (isRight && result.hits.length > 0)
      return { ...result, hits: result.hits.map((hit) => sayDenial(hit, asked)) };
  }
  return first.result;
}

function sayDenial(hit: Hit, asked: Polarity): Hit {
  const said = asked.denials.map((denial) => `“${denial}”`).join(' and ');
  const isDenied = splitWords(hit.title).some(
    ({ text }) => NEGATORS.has(text) || deniedBy(text) !== undefined,
  );
  const opposite = saysOpposite(asked, hit.title);
  const reason = opposite
    ? `says the opposite of ${said}`
    : isDenied
      ? ''
      : `does not say the opposite of ${said}`;
  return { ...hit, why: [hit.why, reason].filter((part) => part !== '').join('; ') };
}
