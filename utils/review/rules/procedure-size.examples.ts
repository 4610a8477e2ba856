import { readExamples } from '../read-examples.ts';

export const PROCEDURE_SIZE_EXAMPLES = readExamples(`
## The margin counts on both sides
Procedure: Excision of basal cell carcinoma, left forearm, biopsy proven. Lesion 0.8 cm, margins 0.4 cm.
= 1: C44.619; 11601 -> 1 | warn 11601 better 11602

## No margin written
Procedure: Excision of benign nevus of the abdomen. Lesion 0.9 cm. Pathology: compound nevus.
= 1: D22.5; 11402 -> 1 | inform 11402 better 11401

## Two closures of one group are one length
Laceration right forearm 4.0 cm, intermediate layered repair. Laceration left lower leg 5.0 cm, intermediate layered repair.
= 1: S51.811A; 12032 -> 1 | warn 12032 better 12034

## The size fits
Procedure: Excision of epidermoid cyst, upper back. Lesion 1.0 cm, margins 0.2 cm.
= 1: L72.0; 11402 -> 1 | silent

## No size at all is another question
BCC of the right upper arm, biopsy proven. ED&C performed.
= 1: C44.612; 17261 -> 1 | silent

## A cancer curetted, just under a centimeter
A/P: Superficial BCC, left upper back, biopsy proven. Lesion measured 0.9 cm. ED&C performed.
= 1: C44.519; 17262 -> 1 | warn 17262 better 17261

## A shave removal of eight millimeters
A/P: Irritated nevus, lower back. Shave removal of 0.8 cm lesion.
= 1: D22.5; 11301 -> 1 | silent

## The area of the laser fits
Plaque psoriasis. Excimer laser treatment, total treated area 300 sq cm.
= 1: L40.0; 96921 -> 1 | silent

## The margins of a melanoma were left out
Wide local excision of melanoma, left lower leg, biopsy proven. Lesion 1.4 cm, margins 1.0 cm.
= 1: C43.72; 11602 -> 1 | warn 11602 better 11604
`);
