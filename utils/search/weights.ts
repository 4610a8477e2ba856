/**
 * The scale of ranking, in one place. A title's cost is what its words say beyond the query, in tenths of a word:
 * every word the user did not ask for makes an entry a worse answer.
 */
import type { Entry } from '../codes/types.ts';
import { singular } from '../lexicon/words.ts';

/** Words of a title that cost less (or more) than a plain word when the query does not say them. In tenths. */
const COSTS: ReadonlyMap<string, number> = new Map([
  ...cheap(
    0,
    'of and the a an in on at to by or for with from as is not elsewhere classified including its per',
  ),
  ...cheap(1, 'unspecified skin encounter nos nec classifiable'),
  ...cheap(
    2,
    'specified site initial part parts area type closed subcutaneous tissue accidental unintentional',
  ),
  ...cheap(
    4,
    'malignant disease disorder infection infections region body condition conditions viral common simple',
  ),
  ...cheap(6, 'left right bilateral upper lower'),
  ...cheap(11, 'other'),
  ...cheap(12, 'subsequent'),
  ...cheap(1, 'without'),
  ...cheap(15, 'sequela'),
]);

export const PLAIN_WORD = 10;
/**
 * Words right after these name what the title leaves open: "unspecified body region", "without complications".
 * Not at the head of a title, where they speak of the disease: "Unspecified contact dermatitis due to dyes".
 */
const OPENERS = new Set(['unspecified', 'without']);
const LEFT_OPEN = 2;

function cheap(cost: number, words: string): [string, number][] {
  return words.split(' ').map((word) => [word, cost]);
}

export function wordCost(word: string): number {
  return COSTS.get(word) ?? PLAIN_WORD;
}

/**
 * Cost of a whole title, capped to a byte.
 * @param words folded
 * @param isParted whether a comma or the like stands before the word at this place: what an opener leaves open ends there
 * @param isAside whether the word stands in brackets that only say what the others include
 */
export function titleCost(
  words: readonly string[],
  isParted: (at: number) => boolean = () => false,
  isAside: (at: number) => boolean = () => false,
): number {
  let cost = 0;
  words.forEach((word, at) => {
    if (isAside(at)) return;
    const opens = (back: number): boolean => at > back && OPENERS.has(words[at - back] ?? '');
    const open = !isParted(at) && (opens(1) || (opens(2) && !isParted(at - 1)));
    const plain = wordCost(word);
    // "Unspecified site, sequela": what weighs more than a plain word is never left open.
    cost += open && plain <= PLAIN_WORD ? Math.min(LEFT_OPEN, plain) : plain;
  });
  return Math.min(255, cost);
}

/** Words that carry no meaning in a query: never required, never marked. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'of and the a an in on at to by or for with from as is w s due pt patient ' +
    'my me his her their our your he she they it its this that these those has have had having am are was were be been ' +
    'being get gets getting got keep keeps keeping very some much too lot lots really just also when while after under ' +
    'around behind over near between during into about along'
  ).split(' '),
);

/** Words that may stand between those of a term, or be missing there: "hair is falling out", "rash all over body". */
export function isLittle(word: string): boolean {
  return STOP_WORDS.has(word) || word === 'all' || word === 'i';
}

/** Words that say how or what sort, never what: an entry that answers only these is no answer. */
const MINOR_WORDS: ReadonlySet<string> = new Set(
  (
    'syndrome disease disorder condition type trait lesion infection infestation familial congenital hereditary acquired ' +
    'autosomal recessive dominant linked chronic acute recurrent severe mild moderate early late primary secondary ' +
    'juvenile infantile adult other unspecified specified initial subsequent encounter skin cutaneous i ii iii iv v ' +
    'childhood child infant infancy neonatal newborn pediatric generalized localized disseminated diffuse multiple solitary ' +
    'single classic classical typical atypical form variant subtype induced related associated follow up'
  ).split(' '),
);

/** True for "syndrome", "chronic", "type 3": words that need something beside them. */
export function isMinor(words: readonly string[]): boolean {
  return words.every(
    (word) => MINOR_WORDS.has(singular(word)) || STOP_WORDS.has(word) || /^\d+[a-z]?$/.test(word),
  );
}

/** The word a title is about: its first word that is not a light one. */
export function headWord(words: readonly string[]): string | undefined {
  return words.find((word) => wordCost(word) >= 4 && word !== 'other') ?? words[0];
}

