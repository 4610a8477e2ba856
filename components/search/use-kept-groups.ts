import { useMemo } from 'react';
import type { IsoDate } from '../../utils/codes/types.ts';
import { useKept } from '../book/use-kept.ts';
import type { CodeCard, CodeRef } from '../book-client.ts';
import { findCard, useCards } from '../book-queries.ts';
import { type HitGroup, type HitLine, keyOf } from './hit-groups.ts';
import { fitsFilters, type SearchFilters } from './search-filters.ts';

/** The rest is on the shelf. */
const MOST_SHOWN = 8;
const NONE: readonly HitGroup[] = [];

/**
 * The codes used last, then the favourites among the others: what to show before anything is typed.
 * @returns no group while it is not wanted, where nothing is kept, or until the book has answered
 */
export function useKeptGroups(date: IsoDate, filters: SearchFilters, wanted: boolean): readonly HitGroup[] {
  const kept = useKept();
  const codes = useMemo(() => {
    const recents = kept.recents.slice(0, MOST_SHOWN);
    const isRecent = (code: CodeRef) => recents.some((other) => keyOf(other) === keyOf(code));
    return { recents, favourites: kept.favourites.filter((code) => !isRecent(code)).slice(0, MOST_SHOWN) };
  }, [kept]);
  const cards = useCards([...codes.recents, ...codes.favourites], date, wanted).data;
  return useMemo(() => {
    if (!wanted || cards === undefined) return NONE;
    const groups = [
      { name: 'Used last', hits: linesOf(codes.recents, cards, filters) },
      { name: 'Favorites', hits: linesOf(codes.favourites, cards, filters) },
    ];
    return groups.filter(({ hits }) => hits.length > 0);
  }, [wanted, cards, codes, filters]);
}

function linesOf(
  codes: readonly CodeRef[],
  cards: readonly CodeCard[],
  filters: SearchFilters,
): readonly HitLine[] {
  const lines = codes.flatMap((code) => {
    const card = findCard(cards, code);
    if (card === undefined) return [];
    const { system, title, stand } = card;
    return { system, code: card.code, title, standing: stand.standing, marks: [], why: '' };
  });
  return lines.filter((line) => fitsFilters(line, filters));
}
