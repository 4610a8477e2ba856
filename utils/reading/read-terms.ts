/** Conditions, sites, sides, procedures and drugs: the words of a note that the vocabulary knows. */
import type { CodeBook } from '../codes/types.ts';
import type { Side, Term } from '../lexicon/lexicon.ts';
import type { Word } from '../lexicon/words.ts';
import { definedAbbreviations, isMeant } from './abbreviations.ts';
import { judgeByPathology } from './certainty.ts';
import { isPlainWord } from './plain-words.ts';
import { isToDo } from './planned.ts';
import type { PreparedNote } from './prepare-note.ts';
import { eyeSide, meansSide } from './sides.ts';
import { signLength } from './signs.ts';
import { stemWord } from './stems.ts';
import type { NamedMention } from './types.ts';
import { CONDITION_KINDS, longestOver, type Vocabulary } from './vocabulary.ts';

interface Found {
  readonly mention: Pick<NamedMention, 'kind' | 'value' | 'also' | 'codes'>;
  readonly length: number;
}

/** The named things of a note, in order. Procedures, drugs and signs may stand over what else their words say. */
export function readTerms(
  text: string,
  note: PreparedNote,
  vocabulary: Vocabulary,
  book: CodeBook,
): NamedMention[] {
  const mentions: NamedMention[] = [];
  const defined = definedAbbreviations(text);
  note.sentences.forEach((span, sentence) => {
    const firstMention = mentions.length;
    const from = note.firstWords[sentence] ?? 0;
    const to = note.firstWords[sentence + 1] ?? from;
    const words = note.words.slice(from, to);
    const folded = words.map((word) => vocabulary.repair(word.text) ?? word.text);
    const plain = words.some((word) => vocabulary.latin(word.text) !== null)
      ? folded.map((word) => vocabulary.latin(word) ?? word)
      : null;
    const say = (at: number, { mention, length }: Found): void => {
      const start = words[at]?.start ?? 0;
      const end = words[at + length - 1]?.end ?? start;
      const assertion = note.assertions[from + at] ?? 'present';
      mentions.push({ ...mention, start, end, quote: text.slice(start, end), assertion });
    };
    let serviceEnd = 0;
    let signEnd = 0;
    for (let at = 0; at < words.length; ) {
      const whole = readAt(text, words, folded, at, vocabulary, defined, book);
      const known = plain && !whole.found ? readAt(text, words, plain, at, vocabulary, defined, book) : whole;
      const { service } = known;
      // "Scabies, scraping" is a procedure, and names its disease first.
      const named = service && !known.found ? folded.slice(0, at + service.length - 1) : null;
      const found = named ? readAt(text, words, named, at, vocabulary, defined, book).found : known.found;
      const read = found ?? readInverted(text, words, at, mentions, vocabulary);
      if (service && at >= serviceEnd) {
        say(at, service);
        serviceEnd = at + service.length;
      }
      if (read) say(at, read);
      const sign = read || service || at < signEnd ? 0 : signAt(text, words, folded, at, vocabulary);
      if (sign > 0) say(at, asSign(words, at, sign));
      signEnd = Math.max(signEnd, at + sign);
      at += found?.length ?? 1;
    }
    const said = mentions.splice(firstMention);
    for (const one of judgeByPathology(said, text.slice(span.start, span.end), span.section))
      mentions.push(isToDo(text, one) ? { ...one, assertion: 'planned' } : one);
  });
  return mentions;
}

/** How many words from here on tell of a sign; a disease that its words name as well is read beside it. */
function signAt(
  text: string,
  words: readonly Word[],
  folded: readonly string[],
  at: number,
  vocabulary: Vocabulary,
): number {
  const length = signLength(words, at) || vocabulary.asked(folded, at);
  return length > 0 && !crossesClause(text, words, at, length) ? length : 0;
}

function asSign(words: readonly Word[], at: number, length: number): Found {
  const value = words.slice(at, at + length).map((word) => stemWord(word.text));
  return { mention: { kind: 'sign', value: value.join(' ') }, length };
}

