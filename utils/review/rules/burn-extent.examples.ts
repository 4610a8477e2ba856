import { readExamples } from '../read-examples.ts';

export const BURN_EXTENT_EXAMPLES = readExamples(`
## A small burn with its extent
Second degree burn of the right forearm from hot oil, 2% TBSA. Silver sulfadiazine.
= T22.211A | warn T22.211A better T31.0

## A wider burn
Second degree scald of the chest wall, about 12% of body surface area. Blisters debrided.
= T21.21XA | warn T21.21XA better T31.10

## A wide burn with its deep part
Full-thickness burn of the abdominal wall. TBSA: 24%, of which 11% third-degree.
= T21.32XA | warn T21.32XA better T31.21

## A burn by an acid
Second degree chemical burn of the left hand, 1% TBSA, from drain cleaner.
= T23.602A | warn T23.602A better T32.0

## A deep burn whose deep part is not measured
Full-thickness burn of the abdominal wall. TBSA 24%.
= T21.32XA | inform T21.32XA better T31.20

## The extent is coded
Second degree burn of the right forearm from hot oil, 2% TBSA.
= T22.211A, T31.0 | silent

## What an old burn left
Scar from a burn of the right forearm that took 2% TBSA in 2019.
= L90.5, T22.211S | silent

## The note gives no extent
Second degree burn of the right forearm from hot oil.
= T22.211A | silent

## Surface of another disease
Plaque psoriasis, 12% BSA.
= L40.0 | silent

## Sunburn is no burn by these codes
Sunburn of the second degree, 9% BSA.
= L55.1 | silent
`);
