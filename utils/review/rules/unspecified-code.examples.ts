import { readExamples } from '../read-examples.ts';

export const UNSPECIFIED_EXAMPLES = readExamples(`
## The site is in the code’s own problem
A/P:
1. BCC, left nasal ala (C44.91). Mohs discussed.
2. AK, scalp (L57.0). Cryotherapy.
= | warn C44.91 better C44.311

## The code stands only on the claim; the note names its condition elsewhere
Exam: 8 mm pearly papule.
Pathology: basal cell carcinoma, right forearm.
= C44.91 | warn C44.91 better C44.612

## A word that tells sibling titles apart
Impression: guttate psoriasis, new since strep pharyngitis.
= L40.9 | warn L40.9 better L40.4

## Cellulitis with its side
1. Cellulitis (L03.90). Left lower leg, warm and tender, 6 cm.
2. Tinea pedis (B35.3).
= | warn L03.90 better L03.116

## Histology is back
Path report: SCC of the nose, well differentiated.
= C44.301 | warn C44.301 better C44.321

## Another lesion’s side is not this one’s
1. Melanoma of lower limb (C43.70). Staging labs.
2. Seborrheic keratosis, left forearm. Reassured.
= | inform C43.70 better C43.71

## The note is silent: a question, no warning
Psoriasis, stable on clobetasol. Continue.
= L40.9 | inform L40.9

## Denied and suspected are no evidence
BCC, biopsy proven. No lesion on the nose. Possible BCC of the left ear.
= C44.91 | inform C44.91

## A relative’s disease is not the patient’s
Family history: mother with melanoma of the left arm.
Melanoma, site not recorded.
= C43.9 | inform C43.9

## Left as a verb, right as an adverb
Melanoma of the lower leg. Patient left before labs; told to call right away if it bleeds.
= C43.70 | inform C43.70

## Both sides of what can only be one
HPI: melanoma of the right lower leg.
Assessment: melanoma, left lower leg.
= C43.70 | inform C43.70

## A label line of the site
Site: left forearm
Diagnosis: BCC
= C44.91 | warn C44.91 better C44.619

## What follows tells of the lesion
Cellulitis. The right lower leg is red, warm and tender.
= L03.90 | warn L03.90 better L03.115

## A cause by its own name
Allergic contact dermatitis due to nickel (belt buckle).
= L23.9 | warn L23.9 better L23.0

## A subtype behind its disease
Psoriasis (L40.9), plaque type, BSA 12%.
= | warn L40.9 better L40.0

## The scalp is the head, not the neck
Abscess of the scalp, drained.
= L02.91 | warn L02.91 better L02.811

## A disease with a name of its own
Impression: folliculitis decalvans.
= L66.9 | warn L66.9 better L66.2

## Back in three months is no trunk
1. BCC, biopsy proven (C44.91)
   Mohs discussed. Back in 3 months. Sunscreen on face and hands daily.
= | inform C44.91

## Nodes, scans and examined areas are not where the cancer is
1. Melanoma (C43.9). Lymph nodes: neck, axilla, groin negative. CT chest/abdomen ordered. Exam of scalp, face and back performed.
= | inform C43.9

## A box that is not ticked says nothing
Psoriasis type: [ ] plaque [ ] pustular [ ] guttate
= L40.9 | inform L40.9

## What is copied forward is history
[Copied from 03/02/2019] BCC left nasal ala scheduled for Mohs.
A: BCC.
= C44.91 | inform C44.91

## Another lesion of the same line
A: BCC, AK left cheek, SK back
= C44.91 | inform C44.91

## What is asked or taught is no finding
Psoriasis. Patient asks about guttate psoriasis. Handout on plaque psoriasis given.
= L40.9 | inform L40.9

## The site is told, the side is not: a question
Cellulitis of leg; left leg normal.
= L03.119 | inform L03.119

## “Other specified” states something
Scalp psoriasis and nail pitting.
= L40.8 | silent

## A specific code
BCC left nasal ala C44.311.
= | silent

## Pathology is out: unspecified behaviour is the right code
Shave biopsy of a growth on the left cheek. Await pathology.
= D49.2 | silent

## A title without open facts
Shingles, T4 left.
= B02.9 | silent

## Not valid at all: other rules speak
Psoriasis of the elbows.
= L40 | silent

## The note calls it by a name with a code of its own
Assessment:
1. Tinea versicolor, chest. Ketoconazole shampoo.
= B36.9 | warn B36.9 better B36.0

## The lesion is told before it is named
Firm dimpling papule, left shin. Dermatofibroma. Reassured.
= D23.9 | warn D23.9 better D23.72

## A tender nodule, then its name
Tender fluctuant 3 cm nodule R axilla. I&D performed. Abscess, culture sent.
= L02.91 | warn L02.91 better L02.411

## Depth of an ulcer at another site
Non-healing ulcer of the chest wall, fat layer exposed.
= L98.499 | warn L98.499 better L98.492

## Veins with an ulcer are not asymptomatic
Venous ulcer of the right ankle with varicose veins.
= I83.90 | inform I83.90

## Two diseases of a category, one of them left open
Toenails thick and yellow. Scale between the toes.
A/P: 1) Onychomycosis, terbinafine. 2) Tinea pedis, econazole.
= B35.1, B35.9 | warn B35.9 better B35.3

## The place stands behind the name, alone
Assessment:
1. Basal cell carcinoma, bx confirmed. Vertex. Mohs.
= C44.91 | warn C44.91 better C44.41
`);
