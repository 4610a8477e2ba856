import { readExamples } from '../read-examples.ts';

export const SIGN_EXAMPLES = readExamples(`
## Itch of scabies
Itch for three weeks.

A: Scabies, scraping positive. Permethrin tonight.
= L29.9, B86 | warn L29.9

## Rash beside its name
Here for a rash of the trunk.

Assessment: Pityriasis rosea.
= L42, R21 | warn R21

## Itch of atopic dermatitis, both in one line
Assessment:
1. Atopic dermatitis with pruritus, flaring.
= L20.9, L29.89 | warn L29.89

## A lump that is a lipoma
Assessment: Lipoma, a soft mass of the left forearm (D17.22, R22.32).
= D17.22, R22.32 | warn R22.32

## Itch listed for itself
Assessment:
1. Tinea pedis of both feet. Terbinafine cream.
2. Generalized pruritus. Check liver and kidney tests.
= B35.3, L29.9 | silent

## Itch without a disease of the skin
Pruritus of both arms, no rash. Chronic kidney disease.
= L29.9, N18.4 | silent

## A rash that nobody has named yet, beside a keratosis
Rash of the trunk, biopsy taken. AK of the nose, frozen.
= R21, L57.0 | silent

## The disease is ruled out
Itch of the arms. No scabies on scraping.
= L29.9, B86 | silent
`);
