import { readExamples } from '../read-examples.ts';

export const CONTRADICTED_EXAMPLES = readExamples(`
## Ruled out, and the assessment says what it is
A: Tinea capitis, culture positive. No abscess.
= L02.811 | warn L02.811 better B35.0

## A suspected cancer that was biopsied is a growth without a diagnosis
Impression: neoplasm of the right thigh, r/o melanoma.
Procedure: punch biopsy, right thigh.
= C43.71 | warn C43.71 better D49.2

## The father’s melanoma
HPI: Her father had melanoma at 58. No complaints.
Exam: skin clear.
A/P: Skin cancer screening, negative.
= C43.9, Z12.83 | warn C43.9 better Z80.8

## Referred as one thing, found to be another
Referred as pityriasis rosea. No herald patch, this is not pityriasis rosea.
Impression: guttate psoriasis.
= L42 | warn L42 better L40.4

## Denied in one place, stated in another
ROS: no psoriasis of the nails.
Assessment: plaque psoriasis of the elbows, clobetasol.
= L40.0 | silent

## Proven, though the first look only suspected it
HPI: lesion suspicious for BCC.
Pathology: basal cell carcinoma, nose.
Assessment: BCC, nose. Mohs.
= C44.311 | silent

## The note does not mention it at all
Assessment: acne vulgaris, tretinoin nightly.
= L40.0, L70.0 | silent

## A condition denied that the claim does not hold
Assessment: nummular eczema of the shins. No tinea.
= L30.0 | silent
`);
