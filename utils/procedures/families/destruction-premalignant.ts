import { makeLine } from '../answers.ts';
import { defineCounted } from '../define-counted.ts';
import { ADD_ON_TABLE, bandsAnd, policyManual } from '../sources.ts';
import { furtherLine } from '../sums.ts';

const SOURCE = bandsAnd(policyManual('III.L.14'), ADD_ON_TABLE);
/** From this many on one code stands for all of them. */
const MANY = 15;

/** Actinic keratoses and the like, by any means of destruction: all of the visit are counted together. */
export const destructionPremalignant = defineCounted({
  head: `
    destruction-premalignant | Destruction, premalignant | lesion
    ak, aks, actinic keratosis, actinic keratoses, premalignant, 17000, 17003, 17004`,
  count: ['Lesions', 'How many premalignant lesions were destroyed?'],
  source: SOURCE,
  examples: `
    One | count=1 | 17000
    Four | count=4 | 17000, 17003 x3
    Fourteen | count=14 | 17000, 17003 x13
    Fifteen: one code alone | count=15 | 17004
    Counted together: 8 on the face, 9 on the arms | count=8 count=9 | 17004
    “Multiple” is no number | count=multiple | asks count
    None | count=0 | asks count`,
  linesOf(total, said) {
    if (total >= MANY) {
      const step = `${said} premalignant lesions, ${MANY} or more: 17004 alone`;
      return [makeLine('17004', SOURCE, [step], { covers: total })];
    }
    return [
      makeLine('17000', SOURCE, [`${said} premalignant: the first is 17000`]),
      ...furtherLine('17003', total - 1, SOURCE, `${total} - 1 = ${total - 1} further`),
    ];
  },
});
