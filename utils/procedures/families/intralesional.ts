import { askLesion, askMissing, makeLine, mergeLines } from '../answers.ts';
import { defineFamily, type KnownFacts } from '../define-family.ts';
import { countField } from '../fields.ts';
import { bandsAnd, policyManual } from '../sources.ts';
import { addCounts } from '../sums.ts';
import type { Line, Missing } from '../types.ts';

const SOURCE = bandsAnd(policyManual('III.C', 'III.G'));
const MANY = 8;

const FIELDS = {
  count: countField('Lesions', 'How many lesions were injected?', 'Lesions, not punctures.'),
  agent: {
    kind: 'choice',
    label: 'Agent',
    ask: 'Was the injected drug a chemotherapy agent?',
    help: 'Bleomycin, fluorouracil and methotrexate are chemotherapy agents. The drug itself is a line of its own.',
    aliases: ['drug'],
    choices: [
      {
        value: 'other',
        label: 'steroid or other',
        aliases: ['steroid', 'triamcinolone', 'kenalog', 'candida', 'interferon'],
      },
      {
        value: 'chemotherapy',
        label: 'chemotherapy',
        aliases: ['chemo', 'bleomycin', 'fluorouracil', '5-fu', '5fu', 'methotrexate'],
      },
    ],
  },
} as const;
type Injected = KnownFacts<typeof FIELDS, Record<never, never>>['each'][number];

/** Injections into lesions, counted by lesion. */
export const intralesional = defineFamily({
  id: 'intralesional',
  title: 'Intralesional injection',
  keywords: [
    'ilk',
    'kenalog injection',
    'intralesional kenalog',
    'il kenalog',
    '11900',
    '11901',
    '96405',
    '96406',
  ],
  item: 'lesion',
  countsAll: true,
  each: FIELDS,
  visit: {},
  source: SOURCE,
  examples: [
    { title: 'Seven', given: 'count=7 agent=kenalog', lines: ['11900'] },
    { title: 'Eight: the other code, not both', given: 'count=8 agent=kenalog', lines: ['11901'] },
    { title: 'Counted together', given: 'count=4 agent=steroid count=5 agent=steroid', lines: ['11901'] },
    { title: 'Bleomycin into two warts', given: 'count=2 agent=bleomycin', lines: ['96405'] },
    { title: 'Agent not said', given: 'count=3', lines: ['11900'], asks: ['agent'] },
    { title: 'No count', given: 'agent=kenalog', lines: [], asks: ['count'] },
  ],
  sum({ each }) {
    if (each.length === 0) return askLesion('count', 'How many lesions were injected, and with what?');
    const chemo = each.filter(({ agent }) => agent === 'chemotherapy');
    const other = each.filter(({ agent }) => agent !== 'chemotherapy');
    const worked = [workAgent(other, '11900', '11901'), workAgent(chemo, '96405', '96406')];
    const lines = mergeLines(worked.flatMap(({ line }) => (line === null ? [] : [line])));
    const both = {
      message: '11900 or 11901 beside 96405 or 96406 only for other lesions and another agent.',
      source: policyManual('III.G'),
    };
    return {
      lines,
      questions: worked.flatMap(({ questions }) => questions),
      warnings: lines.length > 1 ? [both] : [],
    };
  },
});

function workAgent(
  each: readonly Injected[],
  few: string,
  many: string,
): { readonly line: Line | null; readonly questions: readonly Missing[] } {
  if (each.length === 0) return { line: null, questions: [] };
  const { total, said } = addCounts(each);
  if (total === null) {
    return { line: null, questions: [askMissing('count', 'How many lesions were injected?')] };
  }
  const code = total >= MANY ? many : few;
  const band = total >= MANY ? `${MANY} or more` : `up to ${MANY - 1}`;
  const missing = each.some(({ agent }) => agent === null)
    ? [askMissing('agent', 'Was the injected drug a chemotherapy agent?', 'not chemotherapy')]
    : [];
  const steps = [`${said} injected, ${band}: ${code} once`];
  return { line: makeLine(code, SOURCE, steps, { covers: total, missing }), questions: [] };
}
