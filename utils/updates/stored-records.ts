import type { Diary, Pointer, SetFacts } from './store-types.ts';

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
  return record !== undefined && 'inUse' in record;
}

export function isDiary(record: Pointer | Diary | SetFacts | undefined): record is Diary {
  return record !== undefined && 'failures' in record;
}

export function isSetFacts(record: Pointer | Diary | SetFacts | undefined): record is SetFacts {
  return record !== undefined && 'inputs' in record;
}
