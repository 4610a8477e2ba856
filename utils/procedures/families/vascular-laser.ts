import { askMissing, makeLine, nothing } from '../answers.ts';
import { defineFamily } from '../define-family.ts';
import { areaField } from '../fields.ts';
import { SQUARE_CENTIMETRE } from '../measures.ts';
import { bandsAnd } from '../sources.ts';
import { addAreas } from '../sums.ts';

const SOURCE = bandsAnd();
const SMALL = 10;
const LARGE = 50;

/** Vascular lesions of skin (port-wine stains) treated with a laser: all areas of the session together. */
export const vascularLaser = defineFamily({
  id: 'vascular-laser',
  title: 'Laser of vascular lesions',
  keywords: [
    'vascular',
    'port-wine stain',
    'port wine stain',
    'pulsed dye laser',
    'pdl',
    '17106',
    '17107',
    '17108',
  ],
  item: 'area',
  countsAll: true,
  each: { area: areaField('Area', 'How large was the treated area?', ['size']) },
  visit: {},
  source: SOURCE,
  examples: [
    { title: 'Under 10 sq cm', given: 'area="9.9 sq cm"', lines: ['17106'] },
    { title: 'Exactly 10', given: 'area="2 x 5 cm"', lines: ['17107'] },
    { title: 'Two areas are added: exactly 50', given: 'area="30 sq cm" area="20 sq cm"', lines: ['17107'] },
    { title: 'Above 50', given: 'area="50.1 sq cm"', lines: ['17108'] },
    { title: 'No area', given: '', lines: [], asks: ['area'] },
  ],
  sum({ each }) {
    const { total, said } = addAreas(each.map(({ area }) => area));
    if (total === null || total === 0)
      return nothing([askMissing('area', 'How large was the treated area?')]);
    const [code, band] =
      total < SMALL * SQUARE_CENTIMETRE
        ? ['17106', `under ${SMALL}`]
        : total <= LARGE * SQUARE_CENTIMETRE
          ? ['17107', `${SMALL} to ${LARGE}`]
          : ['17108', `above ${LARGE}`];
    const lines = [makeLine(code, SOURCE, [`${said}, ${band} sq cm: ${code}`], { covers: each.length })];
    return { lines, questions: [], warnings: [] };
  },
});
