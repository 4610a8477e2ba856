/** Every question to the code book, as a query: cached, cancelled and retried in one place. */
import { QueryClient, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CodeDescription } from '../utils/codes/describe-code-types.ts';
import type { NeoplasmQuestion } from '../utils/codes/find-neoplasm.ts';
import type { IsoDate } from '../utils/codes/types.ts';
import type { NoteText } from '../utils/note/types.ts';
import type { Review } from '../utils/review/types.ts';
import type { ChosenMeaning, Query, SearchResult } from '../utils/search/types.ts';
import {
  BookTrouble,
  type ChangesFound,
  type CodeCard,
  type CodeRef,
  type DeskJobs,
  type NeoplasmFound,
} from './book-client.ts';
import { useServices } from './panel-services.ts';
import type { SearchFilters } from './search/search-filters.ts';

/** Hits shown at first, and after "Show more". */
export const FIRST_HITS = 20;
export const MORE_HITS = 100;

/** First part of the key of every review. */
const REVIEW = 'review';

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

export interface SearchQuestion extends SearchFilters {
  /** What is searched for, then what is searched within it. Empty: nothing is asked. */
  readonly words: readonly string[];
  readonly date: IsoDate;
  readonly meant: readonly ChosenMeaning[];
  /** The user's own codes. */
  readonly own: readonly CodeRef[];
  readonly literal: boolean;
  readonly limit: number;
}

// The questions below do not wait for the book: they wait in the worker, and are answered the moment it is open. Where
// it does not open they are put aside, and asked again once it does.

/** The hits stay while the next ones are on their way: `isPlaceholderData` says so. */
export function useSearch(question: SearchQuestion) {
  const { client } = useServices();
  const { isError } = useBook();
  return useQuery<SearchResult>({
    queryKey: ['search', question],
    enabled: !isError && question.words.length > 0,
    gcTime: 60_000,
    placeholderData: (before) => (question.words.length === 0 ? undefined : before),
    queryFn: ({ signal }) => client.search(writeQuery(question), signal),
  });
}

function writeQuery(question: SearchQuestion): Query {
  const { words, date, system, billableOnly, chapter, meant, own, literal, limit } = question;
  const [text = '', ...within] = words;
  const systems = system === null ? {} : { systems: [system] };
  const inChapter = chapter === null ? {} : { chapter };
  return { text, within, date, ...systems, ...inChapter, billableOnly, meant, kept: own, literal, limit };
}

/** A review and the very note it is of. */
export interface Reviewed {
  readonly review: Review;
  readonly note: NoteText;
}

/** The review of the note beside, as far as it has come. */
export interface NoteReview {
  /** The newest answer of this encounter; the last one stays while the next is on its way. */
  readonly review: Review | undefined;
  /** The same answer with the note it is of, which may be older than the one beside. */
  readonly reviewed: Reviewed | undefined;
  readonly isError: boolean;
  readonly retry: () => void;
}

/**
 * The review of a note. A review quotes the note, so it lives no longer: the note stays out of the query's key, an
 * answer leaves the cache with the note it is of, and where there is no note nothing is asked, kept or watched.
 * @param encounter as `useEncounter` numbers it: findings of one patient never stand in for those of another
 * @param rulesOff ids of the rules that are switched off; as soon as they change, it is asked anew
 */
export function useReview(
  note: NoteText | null,
  date: IsoDate,
  encounter: number,
  rulesOff: readonly string[],
): NoteReview {
  const { client } = useServices();
  const { isError } = useBook();
  // One question or none. A single query that is merely switched off would hold on to its last answer.
  const [asked] = useQueries({
    queries: (note === null ? [] : [note]).map((asking) => ({
      queryKey: [REVIEW, encounter, numberOf(asking), date, rulesOff],
      enabled: !isError,
      gcTime: 0,
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        client.review({ note: asking, date, rulesOff }, signal),
    })),
  });
  const answer = asked?.data;
  const answered = note === null || answer === undefined ? undefined : { review: answer, note };
  const reviewed = useNewestOf(answered, note === null ? null : encounter);
  useForgetting(note === null);
  return {
    review: reviewed?.review,
    reviewed,
    isError: asked?.isError ?? false,
    retry: () => void asked?.refetch(),
  };
}

