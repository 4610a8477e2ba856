import { askMissing, makeLine, nothing } from '../answers.ts';
import { defineFamily } from '../define-family.ts';
import { choiceField } from '../fields.ts';
import { bandsAnd, policyManual } from '../sources.ts';

const SOURCE = bandsAnd(policyManual('XI.O.1'));
type Light = readonly [code: string, words: string];
const CODES: Readonly<Record<string, Light>> = {
  uv: ['96900', 'ultraviolet light alone'],
  uvb: ['96910', 'UVB with tar or petrolatum'],
  puva: ['96912', 'PUVA'],
  long: ['96913', 'hours of care in a severe disease'],
};

/** Light treatment of skin, by kind, once a day. */
export const phototherapy = defineFamily({
  head: `
    phototherapy | Phototherapy | session
    light therapy, uvb, nbuvb, nb-uvb, narrowband, puva, goeckerman, 96900, 96910, 96912`,
  each: {},
  visit: {
    kind: choiceField(
      'Kind of light treatment',
      'Which light treatment was it: light alone, UVB with tar or petrolatum, PUVA, or hours of care?',
      `
        uv | ultraviolet light alone | light alone, uvb alone, uva, uv alone
        uvb | UVB with tar or petrolatum | uvb with tar, uvb with petrolatum, uvb with mineral oil, goeckerman
        puva | PUVA | psoralen, puva
        long | hours of care in a severe disease | day treatment, 4 hours, long`,
      {
        help: 'Mineral oil or petrolatum put on before UVB makes it the second one.',
        aliases: ['type', 'light'],
      },
    ),
  },
  source: SOURCE,
  examples: `
    Narrow-band UVB, nothing put on | kind="uvb alone" | 96900
    UVB with petrolatum | kind="uvb with petrolatum" | 96910
    PUVA | kind=puva | 96912
    Not said |  | asks kind`,
  sum({ visit: { kind } }) {
    const [code, words] = CODES[kind ?? ''] ?? [];
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
