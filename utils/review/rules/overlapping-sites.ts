import type { NamedMention, Problem } from '../../reading/types.ts';
import { codesFor, onlyNew } from '../codes-for.ts';
import { onBillable, type Said } from '../finding.ts';
import { quoteWords, toEvidence } from '../more-exact.ts';
import type { Rule, RuleContext } from '../types.ts';
import { OVERLAPPING_EXAMPLES } from './overlapping-sites.examples.ts';

const SOURCE = 'ICD-10-CM Guidelines FY2026, I.C.2, primary malignant neoplasms overlapping site boundaries';
const TITLE = /\boverlapping sites\b/i;
/** One lesion over two sites. */
const TOUCHES =
  /\b(?:overlap\w*|contiguous|continuous|extend\w*|span\w*|cross\w*|straddl\w*|abut\w*|border\w*|junction|across|between|bridg\w*)\b/i;

export const overlappingSites: Rule = {
  id: 'overlapping-sites',
  title: 'Overlapping sites, or two lesions',
  why: 'The code for overlapping sites is for one lesion that reaches over the border of two. Two lesions that do not touch have a code each.',
  source: SOURCE,
  examples: OVERLAPPING_EXAMPLES,
  supersedes: ['wrong-site', 'unspecified-code'],
  check: onBillable('overlapping-sites', (code, context) => {
    const { title } = context.book.entry(code.id, context.date);
    if (!TITLE.test(title) || TOUCHES.test(context.note.text)) return null;
    return checkLesions(lesionsOf(code, context), code.code, context);
  }),
};

interface Lesion {
  readonly mention: NamedMention;
  readonly problem: Problem;
}

/** The lesions of a code, each in a problem of its own at a place of its own. */
function lesionsOf(code: Parameters<RuleContext['conditionsFor']>[0], context: RuleContext): Lesion[] {
  const found = new Map<Problem, Lesion & { readonly place: string }>();
  for (const { mention, problem, sites } of context.conditionsFor(code)) {
    const [place] = sites;
    if (mention.assertion !== 'present' || problem === null || place === undefined) continue;
    if (!found.has(problem)) {
      found.set(problem, { mention, problem, place: `${place.side ?? ''} ${place.site.value}` });
    }
  }
  const places = [...found.values()].map(({ place }) => place);
  return new Set(places).size === places.length ? [...found.values()] : [];
}

function checkLesions(lesions: readonly Lesion[], code: string, context: RuleContext): Said | null {
  if (lesions.length < 2) return null;
  const better = lesions.flatMap(({ mention }) => codesFor(mention, context).slice(0, 1));
  const suggestions = onlyNew(better, context).filter((one) => !TITLE.test(one.title));
  if (suggestions.length < 2) return null;
  const evidence = toEvidence(
    lesions.map(({ mention }) => mention),
    context.note.text,
  );
  const message = `The note tells of ${lesions.length} lesions, ${quoteWords(evidence)}, each at its own place; ${code} is one lesion over two sites. Code each.`;
  return { grade: 'warn', evidence, message, suggestions, source: SOURCE };
}
