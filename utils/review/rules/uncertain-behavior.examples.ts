import { readExamples } from '../read-examples.ts';

export const UNCERTAIN_EXAMPLES = readExamples(`
## A dysplastic nevus has its own code
Biopsy report: dysplastic nevus with moderate atypia, back.
Assessment: dysplastic nevus, back. Excised.
= D48.5 | warn D48.5 better D22.5

## The report is still out
Assessment: pigmented lesion of the back, rule out melanoma. Shave biopsy, pathology pending.
= D48.5 | warn D48.5 better D49.2

## Nobody looked at tissue
Assessment: neoplasm of the arm, watch. Photo taken.
= D48.5 | warn D48.5 better D49.2

## The report names a cancer
Pathology: basal cell carcinoma, right forearm.
= D49.2 | warn D49.2 better C44.612

## The pathologist says that it cannot be told
Report: atypical spitzoid proliferation of uncertain malignant potential, left forearm.
= D48.5 | silent

## Uncertain behavior in so many words
Pathology: neoplasm of uncertain behavior, scalp.
= D48.5 | silent

## A growth whose report is out is D49.2
Assessment: neoplasm of the right thigh, r/o melanoma. Punch biopsy, specimen sent to pathology.
= D49.2 | silent

## Another lesion’s result does not name this one
Pathology A: seborrheic keratosis, back. Pathology B: pending, chest.
= D49.2, L82.1 | silent
`);
