import { createContext, useContext, useState, useSyncExternalStore } from 'react';
import type { OptionsHost, OptionsView, Outcome } from '../../utils/browser/options-types.ts';

export const OptionsHostContext = createContext<OptionsHost | null>(null);

/** @throws Error outside of the options page */
export function useHost(): OptionsHost {
  const host = useContext(OptionsHostContext);
  if (host === null) throw new Error('The options page has not been given its browser.');
  return host;
}

/** What the page shows; `null` until it is known. */
export function useView(): OptionsView | null {
  const host = useHost();
  return useSyncExternalStore(host.subscribe, host.view);
}

/** Something asked of the browser: whether its answer is on the way, and what it said. */
export interface Asking {
  readonly isBusy: boolean;
  /** A sentence where it did not work out. */
  readonly trouble: string | null;
  /** Calls `then` where it worked out. */
  readonly run: (asked: Promise<Outcome>, then?: () => void) => void;
}

/** One thing that can be asked for at a time. The promise is made by the click itself, before anything is awaited. */
export function useAsking(): Asking {
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  return {
    isBusy,
    trouble,
    run(asked, then) {
      setBusy(true);
      setTrouble(null);
      void asked
        .then((outcome) => {
          setTrouble(outcome);
          if (outcome === null) then?.();
        })
        .finally(() => setBusy(false));
    },
  };
}
