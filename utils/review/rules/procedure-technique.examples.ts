import { readExamples } from '../read-examples.ts';

export const PROCEDURE_TECHNIQUE_EXAMPLES = readExamples(`
## A shave biopsy is no shave removal
A/P: Neoplasm of uncertain behavior, upper back, 7 mm. Shave biopsy performed today.
= 1: D48.5; 11301 -> 1 | warn 11301 better 11102

## A punch billed as a shave
A/P: Dermatitis. 4 mm punch biopsy from the left thigh obtained today.
= 1: L30.9; 11102 -> 1 | warn 11102 better 11104

## The nail bed was taken too
Ingrown toenail, left great toe. Nail avulsion with phenol matrixectomy performed.
= 1: L60.0; 11730-TA -> 1 | warn 11730 better 11750

## The technique fits
A/P: Irritated nevus, lower back. Shave removal of 0.8 cm lesion.
= 1: D22.5; 11301 -> 1 | silent

## A wedge billed as a punch
Impression: Panniculitis of the left lower leg. Procedure: Incisional biopsy, wedge down to fat, left lower leg.
= 1: M79.3; 11104 -> 1 | warn 11104 better 11106

## A punch is told and billed
A/P: Dermatitis. 4 mm punch biopsy from the left thigh obtained today.
= 1: L30.9; 11104 -> 1 | silent

## A biopsy that proved it is none of today
Excision of BCC, mid back, biopsy proven. Lesion 1.5 cm, margins 0.4 cm.
= 1: C44.519; 11603 -> 1 | silent

## Nothing done
A/P: Nevus, lower back. Benign, reassurance.
= 1: D22.5; 99213 -> 1 | silent
`);
