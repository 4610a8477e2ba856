/** How many: "x3", "three AKs", "SK #12", "lesions treated: 14", "multiple papules". */
import { singular, type Word } from '../lexicon/words.ts';
import type { PreparedNote } from './prepare-note.ts';
import type { Counted, CountMention, Span } from './types.ts';
import { meaningOfWords } from './word-tables.ts';

const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, index): [string, number] => [word, index + 1]),
);
const WITHOUT_NUMBER = new Set(
  'several multiple numerous many few scattered various couple innumerable'.split(' '),
);
const ONE = new Set(['single', 'solitary']);
const COUNTED = meaningOfWords<Counted>({
  lesion: `lesion papule nodule plaque macule spot growth tag wart mole keratosis keratoses site area cyst
    tumor nevi nevus keloid scar abscess ulcer patch wound defect acrochordon verruca verrucae
    pustule comedone milia angioma`,
  stage: 'stage',
  block: 'block section',
  injection: 'injection',
  nail: 'nail toenail fingernail',
  specimen: 'specimen jar',
});
/** After a number these make it a size, a dose, a time or a grade. */
const UNITS = new Set(
  'mm cm mg mcg g gm kg ml cc l day week wk month mo year yr y hour hr h min minute second sec time percent degree unit iu pack refill tab tablet capsule cycle freeze pass mj joule j am pm o clock nm fitzpatrick inch in weeks d w x french gauge'.split(
    ' ',
  ),
);
/** Before a number these make it a name. */
const LABELS = new Set(
  'type stage grade level phase lesion site specimen problem number day week visit age aged room class step item part figure page spf clark hurley fitzpatrick in for every q of about at on line chapter factor covid'.split(
    ' ',
  ),
);
const MOST = 500;
/** Between a number and what it counts: "12 scaly pink papules". */
const ADJECTIVES = 4;

/** What a sentence counts. */
interface Counting {
  readonly text: string;
  readonly note: PreparedNote;
  /** By their start: diseases and procedures that the note names. */
  readonly named: ReadonlyMap<number, Span>;
  /** The same by their end. */
  readonly endings: ReadonlySet<number>;
}

/**
 * Every count of the note, in order.
 * @param named diseases and procedures that the note names: what a number may count
 */
export function readCounts(text: string, note: PreparedNote, named: readonly Span[]): CountMention[] {
  const counting: Counting = {
    text,
    note,
    named: new Map(named.map((one) => [one.start, one])),
    endings: new Set(named.map((one) => one.end)),
  };
  const found: CountMention[] = [];
  note.words.forEach((word, at) => {
    const count = readTimes(at, word, counting) ?? readNumber(at, word, counting);
    if (count && count.start >= (found.at(-1)?.end ?? 0)) found.push(count);
  });
  return found;
}

/** "x3", "x 12": not a size ("8 x 6"), not a time ("x 3 weeks"), not the units of a code ("17003 x4"). */
function readTimes(at: number, word: Word, { text, note }: Counting): CountMention | null {
  const joined = /^x(\d{1,3})$/.exec(word.text)?.[1];
  const cross =
    text[word.start - 1] === '×' || /×\s?$/.test(text.slice(Math.max(0, word.start - 2), word.start));
  const next = note.words[at + 1];
  const apart = word.text === 'x' && /^\d{1,3}$/.test(next?.text ?? '') ? next?.text : undefined;
  const digits = joined ?? apart ?? (cross && /^\d{1,3}$/.test(word.text) ? word.text : undefined);
  if (digits === undefined) return null;
  const last = apart === undefined ? word : (next ?? word);
  const after = note.words[at + (apart === undefined ? 1 : 2)];
  const start = cross ? text.lastIndexOf('×', word.start) : word.start;
  const before = text.slice(Math.max(0, start - 4), start);
  if (/[\d.]\s?(?:mm|cm|in)?\s?$/i.test(before) || /\w$/.test(before)) return null;
  if (/^\s?(?:[x×.%-]|\/)\s?\d/i.test(text.slice(last.end, last.end + 4))) return null;
  if (touches(text, last, after) && UNITS.has(singular(after?.text ?? ''))) return null;
  const of = /\b(?:lesions?|sites?)\b|./i.test(before) ? 'lesion' : 'other';
  return make(text, note, at, { start, end: last.end }, Number(digits), of);
}

/** "three AKs", "3-5 lesions", "AKs (12)", "# of lesions: 8", "several papules". */
function readNumber(at: number, word: Word, counting: Counting): CountMention | null {
  const { text, note } = counting;
  const isVague = WITHOUT_NUMBER.has(word.text);
  const number = isVague ? null : numberOf(word.text);
  if (number === undefined) return null;
  const around = text.slice(Math.max(0, word.start - 2), word.start);
  if (!isVague && /[/.:-]$/.test(around) && !/[a-z]:$|\s[-:]$/i.test(around) && !isRangeEnd(at, counting))
    return null;
  const behind = countedAfter(at, counting);
  if (behind) {
    if (isVague) return make(text, note, at, { start: word.start, end: behind.end }, null, behind.of);
    if (isRangeStart(at, counting)) return null;
    const range = isRangeEnd(at, counting);
    const first = range ? (note.words[at - (range === 'to' ? 2 : 1)] ?? word) : word;
    const before = note.words[at - 1];
    if (!range && before && LABELS.has(before.text) && touches(text, before, word)) return null;
    const span = { start: first.start, end: behind.end };
    return make(text, note, at, span, range ? null : number, behind.of, isLeast(first.start, word.end, text));
  }
  if (isVague || number === null || !/^\d{1,3}$/.test(word.text)) return null;
  return readBehind(at, word, number, counting);
}

