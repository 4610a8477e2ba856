import { askMissing, joinWorked } from '../answers.ts';
import { COMPLEX_WORDS } from '../closure-codes.ts';
import { defineFamily } from '../define-family.ts';
import { GRAFT, GRAFT_OPENS, GRAFT_SOURCE, workGrafts } from '../grafts.ts';
import { askWhichPart, type ComplexGroup, findSite, siteField } from '../sites.ts';
import type { AreaGroup } from '../summed-areas.ts';

const STEP = 20;
const CODES: readonly AreaGroup<ComplexGroup>[] = [
  ['trunk', '15200', '15201', COMPLEX_WORDS.trunk],
  ['limbs', '15220', '15221', COMPLEX_WORDS.limbs],
  ['cheek', '15240', '15241', COMPLEX_WORDS.cheek],
  ['lids', '15260', '15261', COMPLEX_WORDS.lids],
];

/** Full-thickness grafts: areas of one site group are added. */
export const graftFull = defineFamily({
  head: `
    graft-full | Full-thickness graft | graft
    ftsg, full thickness graft, full-thickness graft, skin graft, 15200, 15260`,
  each: { site: siteField('simple'), ...GRAFT },
  opens: GRAFT_OPENS,
  source: GRAFT_SOURCE,
  examples: `
    Nose, 1.5 x 2 cm | site=nose area="1.5 x 2 cm" | 15260
    Exactly 20 sq cm | site=scalp area="4 x 5 cm" | 15220
    Above 20 | site=cheek area="20.1 sq cm" | 15240, 15241
    Two of one group are added | site=ear area="12 sq cm" site=nose area="9 sq cm" | 15260, 15261
    Area not written | site=ear | asks area`,
  sum({ each }) {
    const questions = each.flatMap(({ site }) => {
      const place = site === null ? undefined : findSite(site);
      if (place === undefined) return [askMissing('site', 'Where was the graft?')];
      return place.complex === null ? [askMissing('site', askWhichPart(place.value))] : [];
    });
    const grafts = workGrafts(each, 'complex', CODES, STEP, 'full thickness');
    return joinWorked([{ lines: [], questions }, ...grafts]);
  },
});
