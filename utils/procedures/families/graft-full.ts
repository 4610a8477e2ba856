import { askLesion, askMissing, mergeLines } from '../answers.ts';
import { COMPLEX_WORDS } from '../closure-codes.ts';
import { defineFamily } from '../define-family.ts';
import { areaField } from '../fields.ts';
import { askWhichPart, type ComplexGroup, findSite, siteField } from '../sites.ts';
import { ADD_ON_TABLE, bandsAnd, policyManual } from '../sources.ts';
import { workAreas } from '../summed-areas.ts';
import type { Line, Missing } from '../types.ts';

const SOURCE = bandsAnd(policyManual('III.I', 'III.I.1', 'III.I.3'), ADD_ON_TABLE);
const STEP = 20;
const CODES: readonly (readonly [group: ComplexGroup, first: string, further: string])[] = [
  ['trunk', '15200', '15201'],
  ['limbs', '15220', '15221'],
  ['cheek', '15240', '15241'],
  ['lids', '15260', '15261'],
];

/** Full-thickness grafts: areas of one site group are added. */
export const graftFull = defineFamily({
  id: 'graft-full',
  title: 'Full-thickness graft',
  keywords: ['ftsg', 'full thickness graft', 'full-thickness graft', 'skin graft', '15200', '15260'],
  item: 'graft',
  each: {
    site: siteField('simple'),
    area: areaField('Area', 'How large was the grafted area?', ['size', 'defect']),
  },
  visit: {},
  source: SOURCE,
  examples: [
    { title: 'Nose, 1.5 x 2 cm', given: 'site=nose area="1.5 x 2 cm"', lines: ['15260'] },
    { title: 'Exactly 20 sq cm', given: 'site=scalp area="4 x 5 cm"', lines: ['15220'] },
    { title: 'Above 20', given: 'site=cheek area="20.1 sq cm"', lines: ['15240', '15241'] },
    {
      title: 'Two of one group are added',
      given: 'site=ear area="12 sq cm" site=nose area="9 sq cm"',
      lines: ['15260', '15261'],
    },
    { title: 'Area not written', given: 'site=ear', lines: [], asks: ['area'] },
  ],
  sum({ each }) {
    if (each.length === 0)
      return askLesion('area', 'Where was the graft, and how large was the grafted area?');
    const lines: Line[] = [];
    const questions: Missing[] = [];
    for (const { site } of each) {
      const place = site === null ? undefined : findSite(site);
      if (place === undefined) questions.push(askMissing('site', 'Where was the graft?'));
      else if (place.complex === null) questions.push(askMissing('site', askWhichPart(place.value)));
    }
    for (const [group, first, further] of CODES) {
      const own = each.filter(({ site }) => site !== null && findSite(site)?.complex === group);
      if (own.length === 0) continue;
      const codes = { first, further, step: STEP, words: `full thickness, ${COMPLEX_WORDS[group]}` };
      const areas = own.map(({ area }) => area);
      const found = workAreas(
        codes,
        areas,
        SOURCE,
        `How large was the grafted area (${COMPLEX_WORDS[group]})?`,
      );
      lines.push(...found.lines);
      questions.push(...found.questions);
    }
    return { lines: mergeLines(lines), questions, warnings: [] };
  },
});
