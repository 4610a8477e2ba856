import { readExamples } from '../read-examples.ts';

export const NOT_CARRIED_OUT_EXAMPLES = readExamples(`
## Z53 in the first place
Assessment: Basal cell carcinoma of the nose. Patient declined surgery today.
= 1: Z53.20; 2: C44.311 | warn Z53.20 better C44.311

## Put off for blood pressure, coded first
Assessment: Squamous cell carcinoma of the scalp. Excision postponed for blood pressure.
= 1: Z53.09; 2: C44.42 | warn Z53.09 better C44.42

## A cyst that was not taken out
Assessment: Epidermal cyst of the back. The excision was cancelled, patient left.
= 1: Z53.8; 2: L72.0 | warn Z53.8 better L72.0

## Melanoma, surgery put off
Assessment: Melanoma of the left calf. Surgery cancelled by patient.
= 1: Z53.29; 2: C43.72 | warn Z53.29 better C43.72

## The patient does not want it
Assessment: Basal cell carcinoma of the nose. Patient declined Mohs surgery.
= C44.311 | inform better Z53.20

## Put off for blood pressure
Assessment: Squamous cell carcinoma of the scalp. Excision postponed due to blood pressure 210/110.
= C44.42 | inform better Z53.09

## Cancelled for another reason
Assessment: Epidermal cyst of the back. Today's excision was cancelled.
= L72.0 | inform better Z53.8

## Coded behind its reason
Assessment: Basal cell carcinoma of the nose. Patient declined surgery today.
= 1: C44.311; 2: Z53.20 | silent

## It was done
Assessment: Basal cell carcinoma of the nose. Excision performed today.
= C44.311 | silent

## Planned for another day
Assessment: Epidermal cyst of the back. Excision scheduled for next month.
= L72.0 | silent

## A drug that is declined
Assessment: Acne vulgaris. Patient declined isotretinoin.
= L70.0 | silent
`);
