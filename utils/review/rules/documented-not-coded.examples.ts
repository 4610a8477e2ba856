import { readExamples } from '../read-examples.ts';

export const DOCUMENTED_EXAMPLES = readExamples(`
## Treated and left off the claim
A/P:
1. Plaque psoriasis, elbows. Clobetasol.
2. Actinic keratoses, scalp x4. Cryotherapy.
= L40.0 | inform better L57.0

## Yeast in a diaper rash
Assessment: diaper dermatitis; tinea cruris.
Plan: nystatin, zinc, econazole.
= L22 | inform better B35.6

## The exact code comes with its site and side
A/P:
1. Acne vulgaris. Tretinoin.
2. BCC, left nasal ala, biopsy proven. Mohs scheduled.
= L70.0 | inform better C44.311

## Rosacea beside the keratoses
Assessment:
1. Actinic keratosis, nose. LN2.
2. Papulopustular rosacea. Metronidazole gel.
= L57.0 | inform better L71.8

## Everything has its code
A/P:
1. Plaque psoriasis. Clobetasol.
2. AK x4. Cryotherapy.
= L40.0, L57.0 | silent

## Denied, suspected and the family’s are not the patient’s
Assessment: acne vulgaris. No rosacea. Rule out folliculitis. Mother has psoriasis.
Plan: tretinoin.
= L70.0 | silent

## A claim without diagnoses is not finished
Assessment: acne vulgaris. Tretinoin.
= 99213 | silent

## An old scar of the exam is no problem of the visit
Exam: scar on the chin.
Assessment: acne vulgaris. Tretinoin.
= L70.0 | silent
`);
