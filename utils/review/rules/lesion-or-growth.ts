import { assertionAt } from '../../reading/assertion-at.ts';
import type { Span } from '../../reading/types.ts';
import { isAmong } from '../claim-codes.ts';
import { billable, codesUnder } from '../codes-for.ts';
import { type KnownCode, onBillable, type Said } from '../finding.ts';
import { quoteWords, toEvidence } from '../more-exact.ts';
import { groundOf } from '../scope.ts';
import type { Rule, RuleContext } from '../types.ts';
import { LESION_EXAMPLES } from './lesion-or-growth.examples.ts';

const SOURCE = 'ICD-10-CM tabular list, note and includes at D49; Guidelines FY2026, IV.D';
/** What stands in the tabular list at D49: a lesion and a mass are none of it. */
const GROWTH =
  /\b(?:neoplasms?|tumou?rs?|new growths?|growths?)\b(?! (?:necrosis|marker|factor|spurt|of hair))/gi;
const NO_GROWTH = /\b(?:hair|nail|regrowth|anti|culture:?|bacterial|fungal|growth of|no) ?-?$/i;
const LUMP = /\b(?:masse?s?|lumps?|swelling)\b/gi;
const GENITAL = /\b(?:penis|penile|glans|scrot\w+|vulva\w*|labi(?:um|a)(?! oris)|clitor\w+)\b/i;
/** Codes that a physician suspects or finds: then the word chosen is the physician's own. */
const NEOPLASM = /^(?:C|D[0-4])/;
const SIGNS = ['L98.9', 'R22', 'R23.4', 'R23.8', 'R23.9'];
const ASSESSED = new Set(['assessment', 'plan', 'procedure', 'pathology', 'other', 'hpi']);

export const lesionOrGrowth: Rule = {
  id: 'lesion-or-growth',
  title: 'Growth, or lesion and lump',
  why: '“Growth”, “tumor” and “neoplasm” are D49 until the report says more; a “mass” or a “lump” is no neoplasm and stays a sign (R22). The words of the note decide, not the habit.',
  source: SOURCE,
  examples: LESION_EXAMPLES,
  supersedes: ['unspecified-code', 'coded-not-documented'],
  yieldsTo: ['uncertain-behavior', 'redundant-sign', 'wrong-kind', 'owned-by-site', 'contradicted-by-note'],
  check: onBillable('lesion-or-growth', checkCode),
};

function checkCode(code: KnownCode, context: RuleContext): Said | null {
  if (isAmong(code.code, SIGNS)) return checkSign(code, context);
  return code.code === 'D49.2' ? checkGrowth(context) : null;
}

/** A sign on the claim, a growth without a name in the note. */
function checkSign(code: KnownCode, context: RuleContext): Said | null {
  if (context.claim.diagnoses.some((one) => NEOPLASM.test(one.code)) || namesTumor(context)) return null;
  const [growth] = saidOf(GROWTH, context);
  if (!growth) return null;
  const evidence = toEvidence([growth], context.note.text);
  const better = GENITAL.test(context.note.text) ? 'D49.59' : 'D49.2';
  const words = quoteWords(evidence);
  return {
    grade: 'warn',
    evidence,
    message: `The note says ${words}, which is D49 until a report names it; ${code.code} is for a lesion or a lump.`,
    suggestions: billable(better, `the note says ${words}`, context),
    source: SOURCE,
  };
}

/** D49.2 on the claim, and a lump that nobody calls or suspects a growth. */
function checkGrowth(context: RuleContext): Said | null {
  if (saidOf(GROWTH, context).length > 0 || namesTumor(context)) return null;
  const [lump] = saidOf(LUMP, context);
  if (!lump) return null;
  const evidence = toEvidence([lump], context.note.text);
  const value = lump.quote.toLowerCase();
  const mention = { kind: 'condition', assertion: 'present', value, ...lump } as const;
  const suggestions = codesUnder('R22', mention, context);
  return {
    grade: 'warn',
    evidence,
    message: `The note says ${quoteWords(evidence)}; the list at D49 does not take that for a growth. It is a sign.`,
    suggestions,
    source: SOURCE,
  };
}

/** A tumor by name, found or thought of: the note is about a growth, and other rules ask which. */
function namesTumor({ mentions }: RuleContext): boolean {
  return mentions.some(
    (one) =>
      one.kind === 'condition' &&
      (one.assertion === 'present' || one.assertion === 'suspected') &&
      one.codes?.some((code) => NEOPLASM.test(code)) === true &&
      !/^(?:neoplasm|tumou?r|growth|mass|lump)s?$/i.test(one.quote),
  );
}

function saidOf(words: RegExp, context: RuleContext): (Span & { readonly quote: string })[] {
  const { note } = groundOf(context);
  const { text } = context.note;
  return context.sections.flatMap((section) => {
    if (!ASSESSED.has(section.kind)) return [];
    return [...text.slice(section.start, section.end).matchAll(words)].flatMap((hit) => {
      const start = section.start + hit.index;
      if (NO_GROWTH.test(text.slice(Math.max(0, start - 20), start))) return [];
      if (assertionAt(note, start) !== 'present') return [];
      return [{ start, end: start + hit[0].length, quote: hit[0] }];
    });
  });
}
