import { readExamples } from '../read-examples.ts';

export const FIRST_LISTED_EXAMPLES = readExamples(`
## The detached skin before the syndrome that detaches it
Stevens-Johnson syndrome, 6 % detached.
= 1: L49.0; 2: L51.1 | block L49.0 better L51.1

## A manifestation alone
Nail changes.
= L62 | block L62

## The ulcer before the diabetes
Type 2 diabetes with an ulcer of the left heel, fat layer exposed.
= 1: L97.422; 2: E11.621 | warn L97.422 better E11.621

## History before the follow-up examination
Follow-up after excision of a basal cell carcinoma in 2023, no recurrence.
= 1: Z85.828; 2: Z08 | warn Z85.828 better Z08

## The drug before the eruption
Morbilliform drug eruption from sulfamethoxazole.
= 1: T37.0X5A; 2: L27.0 | warn T37.0X5A better L27.0

## How it happened before what happened
Sunburn of the second degree after a day on the beach.
= 1: X32.XXXA; 2: L55.1 | block X32.XXXA better L55.1

## An encounter for surgery on what an injury left, second
Scar revision of the chin, long after a laceration that healed.
= 1: L90.5; 2: Z42.8 | warn Z42.8

## Cause and ulcer in their order
Type 2 diabetes with an ulcer of the left heel, fat layer exposed.
= 1: E11.621; 2: L97.422 | silent

## Follow-up examination, then history
No recurrence of melanoma, excised 2022.
= 1: Z08; 2: Z85.820 | silent

## Infusion for a cancer, the infusion first
Cemiplimab infusion for squamous cell carcinoma of the scalp.
= 1: Z51.12; 2: C44.42 | silent

## Codes of the note alone have no order
Ulcer of the left heel L97.422 in diabetes E11.621.
= | silent

## Eruption, then the drug
Morbilliform drug eruption from sulfamethoxazole.
= 1: L27.0; 2: T37.0X5A | silent
`);
