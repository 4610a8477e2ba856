import { type Uncoded, uncoded } from '../documented.ts';
import { quoteWords, toEvidence } from '../more-exact.ts';
import type { Finding, Rule, RuleContext } from '../types.ts';
import { codedNotDocumented } from './coded-not-documented.ts';
import { contradictedByNote } from './contradicted-by-note.ts';
import { DOCUMENTED_EXAMPLES } from './documented-not-coded.examples.ts';
import { uncertainBehavior } from './uncertain-behavior.ts';

const SOURCE = 'ICD-10-CM Guidelines FY2026, IV.J';
/** Their suggestions are the uncoded diagnosis already. */
const SAY_IT = [contradictedByNote, codedNotDocumented, uncertainBehavior];
const DISEASE = /^[A-T]/;

export const documentedNotCoded: Rule = {
  id: 'documented-not-coded',
  title: 'Documented, not on the claim',
  why: 'A diagnosis that the note states and looks after, and no code of the claim speaks of. The physician may have chosen to leave it out, so it is a question and no warning. Silent while a better code for another line says the same.',
  source: SOURCE,
  examples: DOCUMENTED_EXAMPLES,
  check(context) {
    if (!context.codes.some((one) => one.system === 'icd10cm')) return [];
    const open = uncoded(context).filter((one) => isLookedAfter(one, context));
    if (open.length === 0) return [];
    const said = new Set(
      SAY_IT.flatMap((rule) => rule.check(context)).flatMap((one) => one.suggestions.map(({ code }) => code)),
    );
    return open.flatMap(({ mention, codes }): Finding[] => {
      const [first] = codes;
      if (!first || said.has(first.code) || !DISEASE.test(first.code)) return [];
      const evidence = toEvidence([mention], context.note.text);
      return [
        {
          rule: 'documented-not-coded',
          grade: 'inform',
          system: 'icd10cm',
          code: '',
          evidence,
          message: `The note says ${quoteWords(evidence)}, and no code on the claim speaks of it. Was it treated or evaluated?`,
          suggestions: codes,
          source: SOURCE,
        },
      ];
    });
  },
};

/** Treated, evaluated or listed with a plan: what only stands in a report or a list does not belong on a claim. */
function isLookedAfter({ problem }: Uncoded, context: RuleContext): boolean {
  if (problem.drugs.length > 0 || problem.procedures.length > 0) return true;
  const inPlan = problem.sections.includes('assessment') || problem.sections.includes('plan');
  return inPlan && context.sections.some(({ kind }) => kind === 'plan' || kind === 'assessment');
}
