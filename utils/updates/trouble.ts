import type { UpdateTrouble } from './types.ts';

/** Something that went wrong as things do: a value, not an error. `say-trouble.ts` puts it into words. */
export interface Trouble {
  readonly trouble: UpdateTrouble;
  /** The release or file it is about, as shown. */
  readonly about?: string;
  /** When it may be tried again, epoch milliseconds, where somebody said so. */
  readonly until?: number;
  /** What exactly is wrong with a file: one sentence for the user. */
  readonly detail?: string;
}

export function isTrouble(value: unknown): value is Trouble {
  return typeof value === 'object' && value !== null && 'trouble' in value;
}

/** What the browser's database or network threw, as trouble. */
export function troubleOf(problem: unknown): Trouble {
  const name = nameOf(problem);
  if (name === 'QuotaExceededError') return { trouble: 'storage-full' };
  if (STORAGE_ERRORS.has(name)) return { trouble: 'storage-broken' };
  return { trouble: 'fault' };
}

/** Errors of IndexedDB that say that the database, not the updater, is at fault. */
const STORAGE_ERRORS: ReadonlySet<string> = new Set([
  'AbortError',
  'ConstraintError',
  'DataError',
  'InvalidStateError',
  'NotFoundError',
  'NotReadableError',
  'SecurityError',
  'TransactionInactiveError',
  'UnknownError',
  'VersionError',
]);

function nameOf(problem: unknown): string {
  return typeof problem === 'object' && problem !== null && 'name' in problem ? String(problem.name) : '';
}
