/** How the rules on procedures say what they find. */
import type { Line } from '../../procedures/types.ts';
import type { Span } from '../../reading/types.ts';
import { findingOn } from '../finding.ts';
import { toEvidence } from '../more-exact.ts';
import type { Evidence, Finding, Grade, Rule, RuleContext, RuleExample, Suggestion } from '../types.ts';
import { compareSheet, type Difference } from './compare-sheet.ts';
import type { Deed } from './deed-types.ts';
import type { DifferenceKind } from './how-it-differs.ts';
import { workNote } from './note-work.ts';
import { type Billed, kinOfCode, kinOfFamily } from './sheet.ts';

export const CODING_SOURCE =
  'Clear Margin’s own table of sizes and counts; your licensed CPT file has the last word';

/** The rules that only hold the sheet against the note: one that knows more of a code speaks in their place. */
export const COMPARING = [
  'procedure-units',
  'procedure-size',
  'procedure-site',
  'procedure-kind',
  'procedure-technique',
  'procedure-included',
  'procedure-missing-fact',
  'procedure-not-documented',
  'procedure-diagnosis',
] as const;

interface DifferencePage {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly examples: readonly RuleExample[];
  readonly kinds: readonly DifferenceKind[];
  readonly source?: string;
  readonly supersedes?: readonly string[];
  readonly say: (difference: Difference) => string;
}

/** A rule that tells differences of some kinds between the fee sheet and the note. */
export function differenceRule(page: DifferencePage): Rule {
  const { id, title, why, examples, kinds, source = CODING_SOURCE, supersedes, say } = page;
  return {
    ...{ id, title, why, source, examples },
    ...(supersedes !== undefined && { supersedes }),
    check: (context) =>
      compareSheet(context)
        .filter(({ kind }) => kinds.includes(kind))
        .map((one) => toFinding(id, source, one, say(one), context)),
  };
}

function toFinding(
  rule: string,
  source: string,
  difference: Difference,
  message: string,
  context: RuleContext,
): Finding {
  const { billed, lines, deeds } = difference;
  const said = {
    grade: gradeOf(difference),
    evidence: evidenceOf(deeds, context),
    message,
    suggestions: lines.flatMap((line) => suggestLine(line, context)),
    source,
  };
  return billed === null ? { rule, system: 'cpt', code: '', ...said } : findingOn(rule, billed.onPage, said);
}

const QUESTIONS: ReadonlySet<DifferenceKind> = new Set(['open', 'not-documented', 'not-billed']);
/** Facts on which the right code itself rests. */
const DECIDING: ReadonlySet<string> = new Set(['margin', 'complicated', 'pathology', 'donor']);

/** The record is silent where the right code rests on something assumed. */
function gradeOf({ kind, questions }: Difference): Grade {
  return QUESTIONS.has(kind) || questions.some(({ fact }) => DECIDING.has(fact)) ? 'inform' : 'warn';
}

const MOST_EVIDENCE = 6;

/** The words that name what was done, with its numbers. */
export function evidenceOf(deeds: readonly Deed[], { note }: RuleContext): Evidence[] {
  const spans = deeds.flatMap(({ named, mentions }): Span[] => [
    ...named,
    ...mentions.filter(({ kind }) => kind === 'count' || kind === 'measure'),
  ]);
  return toEvidence(spans, note.text).slice(0, MOST_EVIDENCE);
}

/** A line as a suggestion, with its sum; none where its code is not billable on the date. */
export function suggestLine(line: Line, { book, date }: RuleContext): Suggestion[] {
  const { code, system } = line;
  const id = book.find(code, system);
  if (id === undefined || book.stand(id, date).standing !== 'billable') return [];
  return [{ system, code, title: book.entry(id, date).title, why: line.steps.join('; ') }];
}

/** "17000, 17003 x3". */
export function sayLines(lines: readonly Line[]): string {
  return lines.map(sayUnits).join(', ');
}

/** "17003 x3", "11730-TA". */
export function sayUnits(one: Pick<Line, 'code' | 'units' | 'modifiers'>): string {
  return [one.code, ...one.modifiers].join('-') + (one.units === 1 ? '' : ` x${one.units}`);
}

/** What the note comes to for the same kind of work, without the code itself. */
export function linesBeside({ code }: Billed, context: RuleContext): readonly Line[] {
  const kin = kinOfCode(code);
  const works = workNote(context).families.filter(({ family }) => kinOfFamily(family) === kin);
  return works.flatMap(({ lines }) => lines).filter((line) => line.code !== code);
}

/** The words of the note for the same kind of work. */
export function deedsBeside({ code }: Billed, context: RuleContext): readonly Deed[] {
  const kin = kinOfCode(code);
  return workNote(context)
    .families.filter(({ family }) => kinOfFamily(family) === kin)
    .flatMap(({ deeds }) => deeds);
}
