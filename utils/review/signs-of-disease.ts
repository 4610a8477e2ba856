/** Signs that have codes, the diseases that bring them, and where a note speaks of a sign for itself. */
import type { CodeOnPage, Problem } from '../reading/types.ts';
import { isAmong } from './claim-codes.ts';
import type { RuleContext } from './types.ts';

/** A sign, and the diseases that bring it. */
export interface Sign {
  readonly codes: readonly string[];
  readonly name: string;
  readonly diseases: readonly string[];
  /** A lump belongs to the tumour at its place, not to every tumour of the visit. */
  readonly isLocal?: true;
}

const ITCHING =
  'B01 B35 B36 B37.2 B65 B85 B86 B87 B88 L10 L12 L13 L20 L21 L22 L23 L24 L25 L26 L27 L28 L30 L40 L42 L43 L50 L55 L56 L85.3 L98.1 H01.1 I87.2 T78.3 S00.06 S20.46 S30.86 S40.86 S50.86 S60.56 S70.36 S80.86 S90.56'.split(
    ' ',
  );
const RASHES =
  'A46 A69.2 B00 B01 B02 B05 B06 B08 B09 B35 B36 B37.2 B86 L01 L03 L10 L12 L13 L20 L21 L22 L23 L24 L25 L26 L27 L30 L40 L41 L42 L43 L44 L50 L51 L52 L55 L56 L70 L71 L88 L93 L95 L98.2 D69.0 M33'.split(
    ' ',
  );
const LUMPS = 'C43 C44 C4A D03 D04 D17 D18 D21 D22 D23 L02 L72 L82 L91.0'.split(' ');

const SIGNS: readonly Sign[] = [
  { codes: ['L29.8', 'L29.9'], name: 'Itch', diseases: ITCHING },
  { codes: ['R21'], name: 'A rash', diseases: RASHES },
  { codes: ['L53.9'], name: 'Redness', diseases: ['L03', 'L01', 'L20', 'L23', 'L24', 'L25', 'L71', 'A46'] },
  { codes: ['R22'], name: 'A lump', diseases: LUMPS, isLocal: true },
];
/** "Itch from the new drug", "pruritus without rash": of a cause of its own. */
const OF_ITS_OWN =
  /\b(?:unrelated|separate|without (?:a )?(?:rash|lesion)s?|no rash|uremic|cholestatic|renal|hepatic|neuropathic|aquagenic)\b/i;
const LINKED = /\b(?:due to|from|secondary to|caused by|with|because of|related to)\b/i;

/** The sign that a code says, if it says one. */
export function signOf({ code }: CodeOnPage): Sign | undefined {
  return SIGNS.find(({ codes }) => isAmong(code, codes));
}

/** The assessment lists the sign for itself, or the note gives it a cause of its own. */
export function isOwnProblem(code: CodeOnPage, context: RuleContext): boolean {
  const spoken = context.conditionsFor(code).filter(({ mention }) => mention.assertion === 'present');
  return spoken.some(({ mention, problem }) => {
    if (!problem) return false;
    const around = context.note.text.slice(Math.max(0, mention.start - 60), mention.end + 60);
    return OF_ITS_OWN.test(around) || heads(problem, mention.start, context.note.text);
  });
}

/** "2. Pruritus of the scalp": the sign opens a numbered problem of the assessment, and names no disease behind it. */
function heads(problem: Problem, start: number, text: string): boolean {
  const opening = problem.spans[0]?.start ?? 0;
  if (!problem.sections.includes('assessment') || start - opening > problem.heading.length) return false;
  const before = text.slice(opening, start);
  return /^\W*(?:\d+\W+)?(?:[a-z]+\s+){0,2}$/i.test(before) && !LINKED.test(problem.heading);
}
