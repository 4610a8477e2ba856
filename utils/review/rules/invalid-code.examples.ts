import { readExamples } from '../read-examples.ts';

export const INVALID_EXAMPLES = readExamples(`
## The placeholder X is missing
Drug rash from TMP-SMX.
= T37.05A | block T37.05A better T37.0X5A

## No such 7th character
Laceration, left cheek, sutured.
= S01.412Z | block S01.412Z better S01.412A

## One character too many
Atopic dermatitis (L20.99), flaring.
= | block L20.99 better L20.9

## A fourth character that does not exist
Actinic keratoses of the scalp treated with liquid nitrogen.
= L57.7 | block L57.7 better L57.0

## Melanoma in situ with a character of the invasive codes
Melanoma in situ, left cheek.
= D03.319, 11102 | block D03.319

## A supply code that CMS never published
Intralesional triamcinolone.
= J3309 x4, L91.0 | block J3309

## A valid code without its dot
Psoriasis vulgaris.
= L400 | silent

## A header exists; another rule speaks of it
Rosacea.
= L71 | silent

## A procedure outside dermatology
Knee replaced last year.
= 27447 | silent

## A stain, a vitamin and a temperature
S100 positive, P53 negative. Vitamin B12 low. T 98.6.
= | silent

## A code retired since
Lichen planopilaris.
= L66.1 | silent
`);
