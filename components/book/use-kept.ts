import { useEffect, useSyncExternalStore } from 'react';
import type { Kept } from '../../utils/browser/kept-codes.ts';
import { isSameCode } from '../../utils/codes/code-text.ts';
import type { CodeRef } from '../book-client.ts';
import { useServices } from '../panel-services.ts';

/** The favourites and the codes used last, as they are now in every window. */
export function useKept(): Kept {
  const { kept } = useServices();
  return useSyncExternalStore(kept.subscribe, kept.kept);
}

/**
 * Keep a code among the recents once its card is open.
 * @param code `null` while it is not known that the book holds it: what it does not hold is never kept
 */
export function useKeepOpened(code: CodeRef | null): void {
  const { kept } = useServices();
  const system = code?.system;
  const name = code?.code;
  useEffect(() => {
    if (system === undefined || name === undefined) return;
    // Nobody asked for this to be stored: where it cannot be, nothing is said.
    kept.change({ do: 'use', code: { system, code: name } }).catch(() => undefined);
  }, [kept, system, name]);
}

export function isFavourite(kept: Kept, code: CodeRef): boolean {
  return kept.favourites.some((favourite) => isSameCode(favourite, code));
}
