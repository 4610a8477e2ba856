import { askLesion, askMissing, makeLine, mergeLines } from '../answers.ts';
import { COMPLEX_WORDS } from '../closure-codes.ts';
import { defineFamily, type KnownFacts } from '../define-family.ts';
import { areaField } from '../fields.ts';
import { type Area, SQUARE_CENTIMETRE, sayArea } from '../measures.ts';
import { askWhichPart, type ComplexGroup, findSite, sayFieldSite, siteField } from '../sites.ts';
import { ADD_ON_TABLE, bandsAnd, policyManual } from '../sources.ts';
import { countSteps } from '../sums.ts';
import type { Line, Missing } from '../types.ts';

const SOURCE = bandsAnd(policyManual('III.H.1-6', 'III.L.5'), ADD_ON_TABLE);
const CODES: Readonly<Record<ComplexGroup, readonly [small: string, large: string]>> = {
  trunk: ['14000', '14001'],
  limbs: ['14020', '14021'],
  cheek: ['14040', '14041'],
  lids: ['14060', '14061'],
};
const SMALL: Area = 10 * SQUARE_CENTIMETRE;
const LARGE: Area = 30 * SQUARE_CENTIMETRE;
const HUGE: Area = 60 * SQUARE_CENTIMETRE;

const FIELDS = {
  site: siteField('simple'),
  defect: areaField('Defect', 'How large was the defect that the flap closed?', ['primary']),
  donor: areaField('Donor area', 'How large was the area that raising the flap left?', ['secondary']),
};
type Flap = KnownFacts<typeof FIELDS, Record<never, never>>['each'][number];

/** Local flaps: defect and donor area together; each flap by itself. */
export const flap = defineFamily({
  id: 'flap',
  title: 'Local flap',
  keywords: [
    'flaps',
    'adjacent tissue transfer',
    'advancement flap',
    'rotation flap',
    'transposition',
    '14000',
  ],
  item: 'flap',
  each: FIELDS,
  visit: {},
  source: SOURCE,
  examples: [
    {
      title: 'Nose, 1.5 x 2 cm with a 2 x 3 cm donor area',
      given: 'site=nose defect="1.5 x 2 cm" donor="2 x 3 cm"',
      lines: ['14060'],
    },
    { title: 'Exactly 10 sq cm', given: 'site=cheek defect="4 sq cm" donor="6 sq cm"', lines: ['14040'] },
    { title: 'Above 10', given: 'site=cheek defect="4 sq cm" donor="6.1 sq cm"', lines: ['14041'] },
    {
      title: 'Above 60: any site',
      given: 'site=face defect="40 sq cm" donor="50.5 sq cm"',
      lines: ['14301', '14302 x2'],
    },
    {
      title: 'Donor area not written',
      given: 'site=back defect="9 sq cm"',
      lines: ['14000'],
      asks: ['donor'],
    },
    {
      title: 'Which part of the face?',
      given: 'site=face defect="4 sq cm" donor="4 sq cm"',
      lines: [],
      asks: ['site'],
    },
  ],
  sum({ each }) {
    if (each.length === 0)
      return askLesion('defect', 'Where was the flap, and how large were defect and donor area?');
    const found = each.map(workFlap);
    const lines = mergeLines(found.flatMap((one) => one.lines));
    const included = {
      message: 'A flap includes the excision, the repair and the debridement of the same lesion.',
      source: policyManual('III.H.1-3', 'III.L.9'),
    };
    return {
      lines,
      questions: found.flatMap((one) => one.questions),
      warnings: lines.length === 0 ? [] : [included],
    };
  },
});

function workFlap(flapped: Flap): {
  readonly lines: readonly Line[];
  readonly questions: readonly Missing[];
} {
  const { site, defect, donor } = flapped;
  const where = sayFieldSite(site);
  if (defect === null) {
    const question = `How large was the defect that the flap closed (${where})?`;
    return { lines: [], questions: [askMissing('defect', question)] };
  }
  const total = defect + (donor ?? 0);
  const said =
    donor === null
      ? `${sayArea(defect)}, no donor area written`
      : `${sayArea(defect)} + ${sayArea(donor)} = ${sayArea(total)}`;
  const question = `How large was the area that raising the flap left (${where})?`;
  const missing = donor === null ? [askMissing('donor', question, 'only the defect counts')] : [];
  if (total > LARGE) return { lines: largeLines(total, `${said}, ${where}`, missing), questions: [] };
  const place = site === null ? undefined : findSite(site);
  if (place?.complex === undefined || place.complex === null) {
    const ask = place === undefined ? 'Where was the flap?' : askWhichPart(place.value);
    return { lines: [], questions: [askMissing('site', ask)] };
  }
  const code = CODES[place.complex][total <= SMALL ? 0 : 1];
  const step = `${said}, ${COMPLEX_WORDS[place.complex]}: ${code}`;
  return { lines: [makeLine(code, SOURCE, [step], { missing })], questions: [] };
}

function largeLines(total: Area, said: string, missing: readonly Missing[]): Line[] {
  const lines = [makeLine('14301', SOURCE, [`${said}, above ${sayArea(LARGE)}: 14301`], { missing })];
  const units = countSteps(total, HUGE, LARGE);
  if (units === 0) return lines;
  const step = `(${sayArea(total)} - ${sayArea(HUGE)}) / ${sayArea(LARGE)}, rounded up: 14302 x${units}`;
  return [...lines, makeLine('14302', SOURCE, [step], { units, covers: 0, missing })];
}
