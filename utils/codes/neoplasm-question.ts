/** What is asked of the neoplasm table: sites, growths and a behaviour, in any order. */
import type { NeoplasmColumn } from './notes-types.ts';

/**
 * What a run of words may be called in the table: "calf" -> ["lower leg", "lower limb"]. No wordings at all: the words
 * say nothing here ("left"). The book knows no synonyms; who knows them hands this in.
 * @param words folded, in the order typed
 */
export type SiteWords = (
  words: readonly string[],
  from: number,
) => { readonly length: number; readonly wordings: readonly string[] } | undefined;

/** One thing asked for: its words as typed, and what else they may be called. */
export interface Part {
  readonly typed: readonly string[];
  readonly others: readonly (readonly string[])[];
}

export interface Asked {
  readonly parts: readonly Part[];
  readonly column: NeoplasmColumn | null;
}

const COLUMN_WORDS: Readonly<Record<string, NeoplasmColumn>> = {
  malignant: 'primary',
  primary: 'primary',
  secondary: 'secondary',
  metastatic: 'secondary',
  metastasi: 'secondary',
  met: 'secondary',
  situ: 'in-situ',
  benign: 'benign',
  uncertain: 'uncertain',
  unspecified: 'unspecified',
};

/** Words that tell no site from another. */
const EMPTY_WORDS = new Set([
  'of',
  'the',
  'in',
  'on',
  'and',
  'skin',
  'neoplasm',
  'cancer',
  'tumor',
  'behavior',
]);

/** Cut a question into what it asks for. */
export function readQuestion(text: string, siteWords: SiteWords): Asked {
  const words = cutWords(text).slice(0, 20);
  const parts: Part[] = [];
  let column: NeoplasmColumn | null = null;
  for (let at = 0; at < words.length; ) {
    const found = siteWords(words, at);
    const length = Math.max(found?.length ?? 1, 1);
    const typed = words.slice(at, at + length);
    const wordings = (found?.wordings ?? []).map(cutWording);
    // What it is called says the behaviour better than how it is typed: "lentigo maligna" is in situ.
    const named = wordings.map(readColumn).find((one) => one !== null);
    column = named ?? readColumn(typed) ?? column;
    const isSilent = found !== undefined && wordings.length === 0;
    if (!isSilent) parts.push(...readPart(typed, wordings));
    at += length;
  }
  return { parts, column };
}

/** What is left to look for once the behaviour is taken out: "SCC in situ" asks for a growth and a behaviour. */
function readPart(typed: readonly string[], wordings: readonly (readonly string[])[]): Part[] {
  const telling = typed.filter(isTelling);
  const others = wordings.map((wording) => wording.filter(isTelling));
  if (telling.length === 0 || others.some((other) => other.length === 0)) return [];
  return [{ typed: telling, others }];
}

function isTelling(word: string): boolean {
  return !EMPTY_WORDS.has(word) && columnOf(word) === undefined;
}

/** The behaviour that these words name: "malignant melanoma in situ" is in situ. */
function readColumn(words: readonly string[]): NeoplasmColumn | null {
  const columns = words.map(columnOf).filter((column) => column !== undefined);
  return columns.find((column) => column !== 'primary') ?? columns[0] ?? null;
}

/** Half typed from the fourth letter on. */
function columnOf(word: string): NeoplasmColumn | undefined {
  const known = Object.keys(COLUMN_WORDS).find(
    (one) => one === word || (word.length >= 4 && one.startsWith(word)),
  );
  return known === undefined ? undefined : COLUMN_WORDS[known];
}

/** "lower limb, including hip" -> the words before the comma */
function cutWording(wording: string): string[] {
  return cutWords(wording.replace(/,.*$/, ''));
}

/** Words of a text in small letters, without accents and plurals. */
export function cutWords(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+|['’]s?\b/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => (/[^siu]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word));
}
