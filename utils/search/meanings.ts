/** One way to understand a word of the query, as the set of entries it finds. */
import type { EntryId } from '../codes/types.ts';
import type { Term } from '../lexicon/lexicon.ts';
import { splitWords } from '../lexicon/words.ts';
import { ENTRY_BILLABLE, ENTRY_CPT, ENTRY_HCPCS } from './index-parts.ts';
import type { IdRange, Postings } from './postings.ts';
import { PLAIN_WORD, QUALITY, STOP_WORDS, wordCost } from './weights.ts';

export interface Meaning {
  /** How sure: 1 for the word itself in the title. */
  readonly quality: number;
  /** In words for the user; empty where the title says it all. */
  readonly why: string;
  /** Which sense of an abbreviation this is, or -1: every sense shows its best entry. */
  readonly sense: number;
  /** That sense in the classification's words. */
  readonly meant: string;
  /** "Other parts of face": holds only where the family has no code for the place itself. */
  readonly isElsewhere: boolean;
  /** Tenths of the title's cost that this explains; `WHOLE_TITLE` for all. */
  readonly explains: number;
  /** Each group must have one of its words in the title. */
  readonly groups: readonly (readonly number[])[];
  /** Words that must stand side by side in the text, as ids; empty where any order will do. */
  readonly run: readonly number[];
  /** Words to mark in the titles it finds. */
  readonly marked: readonly number[];
  /** Only entries in these ranges; `null` for all. With no groups: all entries of the ranges. */
  readonly within: readonly IdRange[] | null;
}

export const WHOLE_TITLE = 255;
/** More wordings than any term has: keeps the senses of two terms apart. */
const MOST_WORDINGS = 16;
const NO_SENSE = { sense: -1, meant: '', isElsewhere: false, run: [] };
/** What each further wording is less sure: of a site, where they are the same place, and of any other term. */
const NEXT_SITE = 0.15;
const NEXT_MEANING = 0.1;
const IN_FAMILY = 0.04;
/** Codes this long name one thing; shorter ones ("C44") name a family, of which the words pick the member, unless they are billed ("R21"). */
const NAMES_ONE_THING = 4;

/** Entries whose title holds all these words, each in any of its spellings. `undefined` where a word is in no title. */
export function wordsMeaning(
  postings: Postings,
  words: readonly string[],
  quality: number,
  why: string,
): Meaning | undefined {
  const groups: number[][] = [];
  let explains = 0;
  for (const word of words) {
    if (words.length > 1 && STOP_WORDS.has(word)) continue;
    const id = postings.wordId(word);
    const ids = [...(id === undefined ? [] : [id]), ...postings.variantIds(word)];
    if (ids.length === 0) return undefined;
    groups.push(ids);
    explains += wordCost(word);
  }
  if (groups.length === 0) return undefined;
  return { quality, why, ...NO_SENSE, explains, groups, marked: groups.flat(), within: null };
}

/** Entries with all of these words, the last of them half typed. */
export function halfTypedMeaning(postings: Postings, words: readonly string[]): Meaning | undefined {
  const [from, to] = postings.prefixRange(words.at(-1) ?? '');
  if (from === to) return undefined;
  const finished = Array.from({ length: to - from }, (_, at) => from + at);
  const before = words.slice(0, -1).filter((word) => !STOP_WORDS.has(word));
  const first = before.length === 0 ? undefined : wordsMeaning(postings, before, QUALITY.prefix, '');
  if (before.length > 0 && first === undefined) return undefined;
  const groups = [...(first?.groups ?? []), finished];
  const explains = (first?.explains ?? 0) + PLAIN_WORD;
  return {
    quality: QUALITY.prefix,
    why: '',
    ...NO_SENSE,
    explains,
    groups,
    marked: groups.flat(),
    within: null,
  };
}

/** Entries whose code starts like this. */
export function codeMeaning(postings: Postings, bare: string): Meaning | undefined {
  const within = postings.codeRanges(bare);
  if (within.length === 0) return undefined;
  return { quality: QUALITY.code, why: '', ...NO_SENSE, explains: 0, groups: [], marked: [], within };
}

/** Meanings of the terms already met: to find the codes a term points to costs more than all the rest of a search. */
const metTerms = new WeakMap<Postings, Map<Term, readonly Meaning[]>>();

/**
 * What a term of the lexicon finds: its wordings, best in the codes it names, and those codes themselves.
 * @param written all terms written like it, itself among them: each is another sense
 */
export function termMeanings(postings: Postings, term: Term, written: readonly Term[]): readonly Meaning[] {
  let met = metTerms.get(postings);
  if (met === undefined) {
    met = new Map();
    metTerms.set(postings, met);
  }
  const known = met.get(term);
  if (known !== undefined) return known;
  const meanings = readTerm(postings, term, written);
  met.set(term, meanings);
  return meanings;
}

