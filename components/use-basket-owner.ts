import { useState, useSyncExternalStore } from 'react';
import type { BasketOwner } from './BasketView.tsx';
import { useActions } from './panel-actions.tsx';
import { useServices } from './panel-services.ts';

/**
 * Whose codes the basket holds: those of the visit that was beside when the first of them was collected. Only visits
 * that their page names are told apart: where it names none, every look elsewhere would seem to be another patient.
 */
export function useBasketOwner(): BasketOwner {
  const { basket } = useActions();
  const { host } = useServices();
  const visit = useSyncExternalStore(
    (listener) => host.subscribe(listener),
    () => {
      const beside = host.beside();
      return beside.state === 'granted' ? (beside.encounter?.number ?? null) : null;
    },
  );
  const [owner, setOwner] = useState<number | null>(null);
  const isEmpty = basket.items.length === 0;
  if (isEmpty && owner !== null) setOwner(null);
  if (!isEmpty && owner === null && visit !== null) setOwner(visit);
  return {
    isOther: !isEmpty && owner !== null && visit !== null && owner !== visit,
    keep: () => setOwner(visit),
  };
}
