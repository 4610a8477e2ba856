import { askMissing, joinWorked, makeLine, nothing } from '../answers.ts';
import { defineFamily } from '../define-family.ts';
import { choiceField, countField } from '../fields.ts';
import { ADD_ON_TABLE, bandsAnd, policyManual } from '../sources.ts';
import { furtherLine, workCounted } from '../sums.ts';
import type { Warning } from '../types.ts';

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
const WHAT = 'What was done: whole-body photography, dermoscopy, confocal microscopy?';

/** Pictures of skin, as far as they have codes. */
export const imaging = defineFamily({
  head: `
    imaging | Photography, dermoscopy, confocal microscopy | kind
    photography, dermoscopy, dermatoscopy, total body photography, rcm, confocal, 96904, 96931`,
  each: {
    kind: choiceField(
      'Kind',
      WHAT,
      `
        whole-body | photography of the whole body | total body, total body photography, tbp, mole mapping, whole body
        dermoscopy | dermoscopy or single pictures | dermatoscopy, photo, photos
        confocal | confocal microscopy, image and report | rcm
        confocal-image | confocal microscopy, image only
        confocal-report | confocal microscopy, report only`,
      { aliases: ['type'] },
    ),
    count: countField('Lesions', 'How many lesions were imaged?', 'Asked for confocal microscopy.'),
  },
  source: SOURCE,
  examples: `
    Whole-body photography | kind=tbp | 96904
    Dermoscopy has no code | kind=dermoscopy | nothing
    Confocal microscopy of three lesions | kind=rcm count=3 | 96931, 96934 x2
    Not counted | kind=rcm | asks count`,
  sum({ each }) {
    if (each.length === 0 || each.some(({ kind }) => kind === null))
      return nothing([askMissing('kind', WHAT)]);
    const isWhole = each.some(({ kind }) => kind === 'whole-body');
    const whole = isWhole ? [makeLine('96904', SOURCE, ['the whole body, once a day: 96904'])] : [];
    const confocal = [...CONFOCAL].map(([kind, [first, further]]) =>
      workCounted(
        each.filter((one) => one.kind === kind),
        'How many lesions were imaged?',
        (total, said) => [
          makeLine(first, SOURCE, [`${said} lesions, the first: ${first}`]),
          ...furtherLine(further, total - 1, SOURCE, `${total - 1} further`),
        ],
      ),
    );
    const worked = joinWorked([{ lines: whole, questions: [] }, ...confocal]);
    const warnings = [
      ...(each.some(({ kind }) => kind === 'dermoscopy') ? [NO_CODE] : []),
      ...(worked.lines.some(({ code }) => code !== '96904') ? [ONE_WAY] : []),
    ];
    return { ...worked, warnings };
  },
});
