import { useSyncExternalStore } from 'react';
import type { PageTools } from '../utils/browser/panel-types.ts';
import { useServices } from './panel-services.ts';

/** What can be done with the page beside: marks, pointing, what a grant takes in. */
export function usePageTools(): PageTools {
  const { host } = useServices();
  return useSyncExternalStore(
    (listener) => host.subscribe(listener),
    () => host.tools(),
  );
}
