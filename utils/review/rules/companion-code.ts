import type { Mention } from '../../reading/types.ts';
import { isAmong, noteNames, suggestAll } from '../claim-codes.ts';
import { quoteWords, toEvidence } from '../more-exact.ts';
import type { Finding, Grade, Rule, RuleContext } from '../types.ts';
import { COMPANION_EXAMPLES } from './companion-code.examples.ts';

const TABULAR = 'ICD-10-CM tabular list, use additional code; Guidelines FY2026, I.A.17';
const ADVERSE = 'ICD-10-CM tabular list, L27 use additional code; Guidelines FY2026, I.C.19.e.5';
const DRUGS = 'ICD-10-CM tabular list, Z51.81 code also; Guidelines FY2026, I.C.21.c.3';

/** Drugs that skin reacts to, and the code of their effect when taken as prescribed. */
const EFFECTS: readonly (readonly [drug: RegExp, code: string])[] = [
  [/\b(?:amoxicillin|ampicillin|penicillin|augmentin)\b/gi, 'T36.0X5A'],
  [/\b(?:cephalexin|cefazolin|cefuroxime|ceftriaxone|cefdinir|keflex)\b/gi, 'T36.1X5A'],
  [/\b(?:azithromycin|clarithromycin|erythromycin)\b/gi, 'T36.3X5A'],
  [/\b(?:doxycycline|minocycline|tetracycline)\b/gi, 'T36.4X5A'],
  [
    /\b(?:tmp[-/]smx|smx[-/]tmp|trimethoprim[-/ ]sulfamethoxazole|sulfamethoxazole|bactrim|sulfasalazine)\b/gi,
    'T37.0X5A',
  ],
  [/\b(?:hydroxychloroquine|plaquenil)\b/gi, 'T37.2X5A'],
  [/\b(?:ibuprofen|naproxen)\b/gi, 'T39.315A'],
  [/\b(?:phenytoin|dilantin)\b/gi, 'T42.0X5A'],
  [/\b(?:carbamazepine|oxcarbazepine|tegretol)\b/gi, 'T42.1X5A'],
  [/\b(?:lamotrigine|lamictal)\b/gi, 'T42.6X5A'],
  [/\b(?:allopurinol)\b/gi, 'T50.4X5A'],
];
/** "due to amoxicillin", "secondary to", "from": the note blames the drug in so many words. */
const BLAMED =
  /\b(?:due to|from|secondary to|caused by|induced by|reaction to|eruption to|2\/2|after (?:starting )?)[ ]*$/i;
const BLAMED_FIRST =
  /^[ -]?(?:induced|related|associated)?[ -]?(?:drug )?(?:rash|eruption|exanthem|reaction)\b/i;
const UNSURE =
  /\b(?:no|not|unlikely|possible|possibly|vs\.?|versus|rather than|instead of|deni\w+)\b[^.;\n]{0,40}$/i;
const ADVERSE_EFFECT = /^T(?:3[6-9]|4\d|50)/;
const GERMS: Readonly<Record<string, string>> = { MRSA: 'B95.62', MSSA: 'B95.61' };
const INFECTIONS = ['L01', 'L02', 'L03', 'L08', 'L73.8'];
/** Screening and past swabs tell nothing of today's infection. */
const NO_GERM =
  /\b(?:history|hx|colonized|colonization|carrier|nares|nasal|cover\w*|risk|screen\w*|possible|empiric\w*|if)\b/i;
const LONG_TERM = /^Z79\.(?:6[12]\d?|63\d|52)/;

export const companionCode: Rule = {
  id: 'companion-code',
  title: 'Second code that goes with it',
  why: 'The tabular list asks for a second code beside some: the germ of an infection, the drug of an eruption, the drug that blood is drawn to watch. It speaks where the note holds what that code is to say.',
  source: TABULAR,
  examples: COMPANION_EXAMPLES,
  needsNotes: true,
  check: (context) => [...checkEffect(context), ...checkGerm(context), ...checkMonitoring(context)],
};

function checkEffect(context: RuleContext): Finding[] {
  const { claim, note } = context;
  const eruption = claim.diagnoses.find(({ code }) => isAmong(code, ['L27.0', 'L27.1']));
  if (!eruption || claim.diagnoses.some(({ code }) => ADVERSE_EFFECT.test(code))) return [];
  const blamed = EFFECTS.flatMap(([drug, code]) =>
    [...note.text.matchAll(drug)].flatMap((hit) => {
      const end = hit.index + hit[0].length;
      const before = note.text.slice(Math.max(0, hit.index - 60), hit.index);
      const isBlamed = BLAMED.test(before) || BLAMED_FIRST.test(note.text.slice(end, end + 40));
      return isBlamed && !UNSURE.test(before) ? [{ code, start: hit.index, end }] : [];
    }),
  );
  const codes = [...new Set(blamed.map(({ code }) => code))];
  if (codes.length !== 1) return [];
  const what = `the drug; ${eruption.code} asks for it too`;
  return tell(eruption.code, 'warn', blamed, codes, what, ADVERSE, context);
}

function checkGerm(context: RuleContext): Finding[] {
  const { claim, mentions, note } = context;
  const infections = claim.diagnoses.filter(({ code }) => isAmong(code, INFECTIONS));
  const [infection] = infections;
  if (!infection || infections.length > 1 || claim.diagnoses.some(({ code }) => /^B9[56]/.test(code)))
    return [];
  const germs = mentions.filter(
    (one) =>
      one.kind === 'agent' &&
      one.assertion === 'present' &&
      GERMS[one.agent] !== undefined &&
      !NO_GERM.test(note.text.slice(Math.max(0, one.start - 40), one.end + 30)),
  );
  const codes = [...new Set(germs.map((one) => (one.kind === 'agent' ? (GERMS[one.agent] ?? '') : '')))];
  const [code] = codes;
  if (codes.length !== 1 || code === undefined) return [];
  if (!noteNames(infection.code, 'use-additional', code, context)) return [];
  const what = `the germ; ${infection.code} asks for it too`;
  return tell(infection.code, 'warn', germs, codes, what, TABULAR, context);
}

/** Laboratory checks for a drug taken for long: the drug's class goes with them. */
function checkMonitoring(context: RuleContext): Finding[] {
  const { claim, mentions } = context;
  const monitoring = claim.diagnoses.find(({ code }) => code === 'Z51.81');
  if (!monitoring || claim.diagnoses.some(({ code }) => code.startsWith('Z79'))) return [];
  const drugs = mentions.filter(
    (one) => one.kind === 'drug' && one.assertion === 'present' && classesOf(one).length > 0,
  );
  const codes = [...new Set(drugs.flatMap(classesOf))];
  if (codes.length === 0) return [];
  const what = `the drug that is watched; ${monitoring.code} asks for its code too`;
  return tell(monitoring.code, 'warn', drugs, codes, what, DRUGS, context);
}

function classesOf(one: Mention): string[] {
  return (one.codes ?? []).filter((code) => LONG_TERM.test(code));
}

function tell(
  code: string,
  grade: Grade,
  said: readonly { readonly start: number; readonly end: number }[],
  codes: readonly string[],
  what: string,
  source: string,
  context: RuleContext,
): Finding[] {
  const suggestions = suggestAll(codes, 'code it as well', context);
  if (suggestions.length === 0) return [];
  const evidence = toEvidence(said, context.note.text);
  const message = `The note says ${quoteWords(evidence)}: ${what}.`;
  return [{ rule: 'companion-code', grade, system: 'icd10cm', code, evidence, message, suggestions, source }];
}
