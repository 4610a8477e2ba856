import { readExamples } from '../read-examples.ts';

export const WRONG_KIND_EXAMPLES = readExamples(`
## In situ by the report, invasive on the claim
Pathology: squamous cell carcinoma in situ, right hand.
Assessment: SCC in situ, right dorsal hand. ED&C.
= C44.622 | warn C44.622 better D04.61

## Invasive by the report, in situ on the claim
Pathology: invasive melanoma, Breslow 0.6 mm.
Assessment:
1. Melanoma, right forearm. Wide excision.
= D03.61 | warn D03.61 better C43.61

## Melanoma in situ coded as melanoma
Assessment:
1. Melanoma in situ, right forearm. 5 mm margins.
= C43.61 | warn C43.61 better D03.61

## Bowen's disease
Assessment: Bowen's disease, left cheek. Fluorouracil.
= C44.329 | warn C44.329 better D04.39

## In situ, and so coded
Pathology: squamous cell carcinoma in situ, right hand.
Assessment: SCC in situ, right dorsal hand. ED&C.
= D04.61 | silent

## Another histology
Pathology: squamous cell carcinoma, nose.
Assessment:
1. SCC, nose. Mohs.
= C44.311 | warn C44.311 better C44.321

## Another kind of psoriasis
Assessment:
1. Guttate psoriasis. NB-UVB.
= L40.1 | warn L40.1 better L40.4

## A keratosis coded as a wart
Assessment:
1. Actinic keratosis, left cheek. LN2 x1.
= B07.8 | warn B07.8 better L57.0

## An abscess coded as cellulitis
Assessment:
1. Abscess, right buttock, drained. No packing.
= L03.317 | warn L03.317 better L02.31

## Skin tags coded as warts
Assessment:
1. Skin tags, neck x9. Snipped.
= B07.8 | warn B07.8 better L91.8

## The disease of the code is in the note
Assessment:
1. Wart, left thumb. LN2.
2. Skin tags, neck. Not treated.
= B07.8 | silent

## The note is silent
Doing well. See in six months.
= B07.8 | silent

## Two codes without their disease: no word says which is meant
Assessment:
1. Skin tags, neck. Snipped.
= B07.8, L40.0 | silent

## Another name for the same disease
Assessment:
1. Verruca vulgaris, left hand. LN2.
= B07.8 | silent

## A code for what is left over holds many diseases
Diagnosis: neurofibroma.
= D23.9 | silent

## The note says less than the title, beside another disease
Psoriasis of the scalp and both elbows, plaque type, L40.0.

Atopic dermatitis is quiet.
= L40.0 | silent

## The complication has a code of its own
HPI: Shingles of the left flank in July, healed by August.
Assessment:
1. Postherpetic neuralgia, left flank. Gabapentin.
= B02.9 | warn B02.9 better B02.29

## Named by the biopsy
Annular scaly plaques in the sun, Ro positive. SCLE on bx.
= L93.0 | warn L93.0 better L93.1

## A visit of one line
Umbilicated papules of the trunk, molluscum, curetted.
= B08.8 | warn B08.8 better B08.1
`);
