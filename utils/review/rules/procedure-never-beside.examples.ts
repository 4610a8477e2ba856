import { readExamples } from '../read-examples.ts';

export const NEVER_BESIDE_EXAMPLES = readExamples(`
## Two first biopsies
1. Neoplasm of uncertain behavior, back. Punch biopsy.
2. Neoplasm of uncertain behavior, right forearm. Shave biopsy.
= 1: D48.5; 11104 -> 1; 11102 -> 1 | block 11102 better 11103

## Fifteen and more is one code alone
A/P: AKs, scalp x20. Cryotherapy with liquid nitrogen.
= 1: L57.0; 17004 -> 1; 17003 x5 -> 1 | block 17003

## Two lengths of one group
Laceration left upper arm 2.5 cm, intermediate layered repair. Laceration right lower leg 6.0 cm, intermediate layered repair.
= 1: S41.112A; 12031 -> 1; 12032 -> 1 | block 12031 better 12034

## A first biopsy with its further one
1. Neoplasm of uncertain behavior, back. Punch biopsy.
2. Neoplasm of uncertain behavior, right forearm. Shave biopsy.
= 1: D48.5; 11104 -> 1; 11103 -> 1 | silent

## Both injection codes
Cystic acne, face: intralesional triamcinolone to 9 lesions.
= 1: L70.0; 11900 -> 1; 11901 -> 1 | block 11900 better 11901

## Keratosis and wart codes
1. Actinic keratosis, nose: liquid nitrogen x1.
2. Common warts, right hand x3: liquid nitrogen.
= 1: L57.0; 2: B07.8; 17000 -> 1; 17110 -> 2 | silent

## Closures of two groups
Laceration left upper arm 2.5 cm, intermediate layered repair. Laceration left cheek 2.0 cm, intermediate layered repair.
= 1: S41.112A; 12031 -> 1; 12051 -> 1 | silent

## One injection code
Cystic acne, face: intralesional triamcinolone to 9 lesions.
= 1: L70.0; 11901 -> 1 | silent
`);
