import { policyManual } from '../../procedures/sources.ts';
import { compareSheet } from '../procedures/compare-sheet.ts';
import { type DiseaseKind, kindOfCode } from '../procedures/deed-disease.ts';
import { otherPlace } from '../procedures/diagnosis-place.ts';
import { deedsBeside } from '../procedures/say-difference.ts';
import { type Billed, kinOfCode, readSheet } from '../procedures/sheet.ts';
import { sheetFinding } from '../procedures/sheet-finding.ts';
import type { Finding, Rule, RuleContext } from '../types.ts';
import { PROCEDURE_DIAGNOSIS_EXAMPLES } from './procedure-diagnosis.examples.ts';

const SOURCE = policyManual('III.E.6', 'III.L.14');

/** What a code is for, in words, and the kinds of disease that do not go with it. */
const NEEDS: readonly (readonly [codes: RegExp, words: string, against: readonly DiseaseKind[]])[] = [
  [/^1700[034]$/, 'premalignant lesions', ['benign', 'malignant', 'tag']],
  [/^1711[01]$/, 'benign lesions such as warts', ['premalignant', 'malignant']],
  [/^172[678]\d$/, 'cancers', ['premalignant', 'benign', 'tag']],
  [/^1120[01]$/, 'skin tags', ['premalignant', 'malignant']],
  [/^114\d\d$/, 'benign lesions', ['malignant']],
  [/^116\d\d$/, 'cancers', ['benign', 'premalignant', 'tag']],
  [/^1731[1-5]$/, 'cancers', ['benign', 'premalignant', 'tag']],
];
/** A seborrheic keratosis that is not inflamed: taken off for its looks, unless the note says more. */
const COSMETIC = /^L82\.1/;
const TAKEN_OFF = /^(?:1711[01]|1120[01]|113\d\d|114\d\d)$/;

export const procedureDiagnosis: Rule = {
  id: 'procedure-diagnosis',
  title: 'Diagnosis that does not go with the procedure',
  why: 'The diagnosis that a procedure points at does not go with it, or shows no need to treat.',
  source: SOURCE,
  examples: PROCEDURE_DIAGNOSIS_EXAMPLES,
  check(context) {
    const sheet = readSheet(context);
    const told = compareSheet(context).filter(({ kind }) => kind === 'kind');
    const isTold = ({ code }: Billed): boolean =>
      told.some(({ billed }) => billed !== null && kinOfCode(billed.code) === kinOfCode(code));
    const findings = sheet.flatMap((billed) => (isTold(billed) ? [] : checkOne(billed, context)));
    // 17000 and 17003 for one wrong diagnosis are one mistake.
    return findings.filter(({ message }, at) => {
      const same = findings.findIndex((one) => tail(one.message) === tail(message));
      return same === at;
    });
  },
};

/** A message without its own code. */
function tail(message: string): string {
  return message.replace(/^\S+/, '');
}

function checkOne(billed: Billed, context: RuleContext): Finding[] {
  const codes = billed.diagnoses.map(({ code }) => code);
  if (codes.length === 0) return [];
  const need = NEEDS.find(([family]) => family.test(billed.code));
  const kinds = codes.map(kindOfCode);
  const list = codes.join(', ');
  if (need !== undefined && kinds.every((kind) => kind !== null && need[2].includes(kind))) {
    const message = `${billed.code} is for ${need[1]}, and points at ${list}.`;
    const said = { rule: 'procedure-diagnosis', grade: 'warn', message, source: SOURCE } as const;
    return [sheetFinding(said, billed, 'new', context)];
  }
  const place = otherPlace(billed, deedsBeside(billed, context), context);
  if (place !== null && SITED.test(billed.code)) {
    const message = `The note tells ${billed.code} on the ${place.done}; its diagnosis, ${list}, is of the ${place.named}.`;
    const said = { rule: 'procedure-diagnosis', grade: 'warn', message, source: PLACES } as const;
    return [{ ...sheetFinding(said, billed, 'new', context), suggestions: [] }];
  }
  if (TAKEN_OFF.test(billed.code) && codes.every((code) => COSMETIC.test(code))) {
    const message = `${billed.code} for ${list}: most payers take it for cosmetic. Does the note say that it hurt, bled or was inflamed?`;
    const said = { rule: 'procedure-diagnosis', grade: 'inform', message, source: COVERAGE } as const;
    return [{ ...sheetFinding(said, billed, 'new', context), suggestions: [] }];
  }
  return [];
}

/** Work on one lesion: its place is the place of its disease. */
const SITED = /^(?:11[346]\d\d|172[678]\d|1731[13])$/;
const PLACES = 'ICD-10-CM Guidelines FY2026, I.B.2 and I.B.13';
const COVERAGE = 'Coverage is your contractor’s to say; L82.0 is the inflamed one (ICD-10-CM)';
