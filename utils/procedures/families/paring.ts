import { askLesion, askMissing, makeLine, nothing } from '../answers.ts';
import { defineFamily } from '../define-family.ts';
import { countField } from '../fields.ts';
import { bandsAnd, policyManual } from '../sources.ts';
import { addCounts } from '../sums.ts';

const SOURCE = bandsAnd(policyManual('III.E.3', 'I.E.d'));

/** Corns and calluses pared or cut: all of the visit are counted together. */
export const paring = defineFamily({
  id: 'paring',
  title: 'Paring of corns and calluses',
  keywords: ['corn', 'corns', 'callus', 'calluses', 'pare', '11055', '11056', '11057'],
  item: 'lesion',
  countsAll: true,
  each: { count: countField('Lesions', 'How many corns or calluses were pared?') },
  visit: {},
  source: SOURCE,
  examples: [
    { title: 'One', given: 'count=1', lines: ['11055'] },
    { title: 'Two', given: 'count=2', lines: ['11056'] },
    { title: 'Four', given: 'count=4', lines: ['11056'] },
    { title: 'Five', given: 'count=2 count=3', lines: ['11057'] },
    { title: 'Not counted', given: 'count=several', lines: [], asks: ['count'] },
  ],
  sum({ each }) {
    const question = 'How many corns or calluses were pared?';
    if (each.length === 0) return askLesion('count', question);
    const { total, said } = addCounts(each);
    if (total === null) return nothing([askMissing('count', question)]);
    const [code, band] =
      total === 1 ? ['11055', 'one'] : total <= 4 ? ['11056', '2 to 4'] : ['11057', '5 or more'];
    const lines = [makeLine(code, SOURCE, [`${said} pared, ${band}: ${code} once`], { covers: total })];
    const warnings = [
      {
        message:
          'Medicare pays foot care only with class findings: Q7, Q8 or Q9 on the line where they apply.',
        source: 'HCPCS modifiers Q7, Q8, Q9',
      },
    ];
    return { lines, questions: [], warnings };
  },
});
