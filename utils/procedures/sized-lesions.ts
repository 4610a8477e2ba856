/** Lesions that are billed one by one, by site group and size band: shaved, excised, destroyed. */
import { askAt, askMissing, makeLine, mergeLines } from './answers.ts';
import { alikeField, lesionSize } from './fields.ts';
import { CENTIMETRE, type Length, sayLength } from './measures.ts';
import { askWhichPart, findSite, type SizeGroup, sayFieldSite, siteField } from './sites.ts';
import type { Known, Line, Missing, Worked } from './types.ts';

/** The codes of a technique by site group, from the smallest band up; the last has no upper end. */
export type SizeCodes = Readonly<Record<SizeGroup, readonly string[]>>;

/** Upper ends of the bands; a band includes its end. */
const EDGES: readonly Length[] = [5, 10, 20, 30, 40].map((mm) => (mm * CENTIMETRE) / 10);
/** Shave removal has four bands. */
const SHAVE_EDGES = EDGES.slice(0, 3);

/** One lesion, or several alike. `null`: not known. */
export interface SizedLesion {
  readonly site: string | null;
  readonly count: number | null;
  /** The size that counts, margins with it. */
  readonly counted: Length | null;
  /** How it came about: "1.0 cm + 2 x 0.2 cm = 1.4 cm". */
  readonly sum: string;
  /** Name of the lesion in the step: "benign". */
  readonly what: string;
}

/** What is asked of a lesion that counts without margin. */
export const LESION_ALONE = {
  site: siteField('size'),
  size: lesionSize('The lesion alone: no margin is added.'),
  count: alikeField('lesion'),
};

/**
 * Lesions that count by their own size, without margin.
 * @param what name of the lesion in the step: "shaved, no margin"
 * @param lesion the same in a question: "the lesion that was shaved off"
 */
export function workAlone(
  each: readonly Known<typeof LESION_ALONE>[],
  codes: SizeCodes,
  { what, lesion, source }: { readonly what: string; readonly lesion: string; readonly source: string },
): Worked {
  const lines: Line[] = [];
  const questions: Missing[] = [];
  for (const { site, size, count } of each) {
    const one = { site, count, counted: size, sum: size === null ? '' : sayLength(size), what };
    const code = findSizeCode(codes, one, { size: `How large was ${lesion}?`, site: `Where was ${lesion}?` });
    if (typeof code === 'string') lines.push(sizedLine(code, one, source));
    else questions.push(...code);
  }
  return { lines: mergeLines(lines), questions, warnings: [] };
}

/** @returns the code, or what must be asked first */
export function findSizeCode(
  codes: SizeCodes,
  lesion: SizedLesion,
  asks: { readonly size: string; readonly site: string },
): string | readonly Missing[] {
  const site = lesion.site === null ? undefined : findSite(lesion.site);
  const questions: Missing[] = [];
  if (lesion.counted === null) {
    questions.push(
      askMissing('size', askAt(asks.size, lesion.site === null ? null : sayFieldSite(lesion.site))),
    );
  }
  if (site === undefined) {
    questions.push(askMissing('site', askAt(asks.site, lesion.counted === null ? null : lesion.sum)));
  } else if (site.size === null) questions.push(askMissing('site', askWhichPart(site.value)));
  const group = site?.size ?? null;
  if (lesion.counted === null || group === null) return questions;
  return pickBand(codes[group], lesion.counted);
}

/** The line of a lesion whose code is found. */
export function sizedLine(code: string, lesion: SizedLesion, source: string, more: Partial<Line> = {}): Line {
  const count = lesion.count ?? 1;
  const between = lesion.counted === null ? '' : sayBetween(lesion.counted);
  const step = `${lesion.sum}${between}, ${sayFieldSite(lesion.site)}, ${lesion.what}: ${code}`;
  return makeLine(code, source, Array<string>(count).fill(step), {
    ...more,
    units: count,
    covers: count,
  });
}

function pickBand(codes: readonly string[], size: Length): string {
  const edges = codes.length === SHAVE_EDGES.length + 1 ? SHAVE_EDGES : EDGES;
  const at = edges.findIndex((edge) => size <= edge);
  return codes.at(at) ?? '';
}

/** Bands are written 0.5, then 0.6: what lies between them is above the lower one. */
function sayBetween(size: Length): string {
  const edge = EDGES.find((one) => size > one && size < one + CENTIMETRE / 10);
  return edge === undefined ? '' : ` (above ${sayLength(edge)})`;
}
