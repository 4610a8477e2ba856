import type { CodeOnPage } from '../../reading/types.ts';
import { placesInNote } from '../more-exact.ts';
import type { Finding, Rule, RuleContext } from '../types.ts';
import { DUPLICATE_EXAMPLES } from './duplicate-code.examples.ts';

const SOURCE = 'ICD-10-CM Guidelines FY2026, I.B.12';

export const duplicateCode: Rule = {
  id: 'duplicate-code',
  title: 'Same diagnosis twice on the claim',
  why: 'One diagnosis stands once on a claim, for however many lesions. How many there were is told by the procedure’s units.',
  source: SOURCE,
  examples: DUPLICATE_EXAMPLES,
  check: (context) => context.claim.repeated.map((code) => say(code, context)),
};

function say(code: CodeOnPage, { note }: RuleContext): Finding {
  return {
    rule: 'duplicate-code',
    grade: 'warn',
    system: 'icd10cm',
    code: code.code,
    evidence: placesInNote(code, note.text),
    message: `${code.code} stands on the claim more than once. Once is enough; the count belongs to the procedure.`,
    suggestions: [],
    source: SOURCE,
  };
}
