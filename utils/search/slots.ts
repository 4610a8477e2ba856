/** A query's words -> slots: what each word or phrase may mean, best meaning first. */
import type { Lexicon, Term } from '../lexicon/lexicon.ts';
import { joinInitials, singular, splitWords } from '../lexicon/words.ts';
import type { Meaning } from './meanings.ts';
import { codeMeaning, prefixMeaning, termMeanings, wordsMeaning } from './meanings.ts';
import { bareCode } from './normalize.ts';
import type { Postings } from './postings.ts';
import type { Repairer } from './repair.ts';
import { QUALITY, STOP_WORDS } from './weights.ts';

/** One thing the query asks for. An entry answers it when any of the meanings holds. */
export interface Slot {
  /** The words as typed, folded. */
  readonly typed: string;
  /** Best first. Empty where nothing in the book fits. */
  readonly meanings: readonly Meaning[];
  /** A site or side: never the only thing that a hit answers. */
  readonly isPlace: boolean;
  /** What the word was taken for, where it had to be repaired. */
  readonly repairedTo: string | null;
}

export interface SlotMaker {
  readonly postings: Postings;
  readonly lexicon: Lexicon;
  readonly repairer: Repairer;
}

export interface SlotOptions {
  /** Take the words as typed. */
  readonly literal: boolean;
  /** Look up phrases of several words as one. */
  readonly phrases: boolean;
}

/** More words than this are not read: nobody types them, but a whole note may be pasted. */
const MAX_SLOTS = 24;
const SHORTEST_INNER_PREFIX = 3;
const COMPLETIONS = 12;

/** Cut a query into slots. Little words are left out unless there is nothing else. */
export function makeSlots(maker: SlotMaker, query: string, options: SlotOptions): Slot[] {
  const words = splitWords(joinInitials(query)).map((word) => word.text);
  const onlyStops = words.every((word) => STOP_WORDS.has(word));
  const slots: Slot[] = [];
  const seen = new Set<string>();
  for (let at = 0; at < words.length && slots.length < MAX_SLOTS; ) {
    const length = phraseLength(maker, words, at, options);
    const typed = words.slice(at, at + length);
    at += length;
    const isLast = at >= words.length;
    const phrase = typed.join(' ');
    if (length === 1 && !onlyStops && STOP_WORDS.has(phrase)) continue;
    if (seen.has(phrase)) continue;
    seen.add(phrase);
    slots.push(makeSlot(maker, typed, isLast, options));
  }
  return slots;
}

/** How many words from here are one term of the lexicon, or one word written apart ("sun burn"). */
function phraseLength(maker: SlotMaker, words: readonly string[], at: number, options: SlotOptions): number {
  if (!options.phrases) return 1;
  const found = maker.lexicon.longestAt(words, at);
  if (found !== undefined && found.length > 1) return found.length;
  const next = words[at + 1];
  if (next === undefined) return 1;
  const joined = (words[at] ?? '') + next;
  return joined.length >= 6 && maker.postings.wordId(joined) !== undefined ? 2 : 1;
}

function makeSlot(maker: SlotMaker, typed: readonly string[], isLast: boolean, options: SlotOptions): Slot {
  const known = knownMeanings(maker, typed);
  const phrase = typed.join(' ');
  const whole = typed.length === 1;
  const completions =
    whole && (isLast || phrase.length >= SHORTEST_INNER_PREFIX) ? complete(maker, phrase) : [];
  if (known.meanings.length > 0) {
    const extra = isLast && phrase.length >= SHORTEST_INNER_PREFIX ? completions : [];
    return {
      typed: phrase,
      meanings: [...known.meanings, ...extra],
      isPlace: known.isPlace,
      repairedTo: null,
    };
  }
  if (completions.length > 0)
    return { typed: phrase, meanings: completions, isPlace: false, repairedTo: null };
  const repaired = options.literal || !whole ? undefined : maker.repairer.repair(phrase, isLast);
  if (repaired === undefined) return { typed: phrase, meanings: [], isPlace: false, repairedTo: null };
  const better = knownMeanings(maker, repaired.split(' '));
  const meanings = better.meanings.length > 0 ? better.meanings : complete(maker, repaired);
  return { typed: phrase, meanings, isPlace: better.isPlace, repairedTo: repaired };
}

interface Known {
  readonly meanings: readonly Meaning[];
  readonly isPlace: boolean;
}

/** What whole words mean: the words themselves, the lexicon's terms, a code. */
function knownMeanings(maker: SlotMaker, typed: readonly string[]): Known {
  const { postings, lexicon } = maker;
  const found = lexicon.longestAt(typed, 0);
  const terms = found !== undefined && found.length === typed.length ? found.terms : [];
  const isPlace = terms.length > 0 && terms.every((term) => term.kind === 'site' || term.kind === 'side');
  const meanings: Meaning[] = [];
  const literal = wordsMeaning(postings, typed, literalQuality(typed, terms), '');
  if (literal !== undefined) meanings.push(literal);
  const joined =
    typed.length === 2 ? wordsMeaning(postings, [typed.join('')], QUALITY.variant, '') : undefined;
  if (joined !== undefined) meanings.push(joined);
  for (const [at, term] of terms.entries()) meanings.push(...termMeanings(postings, term, at));
  const code = typed.length === 1 ? bareCode(typed[0] ?? '') : undefined;
  const byCode = code === undefined ? undefined : codeMeaning(postings, code);
  if (byCode !== undefined) meanings.push(byCode);
  return { meanings: meanings.sort((a, b) => b.quality - a.quality), isPlace };
}

/**
 * A word the lexicon reads as something else is rarely meant as it stands in a title: "mole" of a coder is a nevus,
 * the title's is hydatidiform.
 */
function literalQuality(typed: readonly string[], terms: readonly Term[]): number {
  const forms = new Set(typed.map(singular));
  const otherwise = terms.some(
    (term) =>
      term.kind !== 'site' &&
      term.kind !== 'side' &&
      !term.wordings.some((wording) => splitWords(wording).some((word) => forms.has(singular(word.text)))),
  );
  return otherwise ? QUALITY.otherwise : QUALITY.word;
}

/** What a half-typed word may become: words of titles, and terms of the lexicon. */
function complete(maker: SlotMaker, start: string): Meaning[] {
  const meanings: Meaning[] = [];
  const words = prefixMeaning(maker.postings, start);
  if (words !== undefined) meanings.push(words);
  if (start.length >= 2) {
    maker.lexicon.startingWith(start, COMPLETIONS).forEach((term, at) => {
      for (const meaning of termMeanings(maker.postings, term, at)) {
        meanings.push({ ...meaning, quality: meaning.quality * QUALITY.prefix });
      }
    });
  }
  return meanings.sort((a, b) => b.quality - a.quality);
}
