/** Worked lines as the JSON answers give them. */
import type { Line, Missing } from '../procedures/types.ts';
import type { UnitsAnswer } from './shapes.ts';

export function toWorkedLines(lines: readonly Line[]): UnitsAnswer['lines'] {
  return lines.map((line) => ({
    ...line,
    modifiers: [...line.modifiers],
    steps: [...line.steps],
    missing: toQuestions(line.missing),
    waitFor: [...line.waitFor],
  }));
}

export function toQuestions(questions: readonly Missing[]): UnitsAnswer['questions'] {
  return questions.map((one) => ({ ...one }));
}
