/** What the note says: conditions, sites and sides, each with how it is meant. */
import type { CodeBook } from '../codes/types.ts';
import type { Lexicon, PhraseFinder, Side, Term } from '../lexicon/lexicon.ts';
import { phraseKey, singular, type Word } from '../lexicon/words.ts';
import type { NoteText } from '../note/types.ts';
import { definedAbbreviations, isMeant } from './abbreviations.ts';
import { isPlainWord } from './plain-words.ts';
import { type PreparedNote, prepareNote } from './prepare-note.ts';
import { meansSide } from './sides.ts';
import type { CodeOnPage, Mention, NamedMention } from './types.ts';

const CONDITION_KINDS = new Set<Term['kind']>(['abbreviation', 'synonym', 'lay', 'eponym', 'spelling']);

/** The lexicon and, beside it, its own wordings as terms: "basal cell carcinoma" is as good as "BCC". */
interface Vocabulary {
  readonly terms: PhraseFinder;
  readonly wordings: PhraseFinder;
}

const VOCABULARIES = new WeakMap<Lexicon, Vocabulary>();

/**
 * Reads the note's codes, conditions, sites and sides.
 * @param codes the codes found by `findCodes`
 * @returns mentions in the order of the note, not overlapping except codes inside what is said
 */
export function readMentions(
  note: NoteText,
  book: CodeBook,
  lexicon: Lexicon | undefined,
  codes: readonly CodeOnPage[] = [],
): Mention[] {
  const prepared = prepareNote(note);
  const terms = lexicon ? readTerms(note.text, prepared, vocabularyOf(lexicon, book)) : [];
  return [...readCodes(note, prepared, codes), ...terms].sort((a, b) => a.start - b.start || b.end - a.end);
}

function readCodes(note: NoteText, prepared: PreparedNote, codes: readonly CodeOnPage[]): Mention[] {
  const starts = new Map(prepared.words.map((word, index) => [word.start, index]));
  return codes.flatMap((code) =>
    code.places.flatMap((place): Mention[] => {
      if (place.in === 'field') return [];
      const assertion = prepared.assertions[starts.get(place.start) ?? -1] ?? 'present';
      const { start, end } = place;
      return [{ kind: 'code', start, end, quote: note.text.slice(start, end), value: code.code, assertion }];
    }),
  );
}

function vocabularyOf(lexicon: Lexicon, book: CodeBook): Vocabulary {
  const known = VOCABULARIES.get(lexicon);
  if (known) return known;
  const vocabulary: Vocabulary = { terms: lexicon.provable, wordings: openWordings(lexicon, book) };
  VOCABULARIES.set(lexicon, vocabulary);
  return vocabulary;
}

/** Finds wordings of sites and diseases. Which terms mean a disease is asked when a note says their words. */
function openWordings({ wordings }: Lexicon, book: CodeBook): PhraseFinder {
  const known = new Map<string, readonly Term[]>();
  const termsAt = (key: string): readonly Term[] => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const terms = wordings.termsMeaning(key).flatMap((term) => wordingTerms(term, key, book));
    const found = terms.filter(
      (term, at) => terms.findIndex((other) => other.kind === term.kind && other.term === term.term) === at,
    );
    if (found.length > 0) known.set(key, found);
    return found;
  };
  function longestAt(folded: readonly string[], from: number): ReturnType<PhraseFinder['longestAt']> {
    let key = singular(folded[from] ?? '');
    const most = Math.min(wordings.most(key), folded.length - from);
    let longest: ReturnType<PhraseFinder['longestAt']>;
    for (let length = 1; length <= most; length++) {
      if (length > 1) key += ` ${singular(folded[from + length - 1] ?? '')}`;
      const terms = termsAt(key);
      if (terms.length > 0) longest = { terms, length };
    }
    return longest;
  }
  return { longestAt };
}

/** The wordings of a site or a disease that have this key, each as a term of its own. */
function wordingTerms(term: Term, key: string, book: CodeBook): Term[] {
  const isSite = term.kind === 'site';
  if (!isSite && !(CONDITION_KINDS.has(term.kind) && namesDisease(term, book))) return [];
  return term.wordings
    .filter((wording) => phraseKey(wording) === key)
    .map((wording) => wordingTerm(wording, isSite ? 'site' : 'synonym'));
}

/** A wording as a term that means itself. */
function wordingTerm(wording: string, kind: 'site' | 'synonym'): Term {
  return { term: wording, key: phraseKey(wording), kind, wordings: [wording], codes: [], note: '' };
}

/** A term whose codes are supplies or procedures names no disease. */
function namesDisease(term: Term, book: CodeBook): boolean {
  return term.codes.length === 0 || term.codes.some((code) => book.find(code, 'icd10cm') !== undefined);
}

interface Found {
  readonly mention: Pick<NamedMention, 'kind' | 'value' | 'also' | 'codes'>;
  readonly length: number;
}

function readTerms(text: string, note: PreparedNote, vocabulary: Vocabulary): Mention[] {
  const mentions: Mention[] = [];
  const defined = definedAbbreviations(text);
  note.sentences.forEach((_, sentence) => {
    const from = note.firstWords[sentence] ?? 0;
    const to = note.firstWords[sentence + 1] ?? from;
    const words = note.words.slice(from, to);
    const folded = words.map((word) => word.text);
    for (let at = 0; at < words.length; ) {
      const found = readAt(text, words, folded, at, vocabulary, defined);
      const start = words[at]?.start ?? 0;
      const end = words[at + (found?.length ?? 1) - 1]?.end ?? start;
      const assertion = note.assertions[from + at] ?? 'present';
      const read = found ?? readInverted(text, words, at, mentions, vocabulary);
      if (read) mentions.push({ ...read.mention, start, end, quote: text.slice(start, end), assertion });
      at += found?.length ?? 1;
    }
  });
  return mentions;
}

