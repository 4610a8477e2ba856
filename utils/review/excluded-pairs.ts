/** Pairs of codes of a claim that a note of the tabular list keeps apart. */
import type { CodeNote } from '../codes/notes-types.ts';
import type { CodeOnPage } from '../reading/types.ts';
import { isNamedBy, presentProblems } from './claim-codes.ts';
import { isBillable } from './finding.ts';
import type { RuleContext } from './types.ts';

export interface ExcludedPair {
  readonly a: CodeOnPage;
  readonly b: CodeOnPage;
  readonly note: CodeNote;
}

/** Every two billable diagnoses of the claim of which one stands in a note of this kind at the other, or above it. */
export function excludedPairs(kind: 'excludes1' | 'excludes2', context: RuleContext): ExcludedPair[] {
  const codes = context.claim.diagnoses.filter((code) => isBillable(code, context));
  const excluding = codes.map((code) => ({
    code,
    notes: (context.notes?.notes(code.code) ?? []).filter((one) => one.kind === kind),
  }));
  return excluding.flatMap((first, at) =>
    excluding.slice(at + 1).flatMap((second): ExcludedPair[] => {
      const note =
        first.notes.find((one) => names(one, second.code)) ??
        second.notes.find((one) => names(one, first.code));
      return note ? [{ a: first.code, b: second.code, note }] : [];
    }),
  );
}

function names(note: CodeNote, { code }: CodeOnPage): boolean {
  return note.targets.some((target) => isNamedBy(code, target));
}

/** Whether the note tells of both in one problem at one place. Several places in one problem may be several lesions. */
export function areOneProblem({ a, b }: ExcludedPair, context: RuleContext): boolean {
  const problems = presentProblems(a, context);
  const others = presentProblems(b, context);
  if (problems.size !== 1 || others.size !== 1) return false;
  const places = [a, b].flatMap((code) => context.conditionsFor(code).flatMap(({ sites }) => sites));
  const isOnePlace = new Set(places.map(({ site, side }) => `${site.value} ${side}`)).size <= 1;
  return isOnePlace && [...others].every((one) => problems.has(one));
}
