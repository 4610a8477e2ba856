import { readExamples } from '../read-examples.ts';

export const PROCEDURE_NOT_BILLED_EXAMPLES = readExamples(`
## A biopsy beside the visit
A/P: Pearly papule on the right cheek, neoplasm of uncertain behavior. Shave biopsy performed today.
= 1: D48.5; 99213 -> 1 | inform better 11102

## Everything is there
A/P: Pearly papule on the right cheek, neoplasm of uncertain behavior. Shave biopsy performed today.
= 1: D48.5; 11102 -> 1 | silent

## A sheet without procedures is not finished
A/P: Neoplasm of uncertain behavior, right cheek. Shave biopsy performed today.
= D48.5 | silent

## Done last month elsewhere
HPI: Shave biopsy of the right cheek last month showed BCC. A/P: BCC, right cheek. Mohs surgery scheduled.
= 1: C44.319; 99213 -> 1 | silent

## A wart frozen beside the acne
1. Acne vulgaris. Adapalene.
2. Verruca vulgaris, right hand x2. Liquid nitrogen.
= 1: L70.0; 2: B07.8; 99213 -> 1, 2 | inform better 17110

## Keratoses counted and left off
A/P: Actinic keratoses, scalp x3. Treated with liquid nitrogen.
= 1: L57.0; 99213 -> 1 | inform better 17000

## A boil opened
A/P: Abscess, left axilla. I&D performed, simple, not packed.
= 1: L02.412; 99213 -> 1 | inform better 10060

## Declined
A/P: Actinic keratosis of the left ear. Patient declined cryotherapy.
= 1: L57.0; 99213 -> 1 | silent
`);
