/** Findings that the user does not want to see: dismissed for this encounter, or of a rule that is switched off. */
import { createContext, useContext, useMemo, useState } from 'react';
import type { Finding, Review } from '../utils/review/types.ts';
import type { Reviewed } from './book-queries.ts';

/** A finding that the user has dealt with. */
interface Dismissal {
  readonly finding: Finding;
  readonly reason: string;
}

export interface SetAside {
  /** Dismissed, and still found; in the order they were dismissed. */
  readonly dismissed: readonly Dismissal[];
  /** Ids of the rules that are switched off. */
  readonly rulesOff: readonly string[];
  readonly dismiss: (finding: Finding, reason: string) => void;
  readonly bringBack: (finding: Finding) => void;
}

const NOTHING: readonly Dismissal[] = [];

export const SetAsideContext = createContext<SetAside>({
  dismissed: NOTHING,
  rulesOff: [],
  dismiss: () => undefined,
  bringBack: () => undefined,
});

/** What is set aside in the encounter beside. */
export function useSetAside(): SetAside {
  return useContext(SetAsideContext);
}

interface Kept {
  readonly encounter: number;
  readonly dismissals: readonly Dismissal[];
}

/**
 * The review without what is set aside. Dismissals and their reasons live in memory, no longer than the encounter.
 * @param encounter as `useEncounter` numbers it
 */
export function useReviewSetAside(
  reviewed: Reviewed | undefined,
  encounter: number,
  rulesOff: readonly string[],
): { readonly reviewed: Reviewed | undefined; readonly setAside: SetAside } {
  const [kept, setKept] = useState<Kept>({ encounter, dismissals: NOTHING });
  if (kept.encounter !== encounter) setKept({ encounter, dismissals: NOTHING });
  const dismissals = kept.encounter === encounter ? kept.dismissals : NOTHING;
  const left = useMemo(() => {
    if (reviewed === undefined || (dismissals.length === 0 && rulesOff.length === 0)) return reviewed;
    return { ...reviewed, review: withoutSetAside(reviewed.review, dismissals, rulesOff) };
  }, [reviewed, dismissals, rulesOff]);
  const setAside = useMemo<SetAside>(() => {
    const change = (next: readonly Dismissal[]) => setKept({ encounter, dismissals: next });
    const without = (finding: Finding) => dismissals.filter((one) => nameOf(one.finding) !== nameOf(finding));
    const found = new Set(reviewed?.review.findings.map(nameOf));
    return {
      rulesOff,
      dismissed: dismissals.filter(
        ({ finding }) => found.has(nameOf(finding)) && !rulesOff.includes(finding.rule),
      ),
      dismiss: (finding, reason) => change([...without(finding), { finding, reason }]),
      bringBack: (finding) => change(without(finding)),
    };
  }, [reviewed, dismissals, rulesOff, encounter]);
  return { reviewed: left, setAside };
}

function withoutSetAside(
  review: Review,
  dismissals: readonly Dismissal[],
  rulesOff: readonly string[],
): Review {
  const gone = new Set(dismissals.map(({ finding }) => nameOf(finding)));
  return {
    ...review,
    findings: review.findings.filter(
      (finding) => !rulesOff.includes(finding.rule) && !gone.has(nameOf(finding)),
    ),
    checked: review.checked.filter((rule) => !rulesOff.includes(rule)),
  };
}

/** What was dismissed is what was said: where the same rule comes to say something else, it is heard again. */
function nameOf({ rule, grade, system, code, message, suggestions }: Finding): string {
  return JSON.stringify([rule, grade, system, code, message, suggestions.map((one) => one.code)]);
}
