import { readExamples } from '../read-examples.ts';

export const CODED_EXAMPLES = readExamples(`
## Fungus of the nail is proven, the claim says dystrophy
Exam: great toenails yellow and thick.
A: Onychomycosis, PAS positive.
P: terbinafine 12 weeks.
= L60.3 | warn L60.3 better B35.1

## Skin tags on the note, warts on the claim
Assessment: skin tags of the neck, 6 snipped.
= B07.8 | warn B07.8 better L91.8

## Pityriasis rosea, not lichen planus
Assessment: pityriasis rosea, trunk. Reassured.
= L43.0 | warn L43.0 better L42

## Guttate psoriasis, not acne
Impression: guttate psoriasis after strep.
= L70.0 | warn L70.0 better L40.4

## Nothing uncoded could have been meant: a question
Assessment: acne vulgaris, tretinoin nightly.
= L70.0, L40.0 | inform L40.0

## Said in the note’s own words
Assessment: plaque psoriasis of the elbows.
= L40.0 | silent

## Reasons for a visit are said in many ways
Assessment: benign nevi of the back. Return in a year.
= Z12.83, D22.5 | silent

## Named anywhere, if only in the history
PMH: vitiligo.
Assessment: acne vulgaris.
= L80, L70.0 | silent

## A note without a word of disease
Photos taken. Return in six weeks.
= L92.0 | silent
`);
