import { readExamples } from '../read-examples.ts';

export const HISTORY_EXAMPLES = readExamples(`
## Surveillance without the cancer it is for
Surveillance. History of basal cell carcinoma of the nose in 2020, no recurrence.
= Z08 | warn Z08 better Z85.828

## Melanoma years ago, follow-up
HPI: here for skin cancer surveillance. History of melanoma of the back, 2019. Exam: no recurrence.
= Z08 | warn Z08 better Z85.820

## Melanoma in situ years ago
Skin check. History of melanoma in situ, left arm, excised 2021. No recurrence.
= Z08 | warn Z08 better Z86.006

## A squamous cell carcinoma of the past
TBSE. PMH: squamous cell carcinoma of the right ear, Mohs 2018. No recurrence.
= Z08 | warn Z08 better Z85.828

## A check with other findings
Full body skin exam. History of basal cell carcinoma, 2020.
Assessment: Seborrheic keratoses. Reassured.
= L82.1 | inform better Z85.828

## The family
Skin check, no complaints. Family history: father with melanoma.
Assessment: Seborrheic keratoses. Reassured.
= L82.1 | inform better Z80.8

## The history is on the claim
Surveillance. History of basal cell carcinoma of the nose in 2020, no recurrence.
= Z08, Z85.828 | silent

## The cancer is there again, and coded
Skin check. History of basal cell carcinoma. Assessment: BCC, left cheek, biopsy proven. Mohs.
= C44.319 | silent

## No check of the skin
Assessment: Acne. Tretinoin. History of basal cell carcinoma.
= L70.0 | silent

## None in the family
Skin check. No personal or family history of melanoma.
= Z12.83 | silent
`);
