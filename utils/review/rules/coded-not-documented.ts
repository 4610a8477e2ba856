import { stemWord } from '../../reading/stems.ts';
import { onlyNew } from '../codes-for.ts';
import { uncoded } from '../documented.ts';
import { findingOn, isBillable, type KnownCode, type Said } from '../finding.ts';
import { quoteWords, toEvidence } from '../more-exact.ts';
import { groundOf } from '../scope.ts';
import { contentWords, coreWords } from '../title-words.ts';
import type { Finding, Rule, RuleContext } from '../types.ts';
import { CODED_EXAMPLES } from './coded-not-documented.examples.ts';

const SOURCE = 'ICD-10-CM Guidelines FY2026, I.A.19 and IV.J';
/** Diseases. Signs, injuries, causes, drugs and reasons for a visit are said in too many ways. */
const DISEASE = /^[A-Q]/;
/** Organisms, extents and growths without a name, which stand beside a disease and are said in a laboratory's words. */
const BESIDE = /^(?:B9[5-7]|L49|D48\.5|D49|L98\.9)/;

export const codedNotDocumented: Rule = {
  id: 'coded-not-documented',
  title: 'The note does not mention it',
  why: 'A disease on the claim that the note never names. Where the note states just one other diagnosis that no code speaks of, that one is what was meant.',
  source: SOURCE,
  examples: CODED_EXAMPLES,
  supersedes: ['unspecified-code'],
  yieldsTo: ['wrong-kind', 'wrong-site', 'wrong-side', 'age-conflict', 'aftercare', 'excludes1'],
  check(context) {
    const unsaid = undocumented(context);
    return unsaid.flatMap((code) => checkCode(code, unsaid.length, context));
  },
};

function undocumented(context: RuleContext): KnownCode[] {
  const { book, date } = context;
  const stems = presentStems(context);
  const known = context.codes.filter((code) => isBillable(code, context));
  return known.filter((code) => {
    if (!DISEASE.test(code.code) || BESIDE.test(code.code)) return false;
    if (context.conditionsFor(code).length > 0) return false;
    const category = code.code.slice(0, 3);
    const isKin = context.mentions.some(
      (one) => one.kind === 'condition' && one.codes?.some((each) => each.slice(0, 3) === category),
    );
    return !isKin && !isNamed(book.entry(code.id, date).title, stems);
  });
}

/** Every word of the note, whatever it means there: what is named in any way is not unmentioned. */
function presentStems(context: RuleContext): ReadonlySet<string> {
  const stems = new Set(groundOf(context).note.words.map((word) => stemWord(word.text)));
  for (const mention of context.mentions)
    for (const wording of [mention.value, ...(mention.also ?? [])])
      for (const word of contentWords(wording)) stems.add(word);
  return stems;
}

function isNamed(title: string, stems: ReadonlySet<string>): boolean {
  const core = coreWords(title);
  if (core.length > 0) return core.every((word) => stems.has(word));
  const words = contentWords(title);
  return words.length === 0 || words.some((word) => stems.has(word));
}

function checkCode(code: KnownCode, howMany: number, context: RuleContext): Finding[] {
  const others = uncoded(context);
  const [meant] = others.length === 1 && howMany === 1 ? others : [];
  const title = context.book.entry(code.id, context.date).title;
  const say = (said: Omit<Said, 'source'>): Finding[] => [
    findingOn('coded-not-documented', code, { ...said, source: SOURCE }),
  ];
  if (meant) {
    const evidence = toEvidence([meant.mention], context.note.text);
    const message = `The note says ${quoteWords(evidence)} and nothing of ${code.code}, ${title}.`;
    return say({ grade: 'warn', evidence, message, suggestions: onlyNew(meant.codes, context) });
  }
  // A note that names no disease in words that we know proves nothing.
  if (!context.problems.some((problem) => problem.conditions.length > 0)) return [];
  // An unspecified code is asked about by its own rule.
  if (context.book.unspecified(code.id, context.date) !== null) return [];
  const message = `The note does not mention ${title} (${code.code}). Is it documented elsewhere?`;
  return say({ grade: 'inform', evidence: [], message, suggestions: [] });
}
