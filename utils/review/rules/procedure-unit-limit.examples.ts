import { readExamples } from '../read-examples.ts';

export const UNIT_LIMIT_EXAMPLES = readExamples(`
## A unit for each wart
A/P: Verruca vulgaris x6, fingers. Cryotherapy with liquid nitrogen.
= 1: B07.8; 17110 x6 -> 1 | block 17110

## Two first biopsies of one kind
Tangential biopsy of the left cheek and tangential biopsy of the right neck, for neoplasm of uncertain behavior.
= 1: D48.5; 11102 x2 -> 1 | block 11102 better 11103

## Five further punches may be appealed
A/P: Dermatitis. Punch biopsies x6, back.
= 1: L30.9; 11104 -> 1; 11105 x5 -> 1 | warn 11105

## Within the limit
A/P: Actinic keratoses, scalp x6. Liquid nitrogen.
= 1: L57.0; 17000 -> 1; 17003 x5 -> 1 | silent

## Three injections
A/P: Keloids of the chest. Intralesional Kenalog injected into 3 lesions.
= 1: L91.0; 11900 x3 -> 1 | block 11900

## One unit of each
A/P: Verruca vulgaris x6, fingers. Cryotherapy with liquid nitrogen.
= 1: B07.8; 17110 -> 1 | silent

## Six stages
Mohs surgery, BCC of the left cheek. Clear after 6 stages.
= 1: C44.319; 17311 -> 1; 17312 x5 -> 1 | silent

## A code without a limit here
A/P: Dermatitis. Punch biopsy, back.
= 1: L30.9; 11104 -> 1; 99213-25 x1 -> 1 | silent
`);
