/** What every calculator does before its own sum: look at each fact, and set aside what cannot be used. */
import { askMissing, eachQuestionOnce } from './answers.ts';
import { judgeFact } from './judge-fact.ts';
import type { Facts, Family, Fields, Known, Missing, Sheet, Warning, Worked } from './types.ts';

/** What a family's own sum gets: usable facts only. */
export interface KnownFacts<Each extends Fields, Visit extends Fields> {
  readonly each: readonly Known<Each>[];
  readonly visit: Known<Visit>;
}

type Spec<Each extends Fields, Visit extends Fields> = Omit<Family<Each, Visit>, 'work'> & {
  /** True where one number covers all: nothing is worked while one item is set aside. */
  readonly countsAll?: boolean;
  readonly sum: (facts: KnownFacts<Each, Visit>) => Worked;
};

/** More than a visit ever holds: a wrong unit or a typed slip, and too much to list. */
const MOST_ITEMS = 200;

/** Makes a calculator of its fields and its sum. The sum never meets an impossible fact. */
export function defineFamily<Each extends Fields, Visit extends Fields>(
  spec: Spec<Each, Visit>,
): Family<Each, Visit> {
  const { sum, countsAll = false, ...family } = spec;
  return { ...family, work: (facts) => workChecked(spec, countsAll, sum, facts) };
}

function workChecked<Each extends Fields, Visit extends Fields>(
  spec: Spec<Each, Visit>,
  countsAll: boolean,
  sum: Spec<Each, Visit>['sum'],
  facts: Facts<Each, Visit>,
): Worked {
  const given = facts.each ?? [];
  if (given.length > MOST_ITEMS) {
    const question = `${given.length} entries are more than one visit holds. Is that right?`;
    return { lines: [], questions: [{ fact: spec.item, question, assumed: null }], warnings: [] };
  }
  const visit = judgeSheet(spec.visit, facts.visit ?? {});
  const each = given.map((sheet) => judgeSheet(spec.each, sheet));
  const questions = [...visit.questions, ...each.flatMap((one) => one.questions)];
  const usable = each.flatMap(({ known }) => (known === null ? [] : [known]));
  const isPartial = usable.length < given.length;
  if (visit.known === null || (isPartial && (countsAll || usable.length === 0))) {
    return { lines: [], questions: eachQuestionOnce(questions), warnings: [] };
  }
  const worked = sum({ each: usable, visit: visit.known });
  return {
    lines: worked.lines,
    questions: eachQuestionOnce([...questions, ...worked.questions]),
    warnings:
      isPartial && worked.lines.length > 0 ? [...worked.warnings, setAside(spec.item)] : worked.warnings,
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

function judgeSheet<F extends Fields>(fields: F, sheet: Sheet<F>): Judged<F> {
  const questions: Missing[] = [];
  const known: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value: unknown = sheet[name];
    const trouble = judgeFact(field, value);
    if (trouble !== null) questions.push(askMissing(name, `${trouble} ${field.ask}`));
    known[name] = value ?? null;
  }
  return questions.length === 0 && isKnown(fields, known) ? { known, questions } : { known: null, questions };
}

/** True for a sheet that holds, under each field's name, a value of its kind or `null`. */
function isKnown<F extends Fields>(fields: F, sheet: Readonly<Record<string, unknown>>): sheet is Known<F> {
  return Object.entries(fields).every(([name, field]) => judgeFact(field, sheet[name]) === null);
}
