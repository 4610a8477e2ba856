import { isAmong } from '../claim-codes.ts';
import { uncoded } from '../documented.ts';
import { type KnownCode, onBillable, type Said } from '../finding.ts';
import { quoteWords, toEvidence } from '../more-exact.ts';
import { isOwnProblem, signOf } from '../signs-of-disease.ts';
import type { Rule, RuleContext } from '../types.ts';
import { SIGN_FOR_DISEASE_EXAMPLES } from './sign-for-disease.examples.ts';

const SOURCE = 'ICD-10-CM Guidelines FY2026, I.B.4 and IV.D';

export const signForDisease: Rule = {
  id: 'sign-for-disease',
  title: 'Sign coded, disease documented',
  why: 'A sign is coded as long as no disease is established that brings it. Where the note states the disease, the disease is coded in its place.',
  source: SOURCE,
  examples: SIGN_FOR_DISEASE_EXAMPLES,
  supersedes: ['unspecified-code', 'documented-not-coded'],
  check: onBillable('sign-for-disease', checkCode),
};

/** One disease that brings the sign is stated, and no code of the claim says it. */
function checkCode(code: KnownCode, context: RuleContext): Said | null {
  const sign = signOf(code);
  if (!sign || isOwnProblem(code, context)) return null;
  if (context.claim.diagnoses.some((one) => isAmong(one.code, sign.diseases))) return null;
  const brought = uncoded(context).filter(({ codes }) => isAmong(codes[0]?.code ?? '', sign.diseases));
  const [one, ...more] = brought;
  if (!one || more.length > 0) return null;
  const evidence = toEvidence([one.mention], context.note.text);
  const message = `The note says ${quoteWords(evidence)}, and ${code.code} says only a sign of it.`;
  return { grade: 'warn', evidence, message, suggestions: one.codes, source: SOURCE };
}
