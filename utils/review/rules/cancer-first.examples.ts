import { readExamples } from '../read-examples.ts';

export const CANCER_FIRST_EXAMPLES = readExamples(`
## A lump that is a known cancer
Assessment: Lump of the scalp, squamous cell carcinoma by biopsy. Excision planned.
= 1: R22.0; 2: C44.42 | warn R22.0 better C44.42

## Pain of a melanoma
Assessment: Melanoma of the left calf, painful. Wide excision today.
= 1: R52; 2: C43.72 | warn R52 better C43.72

## Bleeding of a basal cell carcinoma
Assessment: Bleeding basal cell carcinoma of the nose, Mohs.
= 1: R58; 2: C44.311 | warn R58 better C44.311

## A node of a Merkel cell carcinoma
Assessment: Merkel cell carcinoma of the scalp, enlarged node of the neck.
= 1: R59.0; 2: C4A.4 | warn R59.0 better C4A.4

## The cancer is first
Assessment: Melanoma of the left calf, painful.
= 1: C43.72; 2: R52 | silent

## The sign is of another problem
Assessment:
1. Lump of the right forearm, ultrasound ordered.
2. Basal cell carcinoma of the nose, Mohs next week.
= 1: R22.31; 2: C44.311 | silent

## The cancer is only suspected
Assessment: Lump of the scalp, rule out squamous cell carcinoma.
= 1: R22.0; 2: C44.42 | silent

## No cancer
Assessment: Lump of the scalp, epidermal cyst.
= 1: R22.0; 2: L72.0 | silent
`);
