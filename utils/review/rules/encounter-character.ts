import type { CodeOnPage } from '../../reading/types.ts';
import { suggestAll } from '../claim-codes.ts';
import { findingOn, isBillable } from '../finding.ts';
import { quoteWords, toEvidence } from '../more-exact.ts';
import type { Finding, Rule, RuleContext } from '../types.ts';
import { ENCOUNTER_EXAMPLES } from './encounter-character.examples.ts';

const SOURCE = 'ICD-10-CM Guidelines FY2026, I.C.19.a';

const CHARACTERS = { initial: 'A', subsequent: 'D', sequela: 'S' } as const;
const NAMES: Readonly<Record<string, string>> = {
  A: 'active treatment',
  D: 'a later encounter',
  S: 'a sequela',
};
/** With fractures the character says more than the encounter. */
const OTHER_CHARACTERS = 7;

export const encounterCharacter: Rule = {
  id: 'encounter-character',
  title: '7th character against the encounter',
  why: 'The 7th character of an injury, burn or complication tells whether it is under treatment, healing, or long past. It speaks where the note says another of these.',
  source: SOURCE,
  examples: ENCOUNTER_EXAMPLES,
  needsNotes: true,
  check: (context) => {
    const suspects = context.claim.diagnoses.filter(({ code }) => /^[ST].{6}[ADS]$/.test(code));
    return suspects.length === 1 ? suspects.flatMap((code) => checkCode(code, context)) : [];
  },
};

function checkCode(code: CodeOnPage, context: RuleContext): Finding[] {
  const { mentions, note, notes } = context;
  if (!isBillable(code, context)) return [];
  const choices = notes?.seventh(code.code)?.choices ?? [];
  if (choices.length === 0 || choices.length >= OTHER_CHARACTERS) return [];
  const said = mentions.flatMap((one) =>
    one.kind === 'encounter' && one.assertion === 'present'
      ? [{ ...one, is: CHARACTERS[one.encounter] }]
      : [],
  );
  const [first] = said;
  const own = code.code.slice(-1);
  if (!first || first.is === own || said.some((one) => one.is !== first.is)) return [];
  if (!choices.some(({ character }) => character === first.is)) return [];
  const evidence = toEvidence(said, note.text);
  const right = `${code.code.slice(0, -1)}${first.is}`;
  const suggestions = suggestAll([right], `the note says ${quoteWords(evidence)}`, context);
  if (suggestions.length === 0) return [];
  const message = `${code.code} ends in ${own}, ${NAMES[own]}; the note says ${quoteWords(evidence)}, which is ${NAMES[first.is]}.`;
  return [
    findingOn('encounter-character', code, { grade: 'warn', evidence, message, suggestions, source: SOURCE }),
  ];
}
