import type { Hit, SearchResult } from '../../utils/search/types.ts';
import type { CodeRef } from '../book-client.ts';

/** What a row shows. */
export type HitLine = Pick<Hit, 'system' | 'code' | 'title' | 'standing' | 'marks' | 'why'>;

/** Rows under one name, in order. */
export interface HitGroup {
  /** Empty where there is only one group. */
  readonly name: string;
  readonly hits: readonly HitLine[];
}

/** Rows that everybody sees without looking for them. */
const IN_SIGHT = 3;

/**
 * The rows of an answer, group by group. The user's own codes stand before the hits where they would be further down; the
 * hits keep their order, and the best of them stays the one that Enter takes.
 */
export function listGroups(result: SearchResult | undefined): readonly HitGroup[] {
  if (result === undefined || result.hits.length === 0) return [];
  const inSight = result.hits.slice(0, IN_SIGHT).map(keyOf);
  const own = result.kept.filter((hit) => !inSight.includes(keyOf(hit)));
  if (own.length === 0) return [{ name: '', hits: result.hits }];
  return [
    { name: 'Yours', hits: own },
    { name: 'Best first', hits: result.hits },
  ];
}

/** The same for a code wherever it stands. */
export function keyOf({ system, code }: CodeRef): string {
  return `${system} ${code}`;
}
