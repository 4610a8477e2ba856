import { askMissing, makeLine, nothing } from '../answers.ts';
import { defineFamily } from '../define-family.ts';
import { countField } from '../fields.ts';
import { ADD_ON_TABLE, bandsAnd, policyManual } from '../sources.ts';
import { addCounts } from '../sums.ts';
import type { Line, Missing, Warning } from '../types.ts';

const SOURCE = bandsAnd(policyManual('III.E.8', 'XI.O.2'), ADD_ON_TABLE);
/** Confocal microscopy: the first lesion and each further one. */
const CONFOCAL: ReadonlyMap<string, readonly [first: string, further: string]> = new Map([
  ['confocal', ['96931', '96934']],
  ['confocal-image', ['96932', '96935']],
  ['confocal-report', ['96933', '96936']],
]);
const NO_CODE: Warning = {
  message: 'Dermoscopy and pictures of single lesions have no code: they are part of the visit.',
  source: SOURCE,
};
const ONE_WAY: Warning = {
  message: 'Confocal microscopy is not billed with a biopsy or benign excision of the same lesion.',
  source: policyManual('III.E.8', 'XI.O.2'),
};

/** Pictures of skin, as far as they have codes. */
export const imaging = defineFamily({
  id: 'imaging',
  title: 'Photography, dermoscopy, confocal microscopy',
  keywords: [
    'photography',
    'dermoscopy',
    'dermatoscopy',
    'total body photography',
    'rcm',
    'confocal',
    '96904',
    '96931',
  ],
  item: 'kind',
  each: {
    kind: {
      kind: 'choice',
      label: 'Kind',
      ask: 'What was done: whole-body photography, dermoscopy, confocal microscopy?',
      help: '',
      aliases: ['type'],
      choices: [
        {
          value: 'whole-body',
          label: 'photography of the whole body',
          aliases: ['total body', 'total body photography', 'tbp', 'mole mapping', 'whole body'],
        },
        {
          value: 'dermoscopy',
          label: 'dermoscopy or single pictures',
          aliases: ['dermatoscopy', 'photo', 'photos'],
        },
        { value: 'confocal', label: 'confocal microscopy, image and report', aliases: ['rcm'] },
        { value: 'confocal-image', label: 'confocal microscopy, image only' },
        { value: 'confocal-report', label: 'confocal microscopy, report only' },
      ],
    },
    count: countField('Lesions', 'How many lesions were imaged?', 'Asked for confocal microscopy.'),
  },
  visit: {},
  source: SOURCE,
  examples: [
    { title: 'Whole-body photography', given: 'kind=tbp', lines: ['96904'] },
    { title: 'Dermoscopy has no code', given: 'kind=dermoscopy', lines: [] },
    {
      title: 'Confocal microscopy of three lesions',
      given: 'kind=rcm count=3',
      lines: ['96931', '96934 x2'],
    },
    { title: 'Not counted', given: 'kind=rcm', lines: [], asks: ['count'] },
  ],
  sum({ each }) {
    if (each.length === 0 || each.some(({ kind }) => kind === null)) {
      return nothing([
        askMissing('kind', 'What was done: whole-body photography, dermoscopy, confocal microscopy?'),
      ]);
    }
    const lines: Line[] = [];
    const questions: Missing[] = [];
    if (each.some(({ kind }) => kind === 'whole-body')) {
      lines.push(makeLine('96904', SOURCE, ['the whole body, once a day: 96904']));
    }
    for (const [kind, [first, further]] of CONFOCAL) {
      const own = each.filter((one) => one.kind === kind);
      if (own.length === 0) continue;
      const { total, said } = addCounts(own);
      if (total === null) {
        questions.push(askMissing('count', 'How many lesions were imaged?'));
        continue;
      }
      lines.push(makeLine(first, SOURCE, [`${said} lesions, the first: ${first}`]));
      const rest = total - 1;
      if (rest > 0)
        lines.push(
          makeLine(further, SOURCE, [`${rest} further: ${further} x${rest}`], { units: rest, covers: rest }),
        );
    }
    const warnings = [
      ...(each.some(({ kind }) => kind === 'dermoscopy') ? [NO_CODE] : []),
      ...(lines.some(({ code }) => code !== '96904') ? [ONE_WAY] : []),
    ];
    return { lines: lines.sort((a, b) => (a.code < b.code ? -1 : 1)), questions, warnings };
  },
});
