/** Words -> sites of the neoplasm table, skin first. */

import { cutWords, type Part, readQuestion, type SiteWords } from './neoplasm-question.ts';
import {
  gatherSites,
  type NeoplasmSite,
  type NeoplasmType,
  nameOf,
  pathKey,
  skinKin,
} from './neoplasm-sites.ts';
import { NEOPLASM_COLUMNS, type NeoplasmColumn, type NeoplasmRow } from './notes-types.ts';
import type { CodeBook, IsoDate, Standing } from './types.ts';

/** A code of the table on the date of service. */
export interface NeoplasmCode {
  /** Empty where the book does not hold it. */
  readonly title: string;
  readonly standing: Standing;
}

export interface NeoplasmQuestion {
  /** Site, growth and behaviour in any order: "bcc nose", "in situ calf". Empty for the whole table. */
  readonly text: string;
  readonly date: IsoDate;
  /** At most so many sites. */
  readonly limit: number;
}

export interface FoundSite extends NeoplasmSite {
  /** Number of the growth asked for among `types`; `null` where none was. */
  readonly askedType: number | null;
}

export interface NeoplasmAnswer {
  readonly sites: readonly FoundSite[];
  /** How many sites fit in all. */
  readonly total: number;
  /** The behaviour asked for: "benign nose". */
  readonly askedColumn: NeoplasmColumn | null;
  /** Every code among these sites. */
  readonly codes: Readonly<Record<string, NeoplasmCode>>;
}

const NO_SYNONYMS: SiteWords = () => undefined;

/** The table, ready to be asked. Gathered once for a book. */
export function openNeoplasmFinder(rows: readonly NeoplasmRow[], book: CodeBook, siteWords = NO_SYNONYMS) {
  const sites = gatherSites(rows);
  const prepared = sites.map((site, order) => ({ site, order, words: site.path.map(cutWords) }));

  return ({ text, date, limit }: NeoplasmQuestion): NeoplasmAnswer => {
    const asked = readQuestion(text, siteWords);
    const growths = asked.parts.filter(isGrowth);
    const places = asked.parts.filter((part) => !growths.includes(part));
    const ranked = prepared
      .flatMap((one) => {
        const cost = fitSite(one.words, places);
        return cost === null ? [] : [{ ...one, cost }];
      })
      .sort((a, b) => rankOf(a.site) - rankOf(b.site) || a.cost - b.cost || a.order - b.order)
      .map(({ site }) => site);
    const kept = asked.parts.length === 0 ? ranked : withoutTwins(ranked);
    const fitting = growths.length === 0 ? kept : kept.filter((site) => hasGrowth(site, growths, book, date));
    const shown = fitting.slice(0, limit).map((site) => withGrowths(site, growths, book, date));
    return {
      sites: shown,
      total: fitting.length,
      askedColumn: asked.column,
      codes: readCodes(shown, book, date),
    };
  };
}

/** Skin itself, then sites with some code of skin ("calf", C76.5 and D04.7), then the rest. */
function rankOf({ path, cells, isSkin }: NeoplasmSite): number {
  if (path[0]?.startsWith('skin') || cells.primary?.code.startsWith('C44')) return 0;
  return isSkin ? 1 : 2;
}

/** How well a site fits, the lower the better; `null` where a word does not fit. */
function fitSite(words: readonly (readonly string[])[], places: readonly Part[]): number | null {
  let cost = words.length / 10;
  const met = new Set<string>();
  for (const part of places) {
    const fit = fitPart(words, part, met);
    if (fit === null) return null;
    cost += fit;
  }
  const own = words.at(-1) ?? [];
  return cost + own.filter((word) => !met.has(word) && !FILLING.has(word)).length / 4;
}

const FILLING = new Set(['nos', 'nec', 'external', 'inner', 'outer', 'skin']);

function fitPart(words: readonly (readonly string[])[], part: Part, met: Set<string>): number | null {
  const literal = fitWords(words, part.typed, met, true);
  if (literal !== null) return literal;
  for (const [at, other] of part.others.entries()) {
    const fit = fitWords(words, other, met, false);
    if (fit !== null) return 3 + at + fit;
  }
  return null;
}

/** All of these words stand in the path: 0 in the site's own title, more above it and where a word is half typed. */
function fitWords(
  words: readonly (readonly string[])[],
  wanted: readonly string[],
  met: Set<string>,
  mayBeHalf: boolean,
): number | null {
  let cost = 0;
  for (const word of wanted) {
    const fit = findWord(words, word, mayBeHalf);
    if (fit === null) return null;
    met.add(fit.word);
    cost += fit.cost;
  }
  return cost;
}

