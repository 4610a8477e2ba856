import { readExamples } from '../read-examples.ts';

export const EXCLUDES2_EXAMPLES = readExamples(`
## Two kinds of contact dermatitis in one problem
Assessment: Allergic contact dermatitis of both hands with irritant contact dermatitis. Gloves.
= L23.9, L24.9 | inform L24.9

## A drug eruption with contact dermatitis
Assessment: Drug eruption of the trunk with allergic contact dermatitis. Stop both.
= L27.0, L23.9 | inform L23.9

## A drug eruption with hives
Assessment: Drug eruption of the trunk with urticaria. Cetirizine.
= L27.0, L50.9 | inform L50.9

## A nevus and a dermatofibroma of one place
Assessment: Nevus of the left thigh with dermatofibroma. Reassured.
= D22.72, D23.72 | inform D23.72

## Two problems are two diseases
Assessment:
1. Allergic contact dermatitis, hands. Gloves.
2. Irritant contact dermatitis, feet. Other socks.
= L23.9, L24.9 | silent

## One of them alone
Assessment: Atopic dermatitis of the ankle.
= L20.9 | silent

## No note keeps them apart
Assessment: Acne and rosacea of the face.
= L70.0, L71.9 | silent

## A chapter's note is about chapters
Assessment: Plaque psoriasis with tinea of the feet.
= L40.0, B35.3 | silent
`);
