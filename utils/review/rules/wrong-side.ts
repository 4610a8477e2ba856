import type { EntryId } from '../../codes/types.ts';
import type { CodeOnPage, Mention, Place, Problem } from '../../reading/types.ts';
import { type KnownCode, onBillable, type Said } from '../finding.ts';
import { quoteWords, toEvidence } from '../more-exact.ts';
import { isSiteOf } from '../said-by-note.ts';
import { contentOf, sideOf } from '../title-words.ts';
import type { Rule, RuleContext, Suggestion } from '../types.ts';
import { WRONG_SIDE_EXAMPLES } from './wrong-side.examples.ts';

const SOURCE = 'ICD-10-CM Guidelines FY2026, I.B.13';
const OTHER = { left: 'right', right: 'left' } as const;
/** A mirror stands at most so far apart: "C44.222" and "C44.229" below "C44.22". */
const STEPS_UP = 3;

export const wrongSide: Rule = {
  id: 'wrong-side',
  title: 'Wrong side',
  why: 'A code that names a side must name the record’s. It speaks where every place of the code’s own site that the note names is on the other side, and where the note names both sides for one thing.',
  source: SOURCE,
  examples: WRONG_SIDE_EXAMPLES,
  check: onBillable('wrong-side', checkCode),
};

function checkCode(code: KnownCode, context: RuleContext): Said | null {
  const { title } = context.book.entry(code.id, context.date);
  const side = sideOf(title);
  if (side !== 'left' && side !== 'right') return null;
  const problems = ownProblems(code, context);
  const conflict = problems.flatMap((problem) => problem.sideConflict);
  if (conflict.length > 0) return askWhich(conflict, context);
  const others = onOtherSide(title, OTHER[side], problems, context);
  if (others.length === 0) return null;
  const mirror = mirrorOf(code.id, context);
  if (mirror === undefined || context.codes.some((one) => one.id === mirror)) return null;
  const evidence = toEvidence(
    others.flatMap((place) => [place.site, ...place.sideMentions]),
    context.note.text,
  );
  const message = `The note says ${quoteWords(evidence)}; ${code.code} says ${side}.`;
  const suggestions = [suggest(mirror, evidence[0]?.quote ?? '', context)];
  return { grade: 'warn', evidence, message, suggestions, source: SOURCE };
}

/** Problems that name the code's disease as present, and those it is written in. */
function ownProblems(code: CodeOnPage, context: RuleContext): readonly Problem[] {
  const spoken = context
    .conditionsFor(code)
    .flatMap(({ mention, problem }) => (mention.assertion === 'present' && problem ? [problem] : []));
  const written = context.problems.filter((problem) => problem.codes.includes(code));
  return [...new Set([...written, ...spoken])];
}

/** The places of the code's own site, where all of them are on the other side; else none. */
function onOtherSide(
  title: string,
  other: 'left' | 'right',
  problems: readonly Problem[],
  context: RuleContext,
): readonly Place[] {
  const content = contentOf(title);
  const isOwn = (place: Place): boolean => isSiteOf(place, content);
  const own = problems.flatMap(({ sites }) => sites.filter(isOwn)).filter(({ side }) => side !== null);
  const same = context.problems.flatMap(({ sites }) =>
    sites.filter((one) => isOwn(one) && one.side !== null),
  );
  if (own.length === 0 || same.some(({ side }) => side !== other)) return [];
  // A side that belongs to no site may be the one meant.
  const free = problems.flatMap(({ sides }) => sides);
  return free.some(({ value }) => value !== other) ? [] : own;
}

/** The code that says the same of the other side. */
function mirrorOf(id: EntryId, { book, date }: RuleContext): EntryId | undefined {
  const { title } = book.entry(id, date);
  const wanted = title
    .toLowerCase()
    .replace(/\b(?:left|right)\b/g, (word) => (word === 'left' ? OTHER.left : OTHER.right));
  let above = book.parent(id);
  for (let step = 0; step < STEPS_UP && above !== undefined; step++) {
    const found = book
      .billableBelow(above, date)
      .find((one) => book.entry(one, date).title.toLowerCase() === wanted);
    if (found !== undefined) return found;
    above = book.parent(above);
  }
  return undefined;
}

function suggest(id: EntryId, quote: string, { book, date }: RuleContext): Suggestion {
  const { system, code, title } = book.entry(id, date);
  return { system, code, title, why: `the note says “${quote.replace(/\s+/g, ' ')}”` };
}

function askWhich(conflict: readonly Mention[], { note }: RuleContext): Said {
  const evidence = toEvidence(conflict, note.text);
  const message = `The note says both ${quoteWords(evidence)} for the same place. Ask the physician which side it is.`;
  return { grade: 'warn', evidence, message, suggestions: [], source: SOURCE };
}
