import { askLesion, askMissing, makeLine, nothing } from '../answers.ts';
import { defineFamily } from '../define-family.ts';
import { countField } from '../fields.ts';
import { ADD_ON_TABLE, bandsAnd } from '../sources.ts';
import { addCounts, countSteps } from '../sums.ts';

const SOURCE = bandsAnd(ADD_ON_TABLE);
const FIRST = 15;
const STEP = 10;

/** Skin tags taken off by any means: all of the visit are counted together. */
export const skinTags = defineFamily({
  id: 'skin-tags',
  title: 'Skin tags',
  keywords: ['skin tag', 'tags', 'acrochordon', 'acrochorda', '11200', '11201'],
  item: 'tag',
  countsAll: true,
  each: { count: countField('Tags', 'How many skin tags were removed?') },
  visit: {},
  source: SOURCE,
  examples: [
    { title: 'Three', given: 'count=3', lines: ['11200'] },
    { title: 'Fifteen', given: 'count=15', lines: ['11200'] },
    { title: 'Sixteen begin the next ten', given: 'count=16', lines: ['11200', '11201'] },
    { title: 'Twenty-five', given: 'count=25', lines: ['11200', '11201'] },
    { title: 'Twenty-six', given: 'count=26', lines: ['11200', '11201 x2'] },
    { title: 'Not counted', given: 'count=many', lines: [], asks: ['count'] },
  ],
  sum({ each }) {
    const question = 'How many skin tags were removed?';
    if (each.length === 0) return askLesion('count', question);
    const { total, said } = addCounts(each);
    if (total === null) return nothing([askMissing('count', question)]);
    const covers = Math.min(total, FIRST);
    const lines = [makeLine('11200', SOURCE, [`${said} skin tags, the first ${FIRST}: 11200`], { covers })];
    const units = countSteps(total, FIRST, STEP);
    if (units > 0) {
      const steps = [`(${total} - ${FIRST}) / ${STEP}, rounded up: 11201 x${units}`];
      lines.push(makeLine('11201', SOURCE, steps, { units, covers: total - FIRST }));
    }
    return { lines, questions: [], warnings: [] };
  },
});
