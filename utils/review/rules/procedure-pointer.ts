import type { CodeOnPage } from '../../reading/types.ts';
import { suggestAll } from '../claim-codes.ts';
import { findingOn } from '../finding.ts';
import { placesInNote } from '../more-exact.ts';
import type { Finding, Grade, Rule, RuleContext } from '../types.ts';
import { POINTER_EXAMPLES } from './procedure-pointer.examples.ts';

const SOURCE = 'CMS-1500 claim form, item 24E: each service points to a diagnosis of item 21';

export const procedurePointer: Rule = {
  id: 'procedure-pointer',
  title: 'Service without its diagnosis',
  why: 'Each service of a claim points to the diagnoses that it was done for. It speaks where a claim uses pointers at all: one leads nowhere, or one service has none while the others have.',
  source: SOURCE,
  examples: POINTER_EXAMPLES,
  check(context) {
    const { procedures, diagnoses } = context.claim;
    const pointing = procedures.filter((one) => one.diagnoses.length > 0);
    return procedures.flatMap(({ code, diagnoses: own, lost }): Finding[] => {
      const [pointer] = lost;
      if (pointer !== undefined) {
        const many = `${diagnoses.length} ${diagnoses.length === 1 ? 'diagnosis' : 'diagnoses'}`;
        const message = `${code.code} points to diagnosis ${pointer}, and the claim has ${many}.`;
        return [tell(code, 'block', message, context)];
      }
      if (own.length > 0 || pointing.length === 0) return [];
      const message = `${code.code} points to no diagnosis, while other lines do. Which diagnosis was it for?`;
      return [tell(code, 'warn', message, context)];
    });
  },
};

/** Where there is one diagnosis alone, it is the one. */
function tell(code: CodeOnPage, grade: Grade, message: string, context: RuleContext): Finding {
  const [only, ...more] = context.claim.diagnoses;
  const suggestions =
    only && more.length === 0 ? suggestAll([only.code], 'the only diagnosis of the claim', context) : [];
  const evidence = placesInNote(code, context.note.text);
  return findingOn('procedure-pointer', code, { grade, evidence, message, suggestions, source: SOURCE });
}
