import type { Hit, SearchResult } from '../../utils/search/types.ts';
import { withoutDot } from '../words.ts';

type Explained = Pick<Hit, 'code' | 'title' | 'marks' | 'why'>;

/** Why a hit is here, a sentence each. @param typed what was searched for */
export function sayWhy(hit: Explained, typed: string): readonly string[] {
  const reasons = splitReasons(hit.why).map(sentence);
  const inTitle = [...new Set(hit.marks.map(([start, end]) => `“${hit.title.slice(start, end)}”`))];
  if (inTitle.length > 0) return [...reasons, `The title says ${inTitle.join(', ')}.`];
  if (reasons.length > 0) return reasons;
  const [bare, code] = [typed, hit.code].map((text) => withoutDot(text.trim().toUpperCase()));
  if (bare === code) return ['It is the code you typed.'];
  if (bare !== undefined && code?.startsWith(bare)) return ['The code starts like what you typed.'];
  return ['It is one of the codes you typed.'];
}

/** Reasons that hold for every hit, a sentence each: said once above them. A repair is said in a line of its own. */
export function reasonsForAll({ hits, repairs }: Pick<SearchResult, 'hits' | 'repairs'>): readonly string[] {
  const repaired = repairs.map(([typed, taken]) => `${typed} taken for ${taken}`);
  const [first, ...others] = hits.map(({ why }) => splitReasons(why));
  return (first ?? [])
    .filter((reason) => !repaired.includes(reason) && others.every((reasons) => reasons.includes(reason)))
    .map(sentence);
}

function sentence(reason: string): string {
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
}

function splitReasons(why: string): readonly string[] {
  return why.split('; ').filter((reason) => reason !== '');
}
