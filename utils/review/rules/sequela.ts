import type { CodeOnPage } from '../../reading/types.ts';
import { suggestAll } from '../claim-codes.ts';
import { findingOn } from '../finding.ts';
import { placesInNote, toEvidence } from '../more-exact.ts';
import type { Evidence, Finding, Rule, RuleContext } from '../types.ts';
import { SEQUELA_EXAMPLES } from './sequela.examples.ts';

const SOURCE = 'ICD-10-CM Guidelines FY2026, I.B.10 and I.C.19.a';
const EXTENT_SOURCE = 'ICD-10-CM Guidelines FY2026, I.C.19.d.6 and I.C.19.d.7';
const SCARS = ['L90.5', 'L91.0'];
const INJURY = /^(?:S\d|T[0-3])/;
const ACUTE = /^[ST].{6}[AD]$/;
const LATE = /^[ST].{6}S$/;
/** A scar that an old injury left. */
const LEFT_BY =
  /\b(?:scar\w*|keloids?|contractures?)\b[^.\n]{0,60}\b(?:from|due to|after|following|secondary to|status post|s\/p)\b[^.\n]{0,40}\b(?:burn|laceration|injur|trauma|wound|accident|bite|abrasion|scald)\w*/i;
const OPEN =
  /\b(?:blister\w*|fresh|acute|still open|sutures?|dressing|debrid\w+|today'?s? (?:injury|burn))\b/i;

export const sequela: Rule = {
  id: 'sequela',
  title: 'Scar and the injury behind it',
  why: 'What an injury left behind has two codes: the scar first, then the injury with S. The S never stands on the scar, and never alone.',
  source: SOURCE,
  examples: SEQUELA_EXAMPLES,
  supersedes: ['encounter-character', 'coded-not-documented'],
  check: (context) => [...checkAcute(context), ...checkLate(context), ...checkExtent(context)],
};

/** A scar on the claim, and its old injury as if it were open. */
function checkAcute(context: RuleContext): Finding[] {
  const { diagnoses } = context.claim;
  const injuries = diagnoses.filter(({ code }) => ACUTE.test(code) && INJURY.test(code));
  const [injury, ...more] = injuries;
  const { text } = context.note;
  if (!injury || more.length > 0 || !diagnoses.some(({ code }) => SCARS.includes(code))) return [];
  const said = LEFT_BY.exec(text);
  if (!said || OPEN.test(text)) return [];
  const evidence = toEvidence([{ start: said.index, end: said.index + said[0].length }], text);
  const message = `The note tells of a scar that the injury left: ${injury.code} takes S as its 7th character.`;
  return tell(injury, message, [`${injury.code.slice(0, -1)}S`], evidence, context);
}

/** The injury with S, alone or before what it left. */
function checkLate(context: RuleContext): Finding[] {
  const { diagnoses, isOrdered } = context.claim;
  const late = diagnoses.find(({ code }) => LATE.test(code));
  if (!late) return [];
  const natures = diagnoses.filter(({ code }) => !/^[S-Z]/.test(code));
  const [nature] = natures;
  if (!nature) {
    const message = `${late.code} says what once happened. What it left, as a scar, is coded before it.`;
    const isKeloid = context.mentions.some((one) => one.kind === 'condition' && one.codes?.includes('L91.0'));
    const scar = /\bscar/i.test(context.note.text) ? ['L90.5'] : [];
    return tell(late, message, isKeloid ? ['L91.0'] : scar, [], context);
  }
  const scar = natures.find(({ code }) => SCARS.includes(code));
  if (!isOrdered || !scar || diagnoses.indexOf(scar) < diagnoses.indexOf(late)) return [];
  const message = `${scar.code}, what the injury left, is coded before ${late.code}. Put it first.`;
  return tell(late, message, [scar.code], [], context);
}

/** The extent of a burn belongs to one that is being treated. */
function checkExtent(context: RuleContext): Finding[] {
  const { diagnoses } = context.claim;
  const extent = diagnoses.find(({ code }) => /^T3[12]/.test(code));
  const burns = diagnoses.filter(({ code }) => /^T2[0-8]/.test(code));
  if (!extent || burns.length === 0 || !burns.every(({ code }) => LATE.test(code))) return [];
  const message = `${extent.code} is not coded beside what an old burn left. Leave it out.`;
  return tell(extent, message, [], [], context, EXTENT_SOURCE);
}

function tell(
  code: CodeOnPage,
  message: string,
  better: readonly string[],
  said: readonly Evidence[],
  context: RuleContext,
  source = SOURCE,
): Finding[] {
  const evidence = said.length > 0 ? said : placesInNote(code, context.note.text);
  const suggestions = suggestAll(better, 'what an injury left is coded so', context);
  return [findingOn('sequela', code, { grade: 'warn', evidence, message, suggestions, source })];
}