function readTerm(postings: Postings, term: Term, written: readonly Term[]): Meaning[] {
  const place = written.indexOf(term);
  const isPlace = term.kind === 'site' || term.kind === 'side';
  const targets = term.codes.flatMap((code) => {
    const range = rangeOf(postings, code);
    return range === undefined ? [] : [{ bare: code.replace('.', ''), range }];
  });
  const senses = term.wordings.map((wording, at) => ({
    words: splitWords(wording).map((word) => word.text),
    why: sameWords(term.term, wording) ? '' : `${term.term} = ${wording}`,
    // All that a site is called is the one place.
    ...senseOf(term, written, place * MOST_WORDINGS + (isPlace ? 0 : at), isPlace ? 0 : at),
  }));
  const family = targets.map(({ range }) => range);
  const step = term.kind === 'site' ? NEXT_SITE : NEXT_MEANING;
  const meanings: Meaning[] = [];
  senses.forEach(({ words, why, sense, meant }, at) => {
    const meaning = wordsMeaning(postings, words, QUALITY.wording - at * step, why);
    if (meaning === undefined) return;
    const quality = meaning.quality + IN_FAMILY;
    const isElsewhere = term.kind === 'site' && at > 0 && words[0] === 'other';
    const run = term.kind === 'site' ? words.flatMap((word) => postings.wordId(word) ?? []) : [];
    const read = { ...meaning, sense, meant, isElsewhere, run };
    if (family.length > 0) meanings.push({ ...read, quality, within: family });
    meanings.push(read);
  });
  if (term.kind === 'site') {
    const { sense = -1, meant = '' } = senses[0] ?? {};
    meanings.push(...widerSites(postings, term).map((wider) => ({ ...wider, sense, meant })));
  }
  for (const { bare, range } of targets) {
    const isBillable = ((postings.parts.facts[range.first] ?? 0) & ENTRY_BILLABLE) !== 0;
    if (bare.length < NAMES_ONE_THING && !isBillable && meanings.length > 0) continue;
    const title = new Set(postings.titleWords(range.first));
    const meant = senses.find(({ words }) => words.every((word) => title.has(word))) ?? senses[0];
    const less = meant === undefined ? 0 : senses.indexOf(meant) * step;
    const base = {
      why: meant?.why ?? `${term.term} is coded here`,
      sense: meant?.sense ?? -1,
      meant: meant?.meant ?? '',
      isElsewhere: false,
      run: [],
      groups: [],
      marked: (meant?.words ?? []).flatMap((word) =>
        STOP_WORDS.has(word) ? [] : (postings.wordId(word) ?? []),
      ),
    };
    meanings.push({
      ...base,
      quality: QUALITY.target - less,
      explains: WHOLE_TITLE,
      within: [only(range.first)],
    });
    if (range.last === range.first) continue;
    const explains = postings.parts.costs[range.first] ?? 0;
    meanings.push({ ...base, quality: QUALITY.belowTarget - less, explains, within: [range] });
  }
  return meanings;
}

/** J1100 without a dot is the drug, not the influenza J11.00: longer codes of ICD-10-CM have theirs. Two characters are a modifier. */
function rangeOf(postings: Postings, code: string): IdRange | undefined {
  const ranges = postings.codeRanges(code.replace('.', ''));
  const isIcd = code.includes('.') || code.length === 3;
  const { facts } = postings.parts;
  const ofSystem = ({ first }: IdRange) => ((facts[first] ?? 0) & (ENTRY_HCPCS | ENTRY_CPT)) === 0;
  return ranges.find((range) => ofSystem(range) === isIcd) ?? ranges[0];
}

/** Which sense a wording of a term is: other words for a thing are ranked; what may be several things is shown as such. */
function senseOf(
  term: Term,
  written: readonly Term[],
  sense: number,
  wording: number,
): Pick<Meaning, 'sense' | 'meant'> {
  const isOne = !hasSenses(term) && !written.some(hasSenses);
  return isOne ? { sense: -1, meant: '' } : { sense, meant: term.wordings[wording] ?? '' };
}

function hasSenses({ kind, wordings }: Term): boolean {
  return kind === 'abbreviation' || (kind === 'typed' && wordings.length > 1);
}

/** What whole limbs are called in titles that know no "upper limb": "lipomatous neoplasm of left leg". */
const LIMBS: ReadonlyMap<string, string> = new Map([
  ['lower limb', 'leg'],
  ['upper limb', 'arm'],
]);

/** "Lower limb, including hip" is how neoplasm titles say it; other families say "lower limb", or "leg". */
function widerSites(postings: Postings, term: Term): Meaning[] {
  return term.wordings.flatMap((wording, at) => {
    const comma = wording.indexOf(',');
    if (comma < 0) return [];
    const limb = wording.slice(0, comma);
    return [limb, LIMBS.get(limb) ?? limb].flatMap((wider, step) => {
      const words = splitWords(wider).map((word) => word.text);
      const quality = QUALITY.wording - (at + 1 + step) * NEXT_SITE;
      return wordsMeaning(postings, words, quality, `${term.term} = ${wider}`) ?? [];
    });
  });
}

function only(id: EntryId): IdRange {
  return { first: id, last: id };
}

function sameWords(a: string, b: string): boolean {
  const words = (text: string) =>
    splitWords(text)
      .map((word) => word.text)
      .join(' ');
  return words(a) === words(b);
}
