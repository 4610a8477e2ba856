import { askMissing, makeLine, nothing } from '../answers.ts';
import { defineFamily } from '../define-family.ts';
import { bandsAnd, policyManual } from '../sources.ts';

const SOURCE = bandsAnd(policyManual('XI.O.1'));
const CODES: ReadonlyMap<string, readonly [code: string, words: string]> = new Map([
  ['uv', ['96900', 'ultraviolet light alone']],
  ['uvb', ['96910', 'UVB with tar or petrolatum']],
  ['puva', ['96912', 'PUVA']],
  ['long', ['96913', 'hours of care in a severe disease']],
]);

/** Light treatment of skin, by kind, once a day. */
export const phototherapy = defineFamily({
  id: 'phototherapy',
  title: 'Phototherapy',
  keywords: [
    'light therapy',
    'uvb',
    'nbuvb',
    'nb-uvb',
    'narrowband',
    'puva',
    'goeckerman',
    '96900',
    '96910',
    '96912',
  ],
  item: 'session',
  each: {},
  visit: {
    kind: {
      kind: 'choice',
      label: 'Kind of light treatment',
      ask: 'Which light treatment was it: light alone, UVB with tar or petrolatum, PUVA, or hours of care?',
      help: 'Mineral oil or petrolatum put on before UVB makes it the second one.',
      aliases: ['type', 'light'],
      choices: [
        {
          value: 'uv',
          label: 'ultraviolet light alone',
          aliases: ['light alone', 'uvb alone', 'uva', 'uv alone'],
        },
        {
          value: 'uvb',
          label: 'UVB with tar or petrolatum',
          aliases: ['uvb with tar', 'uvb with petrolatum', 'uvb with mineral oil', 'goeckerman'],
        },
        { value: 'puva', label: 'PUVA', aliases: ['psoralen', 'puva'] },
        {
          value: 'long',
          label: 'hours of care in a severe disease',
          aliases: ['day treatment', '4 hours', 'long'],
        },
      ],
    },
  },
  source: SOURCE,
  examples: [
    { title: 'Narrow-band UVB, nothing put on', given: 'kind="uvb alone"', lines: ['96900'] },
    { title: 'UVB with petrolatum', given: 'kind="uvb with petrolatum"', lines: ['96910'] },
    { title: 'PUVA', given: 'kind=puva', lines: ['96912'] },
    { title: 'Not said', given: '', lines: [], asks: ['kind'] },
  ],
  sum({ visit: { kind } }) {
    const [code, words] = CODES.get(kind ?? '') ?? [];
    if (code === undefined || words === undefined) {
      return nothing([
        askMissing('kind', 'Which light treatment was it, and was anything put on the skin before it?'),
      ]);
    }
    const nurse = {
      message: 'No 99211 beside 96910, 96912 or 96913. A physician’s own visit takes 25 if it is separate.',
      source: policyManual('XI.O.1'),
    };
    return {
      lines: [makeLine(code, SOURCE, [`${words}, one session: ${code}`])],
      questions: [],
      warnings: [nurse],
    };
  },
});
