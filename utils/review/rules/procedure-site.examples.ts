import { readExamples } from '../read-examples.ts';

export const PROCEDURE_SITE_EXAMPLES = readExamples(`
## The ear is not the trunk
Excision of basal cell carcinoma, left ear helix, biopsy proven. Lesion 0.5 cm, margins 0.2 cm.
= 1: C44.219; 11601 -> 1 | warn 11601 better 11641

## Mohs of the back
Mohs surgery, BCC of the upper back. 1 stage, 3 blocks.
= 1: C44.519; 17311 -> 1 | warn 17311 better 17313

## The other toe
Ingrown nail. Nail avulsion, right great toe, under digital block.
= 1: L60.0; 11730-TA -> 1 | warn 11730 better 11730

## The site fits
Mohs surgery, BCC of the left nasal ala. 1 stage, 3 blocks.
= 1: C44.311; 17311 -> 1 | silent

## The hand is not the arm
Procedure: Excision of squamous cell carcinoma, right dorsal hand, biopsy proven. Lesion 1.0 cm, margins 4 mm.
= 1: C44.622; 11602 -> 1 | warn 11602 better 11622

## The toe fits
Ingrown nail. Nail avulsion, right great toe, under digital block.
= 1: L60.0; 11730-T5 -> 1 | silent

## A site in passing
Excision of BCC, mid back, biopsy proven. Lesion 1.5 cm, margins 0.4 cm. Patient positioned with a pillow below the knees.
= 1: C44.519; 11603 -> 1 | silent

## The closure of the cheek
Excision of basal cell carcinoma, left cheek, biopsy proven. Lesion 1.0 cm, margins 0.4 cm. Intermediate layered closure 3.2 cm.
= 1: C44.319; 11642 -> 1; 12052 -> 1 | silent
`);
