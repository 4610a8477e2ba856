import { readExamples } from '../read-examples.ts';

export const PROCEDURE_KIND_EXAMPLES = readExamples(`
## Keratoses are not warts
A/P: Actinic keratosis x3, nose and cheeks. Destroyed with liquid nitrogen.
= 1: L57.0; 17110 -> 1 | warn 17110 better 17000

## The report says cyst
Procedure: Excision of cyst on the chest. Lesion 1.2 cm, margins 0.1 cm.
Pathology: epidermal inclusion cyst.
= 1: L72.0; 11602 -> 1 | warn 11602 better 11402

## A proven cancer
Procedure: Excision of BCC, left nasal ala, biopsy proven. Lesion 0.7 cm, margins 0.3 cm.
= 1: C44.311; 11442 -> 1 | warn 11442 better 11642

## Nothing says what the lesion was
Procedure: Excision of lesion, upper back. Lesion 1.0 cm, margins 0.2 cm.
= 1: D48.5; 11602 -> 1 | inform 11602 better 11402

## The kind fits
A/P: Verruca vulgaris x3, right hand. Liquid nitrogen.
= 1: B07.8; 17110 -> 1 | silent

## Dysplastic is not malignant
Excision of dysplastic nevus, left flank, severe atypia. Lesion 0.8 cm, margins 0.5 cm.
= 1: D22.5; 11402 -> 1 | silent

## A second excision of a proven cancer
Procedure: Re-excision of malignant melanoma, right upper arm, biopsy proven. Lesion 2.2 cm, margins 1.0 cm.
= 1: C43.61; 11606 -> 1 | silent

## Keratoses and warts, each with its code
1. Actinic keratoses, nose x2: liquid nitrogen.
2. Common warts, right hand x3: liquid nitrogen.
= 1: L57.0; 2: B07.8; 17000 -> 1; 17003 -> 1; 17110 -> 2 | silent

## A wart is no keratosis
A/P: Plantar warts, right foot. 3 plantar warts frozen with liquid nitrogen.
= 1: B07.0; 17000 -> 1 | warn 17000 better 17110
`);
