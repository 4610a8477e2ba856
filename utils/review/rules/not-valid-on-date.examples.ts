import { readExamples } from '../read-examples.ts';

export const NOT_VALID_EXAMPLES = readExamples(`
## A code of its own came only later
Non-pressure ulcer, right upper arm, fat layer exposed.
= L98.A112 | 2025-09-15 | block L98.A112 better L98.492

## A code of October 2024 on a visit of May 2024: the code above it was billable then
Central centrifugal cicatricial alopecia (L66.81).
= | 2024-05-02 | block L66.81 better L66.8

## The eyelid codes were split in October 2018
BCC of the left lower eyelid.
= C44.1192 | 2018-03-01 | block C44.1192 better C44.119

## A biopsy number that ended with 2018
Biopsy of the left forearm.
= 11100 x1 | block 11100

## Before ICD-10-CM was in use
Atopic dermatitis.
= L20.9 | 2015-09-30 | block L20.9

## The first day of a new code
Frontal fibrosing alopecia.
= L66.12 | 2024-10-01 | silent

## The last day of a code that was split
Lichen planopilaris.
= L66.1 | 2024-09-30 | silent

## Split since: the header rule speaks of it
Lichen planopilaris.
= L66.1 | silent

## A code that was always there
Actinic keratosis.
= L57.0, 17000 | silent
`);
