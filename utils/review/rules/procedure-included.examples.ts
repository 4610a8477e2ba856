import { readExamples } from '../read-examples.ts';

export const PROCEDURE_INCLUDED_EXAMPLES = readExamples(`
## The simple closure of an excision
Excision of epidermoid cyst of the left thigh. Lesion 1.4 cm, margins 0.1 cm. Simple closure 3.0 cm with nylon.
= 1: L72.0; 11402 -> 1; 12002 -> 1 | warn 12002

## Half a centimeter holds every closure
Excision of benign nevus, chin. Lesion 0.3 cm, margins 0.1 cm. Intermediate closure 1.2 cm.
= 1: D22.39; 11440 -> 1; 12051 -> 1 | warn 12051

## A layered closure of a larger one
Excision of BCC, mid back, biopsy proven. Lesion 1.5 cm, margins 0.4 cm. Intermediate layered closure 4.5 cm.
= 1: C44.519; 11603 -> 1; 12032 -> 1 | silent

## A shave removal holds its closure
A/P: Irritated nevus, right forearm. Shave removal of 0.7 cm lesion. Simple closure 1.0 cm.
= 1: D22.61; 11301 -> 1; 12001 -> 1 | warn 12001

## The simple closure of a cancer's excision
Excision of BCC, mid back, biopsy proven. Lesion 1.5 cm, margins 0.4 cm. Simple closure 4.5 cm.
= 1: C44.519; 11603 -> 1; 12002 -> 1 | warn 12002

## The simple closure of a Mohs defect
Mohs surgery, BCC of the left cheek, clear after 1 stage, 2 blocks. Simple closure 2.6 cm.
= 1: C44.319; 17311 -> 1; 12013 -> 1 | silent

## A laceration
Laceration right forearm 4.0 cm, simple repair with nylon.
= 1: S51.811A; 12002 -> 1 | silent

## No closure billed
Excision of epidermoid cyst of the left thigh. Lesion 1.4 cm, margins 0.1 cm. Simple closure 3.0 cm with nylon.
= 1: L72.0; 11402 -> 1 | silent
`);
