import { askMissing, eachOnce, makeLine, mergeLines, nothing } from '../answers.ts';
import { defineFamily } from '../define-family.ts';
import { DIGITS, sayDigit } from '../digits.ts';
import { alikeField, choiceField } from '../fields.ts';
import { ADD_ON_TABLE, bandsAnd, FOOT_CARE, policyManual } from '../sources.ts';
import { type FewOrMany, fewOrManyLine, workCounted } from '../sums.ts';
import type { Known, Line, Missing, Warning, Worked } from '../types.ts';

const SOURCE = bandsAnd(policyManual('I.J', 'III.E.3', 'III.L.16'), ADD_ON_TABLE);
const DEBRIDED: FewOrMany = { few: '11720', many: '11721', from: 6, start: '1 to' };
/** Work with one code for each nail. */
const PER_NAIL: ReadonlyMap<string, readonly [code: string, words: string]> = new Map([
  ['matrixectomy', ['11750', 'permanent removal']],
  ['biopsy', ['11755', 'biopsy of the nail unit']],
  ['nail-fold', ['11765', 'wedge of the nail fold']],
  ['blood', ['11740', 'blood under the nail drained']],
]);

const FIELDS = {
  work: choiceField(
    'What was done',
    'What was done: trimming, debridement, avulsion, permanent removal?',
    `
      trim | trimmed, normal nails | trimming, trimmed, 11719
      trim-dystrophic | trimmed, dystrophic nails (Medicare) | dystrophic, g0127
      debride | debrided | debridement, debrided, grinding, 11720, 11721
      avulse | avulsed | avulsion, avulsed, 11730
      matrixectomy | removed for good (matrix too) | ablation, phenol, 11750
      biopsy | nail unit biopsied | 11755
      nail-fold | wedge of the nail fold | wedge, 11765
      blood | blood under the nail drained | subungual hematoma, hematoma, 11740`,
    { aliases: ['procedure', 'what', 'kind', 'type'] },
  ),
  digit: choiceField('Finger or toe', 'Which finger or toe was it?', DIGITS, {
    help: 'It gives the modifier.',
    aliases: ['nail', 'toe', 'finger'],
  }),
  count: alikeField('nail'),
};
type Nail = Known<typeof FIELDS>;

/** Nails: trimmed or debrided once for all of them, avulsed or removed nail by nail. */
export const nails = defineFamily({
  head: `
    nails | Nail procedures | nail
    nail, toenail, avulsion, matrixectomy, nail avulsion, 11719, 11720, 11730, 11750`,
  each: FIELDS,
  opens: ['work', 'What was done to how many nails?'],
  source: SOURCE,
  examples: `
    Five debrided | work=debride count=5 | 11720
    Six | work=debride count=6 | 11721
    One avulsed, left great toe | work=avulse digit="left great toe" | 11730-TA
    Two avulsed: the second is an add-on | work=avulse digit=TA work=avulse digit=T5 | 11730-T5, 11732-TA
    Three avulsed, toes not named | work=avulse count=3 | 11730, 11732 x2, asks digit
    Removed for good | work=matrixectomy digit="right big toe" | 11750-T5
    Avulsed and removed for good: one nail, the removal alone | work=avulse digit=TA work=matrixectomy digit=TA | 11750-TA
    Debrided, not counted | work=debride | asks count`,
  sum({ each }) {
    const questions: Missing[] = each.some(({ work }) => work === null)
      ? [askMissing('work', FIELDS.work.ask)]
      : [];
    if (each.some(({ digit, count }) => digit !== null && (count ?? 1) > 1)) {
      return nothing([
        askMissing('digit', 'One finger or toe is named, but several nails are counted. Which ones?'),
      ]);
    }
    const removed = new Set(
      each.flatMap((one) => (one.work === 'matrixectomy' && one.digit !== null ? [one.digit] : [])),
    );
    const avulsed = each.filter(
      ({ work, digit }) => work === 'avulse' && (digit === null || !removed.has(digit)),
    );
    const debrided = workDebrided(each.filter(({ work }) => work === 'debride'));
    const lines = [
      ...each.flatMap(workTrimmed),
      ...debrided.lines,
      ...workAvulsed(avulsed),
      ...[...PER_NAIL.keys()].flatMap((work) =>
        eachNamedOnce(each.filter((one) => one.work === work)).flatMap(workEach),
      ),
    ];
    return {
      lines: once(mergeLines(lines)),
      questions: [...questions, ...debrided.questions],
      warnings: eachOnce(warnOf(lines, avulsed.length < each.filter(({ work }) => work === 'avulse').length)),
    };
  },
});

