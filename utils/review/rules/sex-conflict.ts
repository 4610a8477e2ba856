import { isAmong } from '../claim-codes.ts';
import { billable } from '../codes-for.ts';
import { findingOn, isBillable, type KnownCode } from '../finding.ts';
import { toEvidence } from '../more-exact.ts';
import { type PatientSex, readSex } from '../patient-sex.ts';
import type { Finding, Rule, RuleContext, Suggestion } from '../types.ts';
import { SEX_EXAMPLES } from './sex-conflict.examples.ts';

const SOURCE = 'ICD-10-CM tabular list, titles of the female and male genital organs';
/** Codes whose titles name an organ of one sex. */
const OF_ORGANS = {
  female: [
    ...['C51', 'C52', 'C53', 'C54', 'C55', 'C56', 'C57', 'C58', 'D06', 'D07.0', 'D07.1', 'D07.2', 'D07.3'],
    ...[
      'D25',
      'D26',
      'D27',
      'D28',
      'D39',
      'N7',
      'N8',
      'N90',
      'N91',
      'N92',
      'N93',
      'N94',
      'N95',
      'N96',
      'N98',
    ],
    ...['L29.2', 'B37.31', 'B37.32', 'A60.03', 'A60.04', 'Z34', 'O'],
  ],
  male: [
    ...[
      'C60',
      'C61',
      'C62',
      'C63',
      'D07.4',
      'D07.5',
      'D07.6',
      'D29',
      'D40',
      'N40',
      'N41',
      'N42',
      'N43',
      'N44',
    ],
    ...['N45', 'N46', 'N47', 'N48', 'N49', 'N50', 'N51', 'N52', 'N53', 'L29.1', 'A60.01', 'A60.02', 'B37.42'],
  ],
} as const;
/** The same disease of the other sex, and the organ that the note must name for it. */
const COUNTERPARTS: readonly (readonly [female: string, male: string])[] = [
  ['N90.4', 'N48.0'],
  ['L29.2', 'L29.1'],
  ['A60.04', 'A60.01'],
  ['D07.1', 'D07.4'],
  ['C51.9', 'C60.9'],
  ['D39.8', 'D40.8'],
  ['B37.31', 'B37.42'],
];
const ORGANS = {
  female: /\b(?:vulva\w*|labi(?:um|a)(?! oris)|clitor\w+|vagin\w+|introitus)\b/i,
  male: /\b(?:penis|penile|glans|foreskin|prepuce|scrot\w+|balanitis)\b/i,
} as const;

export const sexConflict: Rule = {
  id: 'sex-conflict',
  title: 'Code does not fit the sex',
  why: 'A code of an organ that the patient, as the note describes them, does not have. Silent where sex and organ may differ.',
  source: SOURCE,
  examples: SEX_EXAMPLES,
  supersedes: ['unspecified-code', 'coded-not-documented', 'wrong-kind'],
  yieldsTo: ['contradicted-by-note'],
  check(context) {
    const suspects = context.claim.diagnoses.filter(
      (one): one is KnownCode => isBillable(one, context) && sexOf(one.code) !== null,
    );
    if (suspects.length === 0) return [];
    const patient = readSex(context.note.text);
    return patient ? suspects.flatMap((code) => checkCode(code, patient, context)) : [];
  },
};

function sexOf(code: string): 'female' | 'male' | null {
  if (isAmong(code, OF_ORGANS.female)) return 'female';
  return isAmong(code, OF_ORGANS.male) ? 'male' : null;
}

function checkCode(code: KnownCode, patient: PatientSex, context: RuleContext): Finding[] {
  const sex = sexOf(code.code);
  const { note } = context;
  // The note names the organ: then its sex is what to look at, and a person must.
  if (sex === null || sex === patient.sex || ORGANS[sex].test(note.text)) return [];
  const evidence = toEvidence([patient], note.text);
  const title = context.book.entry(code.id, context.date).title;
  const message = `${code.code}, ${title}, is of a ${sex} organ, and the note tells of a ${patient.sex} patient.`;
  const suggestions = counterpartOf(code.code, patient, context);
  return [findingOn('sex-conflict', code, { grade: 'warn', evidence, message, suggestions, source: SOURCE })];
}

function counterpartOf(code: string, { sex }: PatientSex, context: RuleContext): Suggestion[] {
  if (!ORGANS[sex].test(context.note.text)) return [];
  const pair = COUNTERPARTS.find((codes) => codes.includes(code));
  const other = pair?.[sex === 'female' ? 0 : 1];
  return other === undefined ? [] : billable(other, `the note tells of a ${sex} patient`, context);
}
