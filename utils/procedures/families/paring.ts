import { makeLine } from '../answers.ts';
import { defineCounted } from '../define-counted.ts';
import { bandsAnd, FOOT_CARE, policyManual } from '../sources.ts';

const SOURCE = bandsAnd(policyManual('III.E.3', 'I.E.d'));

/** Corns and calluses pared or cut: all of the visit are counted together. */
export const paring = defineCounted({
  head: `
    paring | Paring of corns and calluses | lesion
    corn, corns, callus, calluses, pare, 11055, 11056, 11057`,
  count: ['Lesions', 'How many corns or calluses were pared?'],
  source: SOURCE,
  examples: `
    One | count=1 | 11055
    Two | count=2 | 11056
    Four | count=4 | 11056
    Five | count=2 count=3 | 11057
    Not counted | count=several | asks count`,
  warning: FOOT_CARE,
  linesOf(total, said) {
    const [code, band] =
      total === 1 ? ['11055', 'one'] : total <= 4 ? ['11056', '2 to 4'] : ['11057', '5 or more'];
    return [makeLine(code, SOURCE, [`${said} pared, ${band}: ${code} once`], { covers: total })];
  },
});
