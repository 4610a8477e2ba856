import { defineFamily } from '../define-family.ts';
import { EXCISION_FIELDS, EXCISION_SOURCE, workExcisions } from '../excisions.ts';

/** Excision of a proven cancer: its size and twice the narrowest margin, each lesion by itself. */
export const excisionMalignant = defineFamily({
  head: `
    excision-malignant | Excision, malignant | lesion
    malignant excision, cancer excision, melanoma excision, wide local excision, 11600`,
  each: EXCISION_FIELDS,
  source: EXCISION_SOURCE,
  examples: `
    Melanoma of the back with 1.5 cm margins | site=back size=2.5cm margin=1.5cm pathology=malignant | 11606
    Basal cell carcinoma, 1.0 cm with 0.2 cm margins | site=arm size=1.0cm margin=2mm pathology=bcc | 11602
    A second excision of a proven cancer stays malignant when it is clear | site=leg size=8mm margin=5mm pathology=re-excision | 11602
    The report came back benign | site=nose size=5mm margin=0 pathology=benign | 11440
    The report is out | site=ear size=9mm margin=3mm pathology=pending | 11642
    Nobody said whether it is proven | site=scalp size=1cm margin=5mm | 11622, asks pathology`,
  sum: ({ each }) => workExcisions(each, 'malignant'),
});
