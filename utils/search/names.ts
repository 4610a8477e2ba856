/** Other names of the codes: inclusion terms of the tabular list and lines of the Alphabetic Index. Facts of the official files. */
import { isDermatology } from '../codes/dermatology.ts';
import type { NotesTables } from '../codes/notes-tables.ts';
import type { CodeBook, EntryId } from '../codes/types.ts';
import { splitWords } from '../lexicon/words.ts';
import { followSees } from './follow-see.ts';
import { contradict, factsOf, titleCost } from './weights.ts';

/** One name of one entry. */
export interface Name {
  readonly entry: EntryId;
  /** As a hit says it: "inclusion term: Athlete's foot", "index: Dermatitis, contact, allergic". */
  readonly text: string;
  /** Folded. */
  readonly words: readonly string[];
  /** Like the cost of a title. */
  readonly cost: number;
}

interface CodeName {
  /** With its dot, without the index's dash. */
  readonly code: string;
  readonly text: string;
  readonly words: readonly string[];
  readonly facts: number;
  /** Every code below is called so too. The index leaves it to the reader to choose the right one. */
  readonly isOfAll: boolean;
}

/** Codes below a line of the index that differ in these words alone are all meant by it. */
const SIDE_WORDS = new Set('left right bilateral unspecified upper lower side part'.split(' '));
/** "Psoriasis, specified NEC" says no more than the title "Other psoriasis". */
const SAYS_NOTHING = /^(?:other )?specified\b/i;
/** A category that holds more codes than this gives them no names: their titles tell them apart. */
const MOST_BELOW = 60;
/** Words that begin with the same letters are forms of one: "Ulcer, ulcerated, ulceration". */
const SAME_FORM = 4;
/** So many lines are an extract; a whole index is cut down to what dermatology writes. */
const MOST_LINES = 12_000;

/**
 * All names, by entry. Names that say no more than the title are left out, and so are names of codes the book lacks.
 * Modifiers are called so.
 */
export function namesOf(notes: NotesTables, book: CodeBook): Name[] {
  const names: Name[] = [];
  const known = new Set<string>();
  const add = (entry: EntryId, name: CodeName, more: readonly string[]): void => {
    const words = [...name.words, ...more];
    const key = `${entry} ${[...words].sort().join(' ')}`;
    if (known.has(key) || words.length === 0) return;
    known.add(key);
    names.push({ entry, text: name.text, words, cost: nameCost(words) });
  };
  for (const name of [...inclusionTerms(notes), ...indexLines(notes), ...seeLines(notes, book)]) {
    const entry = book.find(name.code, 'icd10cm');
    if (entry === undefined) continue;
    const title = wordsOf(book.entry(entry).title);
    if (name.words.every((word) => title.includes(word))) continue;
    add(entry, name, []);
    for (const below of codesBelow(book, entry, name.code)) {
      const more = wordsOf(book.entry(below).title).filter((word) => !title.includes(word));
      const isMeant = more.every((word) => SIDE_WORDS.has(word)) && !contradict(name.facts, factsOf(more));
      if (!name.isOfAll && !isMeant) continue;
      add(
        below,
        name,
        more.filter((word) => !name.words.includes(word)),
      );
    }
  }
  for (let id = 0; id < book.size; id++) {
    const { isModifier, code, title } = book.entry(id);
    if (!isModifier) continue;
    const words = [...new Set([...wordsOf(title), 'modifier', modifierWord(code)])];
    names.push({ entry: id, text: `modifier ${code}`, words, cost: nameCost(words) });
  }
  return names.sort((a, b) => a.entry - b.entry);
}

/** The word that a modifier's code is found by. Nobody types it: two letters by themselves begin other words. */
export function modifierWord(code: string): string {
  return `modifier:${code.toLowerCase()}`;
}

function inclusionTerms({ notes }: NotesTables): CodeName[] {
  return notes
    .filter(({ kind, holder }) => (kind === 'inclusion' || kind === 'includes') && !/^\d|-/.test(holder))
    .map(({ holder, text }) => codeName(holder, `inclusion term: ${text}`, text, true));
}

function indexLines({ index }: NotesTables): CodeName[] {
  const isWhole = index.length > MOST_LINES;
  return index
    .map(({ code, path }) => ({ code: code.replace(/-$/, ''), path }))
    .filter(
      ({ code, path }) =>
        !SAYS_NOTHING.test(path.at(-1) ?? '') && (!isWhole || isDermatology('icd10cm', code)),
    )
    .map(({ code, path }) => codeName(code, `index: ${path.join(', ')}`, path.join(' '), false));
}

/** Where the index sends a reader on, the search goes along: "Abscess > web space" is an abscess of the hand. */
function seeLines(notes: NotesTables, book: CodeBook): CodeName[] {
  const isWhole = notes.see.length > MOST_LINES;
  return followSees(notes)
    .map(({ path, see, code }) => ({ path, see, code: code.replace(/\.?-$/, '') }))
    .filter(({ code }) => !isWhole || isDermatology('icd10cm', code))
    .filter(({ code }) => book.find(code, 'icd10cm') !== undefined)
    .map(({ path, see, code }) => {
      const name = codeName(code, `index: ${path.join(', ')}, ${see}`, path.join(' '), false);
      // "Leg" says no more than where it sends: to the lower limb, not the upper.
      return { ...name, facts: name.facts | factsOf(wordsOf(see)) };
    });
}

function codeName(code: string, text: string, said: string, isOfAll: boolean): CodeName {
  const words = wordsOf(said);
  return { code, text, words, facts: factsOf(words), isOfAll };
}

/** What a category of dermatology is called, its codes are called too: "atypical nevus" and the trunk. */
function codesBelow(book: CodeBook, entry: EntryId, code: string): readonly EntryId[] {
  if (/^[STVWXY]/.test(code) || !isDermatology('icd10cm', code)) return [];
  const bare = code.replace('.', '');
  const below: EntryId[] = [];
  for (let id = entry + 1; id < book.size && below.length <= MOST_BELOW; id++) {
    const { code: other, system } = book.entry(id);
    if (system !== 'icd10cm' || !other.replace('.', '').startsWith(bare)) break;
    below.push(id);
  }
  return below.length > MOST_BELOW ? [] : below;
}

function wordsOf(text: string): string[] {
  return [...new Set(splitWords(text).map((word) => word.text))];
}

function nameCost(words: readonly string[]): number {
  const forms = new Set<string>();
  return titleCost(
    words.filter((word) => {
      const form = word.slice(0, SAME_FORM);
      const isNew = word.length < SAME_FORM || !forms.has(form);
      forms.add(form);
      return isNew;
    }),
  );
}
