import { readExamples } from '../read-examples.ts';

export const PROCEDURE_NOT_DOCUMENTED_EXAMPLES = readExamples(`
## Only planned
Assessment: Neoplasm of uncertain behavior, left temple. Plan: Will schedule a shave biopsy at the next visit.
= 1: D48.5; 11102 -> 1 | warn 11102

## Declined
A/P: Actinic keratosis of the left ear. Discussed liquid nitrogen; patient declined cryotherapy today.
= 1: L57.0; 17000 -> 1 | warn 17000

## Nowhere in the note
Assessment: Acne vulgaris. Plan: adapalene nightly.
= 1: L70.0; 11102 -> 1 | inform 11102

## Done
A/P: Neoplasm of uncertain behavior, left temple. Shave biopsy performed.
= 1: D48.5; 11102 -> 1 | silent

## An excision for next week
A/P: BCC, chest, biopsy proven, 1.0 cm. Excision scheduled for next week.
= 1: C44.519; 11602 -> 1 | warn 11602

## A rash and a patch test later
A/P: Dermatitis of the hands. Patch testing deferred.
= 1: L30.9; 99213 -> 1 | silent

## A cream is no destruction, and none is billed
A/P: Actinic keratoses of the scalp. 5-fluorouracil cream twice a day.
= 1: L57.0; 99213 -> 1 | silent

## A visit needs no procedure
Assessment: Acne vulgaris. Plan: adapalene nightly.
= 1: L70.0; 99213 -> 1 | silent

## Refused
A/P: Wart, right thumb. Cryotherapy was offered, and she refused it.
= 1: B07.8; 17110 -> 1 | warn 17110
`);
