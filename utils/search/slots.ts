/** A piece of the query -> a slot: everything it may mean, best meaning first. */
import type { Term } from '../lexicon/lexicon.ts';
import { singular, splitWords } from '../lexicon/words.ts';
import { begunTerms, type Cut, cutQuery, type Piece, wordsOf } from './cut-query.ts';
import { findRepairs, type Repairing, SHORTEST_INNER_PREFIX, type WordMender } from './find-repairs.ts';
import { asLesion, isLesionProcedure } from './lesions.ts';
import type { Meaning } from './meanings.ts';
import { codeMeaning, halfTypedMeaning, termMeanings, wordsMeaning } from './meanings.ts';
import { modifierWord } from './names.ts';
import { sidesBehind, withoutWiderSites } from './nested-sites.ts';
import { bareCode } from './normalize.ts';
import { withoutStatusPost } from './status-post.ts';
import { isMinor, QUALITY } from './weights.ts';

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

/** Nobody types more, but a whole note may be pasted: words after these are not read. */
const MOST_WORDS = 24;
/** Of what is asked for every day, the commonest that half-typed words may become. */
const MOST_EVERYDAY = 5;
const LESS_COMMON = 0.12;
const COMPLETIONS = 12;
const COMPLETENESS = 0.4;

/** Reads the same query once more, cut in another way or with other words repaired. */
export type SlotReader = (repairing: Repairing, cut: Cut) => Slot[];

/** The words of a query, those repaired put in their place. */
interface Mended {
  readonly words: readonly string[];
  readonly repairs: ReadonlyMap<string, string>;
}

/** Read a query. What several ways of cutting it have in common is read once. */
export function openSlots(maker: WordMender, query: string): SlotReader {
  const said = withoutStatusPost(maker.lexicon, wordsOf(query)).slice(0, MOST_WORDS);
  const typed = withoutWiderSites(maker.lexicon, sidesBehind(maker.lexicon, said));
  const mended = new Map<Repairing, Mended>();
  const reads = new Map<string, Read>();

  function mend(repairing: Repairing): Mended {
    const known = mended.get(repairing);
    if (known !== undefined) return known;
    const repairs = findRepairs(maker, typed, repairing);
    const words = typed.flatMap((word) => repairs.get(word)?.split(' ') ?? word);
    mended.set(repairing, { words, repairs });
    return { words, repairs };
  }

  function read(piece: Piece, isOfModifiers: boolean): Read {
    const said = piece.words.join(' ');
    const key = `${said}/${piece.isLast}/${piece.loose !== null}/${isOfModifiers}`;
    const known = reads.get(key) ?? readAsCalled(maker, piece, isOfModifiers, typed.length === 1);
    reads.set(key, known);
    return known;
  }

  return (repairing, cut) => {
    const { words, repairs } = mend(repairing);
    const isOfModifiers = words.includes('modifier');
    const slots = cutQuery(maker, words, cut).map((piece) => ({
      phrase: piece.words.join(' '),
      ...read(piece, isOfModifiers),
      repairs: [...repairs].filter(([, takenFor]) =>
        takenFor.split(' ').some((word) => piece.words.includes(word)),
      ),
    }));
    return besideOthers(maker, slots);
  };
}

/** What a slot is beside the others: a scrap beside a disease, the lesion of a procedure. */
function besideOthers(maker: WordMender, slots: Slot[]): Slot[] {
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
function isScrap({ lexicon }: WordMender, { phrase }: Slot): boolean {
  if (phrase.split(' ').every((word) => BESIDE_A_DISEASE.has(word))) return true;
  return /^(?:[a-z]{1,2}|[\d.]+)$/.test(phrase) && lexicon.find(phrase).length === 0;
}

type Read = Pick<Slot, 'meanings' | 'isMinor' | 'isBegun' | 'place'>;

function readPiece(maker: WordMender, { words, isLast, loose }: Piece, isAlone: boolean): Read {
  const whole = loose === null ? readWhole(maker, words) : readLoose(maker, words, loose);
  const known = [whole, readSubtype(maker, words)].find(isRead) ?? whole;
  const last = words.at(-1) ?? '';
  const isEveryday = words.length > 1 && maker.lexicon.everyday.begunBy(words).length > 0;
  const mayBeHalf =
    isEveryday || (isLast && (last.length >= SHORTEST_INNER_PREFIX || known.meanings.length === 0));
  const isAbbreviated = known.meanings.length === 0 && last.length >= SHORTEST_INNER_PREFIX;
  // A whole "skin" or "ear" is not the start of a disease beside the one that was named.
  const isWholePlace = known.isMinor && known.meanings.length > 0;
  // By itself a place may be the start of what is asked for every day: "shin" of shingles.
  if (isAlone && known.place === 'site')
    return { ...known, meanings: bestFirst([...known.meanings, ...readEveryday(maker, words, false)]) };
  if (isWholePlace || (!mayBeHalf && !isAbbreviated)) return known;
  return {
    meanings: [...known.meanings, ...readHalfTyped(maker, words, known.meanings.length > 0)],
    isMinor: known.isMinor,
    isBegun: known.meanings.length === 0 && !isEveryday,
    place: known.place,
  };
}

/** What whole words mean: the words themselves, the lexicon's terms, a code. */
function readWhole({ postings, lexicon }: WordMender, words: readonly string[]): Read {
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
function writtenLike({ lexicon }: WordMender, term: Term): readonly Term[] {
  return lexicon.find(term.term);
}

function placeOf(terms: readonly Term[]): Slot['place'] {
  if (terms.length === 0 || !terms.every(({ kind }) => kind === 'site' || kind === 'side')) return null;
  return terms.every(({ kind }) => kind === 'side') ? 'side' : 'site';
}

/** What a term means that is said in other forms or another order. */
function readLoose(maker: WordMender, words: readonly string[], terms: readonly Term[]): Read {
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

function readSubtype(maker: WordMender, words: readonly string[]): Read {
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
function readModifier({ postings }: WordMender, words: readonly string[]): Read {
  const meaning =
    words.length === 1 ? wordsMeaning(postings, [modifierWord(words[0] ?? '')], QUALITY.code, '') : undefined;
  return { meanings: bestFirst([meaning]), isMinor: false, isBegun: false, place: null };
}

function readAsCalled(maker: WordMender, piece: Piece, isOfModifiers: boolean, isAlone: boolean): Read {
  const modifier = readModifier(maker, piece.words);
  if (isOfModifiers && isRead(modifier)) return modifier;
  const read = readPiece(maker, piece, isAlone);
  return isRead(read) || !isRead(modifier) ? read : modifier;
}

function isRead({ meanings }: Read): boolean {
  return meanings.length > 0;
}

/**
 * What words may become when the last one is finished: words of titles, and terms of the lexicon.
 * @param isWhole they mean something as they stand: a longer term is less likely, and says nothing for a title
 */
function readHalfTyped(maker: WordMender, words: readonly string[], isWhole: boolean): Meaning[] {
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
function readEveryday(maker: WordMender, words: readonly string[], isWhole: boolean): Meaning[] {
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
