/** Whether a procedure was done on another part of the body, or another side, than its diagnoses name. */
import type { Mention } from '../../reading/types.ts';
import { sideOf } from '../title-words.ts';
import type { RuleContext } from '../types.ts';
import { siteOf } from './deed-sites.ts';
import type { Deed } from './deed-types.ts';
import type { Billed } from './sheet.ts';

type Region = 'head' | 'trunk' | 'upper limb' | 'lower limb';

const IN_TITLE: readonly (readonly [RegExp, Region])[] = [
  [/\b(?:scalp|neck|face|nose|ears?|eyelids?|lips?|cheek|head|forehead|chin|canthus)\b/i, 'head'],
  [/\b(?:trunk|chest|abdom\w+|back|breast|groin|buttocks?|axilla|flank|umbilicus|perineum)\b/i, 'trunk'],
  [/\b(?:upper limb|upper arm|shoulder|forearm|hand|fingers?|elbow|wrist)\b/i, 'upper limb'],
  [/\b(?:lower limb|lower leg|hip|leg|thigh|foot|toes?|calf|ankle|knee)\b/i, 'lower limb'],
];
const SITES: Readonly<Record<Region, readonly string[]>> = {
  head: 'scalp forehead cheek chin nose ear eyelid lip mouth face neck head'.split(' '),
  trunk: ['trunk', 'axilla'],
  'upper limb': ['arm', 'hand'],
  'lower limb': ['leg', 'foot'],
};

/** What the note and the diagnoses of a procedure name, where they cannot both be right. */
export interface OtherPlace {
  readonly done: string;
  readonly named: string;
}

/** @returns `null` where either is silent, or names several */
export function otherPlace(
  billed: Billed,
  deeds: readonly Deed[],
  { book, date }: RuleContext,
): OtherPlace | null {
  const titles = billed.diagnoses.flatMap(({ code }) => {
    const id = book.find(code, 'icd10cm');
    return id === undefined ? [] : [book.entry(id, date).title];
  });
  const mentions = deeds.flatMap((deed) => deed.mentions);
  return differ(regionsOf(mentions), titles.map(regionIn)) ?? differ(sidesOf(mentions), titles.map(sideIn));
}

/** One place of the work, and no diagnosis of it; a diagnosis without a place goes with all. */
function differ(done: readonly string[], named: readonly (string | null)[]): OtherPlace | null {
  const [place, ...others] = new Set(done);
  const [first] = named;
  if (place === undefined || others.length > 0 || first === undefined || first === null) return null;
  return named.every((one) => one !== null && one !== place) ? { done: place, named: first } : null;
}

function regionIn(title: string): Region | null {
  const found = IN_TITLE.filter(([words]) => words.test(title));
  return found.length === 1 ? (found[0]?.[1] ?? null) : null;
}

function regionsOf(mentions: readonly Mention[]): readonly string[] {
  return mentions.flatMap((mention) => {
    const site = siteOf(mention);
    if (site === null) return [];
    const known = Object.entries(SITES).find(([, sites]) => sites.includes(site));
    return [known?.[0] ?? site];
  });
}

function sideIn(title: string): string | null {
  const side = sideOf(title);
  return side === 'left' || side === 'right' ? side : null;
}

function sidesOf(mentions: readonly Mention[]): readonly string[] {
  return mentions.flatMap(({ kind, value, assertion }) =>
    kind === 'side' && assertion !== 'absent' ? [value] : [],
  );
}