function workTrimmed({ work, count }: Nail): Line[] {
  const covers = count ?? 1;
  if (work === 'trim')
    return [makeLine('11719', SOURCE, ['normal nails trimmed, any number: 11719 once'], { covers })];
  if (work !== 'trim-dystrophic') return [];
  const steps = ['dystrophic nails trimmed, any number: G0127 once'];
  return [makeLine('G0127', SOURCE, steps, { system: 'hcpcs', covers })];
}

/** Trimming is one unit for any number, said once or in several entries. */
function once(lines: readonly Line[]): Line[] {
  return lines.map((line) =>
    line.code === '11719' || line.code === 'G0127'
      ? { ...line, units: 1, steps: line.steps.slice(0, 1) }
      : line,
  );
}

function workDebrided(each: readonly Nail[]): Worked {
  if (each.length === 0) return nothing([]);
  // A nail that is named is one nail; without name or number nobody knows.
  const counts = each.map(({ count, digit }) => ({ count: count ?? (digit === null ? null : 1) }));
  return workCounted(counts, 'How many nails were debrided?', (total, said) => [
    fewOrManyLine(DEBRIDED, total, said, 'debrided', SOURCE),
  ]);
}

/** One primary, the others add-ons; nails are taken in the order of their modifiers, unnamed ones last. */
function workAvulsed(each: readonly Nail[]): Line[] {
  const all = eachNamedOnce(each)
    .flatMap(({ digit, count }) => Array<string | null>(digit === null ? (count ?? 1) : 1).fill(digit))
    .sort((a, b) => ((a ?? 'Z') < (b ?? 'Z') ? -1 : 1));
  return all.map((digit, at) => {
    const code = at === 0 ? '11730' : '11732';
    return nailLine(code, at === 0 ? 'avulsed, the first' : 'avulsed, a further one', digit);
  });
}

/** A nail that is named twice is one nail. */
function eachNamedOnce(each: readonly Nail[]): Nail[] {
  return each.filter(
    ({ digit }, at) => digit === null || each.findIndex((one) => one.digit === digit) === at,
  );
}

function workEach({ work, digit, count }: Nail): Line[] {
  const [code, words] = PER_NAIL.get(work ?? '') ?? [];
  if (code === undefined || words === undefined) return [];
  return Array.from({ length: digit === null ? (count ?? 1) : 1 }, () => nailLine(code, words, digit));
}

function nailLine(code: string, words: string, digit: string | null): Line {
  const missing = digit === null ? [askMissing('digit', 'Which finger or toe was it?', 'no modifier')] : [];
  const name = digit === null ? 'finger or toe not said' : sayDigit(digit);
  return makeLine(code, SOURCE, [`${name}, ${words}: ${code}`], {
    modifiers: digit === null ? [] : [digit],
    missing,
  });
}

function warnOf(lines: readonly Line[], isInRemoval: boolean): Warning[] {
  const warnings: Warning[] = [];
  if (lines.some(({ code }) => ['11719', '11720', '11721', 'G0127'].includes(code))) warnings.push(FOOT_CARE);
  if (isInRemoval) {
    warnings.push({
      message: 'Avulsion is part of the permanent removal of the same nail.',
      source: policyManual('I.J'),
    });
  }
  if (lines.some(({ code }) => code === '11755') && lines.length > 1) {
    warnings.push({
      message: 'A nail biopsy is part of avulsion or permanent removal of the same nail.',
      source: policyManual('I.J', 'III.L.16'),
    });
  }
  return warnings;
}
