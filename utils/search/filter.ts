/** What a query leaves out before any word is compared: other systems, other chapters, what cannot be billed. */
import type { CodeBook, CodeSystem, EntryId, IsoDate } from '../codes/types.ts';
import type { IndexParts } from './index-parts.ts';
import { ENTRY_BILLABLE, ENTRY_CPT, ENTRY_HCPCS } from './index-parts.ts';
import type { Postings } from './postings.ts';
import type { Query } from './types.ts';

/** True for an entry that the query may show. */
export type Allowed = (id: EntryId) => boolean;

/** Chapters of ICD-10-CM by the starts of their categories: the same since the classification began. */
const CHAPTER_STARTS: Readonly<Record<string, string>> = {
  '1': 'A B',
  '2': 'C D0 D1 D2 D3 D4',
  '3': 'D5 D6 D7 D8',
  '4': 'E',
  '5': 'F',
  '6': 'G',
  '7': 'H0 H1 H2 H3 H4 H5',
  '8': 'H6 H7 H8 H9',
  '9': 'I',
  '10': 'J',
  '11': 'K',
  '12': 'L',
  '13': 'M',
  '14': 'N',
  '15': 'O',
  '16': 'P',
  '17': 'Q',
  '18': 'R',
  '19': 'S T',
  '20': 'V W X Y',
  '21': 'Z',
  '22': 'U',
};

/** What a filter needs of an opened index. */
export interface Filtered {
  readonly book: CodeBook;
  readonly postings: Postings;
}

/** The test for entries that a query may show. A chapter nobody knows holds nothing. */
export function makeFilter({ book, postings }: Filtered, query: Query): Allowed {
  const tests: Allowed[] = [];
  if (query.systems !== undefined) tests.push(inSystems(postings.parts, query.systems));
  if (query.chapter !== undefined) tests.push(inChapter(postings, query.chapter));
  if (query.billableOnly === true) tests.push(billableOn(book, postings.parts, query.date));
  const [first, second, third] = tests;
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  return (id) => first(id) && second(id) && (third === undefined || third(id));
}

/** First day of the newest release: from then on, entries stand as the index says. */
export function newestDay(book: CodeBook): IsoDate {
  return (
    book.releases
      .map((release) => release.from)
      .sort()
      .at(-1) ?? ''
  );
}

function inSystems(parts: IndexParts, systems: readonly CodeSystem[]): Allowed {
  const [icd10cm, hcpcs, cpt] = (['icd10cm', 'hcpcs', 'cpt'] as const).map((system) =>
    systems.includes(system),
  );
  return (id) => {
    const facts = parts.facts[id] ?? 0;
    if ((facts & ENTRY_CPT) !== 0) return cpt === true;
    return (facts & ENTRY_HCPCS) !== 0 ? hcpcs === true : icd10cm === true;
  };
}

function inChapter(postings: Postings, chapter: string): Allowed {
  const isIcd = inSystems(postings.parts, ['icd10cm']);
  const starts = Object.hasOwn(CHAPTER_STARTS, chapter) ? (CHAPTER_STARTS[chapter]?.split(' ') ?? []) : [];
  const ranges = starts.flatMap((start) => postings.codeRanges(start)).filter(({ first }) => isIcd(first));
  return (id) => ranges.some(({ first, last }) => id >= first && id <= last);
}

/** The index knows how things stand today; for the past every entry is asked. */
function billableOn(book: CodeBook, parts: IndexParts, date: IsoDate): Allowed {
  if (date >= newestDay(book)) return (id) => ((parts.facts[id] ?? 0) & ENTRY_BILLABLE) !== 0;
  return (id) => book.stand(id, date).standing === 'billable';
}
