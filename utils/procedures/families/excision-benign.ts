import { defineFamily } from '../define-family.ts';
import { EXCISION_FIELDS, EXCISION_SOURCE, workExcisions } from '../excisions.ts';

/** Excision of a benign or uncertain lesion: its size and twice the narrowest margin, each lesion by itself. */
export const excisionBenign = defineFamily({
  head: `
    excision-benign | Excision, benign | lesion
    benign excision, excise benign, cyst excision, 11400`,
  each: EXCISION_FIELDS,
  source: EXCISION_SOURCE,
  examples: `
    A cyst of the back with margins | site=back size=1.0cm margin=0.2cm pathology=benign | 11402
    No margin written: only the lesion counts | site=trunk size=1.0cm pathology=benign | 11401, asks margin
    Dysplastic is not malignant | site=arm size=6mm margin=3mm pathology=dysplastic | 11402
    The report says cancer | site=cheek size=0.4cm margin=0.2cm pathology=malignant | 11641
    Three lesions are three codes, never one sum | site=scalp size=5mm margin=0 pathology=benign site=neck size=1cm margin=1mm pathology=benign site=face size=4.1cm margin=0 pathology=benign | 11420, 11422, 11446
    In inches | site=leg size="3/8 in" margin=0 pathology=benign | 11401
    A mole of 40 cm | site=back size=40cm margin=2mm | asks size
    A negative margin | site=back size=1cm margin=-2mm | asks margin`,
  sum: ({ each }) => workExcisions(each, 'benign'),
});
