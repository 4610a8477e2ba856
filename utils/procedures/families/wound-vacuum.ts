import { askMissing, makeLine, nothing } from '../answers.ts';
import { defineFamily } from '../define-family.ts';
import { areaField, choiceField } from '../fields.ts';
import { SQUARE_CENTIMETRE } from '../measures.ts';
import { bandsAnd, policyManual } from '../sources.ts';
import { addAreas } from '../sums.ts';

const SOURCE = bandsAnd(policyManual('XI.P.6'));
const SMALL = 50;

/** Wounds under suction: all areas together, by the kind of pump. */
export const woundVacuum = defineFamily({
  head: `
    wound-vacuum | Negative pressure wound therapy | wound
    npwt, wound vac, negative pressure, 97605, 97607`,
  each: { area: areaField('Area', 'How large was the wound?', ['size']) },
  visit: {
    pump: choiceField(
      'Pump',
      'Was the pump a durable one or a disposable one?',
      `
        durable | durable | dme, vac
        disposable | disposable | single use`,
    ),
  },
  countsAll: true,
  source: SOURCE,
  examples: `
    Durable pump, 50 sq cm | area="5 x 10 cm" pump=durable | 97605
    Disposable, above 50 | area="30 sq cm" area="21 sq cm" pump=disposable | 97608
    Kind of pump not said | area="30 sq cm" | asks pump`,
  sum({ each, visit }) {
    const { total, said } = addAreas(each.map(({ area }) => area));
    const questions = [
      ...(total === null || total === 0 ? [askMissing('area', 'How large was the wound?')] : []),
      ...(visit.pump === null ? [askMissing('pump', 'Was the pump a durable one or a disposable one?')] : []),
    ];
    if (total === null || questions.length > 0) return nothing(questions);
    const [few, many] = visit.pump === 'durable' ? ['97605', '97606'] : ['97607', '97608'];
    const isSmall = total <= SMALL * SQUARE_CENTIMETRE;
    const code = (isSmall ? few : many) ?? '';
    const steps = [`${said}, ${visit.pump} pump, ${isSmall ? 'up to' : 'above'} ${SMALL} sq cm: ${code}`];
    return { lines: [makeLine(code, SOURCE, steps, { covers: each.length })], questions: [], warnings: [] };
  },
});
