import { defineFamily } from '../define-family.ts';
import { EXCISION_FIELDS, EXCISION_SOURCE, workExcisions } from '../excisions.ts';

/** Excision of a proven cancer: its size and twice the narrowest margin, each lesion by itself. */
export const excisionMalignant = defineFamily({
  id: 'excision-malignant',
  title: 'Excision, malignant',
  keywords: ['malignant excision', 'cancer excision', 'melanoma excision', 'wide local excision', '11600'],
  item: 'lesion',
  each: EXCISION_FIELDS,
  visit: {},
  source: EXCISION_SOURCE,
  examples: [
    {
      title: 'Melanoma of the back with 1.5 cm margins',
      given: 'site=back size=2.5cm margin=1.5cm pathology=malignant',
      lines: ['11606'],
    },
    {
      title: 'Basal cell carcinoma, 1.0 cm with 0.2 cm margins',
      given: 'site=arm size=1.0cm margin=2mm pathology=bcc',
      lines: ['11602'],
    },
    {
      title: 'A second excision of a proven cancer stays malignant when it is clear',
      given: 'site=leg size=8mm margin=5mm pathology=re-excision',
      lines: ['11602'],
    },
    {
      title: 'The report came back benign',
      given: 'site=nose size=5mm margin=0 pathology=benign',
      lines: ['11440'],
    },
    {
      title: 'The report is out',
      given: 'site=ear size=9mm margin=3mm pathology=pending',
      lines: ['11642'],
    },
    {
      title: 'Nobody said whether it is proven',
      given: 'site=scalp size=1cm margin=5mm',
      lines: ['11622'],
      asks: ['pathology'],
    },
  ],
  sum: ({ each }) => workExcisions(each, 'malignant'),
});
