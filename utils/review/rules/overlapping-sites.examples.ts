import { readExamples } from '../read-examples.ts';

export const OVERLAPPING_EXAMPLES = readExamples(`
## Two basal cell carcinomas
Assessment:
1. Basal cell carcinoma, nose. Mohs.
2. Basal cell carcinoma, left forearm. ED&C.
= C44.81 | warn C44.81 better C44.311

## Two squamous cell carcinomas
Assessment:
1. Squamous cell carcinoma of the scalp, biopsy proven. Excision.
2. Squamous cell carcinoma of the right lower leg, biopsy proven. Excision.
= C44.82 | warn C44.82 better C44.42

## Two melanomas
Assessment:
1. Melanoma of the left upper arm. Wide excision.
2. Melanoma of the scalp. Wide excision.
= C43.8 | warn C43.8 better C43.62

## Two in situ
Assessment:
1. Melanoma in situ, right cheek. Staged excision.
2. Melanoma in situ, left shoulder. Excision.
= D03.8 | silent

## Three lesions
Assessment:
1. Basal cell carcinoma, left ear.
2. Basal cell carcinoma, back.
3. Basal cell carcinoma, scalp.
= C44.81 | warn C44.81 better C44.219

## One lesion over a border
Assessment:
1. Basal cell carcinoma overlapping the scalp and the forehead. Mohs.
= C44.81 | silent

## One lesion
Assessment: Basal cell carcinoma of the nose.
= C44.81 | silent

## Two lesions that touch
Assessment:
1. Basal cell carcinoma, left cheek, contiguous with the next.
2. Basal cell carcinoma, nose.
= C44.81 | silent

## Each is coded
Assessment:
1. Basal cell carcinoma, nose.
2. Basal cell carcinoma, left forearm.
= C44.311, C44.619 | silent
`);
