import { askMissing, makeLine, nothing } from '../answers.ts';
import { defineFamily } from '../define-family.ts';
import { areaField } from '../fields.ts';
import { SQUARE_CENTIMETRE } from '../measures.ts';
import { bandsAnd, policyManual } from '../sources.ts';
import { addAreas } from '../sums.ts';

const SOURCE = bandsAnd(policyManual('XI.P.6'));
const SMALL = 50;

/** Wounds under suction: all areas together, by the kind of pump. */
export const woundVacuum = defineFamily({
  id: 'wound-vacuum',
  title: 'Negative pressure wound therapy',
  keywords: ['npwt', 'wound vac', 'negative pressure', '97605', '97607'],
  item: 'wound',
  each: { area: areaField('Area', 'How large was the wound?', ['size']) },
  visit: {
    pump: {
      kind: 'choice',
      label: 'Pump',
      ask: 'Was the pump a durable one or a disposable one?',
      help: '',
      choices: [
        { value: 'durable', label: 'durable', aliases: ['dme', 'vac'] },
        { value: 'disposable', label: 'disposable', aliases: ['single use'] },
      ],
    },
  },
  countsAll: true,
  source: SOURCE,
  examples: [
    { title: 'Durable pump, 50 sq cm', given: 'area="5 x 10 cm" pump=durable', lines: ['97605'] },
    {
      title: 'Disposable, above 50',
      given: 'area="30 sq cm" area="21 sq cm" pump=disposable',
      lines: ['97608'],
    },
    { title: 'Kind of pump not said', given: 'area="30 sq cm"', lines: [], asks: ['pump'] },
  ],
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