/** Chapters that a dermatologist means first, as code prefixes without the dot. */
const DERMATOLOGY =
  /^(?:C4[34A]|D0[34]|D1[78]|D2[23]|D485|D492|L|B0[0-9]|B3[56]|B8[5-9]|A63|A46|Q8[0-5]|R2[0-3]|Z1283|Z8582|Z860)/;
/** Chapters met as circumstance, not as the reason for a visit to dermatology. */
const FAR = /^(?:O|P|V|W|X|Y|T3[6-9]|T4|T50|Z)/;

export const PROCEDURE_FAVOUR = 12;
/** HCPCS codes that report quality measures: their long titles hold every disease. */
const QUALITY_REPORTING = /^(?:G[89]|M1)/;

/** What an entry is worth before any word is compared, in hundredths of a point. */
export function standingFavour(entry: Entry): number {
  const bare = entry.code.replace('.', '');
  if (entry.isModifier) return -30;
  if (entry.system === 'cpt') return PROCEDURE_FAVOUR;
  if (entry.system === 'hcpcs') return QUALITY_REPORTING.test(bare) ? -25 : 0;
  if (DERMATOLOGY.test(bare)) return 25;
  return FAR.test(bare) ? -10 : 0;
}

/** Facts that exclude each other: a word of one group in the query speaks against the others in a title. */
const FACTS: readonly ReadonlyMap<string, number>[] = [
  bits(0, 'left right bilateral'),
  bits(3, 'benign malignant situ uncertain'),
  bits(7, 'male female'),
  bits(9, 'upper lower'),
];

/** Left, right, bilateral. */
const SIDES = 7;

function bits(from: number, words: string): ReadonlyMap<string, number> {
  return new Map(words.split(' ').map((word, at) => [word, 1 << (from + at)]));
}

/** True where facts hold left, right or both sides. */
export function statesSide(facts: number): boolean {
  return (facts & SIDES) !== 0;
}

/** The facts that words state, as bits. */
export function factsOf(words: Iterable<string>): number {
  let facts = 0;
  for (const word of words) for (const group of FACTS) facts |= group.get(word) ?? 0;
  return facts;
}

/** True where the title states a fact that the query's facts exclude. */
export function contradict(asked: number, stated: number): boolean {
  return FACTS.some((group) => {
    let mask = 0;
    for (const bit of group.values()) mask |= bit;
    return (asked & mask) !== 0 && (stated & mask) !== 0 && (asked & stated & mask) === 0;
  });
}

/** How sure a way of matching a word is. */
export const QUALITY = {
  /** A code the lexicon points to, itself: surer than a word of the title. */
  target: 1.02,
  word: 1,
  variant: 0.98,
  /** A code as typed among words: "c44 nose". */
  code: 0.97,
  wording: 0.9,
  /** A code below the one the lexicon points to. */
  belowTarget: 0.85,
  /** The word as it stands, where the lexicon says it usually means something else. */
  otherwise: 0.8,
  prefix: 0.75,
  /** A term of the lexicon said in other forms or another order, for what the term is as it stands. */
  loose: 0.97,
  /** What is asked for every day, half typed. */
  everyday: 0.95,
  /** A half-typed term of the lexicon, before what is typed of it counts. */
  begunTerm: 0.45,
  /** The same where the word is a whole one as it stands, for what it is otherwise. */
  beyondWord: 0.6,
} as const;

export const REPAIRED = 0.8;
/** Points a tenth of an unasked word costs. */
export const COST_POINT = 0.02;
export const BILLABLE_BONUS = 0.15;
/** A name stands just below a title that says the same. */
export const NAME_COST = 0.1;
/** Another text of the entry says a word that had to be left out, a thing or a place. */
export const SAYS_TOO = 0.3;
export const SAYS_MINOR_TOO = 0.1;
/** A title that has the words of a site, but not as that site: "other benign neoplasm of unspecified part of face". */
export const SCATTERED = 0.35;
/** A lymphoma of lymph nodes, where a site of the skin was asked for. */
export const NODAL = 1;
/** The label of a procedure gives the size or number that was asked, or another. */
export const RIGHT_AMOUNT = 1.5;
/** A code that is billed only beside its primary one, where nobody asked for more than one. */
export const ADD_ON = 0.4;
/** A side that nobody typed, where the family has a code that leaves it open. */
export const UNASKED_SIDE = 0.35;
export const WHOLE_TERM = 0.25;
export const HEAD_BONUS = 0.1;
export const CONTRADICTION = 0.3;
