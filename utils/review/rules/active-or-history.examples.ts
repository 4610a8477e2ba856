import { readExamples } from '../read-examples.ts';

export const ACTIVE_EXAMPLES = readExamples(`
## No evidence of recurrence is history
Assessment: history of melanoma, right calf, 2019, no evidence of recurrence. Skin check in 6 months.
= C43.71 | warn C43.71 better Z85.820

## Taken out two weeks ago with clear margins
She had a basal cell carcinoma excised from the left chest two weeks ago. Margins clear, no further treatment needed. Running suture removed.
= C44.519 | warn C44.519 better Z85.828

## The history is of a melanoma in situ
A/P: h/o melanoma in situ, no recurrence. Skin check yearly.
= Z08, Z85.820 | warn Z85.820 better Z86.006

## Treated today and coded as history
Assessment: biopsy-proven BCC, nose. Mohs today.
= Z85.828 | warn Z85.828 better C44.311

## Being treated is active
Assessment: BCC of the nose, biopsy proven. Mohs today.
= C44.311 | silent

## An old cancer beside a new one
History of BCC of the back 2018.
Assessment: new BCC of the nose. Mohs today.
= C44.311, Z85.828 | silent

## A chronic disease among the old ones is still there
PMH: vitiligo.
Exam: hands depigmented.
= L80 | silent

## A history code that fits
Assessment: history of melanoma 2019, no recurrence.
= Z08, Z85.820 | silent

## The ulcer has healed
Exam: right calf closed, thin pink skin, no drainage.
Assessment: Right calf wound healed. Varicose veins remain.
= L97.212 | warn L97.212

## The ulcer has not healed yet
Assessment: Ulcer of the right calf, fat layer exposed, nearly healed. Wraps until the wound is healed.
= L97.212 | silent

## Here to have it taken out
s/p biopsy R helix -> invasive SCC. Here for excision of SCC right ear today.
= Z85.828 | warn Z85.828 better C44.222
`);
