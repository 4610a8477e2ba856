import { askLesion, askMissing, mergeLines } from '../answers.ts';
import { defineFamily } from '../define-family.ts';
import { areaField } from '../fields.ts';
import { ADD_ON_TABLE, bandsAnd, policyManual } from '../sources.ts';
import { workAreas } from '../summed-areas.ts';
import type { Line, Missing } from '../types.ts';

const SOURCE = bandsAnd(policyManual('III.E.7', 'XI.P.6', 'XI.P.9'), ADD_ON_TABLE);
const STEP = 20;
const CODES: readonly (readonly [depth: string, first: string, further: string, words: string])[] = [
  ['skin', '97597', '97598', 'skin only, selective'],
  ['fat', '11042', '11045', 'down to fat'],
  ['muscle', '11043', '11046', 'down to muscle or fascia'],
  ['bone', '11044', '11047', 'down to bone'],
];

/** Wounds cleaned by removing tissue: the deepest layer removed decides; areas of one depth are added. */
export const debridement = defineFamily({
  id: 'debridement',
  title: 'Debridement',
  keywords: [
    'debride',
    'wound care',
    'wound-care',
    'wound debridement',
    'sharp debridement',
    '11042',
    '97597',
    '97598',
  ],
  item: 'wound',
  each: {
    depth: {
      kind: 'choice',
      label: 'Deepest layer removed',
      ask: 'What was the deepest layer that was removed?',
      help: 'What was removed, not how deep the wound is.',
      aliases: ['layer'],
      choices: [
        {
          value: 'skin',
          label: 'skin only (selective)',
          aliases: ['epidermis', 'dermis', 'slough', 'fibrin', 'selective'],
        },
        {
          value: 'fat',
          label: 'fat under the skin',
          aliases: ['subcutaneous', 'subcutaneous tissue', 'subcut'],
        },
        { value: 'muscle', label: 'muscle or fascia', aliases: ['fascia'] },
        { value: 'bone', label: 'bone' },
      ],
    },
    area: areaField('Area', 'How large was the debrided area?', ['size']),
  },
  visit: {},
  source: SOURCE,
  examples: [
    { title: 'A leg ulcer down to fat, 4 x 5 cm', given: 'depth=fat area="4 x 5 cm"', lines: ['11042'] },
    { title: 'Above 20 sq cm', given: 'depth=fat area="20.5 sq cm"', lines: ['11042', '11045'] },
    {
      title: 'Areas of one depth are added, another depth is another code',
      given: 'depth=muscle area="15 sq cm" depth=muscle area="30 sq cm" depth=fat area="5 sq cm"',
      lines: ['11042', '11043', '11046 x2'],
    },
    { title: 'Skin only, 50 sq cm', given: 'depth=skin area="50 sq cm"', lines: ['97597', '97598 x2'] },
    { title: 'Depth not written', given: 'area="6 sq cm"', lines: [], asks: ['depth'] },
  ],
  sum({ each }) {
    if (each.length === 0) return askLesion('area', 'Which layer was removed, and how large was the area?');
    const lines: Line[] = [];
    const questions: Missing[] = each.some(({ depth }) => depth === null)
      ? [askMissing('depth', 'What was the deepest layer that was removed?')]
      : [];
    for (const [depth, first, further, words] of CODES) {
      const own = each.filter((one) => one.depth === depth);
      if (own.length === 0) continue;
      const codes = { first, further, step: STEP, words: `debrided, ${words}` };
      const areas = own.map(({ area }) => area);
      const found = workAreas(codes, areas, SOURCE, `How large was the debrided area (${words})?`);
      lines.push(...found.lines);
      questions.push(...found.questions);
    }
    const isSkinAndDeep = lines.length > 1 && lines.some(({ code }) => code === '97597');
    const both = {
      message: '97597 beside 11042 to 11047 only for another wound.',
      source: policyManual('XI.P.6', 'XI.P.9'),
    };
    const atSite = {
      message:
        'Debridement at the site of an excision, repair, flap or graft of the same session is part of it.',
      source: policyManual('III.E.7', 'III.H.2', 'III.I.2'),
    };
    const warnings = lines.length === 0 ? [] : isSkinAndDeep ? [both, atSite] : [atSite];
    return { lines: mergeLines(lines), questions, warnings };
  },
});
