/** Facts of a closure: how long, how many layers, and what it closes. */
import { CENTIMETRE } from '../../procedures/measures.ts';
import { pathologyOf } from './deed-disease.ts';
import { oneSite, sitesOf } from './deed-sites.ts';
import { lengthOf, marginOf } from './deed-sizes.ts';
import type { Deed, DeedFacts } from './deed-types.ts';

const COMPLEXITIES: readonly (readonly [RegExp, string])[] = [
  [/\bcomplex\b/i, 'complex'],
  [/\b(?:intermediate|layer(?:s|ed)?)\b/i, 'intermediate'],
  [/\bsimple\b/i, 'simple'],
];
/** With its margins, a benign lesion up to here holds every closure. */
const SMALL = CENTIMETRE / 2;

export function repairFacts(deed: Deed, deeds: readonly Deed[], text: string): DeedFacts {
  const named = deed.named.map(({ start, end }) => text.slice(start, end)).join(' ');
  const complexity = COMPLEXITIES.find(([pattern]) => pattern.test(named))?.[1] ?? null;
  const closed = closedBy(deed, deeds);
  const [own] = sitesOf(deed.mentions);
  const site = own ?? (closed === null ? oneSite(deed) : oneSite(closed));
  const length = lengthOf(deed.mentions, 'repair');
  return { family: 'repair', each: [{ site, length, complexity, after: afterOf(closed, deed, text) }] };
}

/** What made the wound: the removal that the note tells with the closure. */
function closedBy(deed: Deed, deeds: readonly Deed[]): Deed | null {
  const removals = deeds.filter(({ technique }) =>
    ['mohs', 'excision', 'shave', 'biopsy', 'destruction', 'drainage'].includes(technique),
  );
  const isBeside = (one: Deed): boolean =>
    one.scopes.some((a) => deed.scopes.some((b) => a.start < b.end && b.start < a.end));
  const beside = removals.filter(isBeside);
  if (beside.length === 1) return beside[0] ?? null;
  const same = removals.filter(({ problem }) => problem !== null && problem === deed.problem);
  if (same.length === 1) return same[0] ?? null;
  return removals.length === 1 && beside.length === 0 ? (removals[0] ?? null) : null;
}

const INJURY = /\blacerat|\bwound\b|\btrauma/i;

function afterOf(closed: Deed | null, { scopes }: Deed, text: string): string | null {
  if (closed === null) {
    return scopes.some(({ start, end }) => INJURY.test(text.slice(start, end))) ? 'wound' : null;
  }
  if (closed.technique === 'mohs') return 'mohs';
  if (closed.technique !== 'excision') return 'other-removal';
  const words = closed.scopes.map(({ start, end }) => text.slice(start, end)).join('\n');
  if (pathologyOf(closed, words) !== 'benign') return 'excision';
  const size = lengthOf(closed.mentions, 'lesion');
  const total = typeof size === 'number' ? size + 2 * (marginOf(closed.mentions) ?? 0) : null;
  return total !== null && total <= SMALL ? 'small-benign-excision' : 'excision';
}
