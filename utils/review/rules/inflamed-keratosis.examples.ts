import { readExamples } from '../read-examples.ts';

export const INFLAMED_EXAMPLES = readExamples(`
## The word stands behind the disease
Assessment: Seborrheic keratosis, inflamed, back. LN2.
= L82.1, 17110 | warn L82.1 better L82.0

## The next sentence says so
Assessment: Seborrheic keratosis, left cheek. It is irritated and catches on the collar. Cryotherapy.
= L82.1 | warn L82.1 better L82.0

## Both words
Assessment: Seborrheic keratoses of the trunk, irritated and inflamed. Cryotherapy x3.
= L82.1 | warn L82.1 better L82.0

## In the list of problems
Assessment:
1. Actinic keratosis, scalp. LN2.
2. SK, right temple, irritated. LN2.
= L57.0, L82.1 | warn L82.1 better L82.0

## Not inflamed
Assessment: Seborrheic keratosis, not inflamed, back. Reassured.
= L82.1 | silent

## Another lesion is inflamed
Assessment:
1. Seborrheic keratosis, back. Reassured.
2. Epidermal cyst, neck, inflamed.
= L82.1, L72.0 | silent

## Another disease in the same breath
Assessment: Seborrheic keratosis, beside an inflamed epidermal cyst.
= L82.1, L72.0 | silent

## Both kinds are there, and coded
Assessment: Seborrheic keratoses, some inflamed. LN2 to those.
= L82.0, L82.1 | silent

## Nothing of the kind
Assessment: Seborrheic keratosis, back. Reassured.
= L82.1 | silent
`);
