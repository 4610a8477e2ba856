import { readExamples } from '../read-examples.ts';

export const DUPLICATE_EXAMPLES = readExamples(`
## Keratoses of two sites, each with its own line
AKs of the scalp x3 and left ear x2, frozen.
= 1: L57.0; 2: L57.0; 17000 x1 -> 1; 17003 x4 -> 2 | warn L57.0

## The same wart code before and after another
Common warts of both hands, pared. Tinea pedis.
= B07.8, B35.3, B07.8 | warn B07.8

## With its dot and without
Plaque psoriasis of the elbows and knees.
= L40.0, L400 | warn L40.0

## Three lines for three nevi of the trunk
Benign nevi of back, chest and abdomen.
= D22.5
D22.5
D22.5 | warn D22.5

## A code in the note and once on the claim
AK (L57.0) of the nose. AK (L57.0) of the ear. Frozen.
= 1: L57.0; 17000 -> 1; 17003 -> 1 | silent

## Both arms, each with its own code
Benign nevi of the left arm and the right arm.
= D22.61, D22.62 | silent

## A procedure on two lines
BCC of the nose and of the left cheek, each destroyed.
= 1: C44.311; 2: C44.319; 17281 -> 1; 17281-59 -> 2 | silent

## A code named twice in the note alone
Rosacea L71.9. Plan for L71.9: metronidazole gel.
= | silent
`);
