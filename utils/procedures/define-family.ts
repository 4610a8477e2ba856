/** What every calculator does before its own sum: look at each fact, and set aside what cannot be used. */
import { askMissing, eachQuestionOnce, nothing } from './answers.ts';
import { judgeFact } from './judge-fact.ts';
import type { Facts, Family, Fields, Known, Missing, Sheet, Warning, Worked } from './types.ts';
import { readExamples, readHead } from './written.ts';

/** What a family's own sum gets: usable facts only. */
export interface KnownFacts<Each extends Fields, Visit extends Fields> {
  readonly each: readonly Known<Each>[];
  readonly visit: Known<Visit>;
}

interface Spec<Each extends Fields, Visit extends Fields> {
  /** Id | title | what one sheet stands for. Below it the other words that lead here, with commas between them. */
  readonly head: string;
  /** What is asked of each of them. */
  readonly each: Each;
  /** What is asked once; left out where there is nothing. */
  readonly visit?: Visit;
  /** True where one number covers all: nothing is worked while one item is set aside. */
  readonly countsAll?: boolean;
  /** The fact and the question that open an empty sheet; left out where the sum itself asks. */
  readonly opens?: readonly [fact: string, question: string];
  readonly source: string;
  /** One a line, as `readExamples` reads them. */
  readonly examples: string;
  readonly sum: (facts: KnownFacts<Each, Visit>) => Worked;
}

/** More than a visit ever holds: a wrong unit or a typed slip, and too much to list. */
const MOST_ITEMS = 200;

/** Makes a calculator of what its page states. Its sum never meets an impossible fact. */
export function defineFamily<Each extends Fields, Visit extends Fields = Record<never, never>>(
  spec: Spec<Each, Visit>,
): Family<Each, Visit> {
  const { head, each, visit = {}, source, examples } = spec;
  const named = readHead(head);
  const work: Family<Each, Visit>['work'] = (facts) => workChecked(spec, named.item, facts);
  return { ...named, each, visit, source, examples: readExamples(examples), work };
}

function workChecked<Each extends Fields, Visit extends Fields>(
  spec: Spec<Each, Visit>,
  item: string,
  facts: Facts<Each, Visit>,
): Worked {
  const { countsAll = false, opens } = spec;
  const given = facts.each ?? [];
  if (given.length > MOST_ITEMS) {
    const question = `${given.length} entries are more than one visit holds. Is that right?`;
    return nothing([askMissing(item, question)]);
  }
  const visit = judgeSheet(spec.visit, facts.visit ?? {});
  const each = given.map((sheet) => judgeSheet(spec.each, sheet));
  const questions = [...visit.questions, ...each.flatMap((one) => one.questions)];
  const usable = each.flatMap(({ known }) => (known === null ? [] : [known]));
  const isPartial = usable.length < given.length;
  if (visit.known === null || (isPartial && (countsAll || usable.length === 0))) {
    return nothing(eachQuestionOnce(questions));
  }
  if (opens !== undefined && usable.length === 0) return nothing([askMissing(...opens)]);
  const { lines, questions: open, warnings } = spec.sum({ each: usable, visit: visit.known });
  const isLeftOut = isPartial && lines.length > 0;
  return {
    lines,
    questions: eachQuestionOnce([...questions, ...open]),
    warnings: isLeftOut ? [...warnings, setAside(item)] : warnings,
  };
}

function setAside(item: string): Warning {
  return {
    message: `One ${item} or more is left out until its question is answered. That may change these lines.`,
    source: 'Clear Margin',
  };
}

interface Judged<F extends Fields> {
  /** `null` where a fact cannot be used. */
  readonly known: Known<F> | null;
  readonly questions: readonly Missing[];
}

/** @param fields left out where nothing is asked */
function judgeSheet<F extends Fields>(fields: F | undefined, sheet: Sheet<F>): Judged<F> {
  const questions: Missing[] = [];
  const known: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields ?? {})) {
    const value: unknown = sheet[name];
    const trouble = judgeFact(field, value);
    if (trouble !== null) questions.push(askMissing(name, `${trouble} ${field.ask}`));
    known[name] = value ?? null;
  }
  return questions.length === 0 && isKnown(fields, known) ? { known, questions } : { known: null, questions };
}

/** True for a sheet that holds, under each field's name, a value of its kind or `null`. */
function isKnown<F extends Fields>(
  fields: F | undefined,
  sheet: Readonly<Record<string, unknown>>,
): sheet is Known<F> {
  return Object.entries(fields ?? {}).every(([name, field]) => judgeFact(field, sheet[name]) === null);
}
