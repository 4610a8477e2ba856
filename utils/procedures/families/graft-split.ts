import { askMissing, joinWorked } from '../answers.ts';
import { defineFamily } from '../define-family.ts';
import { GRAFT, GRAFT_OPENS, GRAFT_SOURCE, workGrafts } from '../grafts.ts';
import { findSite, type SplitGroup, siteField } from '../sites.ts';
import type { AreaGroup } from '../summed-areas.ts';

const STEP = 100;
const CODES: readonly AreaGroup<SplitGroup>[] = [
  ['body', '15100', '15101', 'trunk, arms, legs'],
  ['face', '15120', '15121', 'face, scalp, neck, ears, genitalia, hands, feet'],
];

/** Split-thickness grafts: areas of one site group are added. */
export const graftSplit = defineFamily({
  head: `
    graft-split | Split-thickness graft | graft
    stsg, split thickness graft, split-thickness graft, 15100, 15120`,
  each: { site: siteField('split'), ...GRAFT },
  opens: GRAFT_OPENS,
  source: GRAFT_SOURCE,
  examples: `
    Leg, 60 sq cm | site=leg area="6 x 10 cm" | 15100
    Scalp, 101 sq cm | site=scalp area="101 sq cm" | 15120, 15121
    Two of one group are added | site=leg area="60 sq cm" site=back area="60 sq cm" | 15100, 15101
    Area not written | site=leg | asks area`,
  sum({ each }) {
    const isOpen = each.some(({ site }) => site === null || findSite(site)?.split === null);
    const questions = isOpen ? [askMissing('site', 'Where was the graft?')] : [];
    const grafts = workGrafts(each, 'split', CODES, STEP, 'split thickness');
    return joinWorked([{ lines: [], questions }, ...grafts]);
  },
});
