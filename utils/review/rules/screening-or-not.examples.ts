import { readExamples } from '../read-examples.ts';

export const SCREENING_EXAMPLES = readExamples(`
## A mole that changes is a complaint
HPI: mole on the right thigh got darker since summer.
Impression: neoplasm, right thigh. Punch biopsy.
= Z12.83, D49.2 | warn Z12.83

## A bleeding spot
HPI: bleeding spot on the nose for 3 months.
Assessment: neoplasm of the nose. Shave biopsy.
= Z12.83, D49.2 | warn Z12.83

## After melanoma the check is follow-up
HPI: skin check. History of melanoma 2019.
Assessment: no new lesions.
= Z12.83 | warn Z12.83 better Z08

## After a basal cell carcinoma too
HPI: yearly skin exam. History of BCC of the nose, 2020.
Assessment: benign nevi of the back.
= Z12.83, D22.5 | warn Z12.83 better Z08

## No complaint, nevi found on the way
HPI: routine skin check, no changing moles.
Assessment: benign nevi of the back.
= Z12.83, D22.5 | silent

## A sister’s melanoma
HPI: skin check. Sister had melanoma.
Assessment: skin cancer screening, clear.
= Z12.83, Z80.8 | silent

## Told what to watch for
HPI: routine skin check.
Plan: call for any bleeding spot or changing mole.
= Z12.83 | silent

## No history of skin cancer
HPI: routine skin check. No personal history of skin cancer, no melanoma.
= Z12.83 | silent
`);
