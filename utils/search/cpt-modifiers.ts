/** CPT modifiers in a query: they belong to the AMA and are not in the book. That is said, instead of guessing. */
import type { Query, SearchResult } from './types.ts';

/** Numbers of CPT modifiers a practice bills with. */
const NUMBERS = '(?:2[2-7]|3[23]|47|5[0-9]|6[236]|7[346789]|8[012]|9[0-35-79])';
/** "Mod 25", "25 modifier", "-25" at the head or right after a procedure number. */
const CALLED = new RegExp(
  `(?<![\\p{L}\\p{N}])mod(?:ifier)?s?[\\s.#-]*(${NUMBERS})(?!\\d)|(?<!\\d)(${NUMBERS})\\s*mod(?:ifier)?s?(?!\\p{L})|(?:^|(?<=(?<!\\d)\\d{5}))\\s*-(${NUMBERS})(?!\\d)|(?<=^\\d{5}\\s+)(${NUMBERS})$`,
  'iu',
);
const ALONE = new RegExp(`^${NUMBERS}$`);

const NOTHING: SearchResult = { hits: [], total: 0, repairs: [], meanings: [], kept: [] };

/**
 * Search, with CPT modifiers read out of the text: what is left is searched for, and the result says that they are not
 * here. A number by itself is one where no code starts with it.
 */
export function searchBesideModifiers(
  query: Query,
  search: (query: Query) => SearchResult,
  startsCode: (query: Query) => boolean,
): SearchResult {
  const text = query.text.trim();
  const called = CALLED.exec(text);
  if (called === null) {
    const isModifier = ALONE.test(text) && (query.within ?? []).length === 0 && !startsCode(query);
    return isModifier ? { ...NOTHING, note: sayNotHere(text) } : search(query);
  }
  const number = called[1] ?? called[2] ?? called[3] ?? called[4] ?? '';
  const rest = text.replace(CALLED, ' ').trim();
  const found = rest === '' ? NOTHING : search({ ...query, text: rest });
  return { ...found, note: sayNotHere(number) };
}

function sayNotHere(number: string): string {
  return `${number} is a CPT modifier. CPT modifiers belong to the AMA and are not in this book; HCPCS modifiers such as LT, XS and JW are.`;
}
