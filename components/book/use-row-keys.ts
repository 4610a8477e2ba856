import type { RefObject } from 'react';
import type { BasketItem } from '../basket.ts';
import { useActions } from '../panel-actions.tsx';
import { useKeys } from '../use-keys.ts';
import { walkRows } from './use-card-keys.ts';

/**
 * `j` and `k` walk the codes of a place; `c` copies and `b` collects the one that has the focus.
 * @param items every code that has a row there
 */
export function useRowKeys(placeRef: RefObject<HTMLElement | null>, items: readonly BasketItem[]): void {
  const { copy, collect } = useActions();
  const take = (act: (item: BasketItem) => void) => () => {
    const name = document.activeElement?.closest<HTMLElement>('[data-code-row]')?.dataset.codeRow;
    const item = items.find((one) => `${one.system} ${one.code}` === name);
    if (item !== undefined) act(item);
  };
  useKeys({
    j: () => walkRows(placeRef.current, 1),
    k: () => walkRows(placeRef.current, -1),
    c: take(({ system, code }) => copy(code, `${code} copied.`, { system, code })),
    b: take(({ system, code, title }) => collect({ system, code, title })),
  });
}
