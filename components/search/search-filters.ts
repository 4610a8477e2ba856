import type { CodeSystem } from '../../utils/codes/types.ts';
import { isInChapter } from './chapters.ts';
import type { HitLine } from './hit-groups.ts';

/** What is searched in. They stay as they are from search to search. */
export interface SearchFilters {
  /** `null` for all systems. */
  readonly system: CodeSystem | null;
  readonly billableOnly: boolean;
  /** Number of a chapter of ICD-10-CM; `null` for all. */
  readonly chapter: string | null;
}

export const UNFILTERED: SearchFilters = { system: null, billableOnly: false, chapter: null };

/** Filters after a change. Only ICD-10-CM has chapters: one of the two gives way to the other. */
export function joinFilters(filters: SearchFilters, change: Partial<SearchFilters>): SearchFilters {
  const next = { ...filters, ...change };
  const hasChapters = next.system === null || next.system === 'icd10cm';
  if (next.chapter === null || hasChapters) return next;
  return change.chapter === undefined ? { ...next, chapter: null } : { ...next, system: null };
}

/** The same filters for rows that no search has brought. */
export function fitsFilters(line: HitLine, { system, billableOnly, chapter }: SearchFilters): boolean {
  if (system !== null && line.system !== system) return false;
  if (billableOnly && line.standing !== 'billable') return false;
  return chapter === null || (line.system === 'icd10cm' && isInChapter(line.code, chapter));
}
