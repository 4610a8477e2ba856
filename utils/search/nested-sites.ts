/** A site said twice, once wider: "leg ulcer r calf" is an ulcer of the calf. And a side amid a term: "boil l nostril". */
import type { Lexicon, Term } from '../lexicon/lexicon.ts';

/** A term that is no more than a site and one thing: "leg ulcer". */
const SITE_AND_THING = 2;
/** Words of a term ahead of a side that parts it. */
const FARTHEST = 3;

/**
 * Words of a query without the sites that another site of it lies in.
 * @param words folded, shorthand written out
 */
export function withoutWiderSites(lexicon: Lexicon, words: readonly string[]): readonly string[] {
  const sites: Term[] = [];
  /** Places of words that are a site by themselves, or the site of a term of two words. */
  const single: number[] = [];
  for (let at = 0; at < words.length; ) {
    const found = lexicon.longestAt(words, at);
    const length = found?.length ?? 1;
    const [site] = siteTerms(found?.terms ?? []);
    if (site !== undefined) {
      sites.push(site);
      if (length === 1) single.push(at);
    } else if (length === SITE_AND_THING && saysThing(lexicon, words[at + 1])) single.push(at);
    at += length;
  }
  if (sites.length === 0 || single.length === 0) return words;
  const wider = new Set(
    single.filter((at) => {
      const [own] = siteTerms(lexicon.find(words[at] ?? ''));
      return own !== undefined && sites.some((site) => isWithin(site, own));
    }),
  );
  return words.filter((_, at) => !wider.has(at));
}

function siteTerms(terms: readonly Term[]): readonly Term[] {
  return terms.every(({ kind }) => kind === 'site') ? terms : [];
}

function saysThing(lexicon: Lexicon, word = ''): boolean {
  const terms = lexicon.find(word);
  return terms.length > 0 && terms.every(({ kind }) => kind !== 'site' && kind !== 'side');
}

/** True where the narrowest that the wider site is called is in a wider name of the other: a calf is of the lower leg. */
function isWithin(site: Term, wider: Term): boolean {
  const [narrowest = ''] = wider.wordings;
  const [own = '', ...others] = site.wordings;
  return own !== narrowest && others.some((name) => name === narrowest || name.endsWith(` ${narrowest}`));
}

/** Words of a query with the sides that part the words of a term behind it. */
export function sidesBehind(lexicon: Lexicon, words: readonly string[]): readonly string[] {
  const side = words.findIndex((word, at) => at > 0 && at < words.length - 1 && isSide(lexicon, word));
  if (side < 0) return words;
  const others = words.filter((_, at) => at !== side);
  for (let from = Math.max(0, side - FARTHEST); from < side; from++) {
    const end = from + (lexicon.longestAt(others, from)?.length ?? 0);
    if (end > side) return [...others.slice(0, end), words[side] ?? '', ...others.slice(end)];
  }
  return words;
}

function isSide(lexicon: Lexicon, word: string): boolean {
  const terms = lexicon.find(word);
  return (
    terms.length > 0 && terms.every(({ kind, wordings }) => kind === 'side' && wordings.every(isOneSide))
  );
}

function isOneSide(wording: string): boolean {
  return wording === 'left' || wording === 'right';
}
