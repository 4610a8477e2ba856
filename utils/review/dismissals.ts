/**
 * Findings that the user has dealt with in one encounter. What is remembered of them holds no word of the note: the rule,
 * the code it speaks of, and a salted hash of what it said.
 */
import { hash } from '../note/encounter-key.ts';
import type { Finding, Review } from './types.ts';

/** A finding that was dismissed, as it is remembered. */
export interface Dismissal {
  /** Id of the rule that spoke. */
  readonly rule: string;
  /** Empty where it spoke of no code on the claim. */
  readonly code: string;
  /** Salted hash of what was said: two lesions with one code are two places. */
  readonly place: string;
  /** The user's reason, in words. */
  readonly reason: string;
}

/** All that was dismissed in one encounter, in the order it was dismissed. */
export interface Dismissals {
  readonly salt: string;
  readonly items: readonly Dismissal[];
}

export const NOTHING_DISMISSED: Dismissals = { salt: '', items: [] };

/** What was dismissed is what was said: where the same rule comes to say something else, it is heard again. */
export function isDismissal({ rule, code, place }: Dismissal, finding: Finding, salt: string): boolean {
  return rule === finding.rule && code === finding.code && place === placeOf(finding, salt);
}

/** One more; dismissed again, a finding takes its new reason. */
export function addDismissal(to: Dismissals, finding: Finding, reason: string): Dismissals {
  const { rule, code } = finding;
  const item = { rule, code, place: placeOf(finding, to.salt), reason };
  return { salt: to.salt, items: [...dropDismissal(to, finding).items, item] };
}

export function dropDismissal(from: Dismissals, finding: Finding): Dismissals {
  return { salt: from.salt, items: from.items.filter((item) => !isDismissal(item, finding, from.salt)) };
}

/** The review as it reads without what was dismissed. The very object where nothing of it was. */
export function withoutDismissed(review: Review, { salt, items }: Dismissals): Review {
  if (items.length === 0) return review;
  const findings = review.findings.filter(
    (finding) => !items.some((item) => isDismissal(item, finding, salt)),
  );
  return findings.length === review.findings.length ? review : { ...review, findings };
}

function placeOf({ grade, system, message, suggestions }: Finding, salt: string): string {
  return hash(salt + JSON.stringify([grade, system, message, suggestions.map(({ code }) => code)]));
}