function readAt(
  text: string,
  words: readonly Word[],
  folded: readonly string[],
  at: number,
  vocabulary: Vocabulary,
  defined: ReadonlyMap<string, readonly string[]>,
): Found | null {
  const term = longestOver(vocabulary.terms, folded, at);
  const wording = longestOver(vocabulary.wordings, folded, at);
  const longer = wording && wording.length > (term?.length ?? 0) ? wording : term;
  if (!longer || crossesClause(text, words, at, longer.length)) return null;
  const side = longer.terms.find((one) => one.kind === 'side');
  if (side) return readSide(text, words, folded, at, longer.length, side, vocabulary);
  const raw = text.slice(words[at]?.start, words[at + longer.length - 1]?.end);
  const fitting = longer.terms.filter((one) =>
    isMeant(one, raw, { text, words, at, length: longer.length, defined }),
  );
  const site = fitting.find((one) => one.kind === 'site');
  const condition = fitting.find((one) => CONDITION_KINDS.has(one.kind) && one.wordings.length > 0);
  if (site && !isPlainWord(words, at, longer.length))
    return { mention: named('site', site), length: longer.length };
  return condition ? { mention: named('condition', condition), length: longer.length } : null;
}

/** So far behind its disease a subtype may stand: "Psoriasis (L40.9), plaque". */
const INVERTED_REACH = 30;

/** "Psoriasis: plaque", "Psoriasis (L40.9), plaque type": a word alone in its clause is read before the disease named last. */
function readInverted(
  text: string,
  words: readonly Word[],
  at: number,
  mentions: readonly Mention[],
  vocabulary: Vocabulary,
): Found | null {
  const word = words[at];
  const last = word && lastCondition(mentions, word.start - INVERTED_REACH);
  if (!word || !last || last.end > word.start) return null;
  if (last.start < (words[0]?.start ?? 0)) return null;
  const before = text.slice(last.end, word.start);
  const after = text.slice(word.end, word.end + 8);
  if (!/[,:(]\s*$|\s[-–—]\s$/.test(before) || !/^(?:[\s-]type)?\s*(?:$|[,.;:)\n])/.test(after)) return null;
  const head = last.value.split(' ').at(-1) ?? '';
  const found = vocabulary.terms.longestAt([word.text, head], 0);
  if (found?.length !== 2) return null;
  const condition = found.terms.find((one) => CONDITION_KINDS.has(one.kind) && one.wordings.length > 0);
  return condition ? { mention: named('condition', condition), length: 1 } : null;
}

/** The condition named last, not further back than an offset: a note may hold mentions without number and no condition. */
function lastCondition(mentions: readonly Mention[], from: number): Mention | null {
  for (let at = mentions.length - 1; at >= 0; at--) {
    const one = mentions[at];
    if (one === undefined || one.end < from) return null;
    if (one.kind === 'condition') return one;
  }
  return null;
}

const ARTICLES = new Set(['the', 'a', 'an', 'his', 'her']);
const LONGEST_TERM = 8;

/** The longest term at a word; "ringworm of the scalp" is read as "ringworm of scalp". */
function longestOver(
  phrases: PhraseFinder,
  folded: readonly string[],
  at: number,
): ReturnType<PhraseFinder['longestAt']> {
  const whole = phrases.longestAt(folded, at);
  const ahead = folded.slice(at, at + LONGEST_TERM);
  if (ARTICLES.has(ahead[0] ?? '') || !ahead.some((word) => ARTICLES.has(word))) return whole;
  const kept = ahead.flatMap((word, offset) => (ARTICLES.has(word) ? [] : [offset]));
  const found = phrases.longestAt(
    kept.map((offset) => ahead[offset] ?? ''),
    0,
  );
  const length = found ? (kept[found.length - 1] ?? 0) + 1 : 0;
  return found && length > (whole?.length ?? 0) ? { terms: found.terms, length } : whole;
}

function named(kind: 'site' | 'condition', term: Term): Found['mention'] {
  const [value = term.term, ...also] = term.wordings;
  return also.length > 0 ? { kind, value, also } : { kind, value };
}

function readSide(
  text: string,
  words: readonly Word[],
  folded: readonly string[],
  at: number,
  length: number,
  term: Term,
  vocabulary: Vocabulary,
): Found | null {
  const side = asSide(term);
  const isSite = (place: number): boolean =>
    [vocabulary.terms, vocabulary.wordings].some((phrases) =>
      phrases.longestAt(folded, place)?.terms.some((one) => one.kind === 'site'),
    );
  if (side === null || !meansSide(side, { text, words, at, length, isSite })) return null;
  return { mention: { kind: 'side', value: side }, length };
}

function asSide(term: Term): Side | null {
  const [word] = term.wordings;
  return word === 'left' || word === 'right' || word === 'bilateral' ? word : null;
}

/** A term does not run over the end of a clause: "face. Lift" is no facelift. */
function crossesClause(text: string, words: readonly Word[], at: number, length: number): boolean {
  for (let next = at + 1; next < at + length; next++) {
    const gap = text.slice(words[next - 1]?.end, words[next]?.start);
    if (/[;:?!()]|\.\s|\n\s*\n/.test(gap)) return true;
  }
  return false;
}
