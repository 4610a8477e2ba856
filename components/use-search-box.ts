import { type KeyboardEvent, useDeferredValue, useMemo } from 'react';
import { CODE_SYSTEMS, type IsoDate } from '../utils/codes/types.ts';
import type { SearchResult } from '../utils/search/types.ts';
import type { CodeRef } from './book-client.ts';
import { useSearch } from './book-queries.ts';
import { type HitGroup, type HitLine, listGroups } from './search/hit-groups.ts';
import { answerKey, type HitAction, type SearchKeys } from './search/search-keys.ts';
import { nextMeaning } from './search/search-words.ts';
import { useHitAction, useOwedAction } from './search/use-hit-action.ts';
import { useKeptGroups } from './search/use-kept-groups.ts';
import { type SearchState, useSearchState } from './search/use-search-state.ts';
import { useSlow } from './search/use-slow.ts';

type StateParts =
  | 'text'
  | 'setText'
  | 'chips'
  | 'narrow'
  | 'widen'
  | 'clear'
  | 'look'
  | 'filters'
  | 'setFilters'
  | 'meant'
  | 'own'
  | 'mean'
  | 'toggleLiteral'
  | 'showMore'
  | 'explain';

/** The search as its parts on the screen see it. */
export interface SearchBox extends Pick<SearchState, StateParts>, Answer {
  /** Hits, or what stands in their place, are what the panel shows. */
  readonly isSearching: boolean;
  /** Words are taken as they were typed: no spelling repair. */
  readonly isLiteral: boolean;
  /** Key of the row that says why it is here. */
  readonly explained: string | null;
  readonly act: (hit: HitLine, action: HitAction) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}

/**
 * The search: what is typed and chosen, what is found, and what the keys do.
 * @param isCovered something else is shown in place of the hits: only typing brings them back
 */
export function useSearchBox(date: IsoDate, openCard: (ref: CodeRef) => void, isCovered: boolean): SearchBox {
  const plain = useSearchState();
  const state = { ...plain, look: isCovered ? () => undefined : plain.look };
  const answer = useAnswer(state, date);
  const { rows, activeIndex, isStale, asked } = answer;
  const act = useHitAction(openCard);
  const owe = useOwedAction(isStale, rows[activeIndex], act);
  const paid = <A extends unknown[]>(change: (...given: A) => void) => {
    return (...given: A) => {
      owe(null);
      change(...given);
    };
  };
  const changes = {
    setText: paid(state.setText),
    narrow: paid(state.narrow),
    widen: paid(state.widen),
    clear: paid(state.clear),
  };
  const isSearching = asked !== '' || rows.length > 0;
  return {
    ...state,
    ...changes,
    ...answer,
    isSearching,
    isLiteral: state.view.isLiteral,
    explained: state.view.explained,
    act,
    onKeyDown: (event) =>
      answerKey(event, {
        ...moveKeys(state, answer),
        hasText: state.text !== '',
        hasChips: state.chips.length > 0,
        act: (action) => {
          const hit = rows[activeIndex];
          if (isStale) owe(action);
          else if (hit !== undefined) act(hit, action);
        },
        clear: isSearching || state.text !== '' ? changes.clear : null,
        widen: () => changes.widen(state.chips.length - 1),
      }),
  };
}

interface Answer {
  /** All that is searched for, chips and text: "basal nose". Empty for nothing. */
  readonly asked: string;
  readonly result: SearchResult | undefined;
  readonly groups: readonly HitGroup[];
  /** The rows of all groups. */
  readonly rows: readonly HitLine[];
  /** Where the best hit stands among them. */
  readonly best: number;
  /** The row the arrow keys stand on. */
  readonly activeIndex: number;
  /** The rows are those of an older question, or there is no answer yet. */
  readonly isStale: boolean;
  /** The answer takes longer than it should. */
  readonly isSlow: boolean;
  readonly isBroken: boolean;
}

function useAnswer(state: SearchState, date: IsoDate): Answer {
  const { chips, text, filters, meant, view, isLooking } = state;
  const own = useMemo(() => [...state.own.favourites, ...state.own.recents], [state.own]);
  const typed = useMemo(() => [...chips, text.trim()].filter((part) => part !== ''), [chips, text]);
  const words = useDeferredValue(typed);
  const { isLiteral: literal, limit } = view;
  const search = useSearch({ ...filters, words, date, meant, own, literal, limit });
  // Asked for all the while, so that they are there the moment the box is empty.
  const kept = useKeptGroups(date, filters, isLooking);
  const isAsking = typed.length > 0;
  const result = isAsking ? search.data : undefined;
  const groups = useMemo(() => (isAsking ? listGroups(result) : kept), [isAsking, result, kept]);
  const rows = useMemo(() => groups.flatMap(({ hits }) => hits), [groups]);
  const best = isAsking ? rows.length - (result?.hits.length ?? 0) : 0;
  const isWaiting = isAsking && (search.isPlaceholderData || words !== typed || search.isPending);
  return {
    asked: typed.join(' '),
    result,
    groups,
    rows,
    best,
    activeIndex: Math.max(0, Math.min(best + view.step, rows.length - 1)),
    isStale: isWaiting,
    isSlow: useSlow(isWaiting && search.isFetching),
    isBroken: isAsking && search.isError,
  };
}

type MoveKeys = Pick<
  SearchKeys,
  'move' | 'moveMeaning' | 'nextSystem' | 'toggleBillable' | 'toggleLiteral' | 'toggleWhy'
>;

function moveKeys(state: SearchState, { rows, best, activeIndex, result }: Answer): MoveKeys {
  const { filters, meant } = state;
  return {
    move: (step) => {
      if (rows.length === 0) state.look();
      else state.stand(((activeIndex + step + rows.length) % rows.length) - best);
    },
    toggleWhy: () => {
      const hit = rows[activeIndex];
      if (hit !== undefined && result !== undefined) state.explain(hit);
    },
    toggleLiteral: state.toggleLiteral,
    toggleBillable: () => state.setFilters({ billableOnly: !filters.billableOnly }),
    nextSystem: () => {
      const choices = [null, ...CODE_SYSTEMS];
      const next = (choices.indexOf(filters.system) + 1) % choices.length;
      state.setFilters({ system: choices[next] ?? null });
    },
    moveMeaning: (step) => {
      const choice = nextMeaning(result?.meanings ?? [], meant, step);
      if (choice !== null) state.mean(choice);
    },
  };
}
