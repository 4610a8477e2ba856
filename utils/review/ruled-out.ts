/** The one gate that every suggestion passes: no code of a disease that the note only denies, suspects, plans or tells of kin. */
import type { Assertion, CodeOnPage, Mention } from '../reading/types.ts';
import { oncePerReview } from './once.ts';
import type { Finding, RuleContext, Suggestion } from './types.ts';

/** Titles of what is over, or of somebody else: "other organs" may be any that the note tells of. */
const TOLD_OF: readonly (readonly [title: RegExp, assertion: Assertion])[] = [
  [/^family history of /i, 'family'],
  [/^personal history of /i, 'history'],
];
/** What somebody once had proves no disease of today, but neither does it deny one: the rules for it decide. */
const STATED: ReadonlySet<Assertion> = new Set(['present', 'history']);

/** Codes and categories that the lexicon gives for what the note states. */
const CODES_STATED = oncePerReview((context): ReadonlySet<string> => {
  const stated = context.mentions.filter(({ assertion }) => STATED.has(assertion));
  return new Set(stated.flatMap((mention: Mention) => ('codes' in mention ? (mention.codes ?? []) : [])));
});

/**
 * A finding without the suggestions that rest on ruled-out words alone. A warning that is left with none says nothing;
 * a code that cannot go out stays blocked, and a question on a code stays a question. Guidelines FY2026, IV.H: what is uncertain is not coded as if it were there.
 */
export function onlyStated(finding: Finding, context: RuleContext): readonly Finding[] {
  const suggestions = finding.suggestions.filter((one) => !isRuledOut(one, context));
  if (suggestions.length === finding.suggestions.length) return [finding];
  const isQuestion = finding.grade === 'inform' && finding.code !== '';
  const staysWithout = finding.grade === 'block' || isQuestion;
  return suggestions.length > 0 || staysWithout ? [{ ...finding, suggestions }] : [];
}

/** Whether the note speaks of what a code says, and nowhere states it. */
function isRuledOut({ system, code, title }: Suggestion, context: RuleContext): boolean {
  if (system !== 'icd10cm') return false;
  const asked: CodeOnPage = {
    system,
    code,
    id: context.book.find(code, system),
    units: null,
    modifiers: [],
    alsoReads: [],
    places: [],
  };
  const spoken = context.conditionsFor(asked);
  if (spoken.length === 0) return false;
  const told = TOLD_OF.find(([words]) => words.test(title))?.[1];
  if (told !== undefined) return !context.mentions.some(({ assertion }) => assertion === told);
  if (spoken.some(({ mention }) => STATED.has(mention.assertion))) return false;
  return !isListed(code, CODES_STATED(context));
}

/** The code itself or a category that it lies in. */
function isListed(code: string, stated: ReadonlySet<string>): boolean {
  for (let end = code.length; end >= 3; end -= 1) if (stated.has(code.slice(0, end))) return true;
  return false;
}