/** The last review of this encounter until there is a newer one. `null`: there is no encounter, and no review. */
function useNewestOf(answer: Reviewed | undefined, encounter: number | null): Reviewed | undefined {
  const [last, setLast] = useState<{ readonly encounter: number; readonly reviewed: Reviewed } | null>(null);
  if (encounter === null) {
    if (last !== null) setLast(null);
    return undefined;
  }
  if (answer !== undefined) {
    if (last?.reviewed.review === answer.review) return last.reviewed;
    setLast({ encounter, reviewed: answer });
    return answer;
  }
  if (last === null || last.encounter === encounter) return last?.reviewed;
  setLast(null);
  return undefined;
}

/** Take every review out of the cache at once, without waiting for it to be cleared of what nobody watches. */
function useForgetting(isGone: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (isGone) queries.removeQueries({ queryKey: [REVIEW] });
  }, [isGone, queries]);
}

/** Codes with their standing on the date and what says more. Not kept: which codes stood on a page is of its note. */
export function useCards(refs: readonly CodeRef[], date: IsoDate, wanted = true) {
  const { client } = useServices();
  const { isError } = useBook();
  return useQuery<readonly CodeCard[]>({
    queryKey: ['cards', refs.map(({ system, code }) => `${system} ${code}`), date],
    enabled: !isError && wanted && refs.length > 0,
    gcTime: 0,
    placeholderData: (before) => before,
    queryFn: ({ signal }) => client.cards(refs, date, signal),
  });
}

/** Cards and chapters stay while the way through the book leads back to them. */
const BOOK_GC_MS = 600_000;

/** One code with everything that stands beside it; the answer of the last date stays until the next is there. */
export function useCodeCard(ref: CodeRef, date: IsoDate) {
  const { client } = useServices();
  const { isError } = useBook();
  return useQuery<CodeDescription>({
    queryKey: [BESIDE_NOTES, 'card', ref.system, ref.code, date],
    enabled: !isError,
    gcTime: BOOK_GC_MS,
    placeholderData: (before) => before,
    queryFn: ({ signal }) => client.card(ref, date, signal),
  });
}

/** A chapter or block. @param key `null` for the list of chapters */
export function useOutline(key: string | null) {
  const { client } = useServices();
  const { isError } = useBook();
  return useQuery({
    queryKey: [BESIDE_NOTES, 'outline', key],
    enabled: !isError,
    gcTime: BOOK_GC_MS,
    queryFn: ({ signal }) => client.outline(key, signal),
  });
}

/** The neoplasm table, as far as words lead into it. The sites stay while the next ones are on their way. */
export function useNeoplasm(question: NeoplasmQuestion) {
  const { client } = useServices();
  const { isError } = useBook();
  const { text, date, limit } = question;
  return useQuery<NeoplasmFound | null>({
    queryKey: [BESIDE_NOTES, 'neoplasm', text, date, limit],
    enabled: !isError,
    gcTime: 60_000,
    placeholderData: (before) => before,
    queryFn: ({ signal }) => client.neoplasm({ text, date, limit }, signal),
  });
}

/** What changed between two releases. The rows stay while the next ones are on their way. */
export function useChanges(question: DeskJobs['changes']) {
  const { client } = useServices();
  const { isError } = useBook();
  return useQuery<ChangesFound | null>({
    queryKey: ['changes', question],
    enabled: !isError,
    gcTime: 60_000,
    placeholderData: (before) => before,
    queryFn: ({ signal }) => client.changes(question, signal),
  });
}

/** First part of the key of every question that needs the notes. */
const BESIDE_NOTES = 'beside-notes';

/** Ask once more for everything that the notes were missing from. */
export function useAskNotesAgain(): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: [BESIDE_NOTES] });
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
