/** Work that is billed by area: areas of one group are added; one code for the first part, another for each further. */
import { askMissing, makeLine, nothing } from './answers.ts';
import { areaField } from './fields.ts';
import { type Area, SQUARE_CENTIMETRE, sayArea } from './measures.ts';
import { addAreas, countSteps } from './sums.ts';
import type { Known, Line, Missing, Worked } from './types.ts';

interface AreaCodes {
  readonly first: string;
  readonly further: string;
  /** Size of the first part and of each further one, in sq cm. */
  readonly step: number;
  /** What is added, in words: "split-thickness, trunk, arms, legs". */
  readonly words: string;
}

/** Lines of the areas of one group. Any area that is not known leaves a question and no line. */
function workAreas(
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

/** A group whose areas are added: its name, its codes, and its words. */
export type AreaGroup<Name extends string> = readonly [
  name: Name,
  first: string,
  further: string,
  words: string,
];

/**
 * Areas by group, each group added by itself.
 * @param ask the question for a group's area without its mark: "How large was the grafted area"
 */
export function workAreaGroups<Name extends string, Item extends { readonly area: Area | null }>(
  each: readonly Item[],
  groups: readonly AreaGroup<Name>[],
  groupOf: (item: Item) => Name | string | null | undefined,
  {
    step,
    kind,
    source,
    ask,
  }: { readonly step: number; readonly kind: string; readonly source: string; readonly ask: string },
): { readonly lines: readonly Line[]; readonly questions: readonly Missing[] }[] {
  return groups.flatMap(([name, first, further, words]) => {
    const own = each.filter((item) => groupOf(item) === name);
    if (own.length === 0) return [];
    const codes = { first, further, step, words: `${kind}, ${words}` };
    return [
      workAreas(
        codes,
        own.map(({ area }) => area),
        source,
        `${ask} (${words})?`,
      ),
    ];
  });
}

const ASK_TREATED = 'How large was the treated area?';

/** What is asked where all treated areas of the day are one sum. */
export const TREATED = { area: areaField('Area', ASK_TREATED, ['size']) };

/** One code by the sum of all areas: under the first edge, up to and with the second, above it. */
export function workTreated(
  each: readonly Known<typeof TREATED>[],
  [small, middle, large]: readonly [small: string, middle: string, large: string],
  [from, to]: readonly [from: number, to: number],
  source: string,
): Worked {
  const { total, said } = addAreas(each.map(({ area }) => area));
  if (total === null || total === 0) return nothing([askMissing('area', ASK_TREATED)]);
  const [code, band] =
    total < from * SQUARE_CENTIMETRE
      ? [small, `under ${from}`]
      : total <= to * SQUARE_CENTIMETRE
        ? [middle, `${from} to ${to}`]
        : [large, `above ${to}`];
  const line = makeLine(code, source, [`${said}, ${band} sq cm: ${code}`], { covers: each.length });
  return { lines: [line], questions: [], warnings: [] };
}
