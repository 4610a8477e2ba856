/** Small helpers for what a calculator answers: questions, lines, and several lines of one code made one. */
import type { Line, Missing, Warning, Worked } from './types.ts';

/** A fact that is asked for. @param assumed what the line rests on meanwhile; `null`: nothing, there is no line */
export function askMissing(fact: string, question: string, assumed: string | null = null): Missing {
  return { fact, question, assumed };
}

/** A line of a CPT code with one unit that stands for one thing, unless told otherwise. */
export function makeLine(
  code: string,
  source: string,
  steps: readonly string[],
  more: Partial<Omit<Line, 'code' | 'source' | 'steps'>> = {},
): Line {
  return {
    system: 'cpt',
    units: 1,
    modifiers: [],
    covers: 1,
    missing: [],
    waitFor: [],
    ...more,
    ...{ code, source, steps },
  };
}

export function nothing(questions: readonly Missing[], warnings: readonly Warning[] = []): Worked {
  return { lines: [], questions, warnings };
}

/**
 * Lines of one code and modifiers made one: units and what they stand for are added, all else is kept once. The order of
 * the answer hangs on codes and words only, never on the order of the facts.
 */
export function mergeLines(lines: readonly Line[]): Line[] {
  const byKey = new Map<string, Line>();
  for (const line of lines) {
    const key = [line.code, ...line.modifiers].join('-');
    const before = byKey.get(key);
    byKey.set(key, before === undefined ? line : join(before, line));
  }
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => tidy(line));
}

function join(a: Line, b: Line): Line {
  return {
    ...a,
    units: a.units + b.units,
    covers: a.covers + b.covers,
    steps: [...a.steps, ...b.steps],
    missing: [...a.missing, ...b.missing],
    waitFor: [...a.waitFor, ...b.waitFor],
  };
}

function tidy(line: Line): Line {
  return {
    ...line,
    // Two lesions of one size are two steps; what is asked or waited for is said once.
    steps: line.steps.toSorted(),
    missing: eachQuestionOnce(line.missing),
    waitFor: [...new Set(line.waitFor)].sort(),
  };
}

/** Each question once, in an order that does not hang on the order of the facts. */
export function eachQuestionOnce(questions: readonly Missing[]): Missing[] {
  const byText = new Map(questions.map((one) => [`${one.fact}\n${one.question}\n${one.assumed ?? ''}`, one]));
  return [...byText.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** A question with what tells its lesion from the others: "How large was it (nose)?" */
export function askAt(question: string, which: string | null): string {
  return which === null ? question : question.replace(/\?$/, ` (${which})?`);
}

/** A warning said once, however many lesions it holds for. */
export function eachOnce(warnings: readonly Warning[]): Warning[] {
  return [...new Map(warnings.map((one) => [one.message, one])).values()].sort((a, b) =>
    a.message < b.message ? -1 : 1,
  );
}

/** "1 lesion", "3 lesions" */
export function sayCount(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** What was worked apart, together: lines of one code made one. */
export function joinWorked(
  parts: readonly Pick<Worked, 'lines' | 'questions'>[],
  warnings: readonly Warning[] = [],
): Worked {
  return {
    lines: mergeLines(parts.flatMap(({ lines }) => lines)),
    questions: parts.flatMap(({ questions }) => questions),
    warnings,
  };
}
