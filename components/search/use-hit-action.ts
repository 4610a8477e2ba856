import { useCallback, useEffect, useRef } from 'react';
import type { CodeRef } from '../book-client.ts';
import { useActions } from '../panel-actions.tsx';
import { withoutDot } from '../words.ts';
import type { HitLine } from './hit-groups.ts';
import type { HitAction } from './search-keys.ts';

type Act = (hit: HitLine, action: HitAction) => void;

/** Copy a hit, collect it, or open its card. */
export function useHitAction(openCard: (ref: CodeRef) => void): Act {
  const { copy, collect } = useActions();
  return useCallback(
    (hit, action) => {
      if (action === 'collect') {
        collect({ system: hit.system, code: hit.code, title: hit.title });
        return;
      }
      if (action === 'open') {
        openCard({ system: hit.system, code: hit.code });
        return;
      }
      const code = action === 'copy' ? hit.code : withoutDot(hit.code);
      const said = hit.standing === 'billable' ? `${code} copied.` : `${code} copied. It is not billable.`;
      copy(code, said, hit);
    },
    [collect, copy, openCard],
  );
}

/**
 * Enter came before the answer: it means the best hit of what was typed, not of what was shown before.
 * @param isWaiting the answer has not come
 * @param hit what to act on once it has
 * @returns owe an action, or nothing any more
 */
export function useOwedAction(isWaiting: boolean, hit: HitLine | undefined, act: Act) {
  const owed = useRef<HitAction | null>(null);
  useEffect(() => {
    if (isWaiting || owed.current === null) return;
    const action = owed.current;
    owed.current = null;
    if (hit !== undefined) act(hit, action);
  }, [isWaiting, hit, act]);
  return useCallback((action: HitAction | null) => {
    owed.current = action;
  }, []);
}
