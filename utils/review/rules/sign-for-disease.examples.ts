import { readExamples } from '../read-examples.ts';

export const SIGN_FOR_DISEASE_EXAMPLES = readExamples(`
## Rash, with its name in the assessment
Red macerated rash in both groin folds.

A: Intertrigo. Barrier cream.
= R21 | warn R21 better L30.4

## Itch of scabies
Itch for three weeks, the partner too.

Assessment: Scabies, mites seen. Permethrin tonight.
= L29.9 | warn L29.9 better B86

## Nobody knows yet what the rash is
Rash of the trunk for a week.

Assessment: Rash, possible drug eruption. Biopsy taken.
= R21 | silent

## Ruled out
Itch of the arms.

Assessment: Pruritus. No scabies on scraping.
= L29.9 | silent

## Itch listed for itself beside a disease
Assessment:
1. Tinea pedis of both feet. Terbinafine cream.
2. Generalized pruritus. Check liver and kidney tests.
= L29.9 | silent

## Two diseases: which of them it is, the physician says
Rash of the face and the feet.

Assessment: Rosacea of the face, tinea pedis of the feet.
= R21 | silent

## A lump that is a lipoma
Soft mobile mass of the left forearm.

Assessment: Lipoma of the left forearm. Reassured.
= R22.32 | warn R22.32 better D17.22

## Redness of a cellulitis
Red warm calf.

Assessment: Cellulitis of the right leg. Cephalexin.
= L53.9 | warn L53.9 better L03.115
`);