function numberOf(word: string): number | null | undefined {
  if (ONE.has(word)) return 1;
  const spelled = NUMBER_WORDS.get(word);
  if (spelled !== undefined) return spelled;
  return /^\d{1,3}$/.test(word) && Number(word) > 0 && Number(word) <= MOST ? Number(word) : undefined;
}

/** What is counted within a few words behind a number. */
function countedAfter(at: number, { text, note, named }: Counting): { end: number; of: Counted } | null {
  for (let next = at + 1; next <= at + 1 + ADJECTIVES; next++) {
    const word = note.words[next];
    const before = note.words[next - 1];
    if (!word || !before) return null;
    const gap = text.slice(before.end, word.start);
    // "12 (twelve) lesions" says it twice.
    if (!/^[\s+,()/-]*$/.test(gap) || gap.includes('\n\n') || (gap.includes(',') && next === at + 1))
      return null;
    const stem = singular(word.text);
    if (next === at + 1 && UNITS.has(stem)) return null;
    const of = COUNTED.get(stem);
    const disease = named.get(word.start);
    if (of && !(of === 'stage' && stem === word.text)) return { end: word.end, of };
    if (disease) return { end: disease.end, of: 'lesion' };
    if (isSaidTwice(gap, word.text, note.words[at])) continue;
    if (
      /^\d/.test(word.text) ||
      /^(?:and|or|of|the|for|to|with|on|in|at|from|by|is|was|are)$/.test(word.text)
    ) {
      if (word.text !== 'of') return null;
    }
  }
  return null;
}

/** "two (2) lesions". */
function isSaidTwice(gap: string, word: string, first: Word | undefined): boolean {
  return /^\s?\($/.test(gap) && numberOf(word) === numberOf(first?.text ?? '');
}

/** "3-5 lesions", "3 to 5 lesions". */
function isRangeEnd(at: number, { text, note }: Counting): 'dash' | 'to' | null {
  const word = note.words[at];
  const before = note.words[at - 1];
  if (!word || !before) return null;
  if (numberOf(before.text) && /^\s?[-–]\s?$/.test(text.slice(before.end, word.start))) return 'dash';
  return before.text === 'to' && numberOf(note.words[at - 2]?.text ?? '') ? 'to' : null;
}

function isRangeStart(at: number, counting: Counting): boolean {
  const { note } = counting;
  const isNumber = (index: number): boolean => Boolean(numberOf(note.words[index]?.text ?? ''));
  return (
    (isNumber(at + 1) && isRangeEnd(at + 1, counting) === 'dash') ||
    (note.words[at + 1]?.text === 'to' && isNumber(at + 2))
  );
}

function isLeast(start: number, end: number, text: string): boolean {
  return (
    /(?:[>≥]|\b(?:more than|over|at least|greater than|upwards of|> ?or ?=))\s?$/i.test(
      text.slice(Math.max(0, start - 14), start),
    ) || text[end] === '+'
  );
}

/** "AKs (12)", "SK #3", "lesions treated: 14", "number of lesions = 8". */
function readBehind(at: number, word: Word, number: number, counting: Counting): CountMention | null {
  const { text, note, endings } = counting;
  const before = note.words[at - 1];
  if (!before) return null;
  const gap = text.slice(before.end, word.start);
  const after = text.slice(word.end, word.end + 4);
  if (/^(?:\.\d|\s?%|\s?[x×/-]\s?\d|\s?(?:mm|cm|mg|mL|cc|g)\b|st\b|nd\b|rd\b|th\b)/i.test(after)) return null;
  const isNamed = endings.has(before.end);
  const stem = singular(before.text);
  const of = isNamed ? 'lesion' : COUNTED.get(stem);
  if (/^\s?#\s?$/.test(gap) && isNamed) return make(text, note, at, word, number, 'lesion');
  if (/^\s?\($/.test(gap) && /^\)/.test(after) && of) return make(text, note, at, word, number, of);
  if (/^\s?[:=]\s?$/.test(gap) && /^\s*(?:$|[.,;)\n])/.test(after)) {
    const line = text.slice(Math.max(0, word.start - 45), word.start);
    const counted =
      /(?:number|no\.?|#|count|total)[^.;\n]{0,30}[:=]\s?$|(?:treated|removed|injected|destroyed|lesions|tags|stages|blocks|specimens|nails|injections)\s?[:=]\s?$/i;
    if (counted.test(line)) return make(text, note, at, word, number, of ?? countedIn(line));
  }
  return null;
}

function countedIn(line: string): Counted {
  for (const [word, of] of COUNTED) if (line.toLowerCase().includes(word)) return of;
  return 'other';
}

function touches(text: string, before: Word, word: Word | undefined): boolean {
  return word !== undefined && /^[\s-]{0,2}$/.test(text.slice(before.end, word.start));
}

function make(
  text: string,
  note: PreparedNote,
  at: number,
  { start, end }: Span,
  number: number | null,
  of: Counted,
  least = false,
): CountMention {
  const assertion = note.assertions[at] ?? 'present';
  const quote = text.slice(start, end);
  const value = number === null ? quote.toLowerCase().replace(/\s+/g, ' ') : String(number);
  return {
    kind: 'count',
    start,
    end,
    quote,
    value,
    assertion,
    of,
    number,
    ...(least ? { isLeast: true as const } : {}),
  };
}
