import { askMissing, joinWorked } from '../answers.ts';
import { defineFamily } from '../define-family.ts';
import { areaField, choiceField } from '../fields.ts';
import { ADD_ON_TABLE, bandsAnd, policyManual } from '../sources.ts';
import { type AreaGroup, workAreaGroups } from '../summed-areas.ts';
import type { Warning } from '../types.ts';

const SOURCE = bandsAnd(policyManual('III.E.7', 'XI.P.6', 'XI.P.9'), ADD_ON_TABLE);
const STEP = 20;
const CODES: readonly AreaGroup<'skin' | 'fat' | 'muscle' | 'bone'>[] = [
  ['skin', '97597', '97598', 'skin only, selective'],
  ['fat', '11042', '11045', 'down to fat'],
  ['muscle', '11043', '11046', 'down to muscle or fascia'],
  ['bone', '11044', '11047', 'down to bone'],
];
const DEEPEST = 'What was the deepest layer that was removed?';
const OTHER_WOUND: Warning = {
  message: '97597 beside 11042 to 11047 only for another wound.',
  source: policyManual('XI.P.6', 'XI.P.9'),
};
const AT_SITE: Warning = {
  message: 'Debridement at the site of an excision, repair, flap or graft of the same session is part of it.',
  source: policyManual('III.E.7', 'III.H.2', 'III.I.2'),
};

/** Wounds cleaned by removing tissue: the deepest layer removed decides; areas of one depth are added. */
export const debridement = defineFamily({
  head: `
    debridement | Debridement | wound
    debride, wound care, wound-care, wound debridement, sharp debridement, 11042, 97597, 97598`,
  each: {
    depth: choiceField(
      'Deepest layer removed',
      DEEPEST,
      `
        skin | skin only (selective) | epidermis, dermis, slough, fibrin, selective
        fat | fat under the skin | subcutaneous, subcutaneous tissue, subcut
        muscle | muscle or fascia | fascia
        bone | bone`,
      { help: 'What was removed, not how deep the wound is.', aliases: ['layer'] },
    ),
    area: areaField('Area', 'How large was the debrided area?', ['size']),
  },
  opens: ['area', 'Which layer was removed, and how large was the area?'],
  source: SOURCE,
  examples: `
    A leg ulcer down to fat, 4 x 5 cm | depth=fat area="4 x 5 cm" | 11042
    Above 20 sq cm | depth=fat area="20.5 sq cm" | 11042, 11045
    Areas of one depth are added, another depth is another code | depth=muscle area="15 sq cm" depth=muscle area="30 sq cm" depth=fat area="5 sq cm" | 11042, 11043, 11046 x2
    Skin only, 50 sq cm | depth=skin area="50 sq cm" | 97597, 97598 x2
    Depth not written | area="6 sq cm" | asks depth`,
  sum({ each }) {
    const isOpen = each.some(({ depth }) => depth === null);
    const unknown = { lines: [], questions: isOpen ? [askMissing('depth', DEEPEST)] : [] };
    const ask = 'How large was the debrided area';
    const found = workAreaGroups(each, CODES, ({ depth }) => depth, {
      ...{ step: STEP, kind: 'debrided', source: SOURCE, ask },
    });
    const worked = joinWorked([unknown, ...found]);
    const { lines } = worked;
    const isSkinAndDeep = lines.length > 1 && lines.some(({ code }) => code === '97597');
    const warnings = lines.length === 0 ? [] : isSkinAndDeep ? [OTHER_WOUND, AT_SITE] : [AT_SITE];
    return { ...worked, warnings };
  },
});
