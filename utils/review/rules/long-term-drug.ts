import type { NamedMention } from '../../reading/types.ts';
import { suggestAll } from '../claim-codes.ts';
import { sectionAt, sentenceOf } from '../documented.ts';
import { quoteWords, toEvidence } from '../more-exact.ts';
import { findingAt } from '../said-words.ts';
import type { Rule, RuleContext } from '../types.ts';
import { LONG_TERM_EXAMPLES } from './long-term-drug.examples.ts';

const SOURCE = 'ICD-10-CM tabular list, Z79.6-; Guidelines FY2026, I.C.21.c.3';
/** Immunomodulators and immunosuppressants. */
const CLASS = /^Z79\.6/;
/** Another rule asks for the drug that is watched. */
const CODED = /^(?:Z79\.[68]|Z51\.81)/;
/** Words for a treatment that has gone on for some time, or goes on. */
const GOES_ON =
  /\b(?:long[- ]term|maintenance|chronic(?:ally)?|continu(?:es?|ed|ing)|stable on|maintained on|well[- ]controlled on|doing well on|tolerating|on [\w ]{0,40}\b(?:since|for (?:the (?:past|last) )?(?:\d+|a|an|one|two|three|four|five|six|several|many)\+? ?(?:months?|mos?|years?|yrs?))|x ?\d+ ?(?:months?|mos?|years?|yrs?))\b/i;
const BEGINS_OR_ENDS =
  /\b(?:start\w*|initiat\w+|begin\w*|begun|trial of|consider\w*|discuss\w*|stop\w*|discontinu\w+|held|hold|off|failed|previously|prior|short course|taper\w*|switch\w*|intralesional|injected)\b/i;

export const longTermDrug: Rule = {
  id: 'long-term-drug',
  title: 'Drug taken for long',
  why: 'A drug that holds the immune system down and is taken for long has a code of its own, by its class. It is asked where the note says that the drug goes on; a short course has none.',
  source: SOURCE,
  examples: LONG_TERM_EXAMPLES,
  check(context) {
    const { diagnoses } = context.claim;
    if (diagnoses.length === 0 || diagnoses.some(({ code }) => CODED.test(code))) return [];
    const drugs = context.mentions.filter((one): one is NamedMention => isLongTerm(one, context));
    const suggestions = suggestAll(drugs.flatMap(classesOf), 'where it is taken for long', context);
    if (suggestions.length === 0) return [];
    const evidence = toEvidence(drugs, context.note.text).slice(0, 2);
    const message = `The note says that the patient goes on with ${quoteWords(evidence)}; long-term use has a code of its own. Did it bear on the visit?`;
    return [
      findingAt('long-term-drug', '', { grade: 'inform', evidence, message, suggestions, source: SOURCE }),
    ];
  },
};

function isLongTerm(one: RuleContext['mentions'][number], context: RuleContext): boolean {
  if (one.kind !== 'drug' || one.assertion !== 'present' || classesOf(one).length === 0) return false;
  if (sectionAt(one, context) === 'history' || sectionAt(one, context) === 'education') return false;
  const sentence = sentenceOf(one, context);
  return GOES_ON.test(sentence) && !BEGINS_OR_ENDS.test(sentence);
}

function classesOf({ codes = [] }: { readonly codes?: readonly string[] }): string[] {
  return codes.filter((code) => CLASS.test(code));
}
