/** Findings that the user does not want to see: dismissed for this encounter, or of a rule that is switched off. */
import { createContext, useContext, useMemo, useState } from 'react';
import {
  addDismissal,
  type Dismissals,
  dropDismissal,
  isDismissal,
  NOTHING_DISMISSED,
  withoutDismissed,
} from '../utils/review/dismissals.ts';
import type { Finding, Review } from '../utils/review/types.ts';
import type { Reviewed } from './book-queries.ts';
import { useServices } from './panel-services.ts';
import { usePageTools } from './use-page-tools.ts';

/** A finding that the user has dealt with. */
interface Dismissed {
  readonly finding: Finding;
  readonly reason: string;
}

export interface SetAside {
  /** Dismissed, and still found; in the order they were dismissed. */
  readonly dismissed: readonly Dismissed[];
  /** Ids of the rules that are switched off. */
  readonly rulesOff: readonly string[];
  /** Rejects where the browser did not keep it. */
  readonly dismiss: (finding: Finding, reason: string) => Promise<void>;
  readonly bringBack: (finding: Finding) => Promise<void>;
}

export const SetAsideContext = createContext<SetAside>({
  dismissed: [],
  rulesOff: [],
  dismiss: async () => undefined,
  bringBack: async () => undefined,
});

/** What is set aside in the encounter beside. */
export function useSetAside(): SetAside {
  return useContext(SetAsideContext);
}

/**
 * The review without what is set aside.
 * @param encounter as `useEncounter` numbers it
 * @param isPasted the note is of no page: what is dismissed in it is known to this panel alone
 */
export function useReviewSetAside(
  reviewed: Reviewed | undefined,
  encounter: number,
  isPasted: boolean,
): { readonly reviewed: Reviewed | undefined; readonly setAside: SetAside } {
  const { rulesOff } = usePageTools();
  const { dismissed: kept, dismiss, bringBack } = useDismissals(encounter, isPasted);
  const left = useMemo(() => {
    if (reviewed === undefined) return reviewed;
    const review = withoutDismissed(withoutRules(reviewed.review, rulesOff), kept);
    return review === reviewed.review ? reviewed : { ...reviewed, review };
  }, [reviewed, kept, rulesOff]);
  const setAside = useMemo<SetAside>(() => {
    const found = reviewed?.review.findings.filter(({ rule }) => !rulesOff.includes(rule)) ?? [];
    return {
      rulesOff,
      dismissed: kept.items.flatMap((item) => {
        const finding = found.find((one) => isDismissal(item, one, kept.salt));
        return finding === undefined ? [] : [{ finding, reason: item.reason }];
      }),
      dismiss,
      bringBack,
    };
  }, [reviewed, kept, rulesOff, dismiss, bringBack]);
  return { reviewed: left, setAside };
}

/** Those of the page are kept by the browser, for whoever reviews it next; those of a pasted note here. */
function useDismissals(encounter: number, isPasted: boolean) {
  const { host } = useServices();
  const { dismissed } = usePageTools();
  const [own, setOwn] = useState<{ readonly encounter: number; readonly kept: Dismissals }>();
  const pasted = own?.encounter === encounter ? own.kept : NOTHING_DISMISSED;
  return useMemo(() => {
    if (!isPasted) return { dismissed, dismiss: host.dismiss, bringBack: host.bringBack };
    const keep = async (kept: Dismissals) => setOwn({ encounter, kept });
    return {
      dismissed: pasted,
      dismiss: (finding: Finding, reason: string) => keep(addDismissal(pasted, finding, reason)),
      bringBack: (finding: Finding) => keep(dropDismissal(pasted, finding)),
    };
  }, [host, dismissed, isPasted, pasted, encounter]);
}

/**
 * A review that is still of before a rule was switched off says nothing of that rule while the new one is on its way,
 * in which the lesser rules are heard again.
 */
function withoutRules(review: Review, rulesOff: readonly string[]): Review {
  if (!review.checked.some((rule) => rulesOff.includes(rule))) return review;
  return {
    ...review,
    findings: review.findings.filter(({ rule }) => !rulesOff.includes(rule)),
    checked: review.checked.filter((rule) => !rulesOff.includes(rule)),
  };
}
