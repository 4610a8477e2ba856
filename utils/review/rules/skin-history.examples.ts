import { readExamples } from '../read-examples.ts';

export const SKIN_HISTORY_EXAMPLES = readExamples(`
## A look at what is over
HPI: Follow-up after completed treatment. History of cellulitis of the left leg, healed.
Exam: Skin clear.
= Z09 | warn Z09 better Z87.2

## A look at an infection that is over
HPI: Follow-up exam after permethrin. History of scabies, resolved.
Exam: No burrows.
= Z09 | warn Z09 better Z86.19

## A disease of today on the claim as past
Assessment: Guttate psoriasis, active plaques on the trunk. Start narrowband UVB.
= Z87.2 | warn Z87.2 better L40.4

## The same in a few words
Assessment: Perioral dermatitis. Metronidazole gel twice daily.
= Z87.2 | warn Z87.2 better L71.0

## The history is coded
HPI: Follow-up after completed treatment. History of cellulitis of the left leg, healed.
= Z09, Z87.2 | silent

## It has come back, and is coded
HPI: Follow-up. History of cellulitis of the left leg.
Assessment: Cellulitis of the left lower leg, again.
= Z09, L03.116 | silent

## The note tells of it as past
HPI: History of atopic dermatitis as a child, clear since.
Assessment: Dry skin care discussed.
= Z87.2 | silent

## History of the family
HPI: Follow-up. Family history of psoriasis.
= Z09 | silent

## Only suspected
Assessment: Rule out guttate psoriasis. Biopsy pending.
= Z87.2 | silent
`);
