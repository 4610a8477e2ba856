import { useState } from 'react';
import { NOTHING_KEPT } from '../../utils/browser/kept-codes.ts';
import type { ChosenMeaning } from '../../utils/search/types.ts';
import { useKept } from '../book/use-kept.ts';
import { FIRST_HITS, MORE_HITS } from '../book-queries.ts';
import { type HitLine, keyOf } from './hit-groups.ts';
import { joinFilters, type SearchFilters, UNFILTERED } from './search-filters.ts';
import { NO_WORDS, takeBack, takeChips, withMeaning } from './search-words.ts';

/** What starts afresh with everything typed: the best hit, the first twenty, spelling repaired, nothing explained. */
interface View {
  /** Rows from the best hit to the one that the arrow keys stand on; below zero in the groups before it. */
  readonly step: number;
  readonly isLiteral: boolean;
  readonly limit: number;
  /** Key of the row that says why it is here. */
  readonly explained: string | null;
}

const FRESH: View = { step: 0, isLiteral: false, limit: FIRST_HITS, explained: null };

/** What the user has typed and chosen, and how they change it. */
export function useSearchState() {
  const kept = useKept();
  const [words, setWords] = useState(NO_WORDS);
  const [filters, setPlainFilters] = useState(UNFILTERED);
  const [meant, setMeant] = useState<readonly ChosenMeaning[]>([]);
  const [view, setView] = useState(FRESH);
  const [isLooking, setLooking] = useState(false);
  // Taken while typing: a code copied meanwhile must not move the rows under the user's hand.
  const [own, setOwn] = useState(NOTHING_KEPT);

  const restart = () => {
    setOwn(kept);
    setView(FRESH);
    setLooking(true);
  };
  /** Search anew, by the words as they were typed if they are now. */
  const askAgain = (change: Partial<View> = {}) =>
    setView(({ isLiteral }) => ({ ...FRESH, isLiteral, ...change }));
  return {
    ...words,
    filters,
    meant,
    view,
    isLooking,
    own,
    setText: (text: string) => {
      restart();
      setWords(({ chips }) => takeChips({ chips, text }));
      if (text.trim() === '' && words.chips.length === 0) setMeant([]);
    },
    narrow: () => {
      restart();
      setWords(({ chips, text }) => takeChips({ chips, text: `${text}>` }));
    },
    widen: (at: number) => {
      restart();
      setWords((now) => takeBack(now, at));
    },
    clear: () => {
      restart();
      setWords(NO_WORDS);
      setMeant([]);
      setLooking(false);
    },
    look: () => setLooking(true),
    setFilters: (change: Partial<SearchFilters>) => {
      setPlainFilters((now) => joinFilters(now, change));
      askAgain();
    },
    mean: (choice: ChosenMeaning) => {
      setMeant((now) => withMeaning(now, choice));
      askAgain();
    },
    toggleLiteral: () => askAgain({ isLiteral: !view.isLiteral }),
    showMore: () => setView((now) => ({ ...now, limit: MORE_HITS })),
    stand: (step: number) => setView((now) => ({ ...now, step })),
    explain: (hit: HitLine) =>
      setView((now) => ({ ...now, explained: now.explained === keyOf(hit) ? null : keyOf(hit) })),
  };
}

export type SearchState = ReturnType<typeof useSearchState>;
