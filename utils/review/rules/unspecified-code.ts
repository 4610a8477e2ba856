import type { Axis, EntryId } from '../../codes/types.ts';
import type { CodeOnPage } from '../../reading/types.ts';
import { type KnownCode, onBillable, type Said } from '../finding.ts';
import { askNote, placesInNote, quoteWords, toEvidence, toSuggestion, type Verdict } from '../more-exact.ts';
import { namedKinds } from '../named-kinds.ts';
import type { Pointed } from '../point-at.ts';
import type { Rule, RuleContext, Suggestion } from '../types.ts';
import { UNSPECIFIED_EXAMPLES } from './unspecified-code.examples.ts';

const SOURCE = 'ICD-10-CM Guidelines FY2026, I.B.18';
const SIDE_SOURCE = 'ICD-10-CM Guidelines FY2026, I.B.13 and I.B.18';
const MOST_SUGGESTIONS = 6;
const MOST_TO_CHOOSE = 4;
/** "M79.6": shorter codes are whole categories. */
const SUBCATEGORY = 5;

/** What is missing, and what to ask the provider. */
const QUESTIONS: Record<Axis, readonly [missing: string, question: string]> = {
  side: ['side', 'Which side?'],
  site: ['site', 'Which site?'],
  histology: ['histology', 'What does the pathology report say?'],
  type: ['type', 'Which type?'],
  stage: ['stage', 'Which stage?'],
  degree: ['degree', 'Which degree?'],
  severity: ['severity', 'How severe?'],
  depth: ['depth', 'How deep?'],
  organism: ['organism', 'Which organism?'],
  agent: ['cause', 'What caused it?'],
  encounter: ['encounter', 'Initial, subsequent, or sequela?'],
  other: ['detail', 'What more does the record say?'],
};
const SITE_AXES = new Set<Axis>(['side', 'site']);

export const unspecifiedCode: Rule = {
  id: 'unspecified-code',
  title: 'Unspecified code',
  why: 'An unspecified code is legitimate where the record holds no more. It is wrong where the record does: then the note’s own words choose the better code. “Other specified” codes state something and are never looked at.',
  source: SOURCE,
  examples: UNSPECIFIED_EXAMPLES,
  check: onBillable('unspecified-code', checkCode),
};

function checkCode(code: KnownCode, context: RuleContext): Said | null {
  const open = context.book.unspecified(code.id, context.date);
  if (!open) return null;
  const onlySites = open.axes.every((axis) => SITE_AXES.has(axis));
  const candidates =
    open.candidates.length > 0 || !onlySites ? open.candidates : relativesOf(code.id, context);
  const verdict = askNote(code, candidates, onlySites, context);
  const source = open.axes[0] === 'side' ? SIDE_SOURCE : SOURCE;
  return { ...sayOf(code, open.axes, candidates, verdict, context), source };
}

type Answer = Omit<Said, 'source'>;

function sayOf(
  code: KnownCode,
  axes: readonly Axis[],
  candidates: readonly EntryId[],
  { pointed, contradiction, narrowed }: Verdict,
  context: RuleContext,
): Answer {
  if (pointed.length > 0) return { grade: 'warn', ...sayWhatIsTold(code, pointed, axes, context) };
  const named = namedKinds(code, context);
  if (named.length > 0) return sayNamed(code, named, axes, context);
  if (contradiction.length > 0) return askWhichSide(contradiction, context);
  if (narrowed.length > 0) return askForRest(code, narrowed, axes, context);
  return inform(code, axes, candidates, context);
}

/** "Pain in unspecified limb" stands beside "pain in left lower leg": codes of the same subcategory that name the place. */
function relativesOf(id: EntryId, { book, date }: RuleContext): readonly EntryId[] {
  const parent = book.parent(id);
  const above = parent === undefined ? undefined : book.parent(parent);
  if (above === undefined || book.entry(above).code.length < SUBCATEGORY) return [];
  return book.billableBelow(above, date).filter((one) => one !== id && book.unspecified(one, date) === null);
}

/** The note narrows the choice and proves no code: a question, with what it narrows to as options. */
function askForRest(
  code: CodeOnPage,
  narrowed: readonly Pointed[],
  axes: readonly Axis[],
  context: RuleContext,
): Answer {
  const told = sayWhatIsTold(code, narrowed, axes, context);
  const question = narrowed.slice(0, MOST_SUGGESTIONS).some((one) => one.lacks?.endsWith(' side'))
    ? 'The side is still missing. Which side?'
    : 'Upper or lower is still missing. Which one?';
  return { grade: 'inform', ...told, message: `${told.message} ${question}` };
}

/** What the note says of the facts that the code leaves open, and the codes that it points at. */
function sayWhatIsTold(
  code: CodeOnPage,
  pointed: readonly Pointed[],
  axes: readonly Axis[],
  context: RuleContext,
): Omit<Answer, 'grade'> {
  const shown = pointed.slice(0, MOST_SUGGESTIONS);
  const evidence = toEvidence(
    shown.flatMap((one) => one.evidence),
    context.note.text,
  );
  const message = `The note says ${quoteWords(evidence)}; ${code.code} leaves the ${missing(axes)} open.`;
  return { evidence, message, suggestions: shown.map((one) => toSuggestion(one, context)) };
}

/** The note calls it by a name that has a code of its own. */
function sayNamed(
  code: CodeOnPage,
  named: ReturnType<typeof namedKinds>,
  axes: readonly Axis[],
  { note }: RuleContext,
): Answer {
  const evidence = toEvidence(
    named.map(({ mention }) => mention),
    note.text,
  );
  const message = `The note says ${quoteWords(evidence)}; ${code.code} leaves the ${missing(axes)} open.`;
  return { grade: 'warn', evidence, message, suggestions: named.map(({ suggestion }) => suggestion) };
}

function askWhichSide(contradiction: Verdict['contradiction'], context: RuleContext): Answer {
  const evidence = toEvidence(
    contradiction.flatMap((one) => one.spans),
    context.note.text,
  );
  const message = `The note says both ${quoteWords(evidence)}. Which side is it, or are there two?`;
  return { grade: 'inform', evidence, message, suggestions: [] };
}

function inform(
  code: CodeOnPage,
  axes: readonly Axis[],
  candidates: readonly EntryId[],
  context: RuleContext,
): Answer {
  const { book, date } = context;
  const [axis = 'other'] = axes;
  const message = `${code.code} leaves the ${missing(axes)} open, and the note does not settle it. ${QUESTIONS[axis][1]}`;
  // Only a whole list of sides and places leads nowhere: of kinds, the note gives none a ground.
  const isWhole = candidates.length <= MOST_TO_CHOOSE && axes.every((one) => SITE_AXES.has(one));
  const choices = isWhole ? candidates : [];
  const suggestions = choices.map((id): Suggestion => {
    const { system, code: better, title } = book.entry(id, date);
    return { system, code: better, title, why: 'if documented' };
  });
  return { grade: 'inform', evidence: placesInNote(code, context.note.text), message, suggestions };
}

/** "side", "site and side". */
function missing(axes: readonly Axis[]): string {
  const names = axes.map((axis) => QUESTIONS[axis][0]);
  const last = names.pop() ?? 'detail';
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`;
}
