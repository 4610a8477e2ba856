import { readExamples } from '../read-examples.ts';

export const PROCEDURE_MISSING_EXAMPLES = readExamples(`
## A cancer destroyed, not measured
BCC of the right upper arm, biopsy proven. ED&C performed without complication.
= 1: C44.612; 17261 -> 1 | inform 17261

## Units without a count
A/P: Actinic keratoses, multiple, face. Treated with liquid nitrogen today.
= 1: L57.0; 17000 -> 1; 17003 x4 -> 1 | inform 17003

## A closure without its length
Excision of BCC, upper back, biopsy proven. Lesion 1.0 cm, margins 0.4 cm. Closed in layers with Vicryl.
= 1: C44.519; 11602 -> 1; 12032 -> 1 | inform 12032

## Up to fourteen is right for several
A/P: Viral warts, several, hands. Liquid nitrogen.
= 1: B07.9; 17110 -> 1 | silent

## Mohs without its stages
Mohs surgery performed for basal cell carcinoma of the right cheek. Patient tolerated well.
= 1: C44.319; 17311 -> 1 | inform 17311

## Injected into several
Cystic acne: intralesional Kenalog injected into multiple nodules on the cheeks.
= 1: L70.0; 11900 -> 1 | silent

## One keratosis needs no count
A/P: Actinic keratosis, multiple, face. Liquid nitrogen.
= 1: L57.0; 17000 -> 1 | silent

## All facts are there
BCC of the right upper arm, biopsy proven, lesion 0.8 cm. ED&C performed.
= 1: C44.612; 17261 -> 1 | silent
`);
