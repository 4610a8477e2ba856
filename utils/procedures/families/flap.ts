import { askMissing, joinWorked, makeLine } from '../answers.ts';
import { COMPLEX_WORDS } from '../closure-codes.ts';
import { defineFamily } from '../define-family.ts';
import { areaField } from '../fields.ts';
import { type Area, SQUARE_CENTIMETRE, sayArea } from '../measures.ts';
import { askWhichPart, type ComplexGroup, findSite, sayFieldSite, siteField } from '../sites.ts';
import { ADD_ON_TABLE, bandsAnd, policyManual } from '../sources.ts';
import { countSteps } from '../sums.ts';
import type { Known, Line, Missing } from '../types.ts';

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
type Flap = Known<typeof FIELDS>;

/** Local flaps: defect and donor area together; each flap by itself. */
export const flap = defineFamily({
  head: `
    flap | Local flap | flap
    flaps, adjacent tissue transfer, advancement flap, rotation flap, transposition, 14000`,
  each: FIELDS,
  opens: ['defect', 'Where was the flap, and how large were defect and donor area?'],
  source: SOURCE,
  examples: `
    Nose, 1.5 x 2 cm with a 2 x 3 cm donor area | site=nose defect="1.5 x 2 cm" donor="2 x 3 cm" | 14060
    Exactly 10 sq cm | site=cheek defect="4 sq cm" donor="6 sq cm" | 14040
    Above 10 | site=cheek defect="4 sq cm" donor="6.1 sq cm" | 14041
    Above 60: any site | site=face defect="40 sq cm" donor="50.5 sq cm" | 14301, 14302 x2
    Donor area not written | site=back defect="9 sq cm" | 14000, asks donor
    Which part of the face? | site=face defect="4 sq cm" donor="4 sq cm" | asks site`,
  sum({ each }) {
    const worked = joinWorked(each.map(workFlap));
    const included = {
      message: 'A flap includes the excision, the repair and the debridement of the same lesion.',
      source: policyManual('III.H.1-3', 'III.L.9'),
    };
    return { ...worked, warnings: worked.lines.length === 0 ? [] : [included] };
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