function findWord(words: readonly (readonly string[])[], wanted: string, mayBeHalf: boolean) {
  let best: { readonly word: string; readonly cost: number } | null = null;
  for (const [depth, step] of words.entries()) {
    const above = depth === words.length - 1 ? 0 : 2;
    for (const word of step) {
      const isWhole = word === wanted;
      if (!isWhole && !(mayBeHalf && word.startsWith(wanted))) continue;
      const cost = above + (isWhole ? 0 : 1);
      if (best === null || cost < best.cost) best = { word, cost };
    }
  }
  return best;
}

/** How the growths that may stand below a site are called. */
const GROWTH_WORDS: readonly (readonly string[])[] = [
  ['basal', 'cell', 'carcinoma', 'bcc'],
  ['squamous', 'cell', 'carcinoma', 'scc'],
  ['sebaceous', 'cell', 'carcinoma'],
  ['merkel', 'cell', 'carcinoma', 'mcc'],
  ['melanoma'],
  ['melanocytic', 'nevus', 'nevi', 'naevus', 'naevi', 'mole'],
  ['specified', 'type', 'nec'],
];

const ALL_GROWTH_WORDS = new Set(GROWTH_WORDS.flat());

function isGrowth({ typed, others }: Part): boolean {
  return [typed, ...others].some((words) => words.every((word) => isGrowthWord(word)));
}

function isGrowthWord(word: string): boolean {
  if (ALL_GROWTH_WORDS.has(word)) return true;
  return word.length >= 4 && [...ALL_GROWTH_WORDS].some((known) => known.startsWith(word));
}

/** A growth fits where one of its wordings lies in the words by which the growth is known. */
function isThatGrowth(type: NeoplasmType, { typed, others }: Part): boolean {
  const own = cutWords(type.title);
  const known = GROWTH_WORDS.find((words) => own.every((word) => words.includes(word))) ?? own;
  // What was typed says it better than what it may be called: "scc in situ" is also a carcinoma in situ.
  const wordings = typed.every(isGrowthWord) ? [typed] : others;
  return wordings.some((words) =>
    words.every((word) => known.some((one) => one === word || (word.length >= 4 && one.startsWith(word)))),
  );
}

function hasGrowth(site: NeoplasmSite, growths: readonly Part[], book: CodeBook, date: IsoDate): boolean {
  return findGrowths([...site.types, ...skinKin(site, book, date)], growths).length > 0;
}

/** The site with all its growths, and which of them was asked for. */
function withGrowths(site: NeoplasmSite, growths: readonly Part[], book: CodeBook, date: IsoDate): FoundSite {
  const types = [...site.types, ...skinKin(site, book, date)];
  const [asked, ...more] = growths.length === 0 ? [] : findGrowths(types, growths);
  // "Carcinoma" is several of them: then none is the one asked for.
  return { ...site, types, askedType: asked === undefined || more.length > 0 ? null : asked };
}

/** Numbers of the types that fit all growths asked for. */
function findGrowths(types: readonly NeoplasmType[], growths: readonly Part[]): number[] {
  return types.flatMap((type, at) => (growths.every((growth) => isThatGrowth(type, growth)) ? [at] : []));
}

/** "helix" and "skin › helix", "nose (external)" and "nose › skin" with the very same codes: the better place stays. */
function withoutTwins(sites: readonly NeoplasmSite[]): NeoplasmSite[] {
  const shown = new Set<string>();
  return sites.filter((site) => {
    const cells = cellsKey(site);
    const own = `${nameOf(site.path.at(-1) ?? '')}\n${cells}`;
    if (shown.has(own) || shown.has(`${pathKey(site.path)}\n${cells}`)) return false;
    shown.add(own);
    if (site.typesFrom !== null) shown.add(`${pathKey(site.typesFrom)}\n${cells}`);
    return true;
  });
}

function cellsKey({ cells }: NeoplasmSite): string {
  return NEOPLASM_COLUMNS.map((column) => cells[column]?.code ?? '').join(' ');
}

function readCodes(sites: readonly FoundSite[], book: CodeBook, date: IsoDate): Record<string, NeoplasmCode> {
  const cells = sites.flatMap((site) => [site.cells, ...site.types.map((type) => type.cells)]);
  const codes = new Set(cells.flatMap((one) => Object.values(one).map(({ code }) => code)));
  return Object.fromEntries([...codes].map((code) => [code, readCode(code, book, date)]));
}

function readCode(code: string, book: CodeBook, date: IsoDate): NeoplasmCode {
  const id = book.find(code, 'icd10cm');
  if (id === undefined) return { title: '', standing: 'unknown' };
  return { title: book.entry(id, date).title, standing: book.stand(id, date).standing };
}
