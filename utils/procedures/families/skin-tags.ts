import { makeLine } from '../answers.ts';
import { defineCounted } from '../define-counted.ts';
import { ADD_ON_TABLE, bandsAnd } from '../sources.ts';
import { countSteps, furtherLine } from '../sums.ts';

const SOURCE = bandsAnd(ADD_ON_TABLE);
const FIRST = 15;
const STEP = 10;

/** Skin tags taken off by any means: all of the visit are counted together. */
export const skinTags = defineCounted({
  head: `
    skin-tags | Skin tags | tag
    skin tag, tags, acrochordon, acrochorda, 11200, 11201`,
  count: ['Tags', 'How many skin tags were removed?'],
  source: SOURCE,
  examples: `
    Three | count=3 | 11200
    Fifteen | count=15 | 11200
    Sixteen begin the next ten | count=16 | 11200, 11201
    Twenty-five | count=25 | 11200, 11201
    Twenty-six | count=26 | 11200, 11201 x2
    Not counted | count=many | asks count`,
  linesOf: (total, said) => [
    makeLine('11200', SOURCE, [`${said} skin tags, the first ${FIRST}: 11200`], {
      covers: Math.min(total, FIRST),
    }),
    ...furtherLine(
      '11201',
      countSteps(total, FIRST, STEP),
      SOURCE,
      `(${total} - ${FIRST}) / ${STEP}, rounded up`,
      { covers: total - FIRST },
    ),
  ],
});
