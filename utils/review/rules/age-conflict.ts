import type { CodeOnPage } from '../../reading/types.ts';
import { isAmong, suggestAll } from '../claim-codes.ts';
import { findingOn, isBillable } from '../finding.ts';
import { toEvidence } from '../more-exact.ts';
import { type PatientAge, readAge } from '../patient-age.ts';
import type { Finding, Rule, RuleContext, Suggestion } from '../types.ts';
import { AGE_EXAMPLES } from './age-conflict.examples.ts';

const SOURCE = 'Medicare Code Editor, July 2026, age conflict (pediatric: 0-17 years)';
const ADULT = 18;
/** Dermatology's codes of the pediatric list. */
const PEDIATRIC = ['L20.83', 'L21.1', 'L70.4', 'L12.2', 'L44.4'];
const CHILD_EXAM = ['Z00.12', 'Z00.11'];
const ADULT_EXAM = ['Z00.0'];
const CATEGORY = 3;
const MOST_SUGGESTIONS = 4;

export const ageConflict: Rule = {
  id: 'age-conflict',
  title: 'Code does not fit the age',
  why: 'A code that a payer takes for a child alone, or for an adult alone, against the age that the note states.',
  source: SOURCE,
  examples: AGE_EXAMPLES,
  supersedes: ['unspecified-code'],
  check(context) {
    const suspects = context.claim.diagnoses.filter(({ code }) => bandOf(code) !== null);
    if (suspects.length === 0) return [];
    const age = readAge(context.note.text);
    return age ? suspects.flatMap((code) => checkCode(code, age, context)) : [];
  },
};

function bandOf(code: string): 'child' | 'adult' | null {
  if (isAmong(code, [...PEDIATRIC, ...CHILD_EXAM])) return 'child';
  return isAmong(code, ADULT_EXAM) ? 'adult' : null;
}

function checkCode(code: CodeOnPage, age: PatientAge, context: RuleContext): Finding[] {
  const band = bandOf(code.code);
  if ((band === 'child') === age.years < ADULT || !isBillable(code, context)) return [];
  const evidence = toEvidence([age], context.note.text);
  const years = age.years === 0 ? 'less than a year' : `${age.years} years`;
  const meant = band === 'child' ? 'patients under 18' : 'adults';
  const message = `${code.code} is for ${meant}, and the note gives the age as ${years}.`;
  const suggestions = insteadOf(code, context);
  return [findingOn('age-conflict', code, { grade: 'warn', evidence, message, suggestions, source: SOURCE })];
}

/** What the note names of the same category, then the category's own unspecified and other codes. */
function insteadOf(code: CodeOnPage, context: RuleContext): Suggestion[] {
  const { book, date, mentions } = context;
  const category = code.code.slice(0, CATEGORY);
  if (category === 'Z00') return [];
  const id = book.find(category, 'icd10cm');
  const claimed = new Set(context.claim.diagnoses.map((one) => one.code));
  const below = (id === undefined ? [] : book.billableBelow(id, date))
    .map((one) => book.entry(one, date))
    .filter((one) => bandOf(one.code) === null && !claimed.has(one.code));
  const named = below.filter((one) =>
    mentions.some(
      (said) => said.kind === 'condition' && said.assertion === 'present' && said.codes?.includes(one.code),
    ),
  );
  const open = below.filter(({ title }) => /\bunspecified\b/i.test(title));
  const other = below.filter(({ title }) => /^other\b/i.test(title));
  return [
    ...suggestAll(
      named.map((one) => one.code),
      'the note names it',
      context,
    ),
    ...suggestAll(
      [...open, ...other].filter((one) => !named.includes(one)).map((one) => one.code),
      'for any age',
      context,
    ),
  ].slice(0, MOST_SUGGESTIONS);
}
