/** Work that is billed by area: areas of one group are added; one code for the first part, another for each further. */
import { askMissing, makeLine } from './answers.ts';
import { type Area, SQUARE_CENTIMETRE, sayArea } from './measures.ts';
import { addAreas, countSteps } from './sums.ts';
import type { Line, Missing } from './types.ts';

export interface AreaCodes {
  readonly first: string;
  readonly further: string;
  /** Size of the first part and of each further one, in sq cm. */
  readonly step: number;
  /** What is added, in words: "split-thickness, trunk, arms, legs". */
  readonly words: string;
}

/** Lines of the areas of one group. Any area that is not known leaves a question and no line. */
export function workAreas(
  codes: AreaCodes,
  areas: readonly (Area | null)[],
  source: string,
  ask: string,
): { readonly lines: readonly Line[]; readonly questions: readonly Missing[] } {
  const { first, further, words } = codes;
  const { total, said } = addAreas(areas);
  if (total === null) return { lines: [], questions: [askMissing('area', ask)] };
  const step = codes.step * SQUARE_CENTIMETRE;
  const lines = [
    makeLine(first, source, [`${said}, ${words}, the first ${codes.step} sq cm: ${first}`], {
      covers: areas.length,
    }),
  ];
  const units = countSteps(total, step, step);
  if (units > 0) {
    const above = `(${sayArea(total)} - ${codes.step} sq cm) / ${codes.step} sq cm, rounded up: ${further} x${units}`;
    lines.push(makeLine(further, source, [above], { units, covers: 0 }));
  }
  return { lines, questions: [] };
}
