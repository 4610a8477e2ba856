import { readExamples } from '../read-examples.ts';

export const PROCEDURE_UNITS_EXAMPLES = readExamples(`
## One keratosis too few
A/P: Actinic keratoses, scalp x6. Treated with liquid nitrogen.
= 1: L57.0; 17000 -> 1; 17003 x4 -> 1 | warn 17003 better 17003

## Twenty warts
A/P: Common warts of the hands x20, frozen with liquid nitrogen.
= 1: B07.8; 17110 -> 1 | warn 17110 better 17111

## A second Mohs stage
Mohs surgery, BCC of the left cheek. Clear after 2 stages, stage I 2 blocks, stage II 1 block.
= 1: C44.319; 17311 -> 1 | warn 17311 better 17312

## Counted as billed
A/P: Actinic keratoses, scalp x3. Treated with liquid nitrogen.
= 1: L57.0; 17000 -> 1; 17003 x2 -> 1 | silent

## No number in the note
A/P: Viral warts, several, hands. Liquid nitrogen.
= 1: B07.9; 17110 -> 1 | silent

## Seven injections are eleven nine hundred, eight are not
A/P: Keloids of the chest. Intralesional Kenalog 10 mg/mL injected into 8 lesions.
= 1: L91.0; 11900 -> 1 | warn 11900 better 11901

## Seven lesions injected
A/P: Keloids of the chest. Intralesional Kenalog 10 mg/mL injected into 7 lesions.
= 1: L91.0; 11900 -> 1 | silent

## A note that counts place by place
A/P: Actinic keratoses. Cryotherapy: left cheek x3, right cheek x2, scalp x3.
= 1: L57.0; 17000 -> 1; 17003 x7 -> 1 | silent
`);
