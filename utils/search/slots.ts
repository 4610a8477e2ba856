/** A piece of the query -> a slot: everything it may mean, best meaning first. */
import type { Term } from '../lexicon/lexicon.ts';
import { singular, splitWords } from '../lexicon/words.ts';
import { begunTerms, type Cut, type Cutter, cutQuery, type Piece, wordsOf } from './cut-query.ts';
import { asLesion, isLesionProcedure } from './lesions.ts';
import type { Meaning } from './meanings.ts';
import { codeMeaning, halfTypedMeaning, termMeanings, wordsMeaning } from './meanings.ts';
import { modifierWord } from './names.ts';
import { bareCode } from './normalize.ts';
import type { Repairer } from './repair.ts';
import { withoutStatusPost } from './status-post.ts';
import { isMinor, QUALITY, STOP_WORDS } from './weights.ts';

/** One thing the query asks for. An entry answers it when any of the meanings holds. */
export interface Slot {
  /** The words as typed, folded, after repair. */
  readonly phrase: string;
  /** Best first. Empty where nothing in the book fits. */
  readonly meanings: readonly Meaning[];
  /** A site, a side, or a word like "chronic": never the only thing that a hit answers. */
  readonly isMinor: boolean;
  /** Only the start of words: less likely what is meant than a whole one. */
  readonly isBegun: boolean;
  /** The lexicon knows it as a site or a side and as nothing else. */
  readonly place: 'site' | 'side' | null;
  /** The words of it that had to be repaired. */
  readonly repairs: readonly (readonly [typed: string, takenFor: string])[];
}

export interface SlotMaker extends Cutter {
  readonly repairer: Repairer;
}

/** Nobody types more, but a whole note may be pasted: words after these are not read, and few are repaired. */
const MOST_WORDS = 24;
const MOST_REPAIRS = 5;
const SHORTEST_INNER_PREFIX = 3;
/** Words beside a misspelt one that are looked at for a term. */
const MOST_BEFORE = 2;
const MOST_AFTER = 4;
/** Of what is asked for every day, the commonest that half-typed words may become. */
const MOST_EVERYDAY = 5;
const LESS_COMMON = 0.12;
const COMPLETIONS = 12;
const COMPLETENESS = 0.4;

/** Which words may be repaired: none, those that nothing knows, or those as well that only begin a known word. */
export type Repairing = 'none' | 'unknown' | 'begun';

/** Read a query. */
export function makeSlots(maker: SlotMaker, query: string, repairing: Repairing, cut: Cut): Slot[] {
  const typed = withoutStatusPost(maker.lexicon, wordsOf(query)).slice(0, MOST_WORDS);
  const repairs = findRepairs(maker, typed, repairing);
  const words = typed.flatMap((word) => repairs.get(word)?.split(' ') ?? word);
  const isOfModifiers = words.includes('modifier');
  const slots = cutQuery(maker, words, cut).map((piece) => ({
    phrase: piece.words.join(' '),
    ...readAsCalled(maker, piece, isOfModifiers),
    repairs: [...repairs].filter(([, takenFor]) =>
      takenFor.split(' ').some((word) => piece.words.includes(word)),
    ),
  }));
  const things = slots.filter((slot) => !slot.isMinor && maker.lexicon.find(slot.phrase).length > 0);
  const isOfLesions = slots.some((slot) => isLesionProcedure(maker, slot));
  return slots.map((slot) => {
    const isBeside = things.some((thing) => thing !== slot);
    if (isBeside && isScrap(maker, slot)) return { ...slot, isMinor: true };
    return isOfLesions ? asLesion(maker, slot) : slot;
  });
}

/** What a visit, a report, a state or the form of a drug is called beside a disease or a drug. */
const BESIDE_A_DISEASE = new Set(
  'path pathology result results report visit appt appointment consult consultation eval evaluation recheck proven confirmed well doing healing infected cream ointment'.split(
    ' ',
  ),
);

/**
 * Two letters or a number that no term knows, or how a visit is called: beside a disease they are never the thing that
 * is looked for.
 */
function isScrap({ lexicon }: SlotMaker, { phrase }: Slot): boolean {
  if (phrase.split(' ').every((word) => BESIDE_A_DISEASE.has(word))) return true;
  return /^(?:[a-z]{1,2}|[\d.]+)$/.test(phrase) && lexicon.find(phrase).length === 0;
}

/** Words that nothing knows, with the words they are taken for. */
function findRepairs(maker: SlotMaker, words: readonly string[], repairing: Repairing): Map<string, string> {
  const repairs = new Map<string, string>();
  if (repairing === 'none') return repairs;
  let tried = 0;
  words.forEach((word, at) => {
    const isLast = at === words.length - 1;
    if (STOP_WORDS.has(word)) return;
    if (isKnown(maker, word)) {
      const slip = isGuessed(maker, word) ? termWith(maker, words, at, isLast) : undefined;
      if (slip !== undefined) repairs.set(word, slip);
      return;
    }
    if (repairing === 'unknown' && isBegun(maker, word, isLast)) return;
    if (tried++ >= MOST_REPAIRS) return;
    const meant = maker.repairer.repair(word, isLast);
    const repaired = meant.find((known) => makesTerm(maker, words, at, known)) ?? meant[0];
    if (repaired !== undefined) repairs.set(word, repaired);
  });
  return repairs;
}

