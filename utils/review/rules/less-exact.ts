import { isAmong, presentProblems } from '../claim-codes.ts';
import { findingOn, isBillable, type KnownCode } from '../finding.ts';
import { placesInNote } from '../more-exact.ts';
import { namedKinds } from '../named-kinds.ts';
import type { Finding, Rule, RuleContext } from '../types.ts';
import { LESS_EXACT_EXAMPLES } from './less-exact.examples.ts';

const SOURCE = 'ICD-10-CM Guidelines FY2026, I.B.2 and I.B.18';
const RESISTANCE = 'ICD-10-CM Guidelines FY2026, I.C.1.e.1';
const CATEGORY = 3;
/** Germs whose own code says that penicillins fail. */
const RESISTANT = ['B95.62', 'A49.02', 'J15.212', 'A41.02'];

export const lessExact: Rule = {
  id: 'less-exact',
  title: 'Said already, and more exactly',
  why: 'A code that says less stands beside one that says the same exactly: the unspecified beside the specified, “without complications” beside the complication, resistance beside the resistant germ.',
  source: SOURCE,
  examples: LESS_EXACT_EXAMPLES,
  supersedes: ['unspecified-code', 'coded-not-documented', 'excludes2'],
  yieldsTo: ['contradicted-by-note', 'active-or-history', 'excludes1', 'redundant-sign'],
  check(context) {
    const diagnoses = context.claim.diagnoses.filter((one): one is KnownCode => isBillable(one, context));
    return diagnoses.flatMap((code): Finding[] => {
      // The open code may stand for another disease of the note that has an exact code of its own.
      if (namedKinds(code, context).length > 0) return [];
      const others = diagnoses.filter((one) => one !== code);
      const better = others.find((one) => isSaidBy(code, one, context));
      if (!better) return [];
      const evidence = placesInNote(code, context.note.text);
      const message = `${better.code} says it more exactly. Leave ${code.code} out, unless the record tells of another ${isOpen(code, context) ? 'disease or place' : 'one'}.`;
      const source = code.code === 'Z16.11' ? RESISTANCE : SOURCE;
      return [findingOn('less-exact', code, { grade: 'warn', evidence, message, suggestions: [], source })];
    });
  },
};

function isSaidBy(code: KnownCode, other: KnownCode, context: RuleContext): boolean {
  if (code.code === 'Z16.11') return isAmong(other.code, RESISTANT);
  if (code.code.slice(0, CATEGORY) !== other.code.slice(0, CATEGORY)) return false;
  const { book, date } = context;
  const title = book.entry(code.id, date).title;
  if (/\bwithout complications?\b/i.test(title))
    return /\bwith\b/i.test(book.entry(other.id, date).title) && !isOpen(other, context);
  const open = book.unspecified(code.id, date);
  return open?.candidates.includes(other.id) === true && areOneThing(code, other, context);
}

function isOpen({ id }: KnownCode, { book, date }: RuleContext): boolean {
  return book.unspecified(id, date) !== null;
}

/** The note tells of one problem alone for the two: a second nevus, a second place may well be meant by the open code. */
function areOneThing(code: KnownCode, other: KnownCode, context: RuleContext): boolean {
  const problems = new Set([...presentProblems(code, context), ...presentProblems(other, context)]);
  const [problem] = problems;
  return problem !== undefined && problems.size === 1 && problem.sites.length <= 1 && !isCounted(problem);
}

/** "AKs x4", "two cysts" may be of several places. */
function isCounted({ counts }: RuleContext['problems'][number]): boolean {
  return counts.some(({ of, number }) => of === 'lesion' && number !== 1);
}
