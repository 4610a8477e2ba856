import { readExamples } from '../read-examples.ts';

export const ADD_ON_EXAMPLES = readExamples(`
## A further biopsy alone
A/P: Neoplasm of uncertain behavior, right upper arm. Shave biopsy done today.
= 1: D48.5; 11103 -> 1 | block 11103 better 11102

## A further Mohs stage alone
Mohs surgery for BCC of the left nasal ala, cleared in 2 stages (stage I 2 blocks, stage II 1 block).
= 1: C44.311; 17312 -> 1 | block 17312 better 17311

## Beside its first code
A/P: Actinic keratoses, scalp x3. Liquid nitrogen.
= 1: L57.0; 17000 -> 1; 17003 x2 -> 1 | silent

## Further keratoses alone
Plan: four AKs of the face treated with liquid nitrogen.
= 1: L57.0; 17003 x4 -> 1 | block 17003 better 17000

## Further tags alone
Plan: 20 skin tags of the neck removed with snip excision.
= 1: L91.8; 11201 -> 1 | block 11201 better 11200

## A further biopsy beside a higher first one
1. Neoplasm of uncertain behavior, back. Punch biopsy.
2. Neoplasm of uncertain behavior, right forearm. Shave biopsy.
= 1: D48.5; 11104 -> 1; 11103 -> 1 | silent

## A first code alone
A/P: Neoplasm of uncertain behavior, right upper arm. Shave biopsy done today.
= 1: D48.5; 11102 -> 1 | silent

## A further stage beside the first
Mohs surgery for BCC of the left nasal ala, cleared in 2 stages (stage I 2 blocks, stage II 1 block).
= 1: C44.311; 17311 -> 1; 17312 -> 1 | silent
`);
