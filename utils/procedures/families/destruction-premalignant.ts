import { askLesion, askMissing, makeLine, nothing } from '../answers.ts';
import { defineFamily } from '../define-family.ts';
import { countField } from '../fields.ts';
import { ADD_ON_TABLE, bandsAnd, policyManual } from '../sources.ts';
import { addCounts } from '../sums.ts';

const SOURCE = bandsAnd(policyManual('III.L.14'), ADD_ON_TABLE);
/** From this many on one code stands for all of them. */
const MANY = 15;

/** Actinic keratoses and the like, by any means of destruction: all of the visit are counted together. */
export const destructionPremalignant = defineFamily({
  id: 'destruction-premalignant',
  title: 'Destruction, premalignant',
  keywords: [
    'ak',
    'aks',
    'actinic keratosis',
    'actinic keratoses',
    'premalignant',
    '17000',
    '17003',
    '17004',
  ],
  item: 'lesion',
  countsAll: true,
  each: { count: countField('Lesions', 'How many premalignant lesions were destroyed?') },
  visit: {},
  source: SOURCE,
  examples: [
    { title: 'One', given: 'count=1', lines: ['17000'] },
    { title: 'Four', given: 'count=4', lines: ['17000', '17003 x3'] },
    { title: 'Fourteen', given: 'count=14', lines: ['17000', '17003 x13'] },
    { title: 'Fifteen: one code alone', given: 'count=15', lines: ['17004'] },
    { title: 'Counted together: 8 on the face, 9 on the arms', given: 'count=8 count=9', lines: ['17004'] },
    { title: '“Multiple” is no number', given: 'count=multiple', lines: [], asks: ['count'] },
    { title: 'None', given: 'count=0', lines: [], asks: ['count'] },
  ],
  sum({ each }) {
    if (each.length === 0) return askLesion('count', 'How many premalignant lesions were destroyed?');
    const { total, said } = addCounts(each);
    if (total === null) {
      return nothing([askMissing('count', 'How many premalignant lesions were destroyed?')]);
    }
    if (total >= MANY) {
      const steps = [`${said} premalignant lesions, ${MANY} or more: 17004 alone`];
      return { lines: [makeLine('17004', SOURCE, steps, { covers: total })], questions: [], warnings: [] };
    }
    const lines = [makeLine('17000', SOURCE, [`${said} premalignant: the first is 17000`])];
    if (total > 1) {
      const steps = [`${total} - 1 = ${total - 1} further: 17003 x${total - 1}`];
      lines.push(makeLine('17003', SOURCE, steps, { units: total - 1, covers: total - 1 }));
    }
    return { lines, questions: [], warnings: [] };
  },
});
