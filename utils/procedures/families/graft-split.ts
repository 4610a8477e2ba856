import { askLesion, askMissing, mergeLines } from '../answers.ts';
import { defineFamily } from '../define-family.ts';
import { areaField } from '../fields.ts';
import { findSite, type SplitGroup, siteField } from '../sites.ts';
import { ADD_ON_TABLE, bandsAnd, policyManual } from '../sources.ts';
import { workAreas } from '../summed-areas.ts';
import type { Line, Missing } from '../types.ts';

const SOURCE = bandsAnd(policyManual('III.I', 'III.I.1', 'III.I.3'), ADD_ON_TABLE);
const STEP = 100;
const CODES: readonly (readonly [group: SplitGroup, first: string, further: string, words: string])[] = [
  ['body', '15100', '15101', 'trunk, arms, legs'],
  ['face', '15120', '15121', 'face, scalp, neck, ears, genitalia, hands, feet'],
];

/** Split-thickness grafts: areas of one site group are added. */
export const graftSplit = defineFamily({
  id: 'graft-split',
  title: 'Split-thickness graft',
  keywords: ['stsg', 'split thickness graft', 'split-thickness graft', '15100', '15120'],
  item: 'graft',
  each: {
    site: siteField('split'),
    area: areaField('Area', 'How large was the grafted area?', ['size', 'defect']),
  },
  visit: {},
  source: SOURCE,
  examples: [
    { title: 'Leg, 60 sq cm', given: 'site=leg area="6 x 10 cm"', lines: ['15100'] },
    { title: 'Scalp, 101 sq cm', given: 'site=scalp area="101 sq cm"', lines: ['15120', '15121'] },
    {
      title: 'Two of one group are added',
      given: 'site=leg area="60 sq cm" site=back area="60 sq cm"',
      lines: ['15100', '15101'],
    },
    { title: 'Area not written', given: 'site=leg', lines: [], asks: ['area'] },
  ],
  sum({ each }) {
    if (each.length === 0)
      return askLesion('area', 'Where was the graft, and how large was the grafted area?');
    const lines: Line[] = [];
    const questions: Missing[] = each.some(({ site }) => site === null || findSite(site)?.split === null)
      ? [askMissing('site', 'Where was the graft?')]
      : [];
    for (const [group, first, further, words] of CODES) {
      const own = each.filter(({ site }) => site !== null && findSite(site)?.split === group);
      if (own.length === 0) continue;
      const codes = { first, further, step: STEP, words: `split thickness, ${words}` };
      const areas = own.map(({ area }) => area);
      const found = workAreas(codes, areas, SOURCE, `How large was the grafted area (${words})?`);
      lines.push(...found.lines);
      questions.push(...found.questions);
    }
    return { lines: mergeLines(lines), questions, warnings: [] };
  },
});
