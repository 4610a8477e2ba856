import { askLesion, mergeLines } from '../answers.ts';
import { defineFamily } from '../define-family.ts';
import { alikeField, lesionSize } from '../fields.ts';
import { sayLength } from '../measures.ts';
import { siteField } from '../sites.ts';
import { findSizeCode, type SizeCodes, sizedLine } from '../sized-lesions.ts';
import { bandsAnd, policyManual } from '../sources.ts';
import type { Line, Missing } from '../types.ts';

const SOURCE = bandsAnd(policyManual('III.E.1', 'III.L.9'));
const CODES: SizeCodes = {
  A: ['17260', '17261', '17262', '17263', '17264', '17266'],
  B: ['17270', '17271', '17272', '17273', '17274', '17276'],
  C: ['17280', '17281', '17282', '17283', '17284', '17286'],
};

/** A proven cancer destroyed (curettage, cautery, freezing, laser): each lesion by its own size, without margin. */
export const destructionMalignant = defineFamily({
  id: 'destruction-malignant',
  title: 'Destruction, malignant',
  keywords: [
    'ed&c',
    'edc',
    'curettage',
    'electrodesiccation and curettage',
    'malignant destruction',
    '17260',
  ],
  item: 'lesion',
  each: {
    site: siteField('size'),
    size: lesionSize('The lesion alone: no margin is added.'),
    count: alikeField('lesion'),
  },
  visit: {},
  source: SOURCE,
  examples: [
    { title: 'Superficial cancer of the back, 1.2 cm', given: 'site=back size=1.2cm', lines: ['17262'] },
    { title: 'Bowen of the hand, 0.5 cm', given: 'site=hand size=5mm', lines: ['17270'] },
    { title: 'Over 4 cm on the cheek', given: 'site=cheek size=41mm', lines: ['17286'] },
    { title: 'No size written', given: 'site=arm', lines: [], asks: ['size'] },
  ],
  sum({ each }) {
    if (each.length === 0) return askLesion('size', 'What was destroyed, how large and where?');
    const lines: Line[] = [];
    const questions: Missing[] = [];
    for (const { site, size, count } of each) {
      const sum = size === null ? '' : sayLength(size);
      const lesion = { site, count, counted: size, sum, what: 'malignant, destroyed' };
      const code = findSizeCode(CODES, lesion, {
        size: 'How large was the cancer that was destroyed?',
        site: 'Where was the cancer that was destroyed?',
      });
      if (typeof code === 'string') lines.push(sizedLine(code, lesion, SOURCE));
      else questions.push(...code);
    }
    return { lines: mergeLines(lines), questions, warnings: [] };
  },
});
