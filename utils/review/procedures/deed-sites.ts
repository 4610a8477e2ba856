/** Sites of the note as the calculators name them. */
import { readFact } from '../../procedures/read-facts.ts';
import { siteField } from '../../procedures/sites.ts';
import type { Mention } from '../../reading/types.ts';
import type { Deed } from './deed-types.ts';

const SITES = siteField('all');
/** Rules ask for the same mention many times. It goes when the mention goes. */
const KNOWN = new WeakMap<Mention, string | null>();

/** The site of a calculator that a mention names: "left nasal ala" is the nose; `null` for what is no site of theirs. */
export function siteOf(mention: Mention): string | null {
  if (mention.kind !== 'site' || mention.assertion === 'absent') return null;
  const known = KNOWN.get(mention);
  if (known !== undefined) return known;
  const site = readAny([mention.quote, mention.value, ...(mention.also ?? [])]);
  KNOWN.set(mention, site);
  return site;
}

function readAny(words: readonly string[]): string | null {
  for (const word of words) {
    // "Scalps" and "ears" are no words of a form.
    const singular = word.toLowerCase().replace(/(?<=[a-z]{2})s$/, '');
    const site = [word, singular].map((one) => readFact(SITES, one)).find((one) => typeof one === 'string');
    if (typeof site === 'string') return site;
  }
  return null;
}

/** Each site that the mentions name, once, in their order. */
export function sitesOf(mentions: readonly Mention[]): readonly string[] {
  return [...new Set(mentions.flatMap((mention) => siteOf(mention) ?? []))];
}

/** The site, where the deed's words name one; else that of its problem. `null` where they name several. */
export function oneSite(deed: Deed): string | null {
  for (const sites of [sitesOf(deed.mentions), sitesOf(deed.wider)]) {
    if (sites.length > 0) return sites.length === 1 ? (sites[0] ?? null) : null;
  }
  return null;
}

/** The modifier of the one lid that the words name, or of the one side. */
export function lidOf(words: string): string | null {
  const isLeft = /\b(?:left|L)\b/.test(words);
  const isRight = /\b(?:right|R)\b/.test(words);
  if (isLeft === isRight) return null;
  const isUpper = /\bupper\b/i.test(words);
  const isLower = /\blower\b/i.test(words);
  if (isUpper === isLower) return isLeft ? 'LT' : 'RT';
  if (isLeft) return isUpper ? 'E1' : 'E2';
  return isUpper ? 'E3' : 'E4';
}
