import { askMissing, joinWorked, nothing } from '../answers.ts';
import { defineFamily } from '../define-family.ts';
import { choiceField, countField } from '../fields.ts';
import { bandsAnd, policyManual } from '../sources.ts';
import { type FewOrMany, fewOrManyLine, workCounted } from '../sums.ts';
import type { Known, Warning, Worked } from '../types.ts';

const SOURCE = bandsAnd(policyManual('III.C', 'III.G'));
const MANY = 8;

const FIELDS = {
  count: countField('Lesions', 'How many lesions were injected?', 'Lesions, not punctures.'),
  agent: choiceField(
    'Agent',
    'Was the injected drug a chemotherapy agent?',
    `
      other | steroid or other | steroid, triamcinolone, kenalog, candida, interferon
      chemotherapy | chemotherapy | chemo, bleomycin, fluorouracil, 5-fu, 5fu, methotrexate`,
    {
      help: 'Bleomycin, fluorouracil and methotrexate are chemotherapy agents. The drug itself is a line of its own.',
      aliases: ['drug'],
    },
  ),
} as const;
const BOTH: Warning = {
  message: '11900 or 11901 beside 96405 or 96406 only for other lesions and another agent.',
  source: policyManual('III.G'),
};
type Injected = Known<typeof FIELDS>;

/** Injections into lesions, counted by lesion. */
export const intralesional = defineFamily({
  head: `
    intralesional | Intralesional injection | lesion
    ilk, kenalog injection, intralesional kenalog, il kenalog, 11900, 11901, 96405, 96406`,
  countsAll: true,
  each: FIELDS,
  opens: ['count', 'How many lesions were injected, and with what?'],
  source: SOURCE,
  examples: `
    Seven | count=7 agent=kenalog | 11900
    Eight: the other code, not both | count=8 agent=kenalog | 11901
    Counted together | count=4 agent=steroid count=5 agent=steroid | 11901
    Bleomycin into two warts | count=2 agent=bleomycin | 96405
    Agent not said | count=3 | 11900, asks agent
    No count | agent=kenalog | asks count`,
  sum({ each }) {
    const chemo = each.filter(({ agent }) => agent === 'chemotherapy');
    const other = each.filter(({ agent }) => agent !== 'chemotherapy');
    const worked = joinWorked([workAgent(other, '11900', '11901'), workAgent(chemo, '96405', '96406')]);
    return { ...worked, warnings: worked.lines.length > 1 ? [BOTH] : [] };
  },
});

function workAgent(each: readonly Injected[], few: string, many: string): Worked {
  if (each.length === 0) return nothing([]);
  const missing = each.some(({ agent }) => agent === null)
    ? [askMissing('agent', 'Was the injected drug a chemotherapy agent?', 'not chemotherapy')]
    : [];
  const codes: FewOrMany = { few, many, from: MANY, start: 'up to' };
  return workCounted(each, 'How many lesions were injected?', (total, said) => [
    { ...fewOrManyLine(codes, total, said, 'injected', SOURCE), missing },
  ]);
}
