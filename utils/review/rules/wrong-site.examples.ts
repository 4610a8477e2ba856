import { readExamples } from '../read-examples.ts';

export const WRONG_SITE_EXAMPLES = readExamples(`
## A cancer of the scalp coded to the nose
Assessment:
1. BCC, scalp, biopsy-proven. Excision next week.
= C44.311 | warn C44.311 better C44.41

## A nevus of the back coded to the scalp
Assessment:
1. Benign nevus, upper back. No treatment.
= D22.4 | warn D22.4 better D22.5

## An abscess of the buttock coded to the groin
Assessment:
1. Abscess of the right buttock, drained.
= L02.214 | warn L02.214 better L02.31

## Melanoma in situ of the arm coded to the leg
Pathology: melanoma in situ, left forearm.
Assessment:
1. Melanoma in situ, left forearm. Wide excision.
= D03.72 | warn D03.72 better D03.62

## The sites agree
Assessment:
1. BCC, left nasal ala, biopsy-proven. Mohs.
= C44.311 | silent

## Two places, and the code names one of them
Assessment:
1. BCC, nasal tip and scalp. Mohs.
= C44.311 | silent

## The note names no place
Assessment:
1. BCC, biopsy-proven. Mohs.
= C44.311 | silent

## The other place is of another disease
Assessment:
1. BCC, nose. Mohs.
2. Seborrheic keratosis, back. Reassured.
= C44.311, L82.1 | silent

## The nose has a code of its own
Assessment: BCC of the left nasal ala. Mohs scheduled.
= C44.319 | warn C44.319 better C44.311

## The cheek has none
Assessment: BCC of the left cheek. Mohs scheduled.
= C44.319 | silent
`);
