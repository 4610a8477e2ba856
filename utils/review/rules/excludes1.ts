import type { CodeOnPage } from '../../reading/types.ts';
import { documentedAs, evidenceOf } from '../claim-codes.ts';
import { areOneProblem, type ExcludedPair, excludedPairs } from '../excluded-pairs.ts';
import { placesInNote } from '../more-exact.ts';
import type { Finding, Rule, RuleContext } from '../types.ts';
import { EXCLUDES1_EXAMPLES } from './excludes1.examples.ts';

const SOURCE = 'ICD-10-CM tabular list, Excludes1; Guidelines FY2026, I.A.12.a';

export const excludes1: Rule = {
  id: 'excludes1',
  title: 'Codes that exclude each other',
  why: 'Two codes that an Excludes1 note keeps apart are one thing coded twice, unless the two are unrelated. Two tumors of two places are: where the note tells of each for itself, nothing is said.',
  source: SOURCE,
  examples: EXCLUDES1_EXAMPLES,
  needsNotes: true,
  supersedes: ['unspecified-code'],
  check: (context) => excludedPairs('excludes1', context).flatMap((pair) => judge(pair, context)),
};

function judge(pair: ExcludedPair, context: RuleContext): Finding[] {
  const { a, b } = pair;
  const [ofA, ofB] = [documentedAs(a, context), documentedAs(b, context)];
  // The one that the note does not bear out is the one too many.
  if (ofA === 'present' && ofB === 'otherwise') return [tell(b, a, pair, 'warn', context)];
  if (ofB === 'present' && ofA === 'otherwise') return [tell(a, b, pair, 'warn', context)];
  if (ofA !== 'present' || ofB !== 'present') return [];
  if (!areOneProblem(pair, context)) return [];
  const [lesser, other] = isLesser(a, context) && !isLesser(b, context) ? [a, b] : [b, a];
  return [tell(lesser, other, pair, 'block', context)];
}

/** Of the two, the one that says less: a sign, or an unspecified code. */
function isLesser({ code, id }: CodeOnPage, { book, date }: RuleContext): boolean {
  return /^[RZ]/.test(code) || (id !== undefined && book.unspecified(id, date) !== null);
}

function tell(
  code: CodeOnPage,
  other: CodeOnPage,
  { note }: ExcludedPair,
  grade: 'block' | 'warn',
  context: RuleContext,
): Finding {
  const { text } = context.note;
  const said = context.conditionsFor(code).slice(0, 1);
  const own = said.map(({ mention }) => ({ start: mention.start, end: mention.end, quote: mention.quote }));
  const evidence = [...own, ...evidenceOf(other, context)].filter(
    (one, at, all) => all.findIndex(({ start }) => start === one.start) === at,
  );
  return {
    rule: 'excludes1',
    grade,
    system: 'icd10cm',
    code: code.code,
    evidence: evidence.length > 0 ? evidence : placesInNote(code, text),
    message: `${code.code} and ${other.code} exclude each other (note at ${note.holder.key}: ${note.text}). Keep both only if the record says that they are unrelated.`,
    suggestions: [],
    source: SOURCE,
  };
}