function readAt(
  text: string,
  words: readonly Word[],
  folded: readonly string[],
  at: number,
  vocabulary: Vocabulary,
  defined: ReadonlyMap<string, readonly string[]>,
  book: CodeBook,
): { found: Found | null; service: Found | null } {
  const nothing = { found: null, service: null };
  const eye = sideOfEye(text, words, at);
  if (eye) return { ...nothing, found: eye };
  const term = longestOver(vocabulary.terms, folded, at);
  const wording = longestOver(vocabulary.wordings, folded, at);
  const known = wording && wording.length > (term?.length ?? 0) ? wording : term;
  const title = vocabulary.titles.longestAt(folded, at);
  const longer = title && title.length > (known?.length ?? 0) ? title : known;
  if (!longer || crossesClause(text, words, at, longer.length)) return nothing;
  const side = longer.terms.find((one) => one.kind === 'side');
  if (side) {
    const found = readSide(text, words, folded, at, longer.length, side, vocabulary);
    return { ...nothing, found };
  }
  const raw = text.slice(words[at]?.start, words[at + longer.length - 1]?.end);
  const fitting = longer.terms.filter((one) =>
    isMeant(one, raw, { text, words, at, length: longer.length, defined }),
  );
  const { length } = longer;
  // "5 AKs" is no procedure.
  const isCounted = /^\d/.test(raw);
  const done = isCounted
    ? undefined
    : fitting.find((one) => one.wordings.length > 0 && serviceKind(one, book) !== null);
  const kind = done ? serviceKind(done, book) : null;
  const service = done && kind ? { mention: named(kind, done), length } : null;
  const site = fitting.find((one) => one.kind === 'site');
  if (site && !isPlainWord(words, at, length))
    return { found: { mention: named('site', site), length }, service };
  const condition = fitting.find(
    (one) => CONDITION_KINDS.has(one.kind) && one.wordings.length > 0 && serviceKind(one, book) === null,
  );
  return { found: condition ? { mention: named('condition', condition), length } : null, service };
}

/** "ED&C" and "MTX" stand among the abbreviations; their codes say what they are. */
function serviceKind(term: Term, book: CodeBook): 'procedure' | 'drug' | null {
  if (term.kind === 'procedure' || term.kind === 'drug') return term.kind;
  if (!CONDITION_KINDS.has(term.kind) || term.codes.length === 0) return null;
  if (term.codes.some((code) => /^[JQ]\d{4}$/.test(code))) return 'drug';
  return term.codes.some((code) => book.find(code, 'icd10cm') !== undefined) ? null : 'procedure';
}

const LONGEST_LINE = 300;
/** So far behind its disease a subtype may stand: "Psoriasis (L40.9), plaque". */
const INVERTED_REACH = 30;

/** "Psoriasis: plaque", "Psoriasis (L40.9), plaque type": a word alone in its clause is read before the disease named last. */
function readInverted(
  text: string,
  words: readonly Word[],
  at: number,
  mentions: readonly NamedMention[],
  vocabulary: Vocabulary,
): Found | null {
  const word = words[at];
  const last = word && lastCondition(mentions, word.start - INVERTED_REACH);
  if (!word || !last || last.end > word.start) return null;
  // A bullet below its disease may begin with the type.
  if (at > 0 && last.start < (words[0]?.start ?? 0)) return null;
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
function lastCondition(mentions: readonly NamedMention[], from: number): NamedMention | null {
  for (let at = mentions.length - 1; at >= 0; at--) {
    const one = mentions[at];
    if (one === undefined || one.end < from) return null;
    if (one.kind === 'condition') return one;
  }
  return null;
}

function named(kind: NamedMention['kind'], term: Term): Found['mention'] {
  const [value = term.term, ...also] = term.wordings;
  return {
    kind,
    value,
    ...(also.length > 0 ? { also } : {}),
    ...(term.codes.length > 0 ? { codes: term.codes } : {}),
  };
}

function sideOfEye(text: string, words: readonly Word[], at: number): Found | null {
  const word = words[at];
  if (!word || word.end - word.start !== 2 || word.text[0] !== 'o') return null;
  const line = text.slice(words[0]?.start, words.at(-1)?.end).slice(0, LONGEST_LINE);
  const side = eyeSide(text.slice(word.start, word.end), line);
  return side === null ? null : { mention: { kind: 'side', value: side }, length: 1 };
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
