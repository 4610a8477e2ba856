import type { CodeSystem } from '../../utils/codes/types.ts';

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
