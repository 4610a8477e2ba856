import { type KnownCode, onBillable, type Said } from '../finding.ts';
import { quoteWords, toEvidence, toSuggestion } from '../more-exact.ts';
import { isSiteOf, otherCodes, sameDisease } from '../said-by-note.ts';
import { contentOf, contentWords, coreWords } from '../title-words.ts';
import type { Rule, RuleContext } from '../types.ts';
import { WRONG_SITE_EXAMPLES } from './wrong-site.examples.ts';

const SOURCE = 'ICD-10-CM Guidelines FY2026, I.B.2 and I.C.2';
const MOST = 3;
/** Words of places that other places share. */
const SHARED = new Set(['limb', 'upper', 'lower', 'part', 'region', 'area', 'skin', 'hip', 'shoulder']);

export const wrongSite: Rule = {
  id: 'wrong-site',
  title: 'Wrong site',
  why: 'A code that names a site must name the record’s. It speaks where the note names another site for the disease, and nowhere the code’s own one.',
  source: SOURCE,
  examples: WRONG_SITE_EXAMPLES,
  yieldsTo: ['contradicted-by-note', 'wrong-side'],
  check: onBillable('wrong-site', checkCode),
};

function checkCode(code: KnownCode, context: RuleContext): Said | null {
  const { book, date, note } = context;
  const { title } = book.entry(code.id, date);
  if (!namesSite(title) || book.unspecified(code.id, date) !== null) return null;
  const spoken = context.conditionsFor(code).filter(({ mention }) => mention.assertion === 'present');
  if (!isOfOthers(title) && namedInNote(title, context)) return null;
  const pointed = spoken.flatMap(({ mention }) => otherCodes(code, mention, context));
  const better = pointed.filter(
    ({ candidate }) => sameDisease(candidate.title, title) && book.unspecified(candidate.id, date) === null,
  );
  const isClaimed = better.some((one) => context.codes.some((each) => each.id === one.candidate.id));
  const [best] = better;
  if (!best || isClaimed) return null;
  const evidence = toEvidence(best.evidence, note.text);
  const message = `The note says ${quoteWords(evidence)}; ${code.code} is “${title}”.`;
  const once = [...new Map(better.map((one) => [one.candidate.id, one])).values()];
  const suggestions = once.slice(0, MOST).map((one) => toSuggestion(one, context));
  return { grade: 'warn', evidence, message, suggestions, source: SOURCE };
}

/** Titles of a place. What is of overlapping ones, no single word of a note denies. */
function namesSite(title: string): boolean {
  return !/\b(?:unspecified|overlapping|multiple)\b/i.test(title) && siteWords(title).length > 0;
}

/** "Other parts of face", "other sites": where the note names a place that has a code of its own, it is none of them. */
function isOfOthers(title: string): boolean {
  return /\bother (?:parts?|sites?)\b/i.test(title);
}

function siteWords(title: string): readonly string[] {
  const disease = new Set(coreWords(title));
  return contentWords(title).filter((word) => !disease.has(word));
}

/** The code's own place is named somewhere: then the note may mean it. */
function namedInNote(title: string, { problems, mentions }: RuleContext): boolean {
  const content = contentOf(title);
  const words = new Set(siteWords(title).filter((word) => !SHARED.has(word)));
  return (
    problems.some(({ sites }) => sites.some((place) => isSiteOf(place, content))) ||
    mentions.some(
      (one) =>
        one.kind === 'site' &&
        [one.value, ...(one.also ?? [])].some((wording) =>
          contentWords(wording).some((word) => words.has(word)),
        ),
    )
  );
}
