import { defineFamily } from '../define-family.ts';
import { LESION_ALONE, type SizeCodes, workAlone } from '../sized-lesions.ts';
import { bandsAnd, policyManual } from '../sources.ts';

const SOURCE = bandsAnd(policyManual('III.E.1', 'III.L.9'));
const CODES: SizeCodes = {
  A: ['17260', '17261', '17262', '17263', '17264', '17266'],
  B: ['17270', '17271', '17272', '17273', '17274', '17276'],
  C: ['17280', '17281', '17282', '17283', '17284', '17286'],
};

/** A proven cancer destroyed (curettage, cautery, freezing, laser): each lesion by its own size, without margin. */
export const destructionMalignant = defineFamily({
  head: `
    destruction-malignant | Destruction, malignant | lesion
    ed&c, edc, curettage, electrodesiccation and curettage, malignant destruction, 17260`,
  each: LESION_ALONE,
  opens: ['size', 'What was destroyed, how large and where?'],
  source: SOURCE,
  examples: `
    Superficial cancer of the back, 1.2 cm | site=back size=1.2cm | 17262
    Bowen of the hand, 0.5 cm | site=hand size=5mm | 17270
    Over 4 cm on the cheek | site=cheek size=41mm | 17286
    No size written | site=arm | asks size`,
  sum: ({ each }) =>
    workAlone(each, CODES, {
      what: 'malignant, destroyed',
      lesion: 'the cancer that was destroyed',
      source: SOURCE,
    }),
});
