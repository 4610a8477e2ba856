import type { CodeOnPage } from '../../reading/types.ts';
import { noteNames, suggestAll } from '../claim-codes.ts';
import { quoteWords, toEvidence } from '../more-exact.ts';
import { findingAt, saidNow } from '../said-words.ts';
import type { Finding, Rule, RuleContext } from '../types.ts';
import { BURN_EXTENT_EXAMPLES } from './burn-extent.examples.ts';

const SOURCE =
  'ICD-10-CM tabular list, T20-T25 use additional code T31 or T32; Guidelines FY2026, I.C.19.d.6';
/** Burns and corrosions that are being treated; 5th character 4 to 7 is a corrosion. */
const TREATED = /^T2[0-5]\.(.)..[AD]$/;
const CORROSION = /[4-7]/;
const THIRD_DEGREE = /[37]/;
const EXTENT = /^T3[12]/;
const BODY_SURFACE =
  /\b(\d{1,2})(?:\.\d+)? ?% ?(?:of )?(?:the |his |her |their )?(?:total )?(?:tbsa|bsa|body[- ]surface(?: area)?)\b|\b(?:tbsa|total body surface area)(?: (?:of|is|was|about|approximately|approx\.?|involved|burned))*:? ?(?:~ ?)?(\d{1,2})(?:\.\d+)? ?%/gi;
const THIRD_SHARE =
  /\b(\d{1,2})(?:\.\d+)? ?% (?:of (?:it |them |this )?)?(?:is |are |was |were )?(?:third[- ]degree|3rd[- ]degree|full[- ]thickness)\b/gi;

export const burnExtent: Rule = {
  id: 'burn-extent',
  title: 'Extent of a burn',
  why: 'A note at the codes of burns asks how much of the body is burned. It speaks where the record says so and no code does. An old burn has no extent any more.',
  source: SOURCE,
  examples: BURN_EXTENT_EXAMPLES,
  needsNotes: true,
  check(context) {
    const { diagnoses } = context.claim;
    const burns = diagnoses.filter(({ code }) => TREATED.test(code));
    const [burn] = burns;
    if (!burn || diagnoses.some(({ code }) => EXTENT.test(code))) return [];
    const kind = burns.every((one) => CORROSION.test(degreeOf(one))) ? 'T32' : 'T31';
    return noteNames(burn.code, 'use-additional', kind, context) ? tell(burn, burns, kind, context) : [];
  },
};

function tell(burn: CodeOnPage, burns: readonly CodeOnPage[], kind: string, context: RuleContext): Finding[] {
  const said = saidNow(BODY_SURFACE, context);
  const all = percents(said, context);
  const [percent] = all;
  // Two extents in one note may be of two days: a person tells which.
  if (percent === undefined || all.length > 1) return [];
  const third = percents(saidNow(THIRD_SHARE, context), context);
  const isDeep = burns.some((one) => THIRD_DEGREE.test(degreeOf(one)));
  const tens = Math.floor(percent / 10);
  const shares = isDeep && third.length !== 1 ? range(tens) : [Math.floor((third[0] ?? 0) / 10)];
  const codes = tens === 0 ? [`${kind}.0`] : shares.map((share) => `${kind}.${tens}${share}`);
  const suggestions = suggestAll(codes, 'code it as well', context);
  if (suggestions.length === 0) return [];
  const evidence = toEvidence(said, context.note.text);
  const grade = codes.length === 1 ? 'warn' : 'inform';
  const ask = codes.length === 1 ? '' : ' How much of it is third degree?';
  const message = `The note says ${quoteWords(evidence)}; a note at ${burn.code} asks for that too.${ask}`;
  return [findingAt('burn-extent', burn.code, { grade, evidence, message, suggestions, source: SOURCE })];
}

function degreeOf({ code }: CodeOnPage): string {
  return TREATED.exec(code)?.[1] ?? '';
}

/** The numbers that the words hold, each once. */
function percents(said: readonly { start: number; end: number }[], { note }: RuleContext): number[] {
  return [...new Set(said.map(({ start, end }) => Number(/\d+/.exec(note.text.slice(start, end))?.[0])))];
}

function range(last: number): number[] {
  return Array.from({ length: last + 1 }, (_, at) => at);
}
