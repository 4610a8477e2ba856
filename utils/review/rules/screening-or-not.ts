import { assertionAt } from '../../reading/assertion-at.ts';
import type { CodeOnPage, NamedMention, Span } from '../../reading/types.ts';
import { billable, onlyNew } from '../codes-for.ts';
import { historyOf } from '../history-codes.ts';
import { quoteWords, toEvidence } from '../more-exact.ts';
import { groundOf } from '../scope.ts';
import type { Finding, Rule, RuleContext } from '../types.ts';
import { SCREENING_EXAMPLES } from './screening-or-not.examples.ts';

const COMPLAINT = 'ICD-10-CM tabular list, Excludes1 at Z12; Guidelines FY2026, I.C.21.c.5';
const FOLLOW_UP = 'ICD-10-CM Guidelines FY2026, I.C.21.c.8; tabular notes at Z08 and Z85';
/** A lesion that changes, bleeds or hurts brought the patient. */
const SPOT = '(?:mole|spot|lesion|growth|bump|nevus|freckle)';
const COMPLAINTS: readonly RegExp[] = [
  new RegExp(
    `\\b${SPOT}s?\\b[^.\\n;]{0,40}\\b(?:got|getting|has grown|grew|has changed|changed|bleeds|bleeding|darker|larger|itches|growing|painful|tender)\\b`,
    'gi',
  ),
  new RegExp(`\\b(?:changing|growing|bleeding|itchy|painful|tender|enlarging)\\s+${SPOT}s?\\b`, 'gi'),
];
const MOST_LOOKED_AT = 20;
const REPORTED = new Set(['hpi', 'other']);
const CANCER = /^(?:C43|C44|C4A|Z85\.82)/;

export const screeningOrNot: Rule = {
  id: 'screening-or-not',
  title: 'Screening, or not',
  why: 'A screening looks for cancer in a person without complaint. A spot that brought the patient, or a cancer treated before, makes the visit something else. What is found on the way does not.',
  source: `${COMPLAINT}; ${FOLLOW_UP}`,
  examples: SCREENING_EXAMPLES,
  check: (context) =>
    context.codes.flatMap((code) =>
      code.system === 'icd10cm' && code.code === 'Z12.83' ? checkScreening(code, context) : [],
    ),
};

function checkScreening(code: CodeOnPage, context: RuleContext): Finding[] {
  const base = { rule: 'screening-or-not', grade: 'warn', system: code.system, code: code.code } as const;
  const complaint = complaintsOf(context);
  if (complaint.length > 0) {
    const evidence = toEvidence(complaint.slice(0, 1), context.note.text);
    const message = `The note says ${quoteWords(evidence)}: a complaint brought the patient, so this is no screening.`;
    return [{ ...base, evidence, message, suggestions: [], source: COMPLAINT }];
  }
  const past = context.mentions.filter(
    (one): one is NamedMention =>
      one.kind === 'condition' &&
      one.assertion === 'history' &&
      one.codes?.some((each) => CANCER.test(each)) === true,
  );
  if (past.length === 0 || context.codes.some((one) => one.code === 'Z08')) return [];
  const evidence = toEvidence(past.slice(0, 2), context.note.text);
  const message = `The note tells of ${quoteWords(evidence)} as history: a check for its return is Z08, and no screening.`;
  const suggestions = onlyNew(
    [
      ...billable('Z08', 'follow-up after a cancer that was treated', context),
      ...past.slice(0, 1).flatMap((one) => historyCode(one, context)),
    ],
    context,
  );
  return [{ ...base, evidence, message, suggestions, source: FOLLOW_UP }];
}

function historyCode({ codes = [], quote }: NamedMention, context: RuleContext): ReturnType<typeof billable> {
  const first = codes.find((one) => CANCER.test(one)) ?? '';
  return billable(historyOf(first) ?? first, `the note says “${quote}”`, context);
}

/** What the patient came with, in the words of the history; asked and denied does not count. */
function complaintsOf(context: RuleContext): Span[] {
  const { note } = groundOf(context);
  return context.sections.flatMap((section) => {
    if (!REPORTED.has(section.kind)) return [];
    const text = context.note.text.slice(section.start, section.end);
    return COMPLAINTS.flatMap((pattern) =>
      [...text.matchAll(pattern)].slice(0, MOST_LOOKED_AT).flatMap((match): Span[] => {
        const start = section.start + match.index;
        const end = start + match[0].length;
        const isMeant = assertionAt(note, start) === 'present' && assertionAt(note, end - 1) === 'present';
        return isMeant ? [{ start, end }] : [];
      }),
    );
  });
}
