/** What a title states beyond another title: the facts a note must hold before the more exact code may be offered. */
import type { Side } from '../lexicon/lexicon.ts';
import { remembered } from '../lexicon/remembered.ts';
import { splitWords } from '../lexicon/words.ts';
import { stemWord } from '../reading/stems.ts';
import { agentsOf } from './agents.ts';

/** One fact of a title. Any of its alternatives proves it; an alternative is proved by all of its words together. */
export interface Fact {
  readonly kind: 'words' | 'other-part' | 'cause' | 'without';
  readonly alternatives: readonly (readonly string[])[];
}

/** What a title states that the other does not. */
export interface Difference {
  readonly facts: readonly Fact[];
  readonly side: Side | null;
}

/** Words that state nothing by themselves. */
const EMPTY = new Set(
  'of the a an in on to and or with without due by for from et skin unspecified specified site part type form cause initial subsequent encounter sequela other disease disorder condition tissue subcutaneous any code'.split(
    ' ',
  ),
);
/** What an unspecified statement leaves open: "unspecified severity" states nothing. */
const OPEN = new Set('severity stage degree cause agent laterality thickness behavior'.split(' '));
/** Words that name the same disease in titles of one family. */
const SAME: ReadonlyMap<string, readonly string[]> = new Map([
  ['dermatitis', ['eczema']],
  ['eczema', ['dermatitis']],
]);
/** What notes say for a word of a title. */
const SAID_AS: ReadonlyMap<string, readonly string[]> = new Map([
  ['flexural', ['flexure', 'antecubital', 'popliteal']],
]);
const SIDES: ReadonlyMap<string, Side> = new Map<string, Side>([
  ['left', 'left'],
  ['right', 'right'],
  ['bilateral', 'bilateral'],
]);

/** Titles and wordings come again with every code that asks. */
const MOST_TITLES = 8000;
const MOST_BASES = 60;
const MOST_BELOW = 500;

/** The words of a wording, stemmed, in its order. */
const wordsOf = remembered(2 * MOST_TITLES, (text): readonly string[] =>
  splitWords(text).map((word) => stemWord(word.text)),
);

/** Content words of a title, stemmed: what names its condition and its place. Sides are left out. */
export const contentWords = remembered(MOST_TITLES, (title): readonly string[] => [...contentOf(title)]);

/** The same as a set. */
export const contentOf = remembered(
  MOST_TITLES,
  (title): ReadonlySet<string> =>
    new Set(
      wordsOf(plainTitle(title).replace(/ without (?:(?! of | with |,).)*/g, ' ')).filter(
        (word) => !EMPTY.has(word) && !SIDES.has(word),
      ),
    ),
);

/** The side a title states, if any. */
export function sideOf(title: string): Side | null {
  for (const word of wordsOf(title)) {
    const side = SIDES.get(word);
    if (side) return side;
  }
  return null;
}

/** @returns what `title` states beyond `base`; no facts and no side where it states nothing more */
export function difference(title: string, base: string): Difference {
  return differenceFrom(base)(title);
}

/** One base at a time is held against all that is below it. */
const differenceFrom = remembered(MOST_BASES, (base) => {
  const known = knownFrom(base);
  const own = sideOf(base);
  return remembered(MOST_BELOW, (title): Difference => {
    const side = sideOf(title);
    const facts = segmentsOf(title).flatMap((segment) => factOf(segment, known) ?? []);
    return { facts, side: side === own ? null : side };
  });
});

/** Among the known words: the base itself speaks of some other part. */
const OTHER_PART = 'other part';

function knownFrom(base: string): ReadonlySet<string> {
  const known = new Set<string>();
  for (const segment of segmentsOf(base)) {
    if (/\bother parts? of\b/.test(segment.text)) known.add(OTHER_PART);
    for (const word of wordsOf(segment.text)) {
      if (segment.before === 'without') known.add(`without ${word}`);
      else for (const one of [word, ...(SAME.get(word) ?? [])]) known.add(one);
    }
  }
  return known;
}

/** Words of a disease's name that notes leave out: "ulcer" for a non-pressure chronic ulcer, "abscess" for a cutaneous one. */
const LEFT_OUT = new Set(
  'non nonpressure pressure chronic cutaneous malignant benign localized nonvenomous superficial'.split(' '),
);

/** The disease a title names, without its place and what notes leave out; empty where nothing telling is left. */
export const coreWords = remembered(MOST_TITLES, (title): readonly string[] => {
  const [first = ''] = plainTitle(title).split(
    /,| of | in (?!situ)| with | without | due to | limited to | and /,
  );
  if (/\bother\b|\bunspecified\b/.test(first)) return [];
  return wordsOf(first).filter((word) => !EMPTY.has(word) && !LEFT_OUT.has(word) && !SIDES.has(word));
});

