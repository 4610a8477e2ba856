import { readExamples } from '../read-examples.ts';

export const SEQUELA_EXAMPLES = readExamples(`
## A keloid of an old burn, and the burn as if it were open
Assessment: Keloid, left forearm, from a burn two years ago. Kenalog.
= L91.0, T22.212A | warn T22.212A better T22.212S

## A scar after a laceration
Impression: Hypertrophic scar of the left cheek after a laceration in 2023. Silicone.
= L91.0, S01.412D | warn S01.412D better S01.412S

## The injury stands before the scar
Assessment: Scar of the left forearm from an old burn. Laser.
= T22.212S, L90.5 | warn T22.212S better L90.5

## The injury alone
Assessment: Keloid from an old burn of the left forearm. Kenalog.
= T22.212S | warn T22.212S better L91.0

## The extent of a burn that is long healed
Assessment: Scar of the left forearm from an old burn.
= L90.5, T22.212S, T31.0 | warn T31.0

## Scar first, then the injury
Assessment: Keloid from an old burn of the left forearm. Kenalog.
= L91.0, T22.212S | silent

## A fresh burn beside an old scar of another kind
Assessment: Second degree burn, left forearm, blisters. Old acne scar of the cheek.
= T22.212A, L90.5 | silent

## A burn that is treated, with its extent
Assessment: Second degree burn, left forearm, 2 percent of the body. Dressing.
= T22.212A, T31.0 | silent

## A keloid of the ear lobe, no injury
Assessment: Keloid, left ear lobe, after piercing.
= L91.0 | silent
`);
