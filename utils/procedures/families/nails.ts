import { askLesion, askMissing, eachOnce, makeLine, mergeLines, nothing } from '../answers.ts';
import { defineFamily, type KnownFacts } from '../define-family.ts';
import { DIGITS, sayDigit } from '../digits.ts';
import { alikeField } from '../fields.ts';
import { ADD_ON_TABLE, bandsAnd, policyManual } from '../sources.ts';
import { addCounts } from '../sums.ts';
import type { Line, Missing, Warning } from '../types.ts';

const SOURCE = bandsAnd(policyManual('I.J', 'III.E.3', 'III.L.16'), ADD_ON_TABLE);
/** Nails debrided from which the larger code is taken. */
const MANY = 6;
/** Work with one code for each nail. */
const PER_NAIL: ReadonlyMap<string, readonly [code: string, words: string]> = new Map([
  ['matrixectomy', ['11750', 'permanent removal']],
  ['biopsy', ['11755', 'biopsy of the nail unit']],
  ['nail-fold', ['11765', 'wedge of the nail fold']],
  ['blood', ['11740', 'blood under the nail drained']],
]);

const FIELDS = {
  work: {
    kind: 'choice',
    label: 'What was done',
    ask: 'What was done: trimming, debridement, avulsion, permanent removal?',
    help: '',
    aliases: ['procedure', 'what', 'kind', 'type'],
    choices: [
      { value: 'trim', label: 'trimmed, normal nails', aliases: ['trimming', 'trimmed', '11719'] },
      {
        value: 'trim-dystrophic',
        label: 'trimmed, dystrophic nails (Medicare)',
        aliases: ['dystrophic', 'g0127'],
      },
      {
        value: 'debride',
        label: 'debrided',
        aliases: ['debridement', 'debrided', 'grinding', '11720', '11721'],
      },
      { value: 'avulse', label: 'avulsed', aliases: ['avulsion', 'avulsed', '11730'] },
      {
        value: 'matrixectomy',
        label: 'removed for good (matrix too)',
        aliases: ['ablation', 'phenol', '11750'],
      },
      { value: 'biopsy', label: 'nail unit biopsied', aliases: ['11755'] },
      { value: 'nail-fold', label: 'wedge of the nail fold', aliases: ['wedge', '11765'] },
      {
        value: 'blood',
        label: 'blood under the nail drained',
        aliases: ['subungual hematoma', 'hematoma', '11740'],
      },
    ],
  },
  digit: {
    kind: 'choice',
    label: 'Finger or toe',
    ask: 'Which finger or toe was it?',
    help: 'It gives the modifier.',
    aliases: ['nail', 'toe', 'finger'],
    choices: DIGITS,
  },
  count: alikeField('nail'),
} as const;
type Nail = KnownFacts<typeof FIELDS, Record<never, never>>['each'][number];

/** Nails: trimmed or debrided once for all of them, avulsed or removed nail by nail. */
export const nails = defineFamily({
  id: 'nails',
  title: 'Nail procedures',
  keywords: [
    'nail',
    'toenail',
    'avulsion',
    'matrixectomy',
    'nail avulsion',
    '11719',
    '11720',
    '11730',
    '11750',
  ],
  item: 'nail',
  each: FIELDS,
  visit: {},
  source: SOURCE,
  examples: [
    { title: 'Five debrided', given: 'work=debride count=5', lines: ['11720'] },
    { title: 'Six', given: 'work=debride count=6', lines: ['11721'] },
    {
      title: 'One avulsed, left great toe',
      given: 'work=avulse digit="left great toe"',
      lines: ['11730-TA'],
    },
    {
      title: 'Two avulsed: the second is an add-on',
      given: 'work=avulse digit=TA work=avulse digit=T5',
      lines: ['11730-T5', '11732-TA'],
    },
    {
      title: 'Three avulsed, toes not named',
      given: 'work=avulse count=3',
      lines: ['11730', '11732 x2'],
      asks: ['digit'],
    },
    { title: 'Removed for good', given: 'work=matrixectomy digit="right big toe"', lines: ['11750-T5'] },
    {
      title: 'Avulsed and removed for good: one nail, the removal alone',
      given: 'work=avulse digit=TA work=matrixectomy digit=TA',
      lines: ['11750-TA'],
    },
    { title: 'Debrided, not counted', given: 'work=debride', lines: [], asks: ['count'] },
  ],
  sum({ each }) {
    if (each.length === 0) return askLesion('work', 'What was done to how many nails?');
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

function workDebrided(each: readonly Nail[]): {
  readonly lines: readonly Line[];
  readonly questions: readonly Missing[];
} {
  if (each.length === 0) return { lines: [], questions: [] };
  // A nail that is named is one nail; without name or number nobody knows.
  const counts = each.map(({ count, digit }) => ({ count: count ?? (digit === null ? null : 1) }));
  const { total, said } = addCounts(counts);
  if (total === null) return { lines: [], questions: [askMissing('count', 'How many nails were debrided?')] };
  const code = total >= MANY ? '11721' : '11720';
  const band = total >= MANY ? `${MANY} or more` : `1 to ${MANY - 1}`;
  return {
    lines: [makeLine(code, SOURCE, [`${said} debrided, ${band}: ${code} once`], { covers: total })],
    questions: [],
  };
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
  if (lines.some(({ code }) => ['11719', '11720', '11721', 'G0127'].includes(code))) {
    warnings.push({
      message: 'Medicare pays foot care only with class findings: Q7, Q8 or Q9 on the line where they apply.',
      source: 'HCPCS modifiers Q7, Q8, Q9',
    });
  }
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