/** Known as another form of a word alone: "planis" as "planes". */
function isGuessed({ postings, lexicon }: SlotMaker, word: string): boolean {
  return postings.wordId(word) === undefined && !lexicon.hasWord(word) && bareCode(word) === undefined;
}

/** The near word that makes a term with those beside it: "lichen planis" is lichen planus. */
function termWith(
  maker: SlotMaker,
  words: readonly string[],
  at: number,
  isLast: boolean,
): string | undefined {
  return maker.repairer.repair(words[at] ?? '', isLast).find((known) => makesTerm(maker, words, at, known));
}

/** Whether the word makes a term of several words with those beside it: "basal" before "cell carcinoma", not "base". */
function makesTerm({ lexicon }: SlotMaker, words: readonly string[], at: number, known: string): boolean {
  const start = Math.max(0, at - MOST_BEFORE);
  const near = [...words.slice(start, at), ...known.split(' '), ...words.slice(at + 1, at + MOST_AFTER)];
  for (let from = 0; from <= at - start; from++) {
    const length = lexicon.longestAt(near, from)?.length ?? 1;
    if (length > 1 && from + length > at - start) return true;
  }
  return false;
}

/** In a title, in a term, or a code. */
function isKnown({ postings, lexicon }: SlotMaker, word: string): boolean {
  if (postings.wordId(word) !== undefined || postings.variantIds(word).length > 0) return true;
  return lexicon.hasWord(word) || bareCode(word) !== undefined;
}

/** The start of a word of a title or of a term. */
function isBegun({ postings, lexicon }: SlotMaker, word: string, isLast: boolean): boolean {
  if (!isLast && word.length < SHORTEST_INNER_PREFIX) return false;
  const [from, to] = postings.prefixRange(word);
  return to > from || lexicon.startingWith(word, 1).length > 0;
}

type Read = Pick<Slot, 'meanings' | 'isMinor' | 'isBegun' | 'place'>;

function readPiece(maker: SlotMaker, { words, isLast, loose }: Piece): Read {
  const whole = loose === null ? readWhole(maker, words) : readLoose(maker, words, loose);
  const known = [whole, readSubtype(maker, words)].find(isRead) ?? whole;
  const last = words.at(-1) ?? '';
  const isEveryday = words.length > 1 && maker.lexicon.everyday.begunBy(words).length > 0;
  const mayBeHalf =
    isEveryday || (isLast && (last.length >= SHORTEST_INNER_PREFIX || known.meanings.length === 0));
  const isAbbreviated = known.meanings.length === 0 && last.length >= SHORTEST_INNER_PREFIX;
  // A whole "skin" or "ear" is not the start of a disease beside the one that was named.
  const isWholePlace = known.isMinor && known.meanings.length > 0;
  if (isWholePlace || (!mayBeHalf && !isAbbreviated)) return known;
  return {
    meanings: [...known.meanings, ...readHalfTyped(maker, words, known.meanings.length > 0)],
    isMinor: known.isMinor,
    isBegun: known.meanings.length === 0 && !isEveryday,
    place: known.place,
  };
}

/** What whole words mean: the words themselves, the lexicon's terms, a code. */
function readWhole({ postings, lexicon }: SlotMaker, words: readonly string[]): Read {
  const found = lexicon.longestAt(words, 0);
  const terms = found !== undefined && found.length === words.length ? found.terms : [];
  const place = placeOf(terms);
  const meanings: (Meaning | undefined)[] = [wordsMeaning(postings, words, literalQuality(words, terms), '')];
  if (words.length === 2) meanings.push(wordsMeaning(postings, [words.join('')], QUALITY.variant, ''));
  for (const term of terms) meanings.push(...termMeanings(postings, term, terms));
  const code = words.length === 1 ? bareCode(words[0] ?? '') : undefined;
  if (code !== undefined) meanings.push(codeMeaning(postings, code));
  return {
    meanings: bestFirst(meanings),
    isMinor: place !== null || isMinor(words),
    isBegun: false,
    place,
  };
}

/** All terms that are written like this one. */
function writtenLike({ lexicon }: SlotMaker, term: Term): readonly Term[] {
  return lexicon.find(term.term);
}

function placeOf(terms: readonly Term[]): Slot['place'] {
  if (terms.length === 0 || !terms.every(({ kind }) => kind === 'site' || kind === 'side')) return null;
  return terms.every(({ kind }) => kind === 'side') ? 'side' : 'site';
}

/** What a term means that is said in other forms or another order. */
function readLoose(maker: SlotMaker, words: readonly string[], terms: readonly Term[]): Read {
  const { postings } = maker;
  const literal = wordsMeaning(postings, words, literalQuality(words, terms), '');
  const meanings = terms.flatMap((term) => termMeanings(postings, term, writtenLike(maker, term)));
  return {
    meanings: bestFirst([
      literal,
      ...meanings.map((one) => ({ ...one, quality: one.quality * QUALITY.loose })),
    ]),
    isMinor: false,
    isBegun: false,
    place: null,
  };
}

