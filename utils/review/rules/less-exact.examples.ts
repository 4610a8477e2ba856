import { readExamples } from '../read-examples.ts';

export const LESS_EXACT_EXAMPLES = readExamples(`
## Psoriasis twice
Assessment: Plaque psoriasis. Calcipotriene.
= L40.0, L40.9 | warn L40.9

## A carcinoma with and without its place
Assessment: BCC, left cheek. Mohs.
= C44.91, C44.319 | warn C44.91

## Diabetes without and with complications
Assessment: Diabetic ulcer of the right foot, limited to breakdown of skin.
= E11.621, L97.511, E11.9 | warn E11.9

## Resistance beside the resistant germ
Abscess of the left buttock, drained. Culture grew MRSA.
= L02.31, B95.62, Z16.11 | warn Z16.11

## A nevus of the back, and another
Assessment:
1. Nevus, back. Benign.
2. Another nevus, stable. Benign.
= D22.5, D22.9 | silent

## Several places under one heading
Assessment: Nevi of the back and of the left arm. Benign.
= D22.5, D22.9 | silent

## Another kind of psoriasis
Assessment: Plaque psoriasis with guttate psoriasis of the trunk.
= L40.0, L40.4 | silent

## One code
Assessment: Psoriasis.
= L40.9 | silent

## Diabetes without complications alone
Assessment: Tinea pedis. Type 2 diabetes.
= B35.3, E11.9 | silent

## The open code stands for another disease of the category
Toenails thick and yellow. Scale between the toes.
A/P: 1) Onychomycosis, terbinafine. 2) Tinea pedis, econazole.
= B35.1, B35.9 | silent
`);
