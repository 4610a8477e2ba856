import { sentenceAt } from '../../reading/prepare-note.ts';
import type { CodeOnPage, NamedMention } from '../../reading/types.ts';
import { billable, codesFor, codesUnder, onlyNew } from '../codes-for.ts';
import { documentedIn, sentenceOf, uncoded } from '../documented.ts';
import { onBillable, type Said } from '../finding.ts';
import { placesInNote, toEvidence } from '../more-exact.ts';
import { groundOf } from '../scope.ts';
import type { Evidence, Rule, RuleContext, Suggestion } from '../types.ts';
import { UNCERTAIN_EXAMPLES } from './uncertain-behavior.examples.ts';

const SOURCE = 'ICD-10-CM tabular list, notes at D37-D48 and D49; Guidelines FY2026, IV.H';
const FINAL = 'ICD-10-CM Guidelines FY2026, IV.K and IV.N';
/** A pathologist who cannot tell how the growth will behave. */
const STATED =
  /\buncertain\b[^.\n]{0,40}\b(?:behaviou?r|potential|significance|biolog\w+|malignan\w+)|\b(?:behaviou?r|potential)\b[^.\n]{0,30}\b(?:uncertain|cannot be (?:determined|predicted|told))|\b(?:stump|meltump|sampus|iampus|must)\b|\b(?:not possible to|cannot|unable to) (?:tell|distinguish|determine|separate)\b[^.\n]{0,60}\b(?:benign|malignant)|\bborderline\b|\bindeterminate\b/i;
const PENDING =
  /\b(?:path(?:ology)?|results?|biops(?:y|ies)|report|specimens?)\b[^.\n]{0,40}\b(?:pending|awaited|outstanding|not (?:yet )?back|still out)\b|\[x\] pending\b|\bawaiting (?:path|biopsy|result)|\b(?:sent|submitted) (?:out )?(?:to|for) (?:derm)?(?:ato)?path|\bspecimen (?:sent|submitted)|\bto path\b/i;
const ATYPICAL =
  /\b(?:dysplastic|atypical|clark(?:['’]s)?)\b[^.;\n]{0,30}\bnev(?:us|i)\b|\bnev(?:us|i)\b[^.;\n]{0,30}\b(?:atypia|dysplasia)\b/i;
const GENITAL = /\b(?:penis|penile|glans|scrot\w+|vulva\w*|labi(?:um|a)(?! oris)|clitor\w+)\b/i;
const LIP = /\bvermilion\b/i;

export const uncertainBehavior: Rule = {
  id: 'uncertain-behavior',
  title: 'Uncertain behavior is a pathologist’s word',
  why: 'D48.5 says that a pathologist looked and could not tell benign from malignant. A growth whose report is still out, or that nobody looked at, is D49.2; a report that names it gives its own code.',
  source: `${SOURCE}; ${FINAL}`,
  examples: UNCERTAIN_EXAMPLES,
  supersedes: ['unspecified-code', 'coded-not-documented', 'contradicted-by-note'],
  check: onBillable('uncertain-behavior', (code, context) => {
    if (code.code === 'D48.5') return checkUncertain(code, context);
    return code.code === 'D49.2' ? checkUnspecified(context) : null;
  }),
};

function checkUncertain(code: CodeOnPage, context: RuleContext): Said | null {
  const { text } = context.note;
  if (STATED.test(text)) return null;
  const atypical = uncoded(context).find(({ mention }) => isAtypical(mention, context));
  const pending = firstOf(PENDING, text);
  if (atypical && firstOf(PENDING, sentenceOf(atypical.mention, context)).length === 0) {
    const evidence = toEvidence([atypical.mention], text);
    const message =
      'The report names an atypical or dysplastic nevus; D48.5 is for one whose behavior the pathologist cannot tell.';
    return warn(evidence, message, nevusCodes(atypical.mention, context), SOURCE);
  }
  const proven = uncoded(context).find(({ mention }) => mention.proven);
  if (proven && pending.length === 0) {
    const evidence = toEvidence([proven.mention], text);
    const message =
      'The report names the growth; D48.5 is for one whose behavior the pathologist cannot tell.';
    return warn(evidence, message, onlyNew(proven.codes, context), FINAL);
  }
  const message =
    pending.length > 0
      ? 'Pathology is still out; D48.5 needs a pathologist who states uncertain behavior.'
      : 'No pathologist’s statement of uncertain behavior stands in the note; D48.5 needs one.';
  const evidence = pending.length > 0 ? pending : placesInNote(code, text);
  return warn(evidence, message, openGrowth(context), SOURCE);
}

function warn(evidence: Evidence[], message: string, suggestions: Suggestion[], source: string): Said {
  return { grade: 'warn', evidence, message, suggestions, source };
}

/** A final report beside D49.2. */
function checkUnspecified(context: RuleContext): Said | null {
  const { text } = context.note;
  if (firstOf(PENDING, text).length > 0) return null;
  const proven = uncoded(context).find(({ mention }) => mention.proven);
  const isGrowth = /^(?:C|D|L72|L82|L57|L85|L91|Q82)/.test(proven?.codes[0]?.code ?? '');
  if (!proven || !isGrowth || documentedIn(context).length > 1) return null;
  const codes = isAtypical(proven.mention, context)
    ? nevusCodes(proven.mention, context)
    : onlyNew(proven.codes, context);
  const message = 'The pathology is in and names the growth; D49.2 is for one that nobody has named yet.';
  return warn(toEvidence([proven.mention], text), message, codes, FINAL);
}

function isAtypical(mention: NamedMention, context: RuleContext): boolean {
  const span = groundOf(context).note.sentences[sentenceAt(groundOf(context).note, mention.start)];
  if (!mention.codes?.includes('D22') || !span) return false;
  return ATYPICAL.test(context.note.text.slice(span.start, span.end).slice(0, 400));
}

/** The tabular list puts an atypical nevus under D22; the index sends a dysplastic one to D23. */
function nevusCodes(mention: NamedMention, context: RuleContext): Suggestion[] {
  const [nevus] = codesUnder('D22', mention, context);
  const [benign] = codesUnder('D23', mention, context);
  return onlyNew(
    [
      ...(nevus ? [{ ...nevus, why: `${nevus.why}; “atypical nevus” is an inclusion term of D22` }] : []),
      ...(benign ? [{ ...benign, why: `${benign.why}; the index sends “dysplastic nevus” to D23` }] : []),
      ...codesFor(mention, context),
    ],
    context,
  ).slice(0, 2);
}

/** The code of a growth without a report: genital skin and the lip’s red are not in D49.2. */
function openGrowth(context: RuleContext): Suggestion[] {
  const { text } = context.note;
  if (GENITAL.test(text)) return billable('D49.59', 'a growth of genital skin without a report', context);
  if (LIP.test(text)) return billable('D49.0', 'a growth of the lip’s red without a report', context);
  return billable('D49.2', 'a growth of the skin without a report', context);
}

function firstOf(pattern: RegExp, text: string): Evidence[] {
  const found = pattern.exec(text);
  return found ? [{ start: found.index, end: found.index + found[0].length, quote: found[0] }] : [];
}
