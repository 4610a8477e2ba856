import type { CodeOnPage, NamedMention } from '../../reading/types.ts';
import { billable, codesFor, onlyNew } from '../codes-for.ts';
import { documentedIn, isDiagnosisOf, isOnlyCalled, sectionAt, uncoded } from '../documented.ts';
import { onBillable, type Said } from '../finding.ts';
import { quoteWords, toEvidence } from '../more-exact.ts';
import type { Rule, RuleContext, SpokenCondition, Suggestion } from '../types.ts';
import { CONTRADICTED_EXAMPLES } from './contradicted-by-note.examples.ts';

const UNCERTAIN = 'ICD-10-CM Guidelines FY2026, IV.H';
const DOCUMENTED = 'ICD-10-CM Guidelines FY2026, I.A.19 and IV.J';
const FAMILY = 'ICD-10-CM Guidelines FY2026, I.C.21.c.4';
const MOST_SHOWN = 3;
/** Diseases; codes of history, visits and causes have rules of their own. */
const DISEASE = /^[A-Q]/;
const SKIN_CANCER = /^(?:C4[34]|C4A|D03|D04)/;
const GROWTH = /^(?:C|D0|D1|D2|D3|D4)/;

type Against = 'absent' | 'suspected' | 'family' | 'planned';

export const contradictedByNote: Rule = {
  id: 'contradicted-by-note',
  title: 'The note says otherwise',
  why: 'A code needs a condition that the note states. What it rules out, only suspects, or tells of a relative is no reason for a code; where the note says anywhere that the patient has it, the rule stays silent.',
  source: `${UNCERTAIN}; ${DOCUMENTED}; ${FAMILY}`,
  examples: CONTRADICTED_EXAMPLES,
  supersedes: ['unspecified-code', 'excludes1', 'redundant-sign'],
  check: onBillable('contradicted-by-note', checkCode),
};

function checkCode(code: CodeOnPage, context: RuleContext): Said | null {
  const against = DISEASE.test(code.code) ? readAgainst(code, context) : null;
  if (!against) return null;
  const evidence = toEvidence(against.mentions.slice(0, MOST_SHOWN), context.note.text);
  const suggestions = instead(code, against, context);
  return {
    grade: against.kind === 'planned' ? 'inform' : 'warn',
    evidence,
    message: sayWhy(code.code, against.kind, quoteWords(evidence)),
    suggestions,
    source: { absent: DOCUMENTED, suspected: UNCERTAIN, family: FAMILY, planned: DOCUMENTED }[against.kind],
  };
}

interface Contradiction {
  readonly kind: Against;
  readonly mentions: readonly NamedMention[];
}

/** How the note contradicts a code; `null` where it does not, or says nothing of it. */
function readAgainst(code: CodeOnPage, context: RuleContext): Contradiction | null {
  const spoken = context.conditionsFor(code);
  const stated = spoken.filter((one) => one.mention.assertion === 'present');
  const denied = spoken.filter((one) => one.mention.assertion === 'absent' && isOwn(one, code));
  const isOverruled =
    stated.length > 0 &&
    denied.some(({ mention }) => weighs(mention, context)) &&
    stated.every(({ mention }) => isOnlyCalled(mention, context)) &&
    documentedIn(context).some((one) => stated.every(({ mention }) => mention.value !== one.mention.value));
  if (stated.length > 0 && !isOverruled) return null;
  if (spoken.some(({ mention }) => mention.assertion === 'history')) return null;
  const of = (kind: Against): readonly SpokenCondition[] =>
    spoken.filter((one) => one.mention.assertion === kind && isOwn(one, code));
  for (const kind of ['absent', 'suspected', 'family', 'planned'] as const) {
    const those = kind === 'absent' ? denied : of(kind);
    if (those.length > 0) return { kind, mentions: those.map(({ mention }) => mention) };
  }
  return null;
}

/** A denial among symptoms asked for is no judgement. */
function weighs(mention: NamedMention, context: RuleContext): boolean {
  return sectionAt(mention, context) !== 'ros' || isDiagnosisOf(mention, context);
}

/** "No cancer" denies no basal cell carcinoma that the note may call by another name. */
function isOwn({ fit, mention }: SpokenCondition, code: CodeOnPage): boolean {
  if (fit !== 'wider') return true;
  return mention.codes?.some((one) => one.slice(0, 3) === code.code.slice(0, 3)) ?? false;
}

/** The code that says what the note does say. */
function instead(code: CodeOnPage, { kind, mentions }: Contradiction, context: RuleContext): Suggestion[] {
  const others = uncoded(context).flatMap((one) => one.codes.slice(0, 1));
  if (kind === 'family') {
    const history = SKIN_CANCER.test(code.code) ? 'Z80.8' : GROWTH.test(code.code) ? 'Z80.9' : 'Z84.0';
    return onlyNew([...others, ...billable(history, 'the note tells of a relative', context)], context).slice(
      0,
      MOST_SHOWN,
    );
  }
  if (kind !== 'suspected') return onlyNew(others, context).slice(0, MOST_SHOWN);
  return onlyNew([...others, ...signsOf(mentions, context)], context).slice(0, MOST_SHOWN);
}

/** What is coded while a diagnosis is only suspected: the growth that was sampled, or the sign. */
function signsOf(mentions: readonly NamedMention[], context: RuleContext): Suggestion[] {
  const problems = context.problems.filter((one) => mentions.some((each) => one.conditions.includes(each)));
  const signs = problems.flatMap((problem) =>
    problem.conditions
      .filter((one) => one.assertion === 'present' && /^(?:R|L29|L98\.9|D49)/.test(one.codes?.[0] ?? ''))
      .flatMap((one) => codesFor(one, context)),
  );
  const isGrowth = mentions.some((one) => GROWTH.test(one.codes?.[0] ?? ''));
  const isSampled = problems.some((one) =>
    one.procedures.some(({ quote }) => /biops|\bbx\b|shave|punch|excis/i.test(quote)),
  );
  const isNeoplasm = problems.some((one) =>
    one.spans.some(({ start, end }) =>
      /\b(?:neoplasm|tumou?r|growth)/i.test(context.note.text.slice(start, end)),
    ),
  );
  const growth =
    isGrowth && (isSampled || isNeoplasm)
      ? billable('D49.2', 'the note suspects a growth, and pathology is not in it', context)
      : [];
  const lesion = isGrowth ? billable('L98.9', 'the note states a lesion and no diagnosis', context) : [];
  return [...growth, ...signs, ...(growth.length === 0 && signs.length === 0 ? lesion : [])];
}

function sayWhy(code: string, kind: Against, words: string): string {
  switch (kind) {
    case 'absent':
      return `The note rules out ${words}; ${code} says that the patient has it.`;
    case 'suspected':
      return `The note only suspects ${words}; an office claim codes what is certain, so ${code} is not supported.`;
    case 'family':
      return `The note tells of ${words} in a relative; ${code} says that the patient has it.`;
    case 'planned':
      return `The note mentions ${words} only as something discussed or possible. Does the patient have it?`;
  }
}