/** All facts of a title, for a note that must name the whole of it. */
export const allFacts = remembered(MOST_TITLES, (title): readonly Fact[] =>
  segmentsOf(title).flatMap((segment) => factOf(segment, new Set()) ?? []),
);

/** Without brackets and without what is only included or excepted. */
function plainTitle(title: string): string {
  return title
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .replace(/,? (?:not )?including [^,]*/g, ' ')
    .replace(/,? except [^,]*/g, ' ')
    .replace(/, not elsewhere classified/g, ' ')
    .replace(/ without evidence of \w+/g, ' ');
}

interface Segment {
  readonly text: string;
  readonly before: 'cause' | 'without' | null;
}

const BEFORE: ReadonlyMap<string, Segment['before']> = new Map([
  [' due to ', 'cause'],
  [' without ', 'without'],
]);

/** A title falls into statements at its prepositions and commas; what comes "with" stays together. */
const segmentsOf = remembered(MOST_TITLES, (title): readonly Segment[] => {
  const pieces = plainTitle(title).split(/(, | with | due to | without | limited to |-induced )/);
  const found: Segment[] = [];
  for (let index = 0; index < pieces.length; index += 2) {
    const before = pieces[index - 1];
    const text = pieces[index] ?? '';
    const kind = BEFORE.get(before ?? '') ?? null;
    const parts = before === ' with ' ? [text] : text.split(/ of | in /);
    // "without complications of right leg": only what directly follows is left out.
    for (const [at, part] of parts.entries())
      found.push({ text: part, before: at > 0 && kind === 'without' ? null : kind });
  }
  return joinOtherParts(found);
});

/** "other parts" + "face" is one statement: some part of the face that has no code of its own. */
function joinOtherParts(found: readonly Segment[]): Segment[] {
  const joined: Segment[] = [];
  for (const segment of found) {
    const last = joined.at(-1);
    if (last && /\bother parts?$/.test(last.text.trim())) {
      joined[joined.length - 1] = { text: `${last.text.trim()} of ${segment.text}`, before: last.before };
    } else joined.push(segment);
  }
  return joined;
}

function factOf(segment: Segment, known: ReadonlySet<string>): Fact | null {
  if (/\bother parts? of\b/.test(segment.text)) {
    const words = wordsOf(segment.text).filter((word) => word !== 'of' && !SIDES.has(word));
    if (known.has(OTHER_PART) && words.every((word) => known.has(word) || EMPTY.has(word))) return null;
    return { kind: 'other-part', alternatives: [words] };
  }
  // "Other X" is what remains; no word of a note states it.
  if (/\bother\b/.test(segment.text)) {
    const words = wordsOf(segment.text);
    return words.every((word) => known.has(word)) ? null : { kind: 'other-part', alternatives: [words] };
  }
  if (segment.before === 'without') {
    // A wound without word of a foreign body has none; an organ nobody spoke of stays open.
    if (/\b(?:foreign body|damage|complications?)\b/.test(segment.text)) return null;
    const left = wordsOf(segment.text).filter((word) => !EMPTY.has(word));
    return left.every((word) => known.has(`without ${word}`))
      ? null
      : { kind: 'without', alternatives: [left] };
  }
  const isOpen = /\bunspecified\b/.test(segment.text);
  const states = (word: string): boolean =>
    !EMPTY.has(word) && !SIDES.has(word) && !(isOpen && OPEN.has(word));
  const parts = segment.text.split(/ and | or /);
  const alternatives = parts.map((part) => wordsOf(part).filter(states));
  if (alternatives.some((words) => words.length > 0 && words.every((word) => known.has(word)))) return null;
  const stated = alternatives.map((words) => newWords(words, known)).filter((words) => words.length > 0);
  if (stated.length === 0) return null;
  if (segment.before !== 'cause') {
    const said = stated.flatMap((words) => (words.length === 1 ? (SAID_AS.get(words[0] ?? '') ?? []) : []));
    return { kind: 'words', alternatives: [...stated, ...said.map((word) => [word])] };
  }
  return { kind: 'cause', alternatives: [...stated, ...agentsOf(segment.text)] };
}

/** What an alternative adds. A number adds nothing without its noun: "stage 3", "first degree". */
function newWords(words: readonly string[], known: ReadonlySet<string>): readonly string[] {
  const added = words.filter((word) => !known.has(word));
  return added.some((word) => /^(?:\d+|first|second|third|fourth)$/.test(word)) ? words : added;
}
