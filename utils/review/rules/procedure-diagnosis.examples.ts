import { readExamples } from '../read-examples.ts';

export const PROCEDURE_DIAGNOSIS_EXAMPLES = readExamples(`
## The pointer leads to the wart
1. Actinic keratosis, left temple x1. Liquid nitrogen.
2. Verruca vulgaris, left thumb x2. Liquid nitrogen.
= 1: L57.0; 2: B07.8; 17000 -> 2; 17110 -> 2 | warn 17000

## A wart code for a keratosis
A/P: Actinic keratosis, scalp.
= 1: L57.0; 17110 -> 1 | warn 17110

## For its looks
Seborrheic keratoses of the face x6, patient requests removal. Liquid nitrogen applied to 6 lesions.
= 1: L82.1; 17110 -> 1 | inform 17110

## Inflamed
Inflamed seborrheic keratoses, back x4. Liquid nitrogen.
= 1: L82.0; 17110 -> 1 | silent

## One of two diagnoses goes with it
1. Actinic keratosis, left temple x1. Liquid nitrogen.
2. Verruca vulgaris, left thumb x2. Liquid nitrogen.
= 1: L57.0; 2: B07.8; 17000 -> 1, 2; 17110 -> 2 | silent

## A cancer destroyed for a keratosis
A/P: Actinic keratosis, scalp.
= 1: L57.0; 17261 -> 1 | warn 17261

## A cyst cut out as a cancer
A/P: Cyst.
= 1: L72.0; 11602 -> 1 | warn 11602

## A keratosis frozen
A/P: Actinic keratosis, scalp x1. Liquid nitrogen.
= 1: L57.0; 17000 -> 1 | silent

## The behavior is not known yet
A/P: Neoplasm of uncertain behavior, back. Excision, lesion 1.0 cm, margins 0.2 cm.
= 1: D48.5; 11402 -> 1 | silent
`);
