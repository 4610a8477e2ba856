/** Every question to the code book, as a query: cached, cancelled and retried in one place. */
import { QueryClient, useQuery } from '@tanstack/react-query';
import type { CodeSystem, IsoDate } from '../utils/codes/types.ts';
import type { NoteText } from '../utils/note/types.ts';
import type { Review } from '../utils/review/types.ts';
import type { SearchResult } from '../utils/search/types.ts';
import { BookTrouble, type CodeCard, type CodeRef } from './book-client.ts';
import { useServices } from './panel-services.ts';

/** Hits shown at first, and after "Show more". */
export const FIRST_HITS = 20;
export const MORE_HITS = 100;

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The book is in the package: being offline must pause nothing.
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retryDelay: 0,
        // A question that a newer one pushed aside is asked again while somebody still waits for its answer.
        retry: (failures, error) =>
          failures < 3 && error instanceof BookTrouble && error.trouble === 'cancelled',
      },
      mutations: { networkMode: 'always' },
    },
  });
}

export function useBook() {
  const { client } = useServices();
  return useQuery({ queryKey: ['book'], queryFn: () => client.open() });
}

export interface SearchQuestion {
  readonly text: string;
  readonly date: IsoDate;
  /** `null` for all systems. */
  readonly system: CodeSystem | null;
  readonly literal: boolean;
  readonly limit: number;
}

// The questions below do not wait for the book: they wait in the worker, and are answered the moment it is open. Where
// it does not open they are put aside, and asked again once it does.

/** The hits stay while the next ones are on their way: `isPlaceholderData` says so. */
export function useSearch(question: SearchQuestion) {
  const { client } = useServices();
  const { isError } = useBook();
  const { text, date, system, literal, limit } = question;
  return useQuery<SearchResult>({
    queryKey: ['search', text, date, system, literal, limit],
    enabled: !isError && text !== '',
    gcTime: 60_000,
    placeholderData: (before) => (text === '' ? undefined : before),
    queryFn: ({ signal }) =>
      client.search({ text, date, limit, literal, ...(system !== null && { systems: [system] }) }, signal),
  });
}

/**
 * The review of a note. The note itself stays out of the query's key and nothing is kept once it is out of sight.
 * @param source the site the note comes from: findings of one site never stand in for those of another
 */
export function useReview(note: NoteText | null, date: IsoDate, source: string) {
  const { client } = useServices();
  const { isError } = useBook();
  return useQuery<Review>({
    queryKey: ['review', source, note === null ? 0 : numberOf(note), date],
    enabled: !isError && note !== null,
    gcTime: 0,
    placeholderData: (before, query) => (query?.queryKey[1] === source ? before : undefined),
    queryFn: ({ signal }) => {
      if (note === null) throw new Error('There is no note to review.');
      return client.review(note, date, signal);
    },
  });
}

/** Codes with their standing on the date and what says more. */
export function useCards(refs: readonly CodeRef[], date: IsoDate, wanted = true) {
  const { client } = useServices();
  const { isError } = useBook();
  return useQuery<readonly CodeCard[]>({
    queryKey: ['cards', refs.map(({ system, code }) => `${system} ${code}`), date],
    enabled: !isError && wanted && refs.length > 0,
    placeholderData: (before) => before,
    queryFn: ({ signal }) => client.cards(refs, date, signal),
  });
}

const numbers = new WeakMap<object, number>();
let lastNumber = 0;

/** A short name for an object, so that a long text need not be part of a key. */
function numberOf(object: object): number {
  const known = numbers.get(object);
  if (known !== undefined) return known;
  lastNumber += 1;
  numbers.set(object, lastNumber);
  return lastNumber;
}

/** The card of one code among those that came back. */
export function findCard(cards: readonly CodeCard[] | undefined, ref: CodeRef): CodeCard | undefined {
  return cards?.find((card) => card.system === ref.system && card.code === ref.code);
}
