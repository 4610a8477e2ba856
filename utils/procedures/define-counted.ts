/** Calculators with one number for all: how many there were, or how large all areas were together. */
import { defineFamily } from './define-family.ts';
import { countField } from './fields.ts';
import { TREATED, workTreated } from './summed-areas.ts';
import { workCounted } from './sums.ts';
import type { Family, Line, Warning } from './types.ts';

interface CountedPage {
  readonly head: string;
  /** As a form shows it, and as it is asked. */
  readonly count: readonly [label: string, ask: string];
  readonly source: string;
  readonly examples: string;
  /** Said with every line. */
  readonly warning?: Warning;
  /** `said` is the sum in words: "8 + 9 = 17". */
  readonly linesOf: (total: number, said: string) => readonly Line[];
}

/** A calculator that asks for a number alone. All of the visit are counted together. */
export function defineCounted({ count, warning, linesOf, ...page }: CountedPage): Family<CountSheet> {
  const [label, ask] = count;
  return defineFamily({
    ...page,
    each: { count: countField(label, ask) },
    countsAll: true,
    opens: ['count', ask],
    sum({ each }) {
      const worked = workCounted(each, ask, linesOf);
      return worked.lines.length > 0 && warning !== undefined ? { ...worked, warnings: [warning] } : worked;
    },
  });
}

type CountSheet = Readonly<Record<'count', ReturnType<typeof countField>>>;

interface TreatedPage {
  readonly head: string;
  readonly source: string;
  readonly examples: string;
  /** Under the first edge, up to and with the second, above it. */
  readonly codes: readonly [small: string, middle: string, large: string];
  /** In sq cm. */
  readonly edges: readonly [number, number];
}

/** A calculator that asks for areas alone. All of the day are one sum. */
export function defineTreated({ codes, edges, ...page }: TreatedPage): Family<typeof TREATED> {
  const { source } = page;
  const sum = ({ each }: { readonly each: Parameters<typeof workTreated>[0] }) =>
    workTreated(each, codes, edges, source);
  return defineFamily({ ...page, each: TREATED, countsAll: true, sum });
}
