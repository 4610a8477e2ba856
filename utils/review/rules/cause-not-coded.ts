import type { NoteKind, NoteTarget } from '../../codes/notes-types.ts';
import { assertionAt } from '../../reading/assertion-at.ts';
import type { NamedMention, Span } from '../../reading/types.ts';
import { isAmong, isNamedBy } from '../claim-codes.ts';
import { billable, codesUnder, onlyNew } from '../codes-for.ts';
import { type KnownCode, onBillable, type Said } from '../finding.ts';
import { quoteWords, toEvidence } from '../more-exact.ts';
import { groundOf } from '../scope.ts';
import type { Rule, RuleContext, Suggestion } from '../types.ts';
import { CAUSE_EXAMPLES } from './cause-not-coded.examples.ts';

const SOURCE = 'ICD-10-CM tabular list, code first and use additional code; Guidelines FY2026, I.A.13';
const DIABETES_SOURCE = 'ICD-10-CM tabular list, code first at L97; Guidelines FY2026, I.A.13 and I.A.15';
const KINDS: readonly NoteKind[] = ['code-first', 'use-additional'];
/** Drugs, germs, light, tobacco and family: other rules ask for them, or nobody needs them. */
const NOT_ASKED = /^(?:B9[5-7]|F17|T3[6-9]|T4|T50|T3[12]|W|X|Y|Z)/;
const MOST = 3;

const DIABETES =
  /\b(?:(?:type (?:1|2|i{1,2})|t[12]) ?(?:dm|diabetes)\w*|dm ?[12i]{1,2}|t[12]dm|niddm|iddm|diabet(?:es(?: mellitus)?|ic))\b/gi;
const FIRST_TYPE = /\b(?:type (?:1|i)|t1 ?dm|t1 diabet\w*|dm ?1|iddm)\b/i;
/** Another cause, in the physician's words: then diabetes is not taken for it. */
const OTHER_CAUSE =
  /\b(?:venous|varicos\w+|stasis|arterial|pad|atheroscler\w+|vasculit\w+|pyoderma|traum\w+|pressure|unrelated)\b/i;
const HEEL_AND_FOOT = ['L97.4', 'L97.5'];

export const causeNotCoded: Rule = {
  id: 'cause-not-coded',
  title: 'Cause that the code asks for',
  why: 'A note at the code asks for the cause, or for what goes with it, and the record names it: no code of the claim does.',
  source: SOURCE,
  examples: CAUSE_EXAMPLES,
  needsNotes: true,
  supersedes: ['coded-not-documented'],
  yieldsTo: ['contradicted-by-note', 'wrong-kind'],
  check: onBillable(
    'cause-not-coded',
    (code, context) => checkUlcer(code, context) ?? checkNamed(code, context),
  ),
};

/** Diabetes and an ulcer of the leg are linked unless the note says otherwise. */
function checkUlcer(code: KnownCode, context: RuleContext): Said | null {
  const { text } = context.note;
  if (!code.code.startsWith('L97') || OTHER_CAUSE.test(text)) return null;
  if (isAsked(targetsOf(code.code, 'code-first', context), context)) return null;
  const { note } = groundOf(context);
  const said = [...text.matchAll(DIABETES)].flatMap((hit): Span[] => {
    const span = { start: hit.index, end: hit.index + hit[0].length };
    return assertionAt(note, span.start) === 'present' ? [span] : [];
  });
  const [first] = said;
  if (!first) return null;
  const evidence = toEvidence([first], text);
  const type = said.some(({ start, end }) => FIRST_TYPE.test(text.slice(start, end))) ? 'E10' : 'E11';
  const better = `${type}.${isAmong(code.code, HEEL_AND_FOOT) ? '621' : '622'}`;
  const message = `The note says ${quoteWords(evidence)}: the ulcer is coded as diabetic first, then ${code.code} for its place and depth.`;
  const suggestions = billable(better, 'code it first', context);
  return { grade: 'warn', evidence, message, suggestions, source: DIABETES_SOURCE };
}

function checkNamed(code: KnownCode, context: RuleContext): Said | null {
  for (const kind of KINDS) {
    const targets = targetsOf(code.code, kind, context);
    if (targets.length === 0 || isAsked(targets, context)) continue;
    for (const mention of diseases(context)) {
      const suggestions = codesNamed(mention, targets, context);
      if (suggestions.length === 0) continue;
      const evidence = toEvidence([mention], context.note.text);
      const order = kind === 'code-first' ? 'before it' : 'beside it';
      const message = `The note says ${quoteWords(evidence)}; a note at ${code.code} asks for that ${order}.`;
      return { grade: 'warn', evidence, message, suggestions, source: SOURCE };
    }
  }
  return null;
}

function targetsOf(code: string, kind: NoteKind, { notes }: RuleContext): NoteTarget[] {
  return (notes?.notes(code) ?? [])
    .filter((note) => note.kind === kind && note.holder.kind === 'code')
    .flatMap((note) => note.targets.filter(({ first }) => !NOT_ASKED.test(first)));
}

function isAsked(targets: readonly NoteTarget[], { claim }: RuleContext): boolean {
  return claim.diagnoses.some(({ code }) => targets.some((target) => isNamedBy(code, target)));
}

function diseases({ problems }: RuleContext): NamedMention[] {
  return problems.flatMap(({ conditions }) => conditions.filter((one) => one.assertion === 'present'));
}

/** The codes of a disease, as far as the note at the code names them. */
function codesNamed(
  mention: NamedMention,
  targets: readonly NoteTarget[],
  context: RuleContext,
): Suggestion[] {
  const named = (mention.codes ?? []).filter((one) => targets.some((target) => isNamedBy(one, target)));
  return onlyNew(
    named.flatMap((one) => codesUnder(one, mention, context)),
    context,
  ).slice(0, MOST);
}
