import { documentedAs, evidenceOf } from '../claim-codes.ts';
import { areOneProblem, type ExcludedPair, excludedPairs } from '../excluded-pairs.ts';
import { findingOn } from '../finding.ts';
import type { Finding, Rule, RuleContext } from '../types.ts';
import { EXCLUDES2_EXAMPLES } from './excludes2.examples.ts';

const SOURCE = 'ICD-10-CM tabular list, Excludes2; Guidelines FY2026, I.A.12.b';

export const excludes2: Rule = {
  id: 'excludes2',
  title: 'Two codes, perhaps one disease',
  why: 'An Excludes2 note says that one code does not take in the other: both may stand, if the patient has both. Worth a question only where the note tells of the two in one problem, at one place.',
  source: SOURCE,
  examples: EXCLUDES2_EXAMPLES,
  needsNotes: true,
  yieldsTo: ['excludes1', 'redundant-sign', 'contradicted-by-note', 'active-or-history', 'owned-by-site'],
  check: (context) => excludedPairs('excludes2', context).flatMap((pair) => judge(pair, context)),
};

function judge(pair: ExcludedPair, context: RuleContext): Finding[] {
  const { a, b, note } = pair;
  // What a whole block or chapter leaves to others says nothing of these two.
  if (note.holder.kind !== 'code' || !areOneProblem(pair, context)) return [];
  if ([a, b].some((code) => documentedAs(code, context) !== 'present')) return [];
  const evidence = [...evidenceOf(a, context), ...evidenceOf(b, context)];
  const message = `${note.holder.key} does not take in ${note.text}. Both ${a.code} and ${b.code} may be coded only if the patient has both; does the record tell of two diseases?`;
  return [findingOn('excludes2', b, { grade: 'inform', evidence, message, suggestions: [], source: SOURCE })];
}