/**
 * A number behind the letters of a disease, or a gene or group behind those of a disease that is divided so: "XPA",
 * "ARCI10". The classification knows the disease. Other letters with one more are another word: "MMF" is no melanoma.
 */
const SUBTYPE = /^(?:([a-z]{2,5})\d{1,2}[a-z]?|(xp|ttd|arci|csa?|fanc|hps|oca|edmd|eds)[a-hv])$/;

function readSubtype(maker: SlotMaker, words: readonly string[]): Read {
  const { postings, lexicon } = maker;
  const match = words.length === 1 ? SUBTYPE.exec(words[0] ?? '') : null;
  const letters = match?.[1] ?? match?.[2] ?? '';
  const terms = lexicon.find(letters).filter(({ term }) => term === letters.toUpperCase());
  const meanings = terms.flatMap((term) => termMeanings(postings, term, writtenLike(maker, term)));
  return {
    meanings: bestFirst(meanings.map((one) => ({ ...one, quality: one.quality * QUALITY.variant }))),
    isMinor: false,
    isBegun: false,
    place: null,
  };
}

/**
 * A word the lexicon reads as something else is rarely meant as it stands in a title: "mole" of a coder is a nevus,
 * the title's is hydatidiform.
 */
function literalQuality(words: readonly string[], terms: readonly Term[]): number {
  const forms = new Set(words.map(singular));
  const otherwise = terms.some(
    (term) =>
      term.kind !== 'site' &&
      term.kind !== 'side' &&
      !term.wordings.some((wording) => splitWords(wording).some((word) => forms.has(singular(word.text)))),
  );
  return otherwise ? QUALITY.otherwise : QUALITY.word;
}

/** "jw drug waste", "xs modifier": two letters that mean nothing else, or that are called a modifier. */
function readModifier({ postings }: SlotMaker, words: readonly string[]): Read {
  const meaning =
    words.length === 1 ? wordsMeaning(postings, [modifierWord(words[0] ?? '')], QUALITY.code, '') : undefined;
  return { meanings: bestFirst([meaning]), isMinor: false, isBegun: false, place: null };
}

function readAsCalled(maker: SlotMaker, piece: Piece, isOfModifiers: boolean): Read {
  const modifier = readModifier(maker, piece.words);
  if (isOfModifiers && isRead(modifier)) return modifier;
  const read = readPiece(maker, piece);
  return isRead(read) || !isRead(modifier) ? read : modifier;
}

function isRead({ meanings }: Read): boolean {
  return meanings.length > 0;
}

/**
 * What words may become when the last one is finished: words of titles, and terms of the lexicon.
 * @param isWhole they mean something as they stand: a longer term is less likely, and says nothing for a title
 */
function readHalfTyped(maker: SlotMaker, words: readonly string[], isWhole: boolean): Meaning[] {
  const { postings, lexicon } = maker;
  const meanings: (Meaning | undefined)[] = [
    halfTypedMeaning(postings, words),
    ...readEveryday(maker, words, isWhole && words.length === 1),
  ];
  if (words.join('').length >= 2) {
    const typed = words.join(' ').length;
    for (const term of begunTerms(lexicon, words, COMPLETIONS)) {
      // The more of the term is typed, the surer it is the one.
      const completeness = QUALITY.begunTerm + COMPLETENESS * Math.min(1, typed / term.key.length);
      const sure = isWhole ? completeness * QUALITY.beyondWord : completeness;
      for (const meaning of termMeanings(postings, term, writtenLike(maker, term))) {
        const explains = isWhole ? 0 : meaning.explains;
        meanings.push({ ...meaning, sense: -1, meant: '', explains, quality: meaning.quality * sure });
      }
    }
  }
  return bestFirst(meanings);
}

/** What is asked for every day comes before what else the words may begin: "dermatof" is a dermatofibroma. */
function readEveryday(maker: SlotMaker, words: readonly string[], isWhole: boolean): Meaning[] {
  const phrases = maker.lexicon.everyday.begunBy(words).slice(0, MOST_EVERYDAY);
  return phrases.flatMap((phrase, at) => {
    const full = splitWords(phrase).map(({ text }) => text);
    const sure = (QUALITY.everyday - at * LESS_COMMON) * (isWhole ? QUALITY.beyondWord : 1);
    const { meanings } = readWhole(maker, full);
    const best = meanings[0]?.quality ?? 1;

    return meanings.map((one) => ({
      ...one,
      sense: -1,
      meant: '',
      explains: isWhole ? 0 : one.explains,
      quality: (one.quality / best) * sure,
    }));
  });
}

function bestFirst(meanings: readonly (Meaning | undefined)[]): Meaning[] {
  return meanings.filter((meaning) => meaning !== undefined).sort((a, b) => b.quality - a.quality);
}
