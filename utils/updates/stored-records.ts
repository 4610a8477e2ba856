import type { Diary, Job, Pointer, SetFacts } from './store-types.ts';

/** The compiled containers of a set, in the order in which they are stored. */
export const TABLE_NAMES = ['book', 'search', 'notes'] as const;

/** A diary before anything was written into it. */
export const EMPTY_DIARY: Diary = {
  spread: null,
  lastLook: null,
  lastResult: null,
  dueAt: null,
  failures: 0,
  troubleSince: null,
  trouble: null,
  restUntil: null,
  day: null,
  requests: 0,
  refused: [],
  declined: [],
  packaged: null,
};

/** The records of one shelf are told apart by what only they have: the database's number vouches for the rest. */
export function isPointer(record: Pointer | Diary | SetFacts | undefined): record is Pointer {
  return has(record, 'inUse');
}

export function isDiary(record: Pointer | Diary | SetFacts | undefined): record is Diary {
  return has(record, 'failures');
}

export function isSetFacts(record: Pointer | Diary | SetFacts | undefined): record is SetFacts {
  return has(record, 'inputs');
}

/** Every worker begins with the jobs: one that is none would end each of them. */
export function isJob(record: Omit<Job, 'id'>): boolean {
  return (
    has(record, 'packages') &&
    Array.isArray(record.packages) &&
    Array.isArray(record.inputs) &&
    Number.isFinite(record.starts)
  );
}

/** A disk that has lost something may give back anything. */
function has(record: unknown, name: string): boolean {
  return typeof record === 'object' && record !== null && name in record;
}
