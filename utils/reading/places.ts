/** Sites with their sides: "left nasal ala", "forearm (R)", "right and left cheeks". */
import type { Side } from '../lexicon/lexicon.ts';
import type { Mention, NamedMention, Place } from './types.ts';

export interface Places {
  readonly places: readonly Place[];
  /** Sides that belong to no site: "left BCC", "Side: left". */
  readonly freeSides: readonly NamedMention[];
}

const SPARED =
  /^(?:\/\w+)?(?:s?\s?:?\s?\[[xX]\]|[ ]?[:=-]?)\s?(?:(?:is|are|was|were|all|otherwise|appears?|exam|skin)\s)*(?:normal|clear|spared|intact|unremarkable|wnl|nl|ok|okay|healthy|uninvolved|not involved|quiet|free)\b(?! of\b)/i;
const WORDS_BEFORE = 4;
const WORDS_AFTER = 3;

/**
 * Joins sides to the sites they belong to, within one sentence.
 * @param mentions the mentions of one sentence, in order
 */
export function joinPlaces(text: string, mentions: readonly Mention[]): Places {
  const sites = mentions.filter((one) => one.kind === 'site');
  const owners = new Map<Mention, Mention[]>();
  const freeSides: NamedMention[] = [];
  for (const side of mentions) {
    if (side.kind !== 'side') continue;
    const owner = siteAfter(text, side, sites) ?? siteBefore(text, side, sites);
    if (owner) owners.set(owner, [...(owners.get(owner) ?? []), side]);
    else freeSides.push(side);
  }
  const places = sites.map((site) => {
    const own = owners.get(site) ?? adjacentSides(text, site, sites, owners);
    return { site, side: joinSides(own) ?? builtInSide(site), sideMentions: own };
  });
  return { places, freeSides };
}

/** "left cheek/temple", "left temple and forehead": only a site joined by a slash shares the side. */
function adjacentSides(
  text: string,
  site: Mention,
  sites: readonly Mention[],
  owners: ReadonlyMap<Mention, readonly Mention[]>,
): readonly Mention[] {
  const before = sites[sites.indexOf(site) - 1];
  if (!before || !/^\s?\/\s?$/.test(text.slice(before.end, site.start))) return [];
  return owners.get(before) ?? [];
}

function siteAfter(text: string, side: Mention, sites: readonly Mention[]): Mention | undefined {
  const site = sites.find((one) => one.start >= side.end);
  if (!site) return undefined;
  const between = text.slice(side.end, site.start);
  if (between.length > 60 || /[.;:,()?\n]/.test(between.replace(/^\./, ''))) return undefined;
  const words = between.match(/[A-Za-z0-9]+/g) ?? [];
  if (words.some((word) => /^(?:but|with|from|than)$/i.test(word))) return undefined;
  return words.length <= WORDS_BEFORE ? site : undefined;
}

function siteBefore(text: string, side: Mention, sites: readonly Mention[]): Mention | undefined {
  const site = sites.findLast((one) => one.end <= side.start);
  if (!site) return undefined;
  const between = text.slice(site.end, side.start);
  if (between.length > 30 || /[.;:?\n]/.test(between)) return undefined;
  const words = between.match(/[A-Za-z0-9]+/g) ?? [];
  if (words.some((word) => /^(?:and|or|plus|but)$/i.test(word))) return undefined;
  return words.length < WORDS_AFTER ? site : undefined;
}

/** "LLE" is a site with its side. */
function builtInSide(site: Mention): Side | null {
  if (site.value.startsWith('left ')) return 'left';
  return site.value.startsWith('right ') ? 'right' : null;
}

function joinSides(sides: readonly Mention[]): Side | null {
  const values = new Set(sides.map((one) => one.value));
  if (values.has('bilateral') || (values.has('left') && values.has('right'))) return 'bilateral';
  if (values.has('left')) return 'left';
  return values.has('right') ? 'right' : null;
}

/** Left against right. */
export function isOpposite(a: string | null, b: string | null): boolean {
  return (a === 'left' && b === 'right') || (a === 'right' && b === 'left');
}

/** "Trunk clear", "R arm normal", an option not ticked, "skin": the site is named, and nothing is said to be there. */
export function isSpared(text: string, site: Mention): boolean {
  if (site.assertion === 'absent' || /^skin$/i.test(site.quote)) return true;
  return SPARED.test(text.slice(site.end, site.end + 40));
}
