import type { CodeOnPage } from '../../reading/types.ts';
import { documentedAs, evidenceOf, isAmong, presentProblems } from '../claim-codes.ts';
import { findingOn } from '../finding.ts';
import { isOwnProblem, signOf } from '../signs-of-disease.ts';
import type { Finding, Rule, RuleContext } from '../types.ts';
import { SIGN_EXAMPLES } from './redundant-sign.examples.ts';

const SOURCE = 'ICD-10-CM Guidelines FY2026, I.B.5 and I.C.18.b';

export const redundantSign: Rule = {
  id: 'redundant-sign',
  title: 'Sign beside the disease that brings it',
  why: 'A sign is part of the disease that brings it, and is not coded beside it.',
  source: SOURCE,
  examples: SIGN_EXAMPLES,
  supersedes: ['excludes1', 'unspecified-code'],
  check: (context) => context.claim.diagnoses.flatMap((code) => checkCode(code, context)),
};

function checkCode(code: CodeOnPage, context: RuleContext): Finding[] {
  const sign = signOf(code);
  if (!sign || isOwnProblem(code, context)) return [];
  const diseases = context.claim.diagnoses.filter(
    (one) =>
      isAmong(one.code, sign.diseases) &&
      documentedAs(one, context) !== 'otherwise' &&
      (!sign.isLocal || shareProblem(one, code, context)),
  );
  const disease = diseases.find((one) => documentedAs(one, context) === 'present') ?? diseases[0];
  if (
    !disease ||
    (documentedAs(disease, context) === 'unsaid' && !sign.isLocal && !isOnlyOther(code, context))
  )
    return [];
  const evidence = evidenceOf(disease, context);
  const message = `${sign.name} belongs to ${disease.code}, which is on the claim. Leave ${code.code} out.`;
  return [
    findingOn('redundant-sign', code, { grade: 'warn', evidence, message, suggestions: [], source: SOURCE }),
  ];
}

/** Where the note does not name the disease by the code's words, only a claim of the two leaves no other cause. */
function isOnlyOther(code: CodeOnPage, { claim }: RuleContext): boolean {
  return (
    claim.diagnoses.every((one) => one === code || !/^[RZ]/.test(one.code)) && claim.diagnoses.length === 2
  );
}

function shareProblem(a: CodeOnPage, b: CodeOnPage, context: RuleContext): boolean {
  const first = presentProblems(a, context);
  return [...presentProblems(b, context)].some((problem) => first.has(problem));
}
