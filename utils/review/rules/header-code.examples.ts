import { readExamples } from '../read-examples.ts';

export const HEADER_EXAMPLES = readExamples(`
## A category on the claim, its type in the note
Assessment: Guttate psoriasis after strep throat. Start narrowband UVB.
= L40 | block L40 better L40.4

## Basal cell carcinoma of the face without its sixth character
A/P:
1. Basal cell carcinoma of the left nasal ala, biopsy proven. Mohs.
= C44.31 | block C44.31 better C44.311

## Side known, sixth character left off
Impression: Cellulitis of the right lower leg (L03.11). Cephalexin 500 mg four times daily.
= | block L03.11 better L03.115

## Nothing in the note decides: the billable codes are listed
Acne follow-up, doing well.
= L70 | block L70 better L70.0

## A code that was split and is a header since
Central centrifugal cicatricial alopecia of the crown (L66.8).
= | block L66.8 better L66.81

## A billable code of three characters
Intertrigo under both breasts.
= L22 | silent

## A whole code
Atopic dermatitis L20.9.
= | silent

## Before the split the short code was billable
Central centrifugal cicatricial alopecia (L66.8).
= | 2024-05-02 | silent

## A procedure number has no headers
Shave biopsy, left cheek.
= 11102 x1 | silent

## A family of codes spoken about
See chapter L20-L30 for eczema codes.
= | silent
`);
