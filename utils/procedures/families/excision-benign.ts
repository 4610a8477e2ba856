import { defineFamily } from '../define-family.ts';
import { EXCISION_FIELDS, EXCISION_SOURCE, workExcisions } from '../excisions.ts';

/** Excision of a benign or uncertain lesion: its size and twice the narrowest margin, each lesion by itself. */
export const excisionBenign = defineFamily({
  id: 'excision-benign',
  title: 'Excision, benign',
  keywords: ['benign excision', 'excise benign', 'cyst excision', '11400'],
  item: 'lesion',
  each: EXCISION_FIELDS,
  visit: {},
  source: EXCISION_SOURCE,
  examples: [
    {
      title: 'A cyst of the back with margins',
      given: 'site=back size=1.0cm margin=0.2cm pathology=benign',
      lines: ['11402'],
    },
    {
      title: 'No margin written: only the lesion counts',
      given: 'site=trunk size=1.0cm pathology=benign',
      lines: ['11401'],
      asks: ['margin'],
    },
    {
      title: 'Dysplastic is not malignant',
      given: 'site=arm size=6mm margin=3mm pathology=dysplastic',
      lines: ['11402'],
    },
    {
      title: 'The report says cancer',
      given: 'site=cheek size=0.4cm margin=0.2cm pathology=malignant',
      lines: ['11641'],
    },
    {
      title: 'Three lesions are three codes, never one sum',
      given:
        'site=scalp size=5mm margin=0 pathology=benign site=neck size=1cm margin=1mm pathology=benign site=face size=4.1cm margin=0 pathology=benign',
      lines: ['11420', '11422', '11446'],
    },
    {
      title: 'In inches',
      given: 'site=leg size="3/8 in" margin=0 pathology=benign',
      lines: ['11401'],
    },
    { title: 'A mole of 40 cm', given: 'site=back size=40cm margin=2mm', lines: [], asks: ['size'] },
    { title: 'A negative margin', given: 'site=back size=1cm margin=-2mm', lines: [], asks: ['margin'] },
  ],
  sum: ({ each }) => workExcisions(each, 'benign'),
});
