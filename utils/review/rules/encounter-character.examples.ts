import { readExamples } from '../read-examples.ts';

export const ENCOUNTER_EXAMPLES = readExamples(`
## A burn seen again, coded as the first visit
Burn recheck. Second degree burn of the left forearm, routine healing.
= T22.212A | warn T22.212A better T22.212D

## A laceration at its later visit
Laceration of the right cheek, subsequent encounter. Healing well.
= S01.411A | warn S01.411A better S01.411D

## First treatment coded as aftercare
Initial encounter for a second degree burn of the left forearm. Debrided and dressed.
= T22.212D | warn T22.212D better T22.212A

## A wound follow-up
Wound follow-up, laceration of the right hand.
= S61.411A | warn S61.411A better S61.411D

## A later visit, coded so
Burn recheck, left forearm, second degree.
= T22.212D | silent

## The note does not say which visit it is
Second degree burn of the left forearm.
= T22.212A | silent

## A recheck, and again active treatment
Burn recheck: deeper than thought, active treatment goes on with grafting.
= T22.212A | silent

## Two injuries, of which either may be meant
Wound recheck of the right hand. New laceration of the right cheek, sutured.
= S61.411D, S01.411A | silent
`);
