import type { CodeOnPage } from '../../reading/types.ts';
import { evidenceOf, isAmong, isNamedBy, suggestAll } from '../claim-codes.ts';
import { placesInNote } from '../more-exact.ts';
import type { Finding, Grade, Rule, RuleContext } from '../types.ts';
import { FIRST_LISTED_EXAMPLES } from './first-listed.examples.ts';

const ETIOLOGY = 'ICD-10-CM Guidelines FY2026, I.A.13; tabular list, code first';
const EXTERNAL = 'ICD-10-CM Guidelines FY2026, I.C.20.a.6';
const ADVERSE = 'ICD-10-CM Guidelines FY2026, I.C.19.e.5';
const FIRST_ONLY = 'ICD-10-CM Guidelines FY2026, I.C.21.c.16';

/** Manifestations by the tabular list, whether Medicare marks them or not. */
const MANIFESTATIONS = ['L14', 'L45', 'L49', 'L54', 'L62', 'L86', 'L99'];
const ORGANISMS = ['B95', 'B96', 'B97'];
/** Encounters for one thing, which are only ever the first diagnosis. */
const ALWAYS_FIRST = ['Z00.0', 'Z00.1', 'Z01', 'Z02', 'Z04', 'Z40', 'Z42', 'Z51.0', 'Z51.11', 'Z51.12'];
/** T36-T50 whose character for the intent is that of an adverse effect: T37.0X5A, T36.95XA. */
const ADVERSE_EFFECT = /^T(?:3[6-9]|4\d|50)\.(?:..5|.5)/;
const EXTERNAL_CAUSE = /^[V-Y]/;

export const firstListed: Rule = {
  id: 'first-listed',
  title: 'Order of the diagnoses',
  why: 'Some codes only stand behind another: a part of another disease, a germ, a cause from outside, a drug taken as it should be. Others are the reason for the visit and only stand first.',
  source: ETIOLOGY,
  examples: FIRST_LISTED_EXAMPLES,
  needsNotes: true,
  check({ claim, ...context }) {
    if (!claim.isOrdered) return [];
    return claim.diagnoses.flatMap((code, at) => checkCode(code, at, { claim, ...context }));
  },
};

function checkCode(code: CodeOnPage, at: number, context: RuleContext): Finding[] {
  if (code.id === undefined || context.book.stand(code.id, context.date).standing !== 'billable') return [];
  const { diagnoses } = context.claim;
  const causes = causesBehind(code, diagnoses.slice(at + 1), context);
  if (causes.length > 0) {
    const grade = isManifestation(code.code, context) && at === 0 ? 'block' : 'warn';
    const names = causes.map((one) => one.code).join(' or ');
    return [
      tell(code, grade, `${names} is coded before ${code.code}. Put it first.`, ETIOLOGY, causes, context),
    ];
  }
  if (at > 0) {
    if (!isAmong(code.code, ALWAYS_FIRST)) return [];
    const message = `${code.code} is the reason for the visit and only stands first on the claim.`;
    return [tell(code, 'warn', message, FIRST_ONLY, [], context)];
  }
  const nature = diagnoses.find((one) => !/^[S-Z]/.test(one.code));
  if (isManifestation(code.code, context)) {
    const message = `${code.code} is part of another disease and never stands first. Code the disease before it.`;
    return [tell(code, 'block', message, ETIOLOGY, [], context)];
  }
  if (EXTERNAL_CAUSE.test(code.code)) {
    const message = `${code.code} says how it came about and never stands first.`;
    return [tell(code, 'block', message, EXTERNAL, diagnoses.slice(1, 2), context)];
  }
  if (ADVERSE_EFFECT.test(code.code)) {
    const message = `${code.code} is a drug taken as it should be: code what it did to the patient first.`;
    return [tell(code, 'warn', message, ADVERSE, nature ? [nature] : [], context)];
  }
  if (isAmong(code.code, ORGANISMS)) {
    const message = `${code.code} names the germ of a disease that is coded before it.`;
    return [tell(code, 'warn', message, ETIOLOGY, diagnoses.slice(1, 2), context)];
  }
  return [];
}

function isManifestation(code: string, { notes }: RuleContext): boolean {
  return (
    isAmong(code, MANIFESTATIONS) || (notes?.marks(code) ?? []).some(({ mark }) => mark === 'manifestation')
  );
}

/** Codes further down the claim that a note at this code, or above it, wants before it. */
function causesBehind(code: CodeOnPage, behind: readonly CodeOnPage[], { notes }: RuleContext): CodeOnPage[] {
  const targets = (notes?.notes(code.code) ?? [])
    .filter(({ kind, holder }) => kind === 'code-first' && holder.kind === 'code')
    .flatMap((note) => note.targets);
  return behind.filter((one) => targets.some((target) => isNamedBy(one.code, target)));
}

function tell(
  code: CodeOnPage,
  grade: Grade,
  message: string,
  source: string,
  before: readonly CodeOnPage[],
  context: RuleContext,
): Finding {
  const codes = before.map((one) => one.code);
  const said = before.flatMap((one) => evidenceOf(one, context));
  return {
    rule: 'first-listed',
    grade,
    system: 'icd10cm',
    code: code.code,
    evidence: said.length > 0 ? said : placesInNote(code, context.note.text),
    message,
    suggestions: suggestAll(codes, 'on the claim; put it first', context),
    source,
  };
}
