import { askMissing, makeLine, nothing } from '../answers.ts';
import { defineFamily } from '../define-family.ts';
import { areaField } from '../fields.ts';
import { SQUARE_CENTIMETRE } from '../measures.ts';
import { bandsAnd } from '../sources.ts';
import { addAreas } from '../sums.ts';

const SOURCE = bandsAnd();
const SMALL = 250;
const LARGE = 500;

/** Excimer laser of inflammatory skin disease: all areas of the day together. */
export const excimer = defineFamily({
  id: 'excimer',
  title: 'Excimer laser',
  keywords: ['xtrac', 'excimer laser', 'laser psoriasis', '96920', '96921', '96922'],
  item: 'area',
  countsAll: true,
  each: { area: areaField('Area', 'How large was the treated area?', ['size']) },
  visit: {},
  source: SOURCE,
  examples: [
    { title: 'Under 250 sq cm', given: 'area="249.9 sq cm"', lines: ['96920'] },
    { title: 'Exactly 250', given: 'area="250 sq cm"', lines: ['96921'] },
    { title: 'Exactly 500', given: 'area="300 sq cm" area="200 sq cm"', lines: ['96921'] },
    { title: 'Above 500', given: 'area="20 x 25.1 cm"', lines: ['96922'] },
    { title: 'No area', given: '', lines: [], asks: ['area'] },
  ],
  sum({ each }) {
    const { total, said } = addAreas(each.map(({ area }) => area));
    if (total === null || total === 0)
      return nothing([askMissing('area', 'How large was the treated area?')]);
    const isSmall = total < SMALL * SQUARE_CENTIMETRE;
    const isMiddle = total <= LARGE * SQUARE_CENTIMETRE;
    const [code, band] = isSmall
      ? ['96920', `under ${SMALL}`]
      : isMiddle
        ? ['96921', `${SMALL} to ${LARGE}`]
        : ['96922', `above ${LARGE}`];
    const steps = [`${said}, ${band} sq cm: ${code}`];
    const lines = [makeLine(code, SOURCE, steps, { covers: each.length })];
    return { lines, questions: [], warnings: [] };
  },
});
