import type { CodeOnPage, NamedMention } from '../../reading/types.ts';
import { isAmong, suggestAll } from '../claim-codes.ts';
import { placesInNote, toEvidence } from '../more-exact.ts';
import type { Evidence, Finding, Rule, RuleContext } from '../types.ts';
import { AFTERCARE_EXAMPLES } from './aftercare.examples.ts';

const INJURY_SOURCE = 'ICD-10-CM Guidelines FY2026, I.C.19.a and I.C.21.c.7; tabular list, Z48 Excludes1';
const COMPLICATION_SOURCE = 'ICD-10-CM Guidelines FY2026, I.B.16 and I.C.21.c.7';
const INFUSION_SOURCE = 'ICD-10-CM Guidelines FY2026, I.C.2.e.2; tabular list, Z51.1';
const FOLLOW_UP_SOURCE = 'ICD-10-CM tabular list, Z08 Excludes1';

/** Wounds and burns: T81 and T88 are complications, and have their aftercare codes. */
const INJURY = /^(?:S|T(?:0[0-7]|1[0-4]|2[0-8]|3[0-4]))/;
const INFUSIONS = ['Z51.11', 'Z51.12'];
const NEOPLASM = /^(?:C|D[0-4])/;
const NOT_OF_CARE = /^[R-Z]/;
const COMPLICATIONS: readonly (readonly [family: string, codes: readonly string[], name: string])[] = [
  ['T81.31', ['T81.31XA'], 'an opened surgical wound'],
  ['T81.4', ['T81.41XA', 'T81.40XA'], 'an infection after the procedure'],
];

export const aftercare: Rule = {
  id: 'aftercare',
  title: 'Aftercare and infusion visits',
  why: 'Aftercare is not coded where the wound is an injury, where it has gone wrong, or where no tumor is treated.',
  source: INJURY_SOURCE,
  examples: AFTERCARE_EXAMPLES,
  supersedes: ['excludes1', 'first-listed'],
  check: (context) =>
    context.claim.diagnoses.flatMap((code) => {
      if (code.code.startsWith('Z48')) return checkAftercare(code, context);
      return isAmong(code.code, INFUSIONS) ? checkInfusion(code, context) : [];
    }),
};

function checkAftercare(code: CodeOnPage, context: RuleContext): Finding[] {
  const { diagnoses } = context.claim;
  const injury = diagnoses.find((one) => INJURY.test(one.code));
  if (injury) {
    const message = `Aftercare of an injury is the injury’s own code for a later visit, with D as its 7th character. Leave ${code.code} out.`;
    return [tell(code, message, INJURY_SOURCE, [], [], context)];
  }
  for (const [family, codes, name] of COMPLICATIONS) {
    if (diagnoses.some((one) => one.code.startsWith(family))) continue;
    const said = context.mentions.find(
      (one) => isSaid(one) && (one.codes ?? []).some((c) => c.startsWith(family)),
    );
    if (!said) continue;
    const evidence = toEvidence([said], context.note.text);
    const message = `The note tells of ${name}: that is the reason for the visit, and no plain aftercare.`;
    return [tell(code, message, COMPLICATION_SOURCE, codes, evidence, context)];
  }
  if (!diagnoses.some((one) => one.code === 'Z08')) return [];
  const message = `${code.code} and Z08 exclude each other: a visit is aftercare or follow-up after completed treatment.`;
  return [tell(code, message, FOLLOW_UP_SOURCE, [], [], context)];
}

function isSaid(mention: RuleContext['mentions'][number]): mention is NamedMention {
  return mention.kind === 'condition' && mention.assertion === 'present';
}

/** Z51.1- are for neoplasms; a biologic for psoriasis is coded as psoriasis. */
function checkInfusion(code: CodeOnPage, context: RuleContext): Finding[] {
  const others = context.claim.diagnoses.filter((one) => one !== code && !NOT_OF_CARE.test(one.code));
  if (others.length === 0 || others.some((one) => NEOPLASM.test(one.code))) return [];
  const message = `${code.code} is for treatment of a neoplasm. Code the disease that the drug is given for: ${others[0]?.code}.`;
  return [tell(code, message, INFUSION_SOURCE, [], [], context)];
}

function tell(
  code: CodeOnPage,
  message: string,
  source: string,
  codes: readonly string[],
  evidence: readonly Evidence[],
  context: RuleContext,
): Finding {
  return {
    rule: 'aftercare',
    grade: 'warn',
    system: 'icd10cm',
    code: code.code,
    evidence: evidence.length > 0 ? evidence : placesInNote(code, context.note.text),
    message,
    suggestions: suggestAll(codes, 'the note tells of it', context),
    source,
  };
}
